// What a line comes to as it is written, and what a discount or charge takes off or puts on.
import { type Currency, chargeStepMinor, currencyDigits } from './currency'
import { PPM_OF_ALL } from './decimal'
import { MoneyError } from './money'
import { divideHalfUpToStep } from './rounding'

/** A discount or charge: a part of what it is taken from, or an amount in minor units; one of the two. */
export interface AllowanceToTotal {
  percentPpm?: number | undefined
  amountMinor?: number | undefined
}

/** What decides how something is taxed. */
export interface Taxable<Category extends string = string> {
  taxCategory: Category
  taxRatePpm: number
}

interface PricedLine extends Taxable {
  quantityMillionths: bigint
  unitPriceMillionths: bigint
  discount?: AllowanceToTotal | null | undefined
}

/** In minor units; of a deduction both are below zero. */
export interface LineAmount {
  /** After the discount. */
  amount: bigint
  discount: bigint
}

const MILLION = 1_000_000n
/** Far more than any invoice comes to, and far less than what cannot be counted. */
const LARGEST_LINE = 999_999_999_999n

/** Quantity × unit price − discount, each of the two rounded to the step of the currency. Throws MoneyError. */
export function lineAmount(line: PricedLine, at: number, currency: Currency): LineAmount {
  const { discount: given, quantityMillionths: pieces, taxRatePpm, unitPriceMillionths: each } = line
  if (each < 0n || taxRatePpm < 0)
    throw new MoneyError('negative', 'Prices and rates must not be negative.', at)
  if (!Number.isSafeInteger(taxRatePpm))
    throw new MoneyError('not-an-integer', 'Rates must be whole units.', at)
  const step = chargeStepMinor(currency)
  assertStep(each, at, currency)
  const exact: Fraction = [pieces * each * 10n ** BigInt(currencyDigits(currency)), MILLION * MILLION]
  const full = divideHalfUpToStep(...exact, step)
  const discount = allowanceOf(given, { of: exact, step, part: 'discount', line: at })
  const amount = full - discount
  if (amount > LARGEST_LINE || amount < -LARGEST_LINE)
    throw new MoneyError('too-large', 'The invoice total is more than can be charged.', at)
  return { amount, discount }
}

/**
 * A price that is written as an amount of the currency must be one that can be charged (KWD 5.124 is the seller's to correct);
 * a finer one is what a piece costs, and its line is rounded.
 */
function assertStep(priceMillionths: bigint, at: number, currency: Currency): void {
  const one = 10n ** BigInt(6 - currencyDigits(currency))
  const step = chargeStepMinor(currency)
  if (priceMillionths % one !== 0n || priceMillionths % (BigInt(step) * one) === 0n) return
  const rule = `A price in this currency must be a multiple of ${step} minor units: its last decimal must be 0.`
  throw new MoneyError('not-a-step', rule, at)
}

type Fraction = [numerator: bigint, denominator: bigint]

interface Allowing {
  /** What it is taken from, before rounding. */
  of: Fraction
  step: number
  part: 'discount' | 'charge'
  line?: number
}

/** What it comes to, on the side of what it is taken from: a discount of a deduction makes that smaller. Throws MoneyError. */
export function allowanceOf(
  allowance: AllowanceToTotal | null | undefined,
  { line, of: [numerator, denominator], part, step }: Allowing,
): bigint {
  if (!allowance) return 0n
  const refuse = (code: MoneyError['code'], message: string) => new MoneyError(code, message, line, part)
  const { amountMinor, percentPpm } = allowance
  const given = amountMinor ?? percentPpm ?? 0
  if (!Number.isSafeInteger(given))
    throw refuse('not-an-integer', 'Amounts and percentages must be whole units.')
  if (given < 0) throw refuse('negative', `A ${part} must not be negative.`)
  if (amountMinor === undefined)
    return divideHalfUpToStep(numerator * BigInt(given), denominator * BigInt(PPM_OF_ALL), step)
  if (amountMinor % step !== 0)
    throw refuse('not-a-step', 'An amount in this currency must have 0 as its last decimal.')
  const amount = BigInt(amountMinor)
  const most = divideHalfUpToStep(numerator < 0n ? -numerator : numerator, denominator, step)
  if (part === 'discount' && amount > most)
    throw refuse('more-than-the-amount', 'A discount must not be more than what it is taken from.')
  return numerator < 0n ? -amount : amount
}
