// Who is told of a payment plan: an event for each change, and for each part that is paid; and the timeline says who did it.
import { and, eq, like } from 'drizzle-orm'
import { expect } from 'vitest'
import { webhookEvents } from '@/db/schema/webhooks'
import { newId } from '@/lib/ids'
import { changeInvoice } from '@/lib/invoices/change'
import { createInvoice } from '@/lib/invoices/create'
import { inspectInvoice } from '@/lib/payment-views/inspect-invoice'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { dayIn, plusDays } from '@/lib/time-zone'
import { readSubject } from '@/lib/webhooks/outgoing/subject'
import { changePaymentPlan } from './change-plan'
import { recordManualPayment } from './record-manual'

async function toldOf({ house }: Business, invoiceId: string): Promise<string[]> {
  const rows = await house.db
    .select({ type: webhookEvents.type })
    .from(webhookEvents)
    .where(and(eq(webhookEvents.subjectId, invoiceId), like(webhookEvents.type, 'payment_plan.%')))
  return rows.map(({ type }) => type).toSorted()
}

it('a plan that is set, changed, and paid part by part is told each time, and the same again is not', async ({
  business,
  house,
}) => {
  const { organisationId } = business
  const day = (days: number) => plusDays(dayIn('UTC', house.clock.now()), days)
  const { invoiceId } = await sendBill(business, { dueDate: day(90) })
  expect(await toldOf(business, invoiceId)).toEqual([])
  const half = { instalments: [30, 60].map((days) => ({ dueDate: day(days), percent: 50 })) }
  await changePaymentPlan(house, organisationId, invoiceId, half)
  expect(await toldOf(business, invoiceId)).toEqual(['payment_plan.created'])
  await changePaymentPlan(house, organisationId, invoiceId, half)
  expect(await toldOf(business, invoiceId)).toHaveLength(1)
  await changePaymentPlan(house, organisationId, invoiceId, { ...half, payerMayChoose: 'any' })
  expect(await toldOf(business, invoiceId)).toEqual(['payment_plan.created', 'payment_plan.updated'])
  const pay = (amount: string) =>
    recordManualPayment(house, organisationId, invoiceId, {
      ...{ id: newId(), amount, paidAt: house.clock.now(), notes: null },
    })
  await pay('70.37')
  expect(await toldOf(business, invoiceId)).toHaveLength(2)
  await pay('0.01')
  expect((await toldOf(business, invoiceId))[1]).toBe('payment_plan.part_paid')
  const event = { type: 'payment_plan.part_paid', subjectId: invoiceId, organisationId }
  expect(await readSubject(house.db, event)).toMatchObject({
    ...{ invoiceId, currency: 'EUR', totalAmount: 140.76, outstanding: 70.38 },
    paymentPlan: {
      parts: [
        { state: 'Paid', amountPaid: 70.38 },
        { state: 'Upcoming', amountPaid: 0 },
      ],
    },
  })
  await pay('70.38')
  expect(await toldOf(business, invoiceId)).toHaveLength(4)
  const shown = await inspectInvoice(house, organisationId, invoiceId)
  const planned = shown.timeline.happenings.filter(({ kind }) => kind === 'planned')
  expect(planned).toMatchObject([{ what: 'changed' }, { what: 'set' }])
})

it('a plan of a draft is told as well, until it is taken away', async ({ business, house }) => {
  const { customerId, organisationId } = business
  const { id } = await createInvoice(house, {
    ...{ id: newId(), organisationId, customerId, currency: 'EUR' as const },
    lineItems: [{ description: 'Cake', quantity: 1, unitPrice: '100' }],
    paymentPlan: { deposit: { percent: 30 } },
  })
  await changeInvoice(house, organisationId, id, { memo: 'The plan is as it was.' })
  expect(await toldOf(business, id)).toEqual(['payment_plan.created'])
  await changeInvoice(house, organisationId, id, {
    lineItems: [{ description: 'Cake', quantity: 2, unitPrice: '100' }],
  })
  await changeInvoice(house, organisationId, id, { paymentPlan: null })
  expect(await toldOf(business, id)).toEqual([
    ...['payment_plan.created', 'payment_plan.removed', 'payment_plan.updated'],
  ])
  const event = { type: 'payment_plan.removed', subjectId: id, organisationId }
  expect(await readSubject(house.db, event)).toMatchObject({ paymentPlan: null, documentNumber: null })
})
