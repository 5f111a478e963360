// Step two of opening a checkout: asks Stripe for the checkout session of its one payment.
import { secondsFrom } from '@/lib/clock'
import { invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isCurrency } from '@/lib/money/currency'
import { askUnderKey } from '@/lib/payments/ask-under-key'
import type { SessionFacts, SessionOrder } from '@/lib/stripe/checkout-sessions'
import { stripeLocaleIn } from '@/lib/stripe/locale'
import { OPEN_HOURS } from './checkout'
import { type HeldCheckout, selectCheckoutLines } from './store'

/** Everything comes from the rows, so that a repeat under the same key says exactly the same. */
async function orderOf({ db }: House, { accountId, checkout, payment }: HeldCheckout): Promise<SessionOrder> {
  const { currency } = checkout
  if (!isCurrency(currency)) throw new Error(`a checkout in unknown currency ${currency}`)
  const lines = await selectCheckoutLines(db, checkout.id)
  return {
    paymentId: payment.id,
    accountId,
    lines: lines.map(({ description, name, quantity, unitPriceMinor }) => ({
      name,
      description,
      quantity,
      unitPrice: { minor: unitPriceMinor, currency },
    })),
    fee: { minor: payment.feeMinor, currency },
    description: payment.description ?? 'Checkout',
    statementSuffix: payment.statementSuffix,
    locale: stripeLocaleIn(checkout.country),
    isEmbedded: checkout.uiMode === 'embedded',
    confirmationUrl: checkout.confirmationUrl,
    cancelUrl: checkout.cancelUrl,
    expiresAt: secondsFrom(checkout.createdAt, OPEN_HOURS * 3600),
  }
}

/** Throws `Failure` only. */
export async function askForSession(house: House, held: HeldCheckout): Promise<SessionFacts> {
  const { accountId, payment } = held
  const order = await orderOf(house, held)
  return askUnderKey(house, payment, {
    create: () => house.stripe.createCheckoutSession(order),
    find: () => house.stripe.findCheckoutSession(accountId, payment.id, payment.createdAt),
    onBadAmount: () =>
      invalidRequest([
        {
          pointer: '/Articles',
          code: 'NotChargeable',
          detail: 'These articles cost an amount that Stripe does not accept.',
        },
      ]),
  })
}
