// The totals of an invoice: every line is rounded on its own, so that the lines add up to the totals exactly.
import { type Currency, chargeStepMinor } from './currency'
import { PPM_OF_ALL } from './decimal'
import { MoneyError, toMinor } from './money'
import { divideHalfUpToStep } from './rounding'

export interface LineToTotal {
  quantityThousandths: number
  unitPriceMinor: number
  taxRatePpm: number
}

export interface LineTotal {
  netMinor: number
  taxMinor: number
  grossMinor: number
}

export interface InvoiceTotals {
  lines: LineTotal[]
  subTotalMinor: number
  taxMinor: number
  totalMinor: number
}

/** The most that one invoice may come to, and the most digits Stripe knows for any amount. */
export const LARGEST_TOTAL_MINOR = 999_999_999_999

/**
 * Net = quantity × unit price and tax = net × rate, each rounded half up to the step in which the currency can be charged.
 * A unit price between two steps (KWD 5.124) is refused rather than rounded: it is the seller's to correct.
 * Throws MoneyError ('too-large', 'not-a-step', 'negative', 'not-an-integer'), with the line at fault.
 */
export function invoiceTotals(lines: readonly LineToTotal[], currency: Currency): InvoiceTotals {
  const totals: InvoiceTotals = { lines: [], subTotalMinor: 0, taxMinor: 0, totalMinor: 0 }
  for (const [index, line] of lines.entries()) {
    const total = lineTotal(line, index, chargeStepMinor(currency))
    totals.lines.push(total)
    totals.subTotalMinor += total.netMinor
    totals.taxMinor += total.taxMinor
    totals.totalMinor += total.grossMinor
    if (totals.totalMinor > LARGEST_TOTAL_MINOR) throw tooLarge(index)
  }
  return totals
}

function lineTotal(line: LineToTotal, index: number, step: number): LineTotal {
  assertCount(line.quantityThousandths, index)
  assertCount(line.unitPriceMinor, index)
  assertCount(line.taxRatePpm, index)
  if (line.unitPriceMinor % step !== 0) {
    const rule = `A price in this currency must be a multiple of ${step} minor units: its last decimal must be 0.`
    throw new MoneyError('not-a-step', rule, index)
  }
  const product = BigInt(line.quantityThousandths) * BigInt(line.unitPriceMinor)
  const net = divideHalfUpToStep(product, 1000n, step)
  const tax = divideHalfUpToStep(net * BigInt(line.taxRatePpm), BigInt(PPM_OF_ALL), step)
  if (net + tax > BigInt(LARGEST_TOTAL_MINOR)) throw tooLarge(index)
  return { netMinor: toMinor(net), taxMinor: toMinor(tax), grossMinor: toMinor(net + tax) }
}

function assertCount(value: number, index: number): void {
  if (!Number.isSafeInteger(value)) {
    throw new MoneyError('not-an-integer', 'Quantities, prices and rates must be whole units.', index)
  }
  if (value < 0) throw new MoneyError('negative', 'Quantities, prices and rates must not be negative.', index)
}

function tooLarge(index: number): MoneyError {
  return new MoneyError('too-large', 'The invoice total is more than can be charged.', index)
}
