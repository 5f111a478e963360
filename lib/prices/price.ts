// What a payment costs: what paying early takes off, and what its means takes off or adds, each reckoned on what is being paid.
import type { EarlyPayment, MethodAdjustment, PaymentPrice, PricedMeans } from '@/db/schema/prices'
import { chargeMaximumMinor, chargeMinimumMinor } from '@/lib/money/charge-bounds'
import { type Currency, chargeStepMinor } from '@/lib/money/currency'
import { PPM_OF_ALL } from '@/lib/money/decimal'
import { toMinor } from '@/lib/money/money'
import { divideHalfUpToStep } from '@/lib/money/rounding'
import { type Day, endOfDay, plusDays } from '@/lib/time-zone'
import { type Places, refusalOfPlaces, surchargeRefusal } from './surcharge-rules'

/** What an invoice says of paying it, and where it is paid. */
export interface Terms {
  early: EarlyPayment | null
  adjustments: readonly MethodAdjustment[]
  issueDate: Day
  /** Of the organisation, whose days count. */
  timeZone: string
  places: Places
  allowsSurcharges: boolean
}

/** What is being paid. */
export interface Paying {
  currency: Currency
  /** Of what is owed. */
  coversMinor: number
  /** Of the whole invoice. */
  totalMinor: number
  /** Everything that is owed, with nothing else under way. */
  isWhole: boolean
  /** Null where nobody has seen it yet. */
  means: PricedMeans | null
  at: Date
}

/** The last day on which it counts as early. */
export const lastEarlyDay = ({ days = 0, until }: EarlyPayment, issueDate: Day): Day =>
  until ?? plusDays(issueDate, days)

/** The first moment that is not early any more. */
export const earlyEndsAt = (early: EarlyPayment, issueDate: Day, timeZone: string): Date =>
  endOfDay(timeZone, lastEarlyDay(early, issueDate))

interface Part {
  percentPpm?: number
  amountMinor?: number
  capMinor?: number
  currency?: string
}

/**
 * Of the undiscounted amount, as Stripe can take it. An amount and a cap are of the whole invoice: a part of it has as much less,
 * and what is paid in parts is rounded down, so that nobody has more by paying often. Amounts in another currency say nothing.
 */
function partOf({ amountMinor, capMinor, currency: said, percentPpm }: Part, paying: Paying): number {
  const { coversMinor, currency, totalMinor } = paying
  if (said !== undefined && said !== currency) return 0
  const step = chargeStepMinor(currency)
  const covers = BigInt(coversMinor)
  const isWhole = coversMinor >= totalMinor
  const rounded = (over: bigint, of: bigint) =>
    toMinor(isWhole ? divideHalfUpToStep(over, of, step) : (over / (of * BigInt(step))) * BigInt(step))
  const ofAmount = (minor: number) =>
    isWhole ? minor - (minor % step) : rounded(covers * BigInt(minor), BigInt(totalMinor))
  const minor =
    percentPpm === undefined
      ? ofAmount(amountMinor ?? 0)
      : rounded(covers * BigInt(percentPpm), BigInt(PPM_OF_ALL))
  const most = capMinor === undefined ? coversMinor : Math.min(ofAmount(capMinor), coversMinor)
  return Math.min(minor, most - (most % step))
}

const ofMeans = ({ adjustments }: Terms, { type }: PricedMeans, kind: MethodAdjustment['kind']) =>
  adjustments.filter((adjustment) => adjustment.kind === kind && adjustment.methods.includes(type))

const sumOf = (parts: readonly Part[], paying: Paying): number =>
  parts.reduce((sum, part) => sum + partOf(part, paying), 0)

type EarlyTerms = Pick<Terms, 'early' | 'issueDate' | 'timeZone'>

/** What a discount may take off at most: what is left can still be paid. */
const roomOf = ({ coversMinor, currency }: Paying): number =>
  Math.max(coversMinor - (chargeMinimumMinor(currency) ?? chargeStepMinor(currency)), 0)

/** What paying early takes off, and the moment at which it no longer does. */
export function earlyOff(
  { early, issueDate, timeZone }: EarlyTerms,
  paying: Paying,
): Pick<PaymentPrice, 'earlyMinor' | 'earlyEndsAt'> {
  const endsAt = early === null ? null : earlyEndsAt(early, issueDate, timeZone)
  if (early === null || endsAt === null || !paying.isWhole || paying.at >= endsAt)
    return { earlyMinor: 0, earlyEndsAt: null }
  const earlyMinor = Math.min(partOf(early, paying), roomOf(paying))
  return { earlyMinor, earlyEndsAt: earlyMinor > 0 ? endsAt.toISOString() : null }
}

function surchargeOf(terms: Terms, paying: Paying, means: PricedMeans): number {
  if (!terms.allowsSurcharges || surchargeRefusal(terms.places, means) !== undefined) return 0
  return sumOf(ofMeans(terms, means, 'surcharge'), paying)
}

export interface Price extends PaymentPrice {
  /** What is charged: what it covers, less discounts, and with the surcharge. */
  chargedMinor: number
}

/**
 * Discounts add up, and leave what Stripe takes at least: of what is too much the means gives way first. A surcharge that
 * would be more than can be paid at once is left out.
 */
export function priceOf(terms: Terms, paying: Paying): Price {
  const { coversMinor, currency, means } = paying
  const early = earlyOff(terms, paying)
  const forMeans = means ? sumOf(ofMeans(terms, means, 'discount'), paying) : 0
  const discountMinor = Math.min(forMeans, roomOf(paying) - early.earlyMinor)
  const lessMinor = coversMinor - early.earlyMinor - discountMinor
  const wished = means ? surchargeOf(terms, paying, means) : 0
  const surchargeMinor = lessMinor + wished > chargeMaximumMinor(currency) ? 0 : wished
  return {
    ...{ means, ...early, discountMinor, surchargeMinor, pressedAt: null },
    chargedMinor: lessMinor + surchargeMinor,
  }
}

export const hasPrice = ({ adjustments, early }: Pick<Terms, 'adjustments' | 'early'>): boolean =>
  early !== null || adjustments.length > 0

/** Somebody may be asked for more: what is not known to be another means is not opened. */
export const needsMeans = ({ adjustments, allowsSurcharges, places }: Terms): boolean =>
  allowsSurcharges &&
  refusalOfPlaces(places) === undefined &&
  adjustments.some(({ kind }) => kind === 'surcharge')

/** As a payment keeps it. */
export function decidedOf({ price }: { price?: Price | undefined }): { price: PaymentPrice | null } {
  if (!price) return { price: null }
  const { chargedMinor: _, ...decided } = price
  return { price: decided }
}

/** The same to whoever pays: nobody who has one open needs another. */
export function isSamePrice(one: PaymentPrice | null, other: PaymentPrice | null): boolean {
  if (one === null || other === null) return one === other
  const { pressedAt: _, ...decided } = one
  const { pressedAt: __, ...wanted } = other
  const isBound = decided.surchargeMinor > 0 || wanted.surchargeMinor > 0
  const said = (it: typeof decided) =>
    [
      ...[it.earlyMinor, it.earlyEndsAt, it.discountMinor, it.surchargeMinor, it.means?.type ?? null],
      ...(isBound ? [it.means?.funding ?? null, it.means?.country ?? null] : []),
    ].join('|')
  return said(decided) === said(wanted)
}
