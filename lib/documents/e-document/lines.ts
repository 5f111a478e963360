// The lines of an issued document as EN 16931 says them (BG-25): prices without tax, and quantity × price − discount = net.
import { currencyDigits } from '@/lib/money/currency'
import { parsePercent } from '@/lib/money/decimal'
import { toMinor } from '@/lib/money/money'
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

/**
 * Of a currency without decimals, too, quantity × price must be within 0.02 of the line (PEPPOL-EN16931-R120): 1.5 × 33 yen are
 * 50 yen, and 49.50.
 */
const PRECISE_DIGITS = 2

/** With as many decimals as it takes for the line to come to its net. */
function pricedByNet(line: SnapshotLine, discountMinor: number, digits: number): Priced {
  const fullMinor = line.netMinor + discountMinor
  const quantity = exactOf(line.quantity)
  // No price turns a quantity into an amount of the other sign.
  const hasPrice = fullMinor === 0 ? quantity.units !== 0n : fullMinor > 0 === quantity.units > 0n
  if (!hasPrice) return { price: '0', fullMinor: 0, discountMinor: -line.netMinor }
  const precise = BigInt(fullMinor) * 10n ** BigInt(PRECISE_DIGITS - digits)
  return { price: exactText(priceOf(precise, quantity, PRECISE_DIGITS)), fullMinor, discountMinor }
}

/**
 * As it was written where prices are without tax. A part of a line that is credited takes a unit more or less, so that all parts
 * together are the line.
 */
function pricedAsWritten(line: SnapshotLine, isCorrection: boolean, digits: number): Priced {
  const [quantity, price] = [exactOf(line.quantity), exactOf(line.unitPrice)]
  const fullMinor = toMinor(productOf(quantity, price, digits))
  const precise = productOf(quantity, price, PRECISE_DIGITS)
  const writtenMinor = line.discount?.amountMinor ?? 0
  const isOff = fullMinor - writtenMinor !== line.netMinor
  const isPrecise = precise === BigInt(fullMinor) * 10n ** BigInt(PRECISE_DIGITS - digits)
  if (isOff ? isCorrection : !isPrecise) return pricedByNet(line, writtenMinor, digits)
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
