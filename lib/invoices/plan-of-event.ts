// What an event says of a payment plan: as it stands by then, with the invoice that it is of.
import { z } from 'zod'
import type { Queryable } from '@/db/database'
import { majorUnits } from '@/lib/money/money'
import { selectToday } from '@/lib/organisations/store'
import { paymentPlanAnswer, presentPlan } from '@/lib/plans/platform-api'
import { selectPlan } from '@/lib/plans/store'
import { selectInvoice } from './store'

export const planOfEvent = z
  .object({
    invoiceId: z.uuid(),
    documentNumber: z.string().nullable().meta({ description: 'Null for a draft.' }),
    currency: z.string().length(3),
    totalAmount: z.number(),
    outstanding: z.number(),
    dueDate: z.iso.date().nullable(),
    paymentPlan: paymentPlanAnswer.nullable().meta({ description: 'Null once it was taken away.' }),
  })
  .meta({ id: 'PaymentPlanOfEvent' })

export async function readPlanOfEvent(
  db: Queryable,
  id: string,
  organisationId: string,
): Promise<z.input<typeof planOfEvent> | undefined> {
  const invoice = await selectInvoice(db, organisationId, id)
  if (!invoice) return undefined
  const [plan, today] = await Promise.all([selectPlan(db, id), selectToday(db, organisationId)])
  const { amountCreditedMinor, amountPaidMinor, currency, documentNumber, dueDate } = invoice
  const major = majorUnits(currency)
  const settledMinor = amountPaidMinor + amountCreditedMinor
  return {
    ...{ invoiceId: id, documentNumber, currency, dueDate },
    totalAmount: major(invoice.totalMinor),
    outstanding: major(invoice.outstandingMinor),
    paymentPlan: plan ? presentPlan(plan, settledMinor, invoice, today, major) : null,
  }
}
