// A checkout whose payer chose to pay by a voucher: completed, and the money comes days later or never.
import { eq } from 'drizzle-orm'
import type Stripe from 'stripe'
import { expect } from 'vitest'
import { checkouts } from '@/db/schema/checkouts'
import { payments } from '@/db/schema/payments'
import { settle } from '@/lib/payments/settle'
import { selectStripePayment } from '@/lib/payments/store'
import { PLATFORM_MARKS } from '@/lib/stripe/account'
import { platformStripe } from '@/lib/stripe/client'
import { checkoutSessionFacts, intentOf } from '@/lib/stripe/object-facts'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { orderOf, type Shop } from '@/lib/testing/shop'
import { createCheckout } from './create'

/** The sandbox has no vouchers, so what Stripe says of one is said by hand. */
async function voucherCheckout(shop: Shop) {
  const order = orderOf(shop)
  const { accountId, session } = await createCheckout(shop.house, order)
  await shop.sandbox.post(`checkout_sessions/${session.reference}/pay`, { payment_method: 'pm_sepa_debit' })
  const account = {
    ...{ stripe: platformStripe(shop.house.env), accountId, marks: PLATFORM_MARKS },
    readsBalance: true,
  }
  const made = await account.stripe.checkout.sessions.retrieve(
    session.reference,
    { expand: ['payment_intent.latest_charge'] },
    { stripeAccount: accountId },
  )
  const payment = async () => {
    const [row] = await shop.house.db
      .select({ id: payments.id, state: payments.state, checkout: checkouts.state })
      .from(payments)
      .innerJoin(checkouts, eq(checkouts.id, payments.checkoutId))
      .where(eq(payments.sessionReference, session.reference))
    if (!row) throw new Error('no payment')
    return row
  }
  const hear = async (
    status: Stripe.PaymentIntent.Status,
    state: NonNullable<Stripe.Checkout.Session['status']>,
  ) => {
    const { id } = await payment()
    const known = await selectStripePayment(shop.house.db, id)
    if (!known) throw new Error('no payment')
    const intent = intentOf(made)
    if (!intent) throw new Error('a checkout that was paid has no intent')
    const told = { ...made, status: state, payment_intent: { ...intent, status } }
    await settle(shop.house, known.payment, checkoutSessionFacts(told, account), known.asOf)
    return payment()
  }
  return { hear, order }
}

it('is not sold a second time while its voucher can be paid', async ({ house, shop }) => {
  // promise 3, promise 22
  const { hear, order } = await voucherCheckout(shop)
  expect(await hear('requires_action', 'open')).toMatchObject({ state: 'open', checkout: 'open' })
  expect(await hear('requires_action', 'complete')).toMatchObject({
    state: 'processing',
    checkout: 'complete',
  })
  await expect(createCheckout(house, order)).rejects.toMatchObject({ code: 'Checkout.AlreadyComplete' })
})

it('can be sold again once its voucher has run out', async ({ house, shop }) => {
  // promise 22
  const { hear, order } = await voucherCheckout(shop)
  await hear('requires_action', 'complete')
  expect(await hear('requires_payment_method', 'complete')).toMatchObject({
    state: 'failed',
    checkout: 'expired',
  })
  expect((await createCheckout(house, order)).session.state).toBe('open')
})
