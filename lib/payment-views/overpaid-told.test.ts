// What the page, the paper and the letter say of an overpayment that went back in part, and of credit.
import { expect } from 'vitest'
import { returnedMinor, takenMinor } from '@/components/invoice/standing'
import { newId } from '@/lib/ids'
import { composeMail } from '@/lib/letters/compose'
import { endOverpayment } from '@/lib/payments/overpayment'
import { refundPayment } from '@/lib/payments/refund'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { readDocumentByLink } from './read-document'
import { viewInvoice } from './view-invoice'

async function paidBill(business: Business) {
  const bill = await sendBill(business)
  const reference = await payBill(business, bill.token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, bill.invoiceId)
  if (!payment) throw new Error('nothing was paid')
  return { ...bill, reference, paymentId: payment.id }
}

const giveBack = (business: Business, invoiceId: string, paymentId: string, amount: string) =>
  refundPayment(business.house, business.organisationId, invoiceId, paymentId, {
    ...{ id: newId(), amount, reason: null, owedAgain: true },
  })

async function failRefundOf(business: Business, reference: string, amountMinor: number) {
  const refunds = await business.sandbox.objects('refund', business.accountId)
  const refund = refunds.find((one) => one.payment_intent === reference && one.amount === amountMinor)
  await business.sandbox.post(`refunds/${refund?.id}/fail`)
  await hearEvents(business)
}

async function told(house: TestHouse, token: string) {
  const view = await viewInvoice(house, token)
  if (!view) throw new Error('no view')
  const paper = await readDocumentByLink(house, token, 'receipt')
  return { view, paper }
}

async function endBy(business: Business, invoiceId: string, action: 'refund' | 'keep'): Promise<string> {
  const id = newId()
  await endOverpayment(business.house, business.organisationId, invoiceId, { id, action })
  await hearEvents(business)
  return id
}

it('a returned surplus is not shown as a second payment', async ({ business, house }) => {
  // promise 149
  const { invoiceId, paymentId, reference, token } = await paidBill(business)
  await giveBack(business, invoiceId, paymentId, '100.76')
  await giveBack(business, invoiceId, paymentId, '40.00')
  await hearEvents(business)
  await payBill(business, token)
  await hearEvents(business)
  await failRefundOf(business, reference, 4_000)
  const refundId = await endBy(business, invoiceId, 'refund')
  const { paper, view } = await told(house, token)
  expect(view.receipts.map(({ isSurplus }) => isSurplus)).toEqual([false, false])
  expect(takenMinor(view) - returnedMinor(view)).toBe(14_076)
  expect(returnedMinor(view)).toBe(10_076)
  expect(paper).toMatchObject({ paidMinor: 24_152, refundedMinor: 10_076 })
  expect(paper.payments.flatMap(({ refunds }) => refunds)).toContainEqual(
    expect.objectContaining({ amountMinor: 4_000, isSurplus: true }),
  )
  const letter = await composeMail(house, { id: newId(), kind: 'refund-notice', content: { refundId } })
  expect(String(letter.text)).toContain('was overpaid')
  expect(String(letter.text)).not.toContain('more than once')
})

it('the only payment of a void invoice was not paid twice', async ({ business, house }) => {
  const { invoiceId, paymentId, reference, token } = await paidBill(business)
  await giveBack(business, invoiceId, paymentId, '140.76')
  await hearEvents(business)
  await voidInvoice(house, business.organisationId, invoiceId)
  await failRefundOf(business, reference, 14_076)
  await endBy(business, invoiceId, 'refund')
  const { paper, view } = await told(house, token)
  expect(view.receipts).toMatchObject([{ isSurplus: false, refundedMinor: 14_076 }])
  expect(paper).toMatchObject({ paidMinor: 14_076, refundedMinor: 14_076 })
})

it('what was kept as credit has a line of its own', async ({ business, house }) => {
  const { invoiceId, paymentId, reference, token } = await paidBill(business)
  await giveBack(business, invoiceId, paymentId, '40.00')
  await hearEvents(business)
  await payBill(business, token)
  await hearEvents(business)
  await failRefundOf(business, reference, 4_000)
  await endBy(business, invoiceId, 'keep')
  const { paper, view } = await told(house, token)
  expect(view.credits).toMatchObject([{ amountMinor: -4_000 }])
  expect(takenMinor(view)).toBe(14_076)
  expect(paper).toMatchObject({ paidMinor: 14_076, credits: [{ amountMinor: -4_000 }] })
})
