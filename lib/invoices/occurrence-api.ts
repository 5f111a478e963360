// Of which recurring invoice an invoice was made, as the Platform API says it.
import { z } from 'zod'
import type { Invoice } from './invoice'

export const occurrenceAnswer = {
  recurringScheduleId: z
    .uuid()
    .nullable()
    .meta({ description: 'The recurring invoice that it was made of.' }),
  recurringOccurrenceNumber: z
    .int()
    .nullable()
    .meta({ description: 'Which of its occurrences it is, from 1 on.', example: null }),
  recurringOccurrenceDate: z.iso.date().nullable().meta({
    description: 'On which day that fell; `issueDate` is the day on which the invoice was made.',
  }),
}

export const presentOccurrence = ({
  recurringInvoiceId,
  recurringNumber,
  recurringOn,
}: Pick<Invoice, 'recurringInvoiceId' | 'recurringNumber' | 'recurringOn'>) => ({
  recurringScheduleId: recurringInvoiceId,
  recurringOccurrenceNumber: recurringNumber,
  recurringOccurrenceDate: recurringOn,
})
