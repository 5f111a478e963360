// Money that does not fit: it is always kept apart, and let go once it went back.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { payments } from '@/db/schema/payments'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { createStripe } from '@/lib/stripe/client'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, invoiceOf, payBill, paymentsOf } from '@/lib/testing/payer'
import { openPayment } from './open'
import { reconcilePayment } from './reconcile'

/** A bill whose open intent asks for one euro, as its account's owner wanted at Stripe. */
async function tamperedBill(business: Business) {
  const { invoiceId, token } = await sendBill(business)
  await openPayment(business.house, token)
  const [payment] = await paymentsOf(business, invoiceId)
  if (!payment?.providerReference) throw new Error('no payment was opened')
  const reference = payment.providerReference
  const changes = { amount: 100, application_fee_amount: 2 }
  await createStripe(business.house.env).paymentIntents.update(reference, changes, {
    stripeAccount: business.accountId,
  })
  return {
    invoiceId,
    token,
    paymentId: payment.id,
    pay: () => business.sandbox.post(`payment_intents/${reference}/pay`),
    giveBack: () => business.sandbox.post(`payment_intents/${reference}/refund`),
    reconcile: () => reconcilePayment(business.house, payment.id),
    end: () =>
      business.house.db.update(payments).set({ state: 'cancelled' }).where(eq(payments.id, payment.id)),
  }
}

// promise 53
it('quarantines money that arrives for a closed payment', async ({ business, house }) => {
  const bill = await tamperedBill(business)
  await bill.end()
  await bill.pay()
  expect(await bill.reconcile()).toMatchObject({ state: 'quarantined', quarantineReason: 'amount' })
  expect(await viewInvoice(house, bill.token)).toMatchObject({ state: 'under-review', checkout: null })
})

// promise 53
it('marks it while someone is already paying again, without blocking them', async ({ business, house }) => {
  const bill = await tamperedBill(business)
  await bill.end()
  await openPayment(house, bill.token)
  await bill.pay()
  expect(await bill.reconcile()).toMatchObject({ state: 'cancelled', quarantineReason: 'amount' })
  await payBill(business, bill.token)
  await hearEvents(business)
  expect(await invoiceOf(business, bill.invoiceId)).toMatchObject({
    status: 'Paid',
    amountPaidMinor: 14076,
  })
})

it('releases a payment whose money was returned, and the invoice can be paid again', async ({ business }) => {
  const bill = await tamperedBill(business)
  await bill.pay()
  expect(await bill.reconcile()).toMatchObject({ state: 'quarantined' })
  expect(await bill.reconcile()).toMatchObject({ state: 'quarantined' })
  await bill.giveBack()
  const released = { state: 'cancelled', quarantineReason: null, declineCode: 'given-back' }
  expect(await bill.reconcile()).toMatchObject(released)
  expect(await bill.reconcile()).toMatchObject(released)
  await payBill(business, bill.token)
  await hearEvents(business)
  expect(await invoiceOf(business, bill.invoiceId)).toMatchObject({ status: 'Paid', amountPaidMinor: 14076 })
  const [first, second] = await paymentsOf(business, bill.invoiceId)
  expect([first?.state, second?.state]).toEqual(['cancelled', 'succeeded'])
})

it('settles a payment that matches after all', async ({ business, house }) => {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  const [payment] = await paymentsOf(business, invoiceId)
  await house.db
    .update(payments)
    .set({ state: 'quarantined', quarantineReason: 'access withdrawn' })
    .where(eq(payments.id, payment?.id ?? ''))
  expect(await reconcilePayment(house, payment?.id ?? '')).toMatchObject({
    state: 'succeeded',
    quarantineReason: null,
  })
})

it('keeps waiting for a debit quarantined while pending', async ({ business, house }) => {
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token, 'pm_sepa_debit')
  const [payment] = await paymentsOf(business, invoiceId)
  const id = payment?.id ?? ''
  await house.db
    .update(payments)
    .set({ state: 'quarantined', quarantineReason: 'access withdrawn' })
    .where(eq(payments.id, id))
  expect(await reconcilePayment(house, id)).toMatchObject({ state: 'processing', quarantineReason: null })
  await business.sandbox.post(`payment_intents/${reference}/settle`)
  expect(await reconcilePayment(house, id)).toMatchObject({ state: 'succeeded' })
})
