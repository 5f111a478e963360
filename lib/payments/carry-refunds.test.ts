// Refunds from before they said why leave no debt behind, unless somebody has paid since; and it can be run again.
import { expect } from 'vitest'
import { newId } from '@/lib/ids'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import {
  expectBooksToAgree,
  expectInvariants,
  hearEvents,
  invoiceOf,
  payBill,
  paymentsOf,
} from '@/lib/testing/payer'
import { carryRefunds } from './carry-refunds'
import { refundPayment } from './refund'

it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
})

/** Paid, and refunded as a version before booked it: it says nothing of the debt, and has no credit note. */
async function refundedBefore(business: Business, amount?: string) {
  const { house, organisationId } = business
  const bill = await sendBill(business)
  await payBill(business, bill.token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, bill.invoiceId)
  const order = { id: newId(), amount, reason: null, owedAgain: true }
  const refund = await refundPayment(house, organisationId, bill.invoiceId, payment?.id ?? '', order)
  await house.db.$client`update refunds set owed_again = null where id = ${refund.id}`
  return { ...bill, refund }
}

async function standing(business: Business, id: string) {
  const { amountCreditedMinor, amountPaidMinor, outstandingMinor, status } = await invoiceOf(business, id)
  return [status, amountPaidMinor, amountCreditedMinor, outstandingMinor]
}

it('what they made owed is credited without a document, once, and asked for again if the refund fails', async ({
  business,
  house,
}) => {
  // promise 148
  const { invoiceId, refund } = await refundedBefore(business, '40.76')
  expect(await standing(business, invoiceId)).toEqual(['PartiallyPaid', 10_000, 0, 4_076])
  await Promise.all([carryRefunds(house), carryRefunds(house)])
  expect(await standing(business, invoiceId)).toEqual(['Paid', 10_000, 4_076, 0])
  await carryRefunds(house)
  await business.sandbox.post(`refunds/${refund.providerReference}/fail`)
  await hearEvents(business)
  expect(await standing(business, invoiceId)).toEqual(['Paid', 14_076, 0, 0])
})

it('what somebody has paid since, or in part, was meant to be owed', async ({ business, house }) => {
  // promise 148
  const { invoiceId, token } = await refundedBefore(business)
  await payBill(business, token)
  await hearEvents(business)
  await carryRefunds(house)
  expect(await standing(business, invoiceId)).toEqual(['Paid', 14_076, 0, 0])
  const [row] = await house.db.$client`
    select r.owed_again from refunds r join payments p on p.id = r.payment_id where p.invoice_id = ${invoiceId}`
  expect(row).toEqual({ owed_again: true })
})
