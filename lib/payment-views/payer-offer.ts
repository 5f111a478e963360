// What a payer's page offers to do: pay, and how much; and what its payer has said.
import type { House } from '@/lib/house'
import { isChargeable } from '@/lib/money/charge-bounds'
import { isCurrency } from '@/lib/money/currency'
import { canCharge } from '@/lib/payment-accounts/payment-account'
import { type Asked, type Collecting, collectingOf } from '@/lib/plans/collecting'
import { priceOffer } from '@/lib/prices/offer'
import { toStripeAmount } from '@/lib/stripe/amount'
import { dayIn } from '@/lib/time-zone'
import type { PayerRow } from './payer-store'
import type { PayerCheckout, PayerView } from './payer-view'
import { saidOf } from './said-view'
import { savingOf } from './saving-offer'

type Offer = Pick<
  PayerView,
  'autopay' | 'saving' | 'collecting' | 'prices' | 'checkout' | 'noCheckoutReason' | 'said' | 'pausedMinutes'
>

export function offerOf(
  house: House,
  row: PayerRow,
  state: PayerView['state'],
  { asked, locale, now }: { asked: Asked | undefined; locale: string; now: Date },
): Offer {
  const chosen = asked && { ...asked, locale: asked.localeFor(locale) }
  const collecting = collectingOf(row, dayIn(row.organisation.timeZone, now), chosen)
  return {
    autopay: row.autopay,
    saving: savingOf(house, row, collecting, dayIn(row.organisation.timeZone, now)),
    collecting,
    prices: priceOffer(row, collecting.chosen.amountMinor, now),
    ...checkoutOf(house, row, state, collecting),
    said: saidOf(row, now),
    pausedMinutes: row.pausedUntil ? Math.max(1, Math.ceil((row.pausedUntil - now.getTime()) / 60_000)) : 0,
  }
}

const CLOSED_STATES: readonly PayerView['state'][] = ['void', 'processing', 'under-review', 'paid']

function checkoutOf(
  { stripe }: House,
  { account, invoice, pausedUntil }: PayerRow,
  state: PayerView['state'],
  { chosen, offers, processingMinor }: Collecting,
): Pick<PayerView, 'checkout' | 'noCheckoutReason'> {
  const { currency, outstandingMinor } = invoice
  const leftMinor = outstandingMinor - processingMinor
  if (CLOSED_STATES.includes(state) || leftMinor <= 0 || !isCurrency(currency))
    return { checkout: null, noCheckoutReason: null }
  if (!account?.accountId || !canCharge(account)) return { checkout: null, noCheckoutReason: 'not-enabled' }
  // What is too much at once may be payable in parts.
  const amount = {
    minor: chosen.amountMinor ?? offers.full ?? offers.next ?? offers.other?.maximumMinor ?? leftMinor,
    currency,
  }
  const chargeable = isChargeable(amount)
  if (chargeable === 'below-minimum' || chargeable === 'above-maximum')
    return { checkout: null, noCheckoutReason: chargeable }
  if (chargeable !== 'ok') return { checkout: null, noCheckoutReason: 'not-enabled' }
  if (pausedUntil) return { checkout: null, noCheckoutReason: 'paused' }
  const checkout: PayerCheckout = {
    publishableKey: stripe.publishableKey,
    connectedAccountId: account.accountId,
    stripeAmount: toStripeAmount(amount),
    scriptUrl: stripe.scriptUrl,
  }
  return { checkout, noCheckoutReason: null }
}
