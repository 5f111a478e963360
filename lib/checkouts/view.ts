// What a checkout's page shows and what its script needs; viewing it creates nothing.

import { assertNotPaused, networkHash } from '@/lib/card-testing/pauses'
import { upsertOpening } from '@/lib/card-testing/store'
import { isProviderFault } from '@/lib/connector-port/fault'
import { accountConnector } from '@/lib/connectors/registry'
import { answeredWithin, PAYER_WAITS_MS } from '@/lib/deadline'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { timesMinor } from '@/lib/money/money'
import { shownLogo } from '@/lib/organisations/logo-address'
import { reviewCauseOf } from '@/lib/payments/beyond-reach'
import { reconcilePayment } from '@/lib/payments/reconcile'
import type { CheckoutStanding, CheckoutView } from './checkout-view'
import { readCheckout } from './status'
import { type HeldCheckout, selectCheckoutBySession, selectCheckoutLines, selectSeller } from './store'

function standingOf({ checkout, payment }: HeldCheckout): CheckoutStanding {
  if (checkout.state !== 'complete') return checkout.state
  if (payment.state === 'succeeded') return 'paid'
  return payment.state === 'processing' ? 'processing' : 'under-review'
}

function currencyOf({ checkout }: HeldCheckout): Currency {
  if (!isCurrency(checkout.currency)) throw new Error(`a checkout in unknown currency ${checkout.currency}`)
  return checkout.currency
}

/** Undefined for a session that is not ours. */
export async function viewCheckout(house: House, sessionId: string): Promise<CheckoutView | undefined> {
  const { db, stripe } = house
  const held = await selectCheckoutBySession(db, sessionId)
  if (!held) return undefined
  const { accountId, checkout } = held
  const [seller, lines] = await Promise.all([
    selectSeller(db, checkout.organisationId),
    selectCheckoutLines(db, checkout.id),
  ])
  if (!seller) throw new Error('a checkout belongs to no organisation')
  const { email, name, primaryColour } = seller.organisation
  const standing = standingOf(held)
  return {
    standing,
    methodType: held.payment.method?.type ?? null,
    reviewCause: standing === 'under-review' ? reviewCauseOf(held.payment.quarantineReason) : null,
    isEmbedded: checkout.uiMode === 'embedded',
    organisation: {
      name,
      email,
      logoUrl: shownLogo(house.env, seller.organisation),
      primaryColour,
      bankDetails: null,
    },
    reference: checkout.internalReferenceId,
    country: checkout.country,
    currency: currencyOf(held),
    totalMinor: checkout.totalMinor,
    lines: lines.map((line) => ({
      name: line.name,
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      amountMinor: timesMinor(line.unitPriceMinor, line.quantity),
    })),
    publishableKey: stripe.publishableKey,
    connectedAccountId: accountId,
    scriptUrl: stripe.scriptUrl,
  }
}

/**
 * The right to show the payment, read from Stripe and kept nowhere: a secret for a page of ours, or the address of
 * Stripe's. Throws `Checkout.NotFound`, also when it is not open any more, and `Payment.ProviderError`.
 */
export const enterCheckout = (house: House, sessionId: string, network: string): Promise<Entrance> =>
  answeredWithin(PAYER_WAITS_MS, () => readEntrance(house, sessionId, networkHash(network)))

interface Entrance {
  clientSecret: string | null
  url: string | null
}

async function readEntrance(house: House, sessionId: string, network: string | null): Promise<Entrance> {
  const { accountId, checkout, payment } = await readCheckout(house, sessionId)
  if (checkout.state !== 'open') throw new Failure('Checkout.NotFound')
  // One that was tested is expired: what is open was opened since, perhaps by its seller.
  await assertNotPaused(house, `payment:${payment.id}`, network)
  if (network !== null) await upsertOpening(house.db, payment, network, house.clock.now())
  try {
    const {
      checkoutUrl,
      clientSecret = null,
      state,
    } = await accountConnector(house, accountId).read(sessionId)
    if (state === 'open') return { clientSecret, url: checkoutUrl }
  } catch (error) {
    if (!isProviderFault(error)) throw error
    throw new Failure('Payment.ProviderError', undefined, { cause: error })
  }
  await reconcilePayment(house, payment.id)
  throw new Failure('Checkout.NotFound')
}
