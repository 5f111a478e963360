// The lines of an issued document as EN 16931 says them (BG-25): prices without tax, and quantity × price − discount = net.
import { currencyDigits } from '@/lib/money/currency'
import { parsePercent } from '@/lib/money/decimal'
import type { DocumentSnapshot, SnapshotAllowance, SnapshotLine } from '../snapshot'
import { exactOf, exactText, partOf, priceOf, productOf, withoutTax } from './exact'
import type { Line, Modifier } from './semantic'

interface Priced {
  price: string
  /** Quantity × price. */
  fullMinor: number
  /** Taken off that, on its side: of a deduction it is below 0. */
  discountMinor: number
}

/** With as many decimals as it takes for the line to come to its net. */
function pricedByNet(line: SnapshotLine, discountMinor: number, digits: number): Priced {
  const fullMinor = line.netMinor + discountMinor
  const quantity = exactOf(line.quantity)
  if (quantity.units === 0n) return { price: '0', fullMinor: 0, discountMinor: -line.netMinor }
  return { price: exactText(priceOf(BigInt(fullMinor), quantity, digits)), fullMinor, discountMinor }
}

/**
 * As it was written where prices are without tax. A part of a line that is credited takes a unit more or less, so that all parts
 * together are the line.
 */
function pricedAsWritten(line: SnapshotLine, isCorrection: boolean, digits: number): Priced {
  const price = exactOf(line.unitPrice)
  const fullMinor = Number(productOf(exactOf(line.quantity), price, digits))
  const writtenMinor = line.discount?.amountMinor ?? 0
  const isOff = fullMinor - writtenMinor !== line.netMinor
  if (isCorrection && isOff) return pricedByNet(line, writtenMinor, digits)
  return { price: exactText(price), fullMinor, discountMinor: fullMinor - line.netMinor }
}

/** Not every price with tax has one without. */
const pricedWithTax = (line: SnapshotLine, digits: number): Priced =>
  pricedByNet(line, withoutTax(line.discount?.amountMinor ?? 0, line.taxRatePpm), digits)

/** Its percentage is said only where that part of the base is the amount to the unit. */
export function modifierOf(
  { percent, reason }: Pick<SnapshotAllowance, 'percent' | 'reason'>,
  amountMinor: number,
  ofMinor: number,
): Modifier {
  const percentPpm = percent === null ? null : parsePercent(percent)
  const isThatPart = percentPpm !== null && ofMinor >= 0 && partOf(ofMinor, percentPpm) === amountMinor
  return {
    amountMinor,
    reason,
    percentPpm: isThatPart ? percentPpm : null,
    baseMinor: isThatPart ? ofMinor : null,
  }
}

const NAMELESS: Pick<SnapshotAllowance, 'percent' | 'reason'> = { percent: null, reason: '' }

function lineOf(line: SnapshotLine, at: number, document: DocumentSnapshot): Line {
  const digits = currencyDigits(document.currency)
  const priced = document.pricesIncludeTax
    ? pricedWithTax(line, digits)
    : pricedAsWritten(line, document.corrects !== null, digits)
  const { discountMinor, fullMinor, price } = priced
  const [name = '', ...more] = line.description.trim().split('\n')
  const discount = line.discount ?? NAMELESS
  return {
    id: String(at + 1),
    name: name.trim(),
    description: more.length > 0 ? line.description : null,
    quantity: exactText(exactOf(line.quantity)),
    unit: line.unit,
    price,
    allowance: discountMinor > 0 ? modifierOf(discount, discountMinor, fullMinor) : null,
    // What is taken off a deduction makes it smaller: it is put on.
    charge: discountMinor < 0 ? modifierOf({ ...discount, percent: null }, -discountMinor, 0) : null,
    vat: { category: line.taxCategory, ratePpm: line.taxRatePpm },
    netMinor: line.netMinor,
  }
}

export const linesOf = (snapshot: DocumentSnapshot): Line[] =>
  snapshot.lines.map((line, at) => lineOf(line, at, snapshot))
