// What paying an invoice costs, as its row and that of its organisation say.
import type { EarlyPayment, MethodAdjustment, PaymentPrice } from '@/db/schema/prices'
import type { FilledIn } from '@/lib/connector-port/port'
import { Failure } from '@/lib/failure/failure'
import { isCurrency } from '@/lib/money/currency'
import type { Day } from '@/lib/time-zone'
import { earlyOff, hasPrice, needsMeans, type Paying, type Price, priceOf, type Terms } from './price'
import type { Places } from './surcharge-rules'

export interface PricedRow {
  invoice: {
    earlyPayment: EarlyPayment | null
    methodAdjustments: MethodAdjustment[] | null
    issueDate: Day
  }
  timeZone: string
  places: Places
  allowsSurcharges: boolean
}

export const termsOfRow = ({ allowsSurcharges, invoice, places, timeZone }: PricedRow): Terms => ({
  ...{ early: invoice.earlyPayment, adjustments: invoice.methodAdjustments ?? [] },
  ...{ issueDate: invoice.issueDate, timeZone, places, allowsSurcharges },
})

export const isPriced = (row: PricedRow): boolean => hasPrice(termsOfRow(row))

/**
 * Undefined where it costs what it covers, by whatever means. What was not seen has no price of a means, and is not opened where
 * it might have to cost more. Throws `Payment.MeansNeeded`.
 */
export function wantedPrice(
  row: PricedRow,
  paying: Omit<Paying, 'means'>,
  seen: FilledIn | undefined,
): Price | undefined {
  const terms = termsOfRow(row)
  if (!hasPrice(terms)) return undefined
  if (!seen && needsMeans(terms)) throw new Failure('Payment.MeansNeeded')
  const means = seen ? { type: seen.type, funding: seen.funding, country: seen.country } : null
  const price = priceOf(terms, { ...paying, means })
  if (!seen && price.chargedMinor === paying.coversMinor) return undefined
  return { ...price, pressedAt: seen?.pressedAt.toISOString() ?? null }
}

interface PaidByHand {
  amountMinor: number
  at: Date
}

/**
 * What papers promise to whoever pays early holds for a transfer as well: of exactly what is left of everything that is owed.
 * Undefined for any other amount, or day.
 */
export function priceByHand(
  invoice: PricedRow['invoice'] & { currency: string; outstandingMinor: number; totalMinor: number },
  timeZone: string,
  { amountMinor, at }: PaidByHand,
): PaymentPrice | undefined {
  const { currency, earlyPayment, issueDate, outstandingMinor: coversMinor, totalMinor } = invoice
  if (!isCurrency(currency)) return undefined
  const paying = { currency, coversMinor, totalMinor, isWhole: true, means: null, at }
  const early = earlyOff({ early: earlyPayment, issueDate, timeZone }, paying)
  if (early.earlyMinor === 0 || amountMinor !== coversMinor - early.earlyMinor) return undefined
  return { ...early, means: null, discountMinor: 0, surchargeMinor: 0, pressedAt: null }
}

/**
 * What it costs to collect everything by the means that a payer has left: discounts as for whoever presses the button, and never
 * more than was told. Undefined where it costs what is owed.
 */
export function priceWithoutPayer(
  row: PricedRow & { invoice: { currency: string; outstandingMinor: number; totalMinor: number } },
  at: Date,
  type: string | null,
): Price | undefined {
  const { currency, outstandingMinor: coversMinor, totalMinor } = row.invoice
  const terms = { ...termsOfRow(row), allowsSurcharges: false }
  if (!hasPrice(terms) || !isCurrency(currency)) return undefined
  const means = type === null ? null : { type, funding: null, country: null }
  const price = priceOf(terms, { coversMinor, totalMinor, currency, isWhole: true, means, at })
  return price.chargedMinor === coversMinor ? undefined : price
}
