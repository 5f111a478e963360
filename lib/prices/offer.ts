// What a payer is shown of the price: what is saved until when, and what each means costs; decided again when it is paid.
import type { MethodAdjustment } from '@/db/schema/prices'
import { isCurrency } from '@/lib/money/currency'
import { toStripeAmount } from '@/lib/stripe/amount'
import type { Day } from '@/lib/time-zone'
import { type PricedRow, termsOfRow } from './of-row'
import { hasPrice, lastEarlyDay, type Price, priceOf, type Terms } from './price'
import { surchargeRefusal } from './surcharge-rules'

export interface Tag extends Pick<Price, 'chargedMinor' | 'discountMinor' | 'surchargeMinor'> {
  /** In Stripe's integer. */
  stripeAmount: number
}

export interface PriceOffer {
  early: { percentPpm: number; until: Day; savedMinor: number } | null
  /** Those that can come to something here. */
  adjustments: MethodAdjustment[]
  /** By a means that none of them names. */
  any: Tag
  byMeans: Record<string, Tag>
}

interface Owed {
  currency: string
  outstandingMinor: number
  totalMinor: number
}

/** Of a card nobody knows yet what it is: as of one that a surcharge may be asked for. */
const likely = (type: string) => ({ type, funding: type === 'card' ? 'credit' : null, country: null })

const canApply =
  ({ allowsSurcharges, places }: Terms, currency: string) =>
  ({ currency: said = currency, kind, methods }: MethodAdjustment): boolean =>
    said === currency &&
    (kind === 'discount' ||
      (allowsSurcharges && methods.some((type) => surchargeRefusal(places, likely(type)) === undefined)))

/** Null where paying costs what is paid, by whatever means; `coversMinor` is null while nobody has said how much is paid. */
export function priceOffer(
  row: PricedRow & { invoice: Owed },
  coversMinor: number | null,
  at: Date,
): PriceOffer | null {
  const terms = termsOfRow(row)
  const { currency, outstandingMinor, totalMinor } = row.invoice
  if (coversMinor === null || !hasPrice(terms) || !isCurrency(currency)) return null
  const adjustments = terms.adjustments.filter(canApply(terms, currency))
  const paying = { currency, coversMinor, totalMinor, isWhole: coversMinor === outstandingMinor, at }
  const tagOf = (type: string | null): Tag => {
    const price = priceOf(terms, { ...paying, means: type === null ? null : likely(type) })
    const { chargedMinor, discountMinor, surchargeMinor } = price
    const stripeAmount = toStripeAmount({ minor: chargedMinor, currency })
    return { chargedMinor, discountMinor, surchargeMinor, stripeAmount }
  }
  const { earlyMinor } = priceOf(terms, { ...paying, means: null })
  const early =
    terms.early && earlyMinor > 0
      ? {
          percentPpm: terms.early.percentPpm,
          until: lastEarlyDay(terms.early, terms.issueDate),
          savedMinor: earlyMinor,
        }
      : null
  if (early === null && adjustments.length === 0) return null
  const types = adjustments.flatMap(({ methods }) => methods)
  return {
    ...{ early, adjustments, any: tagOf(null) },
    byMeans: Object.fromEntries(types.map((type) => [type, tagOf(type)])),
  }
}
