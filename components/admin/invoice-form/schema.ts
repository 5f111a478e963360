// What the form asks for before it asks the server, in the words of who fills it in.
import { z } from './browser-zod'
import { readLines } from './read-lines'

const DAY = /^\d{4}-\d{2}-\d{2}$/

const line = z.object({
  description: z
    .string()
    .max(500, 'Use at most 500 characters.')
    .refine((text) => text.trim() !== '', 'Enter a description.'),
  quantity: z.string(),
  unitPrice: z.string(),
  taxRate: z.string(),
})

export const formSchema = z
  .object({
    customerId: z.string().min(1, 'Choose a customer.'),
    currency: z.string().min(1, 'Choose a currency.'),
    issueDate: z.string().regex(DAY, 'Choose an invoice date.'),
    dueDate: z.union([z.literal(''), z.string().regex(DAY, 'Choose a date, or leave this empty.')]),
    memo: z.string().max(5_000, 'Use at most 5,000 characters.'),
    lineItems: z.array(line).min(1, 'Add at least one line.').max(200, 'An invoice holds at most 200 lines.'),
  })
  .superRefine(({ currency, dueDate, issueDate, lineItems }, context) => {
    if (dueDate !== '' && dueDate < issueDate)
      context.addIssue({
        code: 'custom',
        path: ['dueDate'],
        message: 'The due date cannot be before the invoice date.',
      })
    for (const { field, line: at, message } of readLines(lineItems, currency).faults)
      context.addIssue({ code: 'custom', path: ['lineItems', at, field], message })
  })
