// What a price comes to once the money is there: judged by when and with what it was paid, whatever was decided before.
import type { PaymentPrice } from '@/db/schema/prices'
import type { ChargeFacts } from '@/lib/connector-port/port'
import { toMinor } from '@/lib/money/money'
import { divideHalfUp } from '@/lib/money/rounding'

/** As the provider tells it. */
export interface Confirmed {
  /** When its payer confirmed it, and not when the money came. */
  at: Date
  type: string
  funding: string | null
  country: string | null
}

/** By its charge: cards and debits are charged when they are confirmed. */
export const confirmedBy = ({ chargedAt, method }: Pick<ChargeFacts, 'chargedAt' | 'method'>): Confirmed => ({
  at: chargedAt,
  ...{ type: method.type, funding: method.funding ?? null, country: method.country },
})

export interface Settled {
  /** What is credited beside what was paid. */
  creditMinor: number
  /** What of what was paid is for the means alone. */
  surchargeMinor: number
}

/** Between the press of the button and the charge, at most: what comes later is another try. */
const CONFIRMED_WITHIN_MS = 60_000

/** In time through the last second of the last day: by the charge, or by the button, where the charge follows it at once. */
export function isInTime({ earlyEndsAt, pressedAt }: PaymentPrice, at: Date): boolean {
  if (earlyEndsAt === null) return false
  const endsMs = Date.parse(earlyEndsAt)
  if (at.getTime() < endsMs) return true
  const pressedMs = pressedAt === null ? Number.NaN : Date.parse(pressedAt)
  return pressedMs < endsMs && at.getTime() - pressedMs <= CONFIRMED_WITHIN_MS
}

const shareOf = (minor: number, part: number, of: number): number =>
  toMinor(divideHalfUp(BigInt(minor) * BigInt(part), BigInt(of)))

/**
 * `openMinor` is what is owed before this payment. Where less is owed by now than it was to cover, as much less is taken off
 * or added; where nothing is, nothing is.
 */
export function settledPrice(
  price: PaymentPrice,
  { coversMinor, openMinor }: { coversMinor: number; openMinor: number },
  { at, country, funding, type }: Confirmed,
): Settled {
  const isMeans = price.means?.type === type
  // Another card than was seen may be one that nobody is asked more for: then it is too much, and goes back.
  const isSame = isMeans && price.means?.funding === funding && price.means.country === country
  const paysMinor = Math.min(coversMinor, Math.max(openMinor, 0))
  const wholeMinor = (isInTime(price, at) ? price.earlyMinor : 0) + (isMeans ? price.discountMinor : 0)
  return {
    creditMinor: shareOf(wholeMinor, paysMinor, coversMinor),
    surchargeMinor: shareOf(isSame ? price.surchargeMinor : 0, paysMinor, coversMinor),
  }
}
