// Money beyond what an invoice asks for, whatever way it comes about, is said within the transaction that brings it.
import { describe, expect } from 'vitest'
import { newId } from '@/lib/ids'
import { countInvariants } from '@/lib/invariants'
import { presentInvoice } from '@/lib/invoices/platform-api'
import { selectInvoice } from '@/lib/invoices/store'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { expectBooksToAgree, hearEvents, invoiceOf, payBill, paymentsOf } from '@/lib/testing/payer'
import { recordManualPayment } from './record-manual'
import { refundPayment } from './refund'
import { voidInvoice } from './void-invoice'

it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
})

async function paidBill(business: Business) {
  const bill = await sendBill(business)
  const reference = await payBill(business, bill.token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, bill.invoiceId)
  if (!payment) throw new Error('nothing was paid')
  return { ...bill, reference, paymentId: payment.id }
}

async function standing(business: Business, invoiceId: string) {
  const { amountOverpaidMinor, amountPaidMinor, outstandingMinor, status } = await invoiceOf(
    business,
    invoiceId,
  )
  return [status, amountPaidMinor, outstandingMinor, amountOverpaidMinor]
}

const giveBack = (business: Business, invoiceId: string, paymentId: string) =>
  refundPayment(business.house, business.organisationId, invoiceId, paymentId, {
    ...{ id: newId(), reason: null, owedAgain: true },
  })

async function failRefundOf(business: Business, reference: string) {
  const refunds = await business.sandbox.objects('refund', business.accountId)
  const refund = refunds.find((one) => one.payment_intent === reference)
  await business.sandbox.post(`refunds/${refund?.id}/fail`)
  await hearEvents(business)
}

describe('an invoice is overpaid', () => {
  it('by a refund that fails after the payer has paid again', async ({ business, house }) => {
    // promise 2, promise 149
    const { invoiceId, paymentId, reference, token } = await paidBill(business)
    await giveBack(business, invoiceId, paymentId)
    await payBill(business, token)
    await hearEvents(business)
    expect(await standing(business, invoiceId)).toEqual(['Paid', 14_076, 0, 0])
    await failRefundOf(business, reference)
    expect(await standing(business, invoiceId)).toEqual(['Paid', 28_152, 0, 14_076])
    const found = await selectInvoice(house.db, business.organisationId, invoiceId)
    if (!found) throw new Error('the invoice is gone')
    expect(presentInvoice({ invoice: found, paymentUrl: null })).toMatchObject({ amountOverpaid: 140.76 })
    expect(await countInvariants(house)).toMatchObject({ 'overpaid invoice': 1 })
  })

  it('by a refund that fails after the invoice was voided', async ({ business, house }) => {
    // promise 149
    const { invoiceId, paymentId, reference } = await paidBill(business)
    await giveBack(business, invoiceId, paymentId)
    await voidInvoice(house, business.organisationId, invoiceId)
    await failRefundOf(business, reference)
    expect(await standing(business, invoiceId)).toEqual(['Void', 14_076, 0, 14_076])
  })

  it('by a dispute that is won after it was lost and paid anew', async ({ business }) => {
    // promise 149
    const { invoiceId, reference, token } = await paidBill(business)
    const { id } = await business.sandbox.post(`payment_intents/${reference}/dispute`, {})
    await business.sandbox.post(`disputes/${id}/close`, { status: 'lost' })
    await hearEvents(business)
    await payBill(business, token)
    await hearEvents(business)
    expect(await standing(business, invoiceId)).toEqual(['Paid', 14_076, 0, 0])
    await business.sandbox.post(`disputes/${id}/close`, { status: 'won' })
    await hearEvents(business)
    expect(await standing(business, invoiceId)).toEqual(['Paid', 28_152, 0, 14_076])
  })

  it('until its surplus is back, and again when the refund of the surplus fails later', async ({
    business,
    house,
  }) => {
    // promise 149
    const { invoiceId, token } = await sendBill(business)
    const second = await payBill(business, token)
    // Recorded in the same moment: nobody has heard of the card's money yet.
    await house.db.$client`update payments set state = 'cancelled' where invoice_id = ${invoiceId}`
    await recordManualPayment(house, business.organisationId, invoiceId, {
      ...{ id: newId(), amount: '140.76', paidAt: house.clock.now(), notes: null },
    })
    await hearEvents(business)
    expect(await standing(business, invoiceId)).toEqual(['Paid', 28_152, 0, 14_076])
    await sweepRefunds(house)
    await hearEvents(business)
    expect(await standing(business, invoiceId)).toEqual(['Paid', 14_076, 0, 0])
    await failRefundOf(business, second)
    expect(await standing(business, invoiceId)).toEqual(['Paid', 28_152, 0, 14_076])
  })
})
