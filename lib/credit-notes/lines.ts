// The lines of a credit note: the invoice's own, in part or whole, or one for each tax group of an amount.
import type { TaxGroup } from '@/db/schema/tax'
import type { InvoiceLine } from '@/lib/invoices/invoice'
import { lineIdOf, quantityOf, unitPriceOf } from '@/lib/invoices/line-values'
import { groupKey, groupOfLine } from '@/lib/invoices/tax-groups'
import { type Currency, chargeStepMinor, currencyDigits } from '@/lib/money/currency'
import { PPM_OF_ALL } from '@/lib/money/decimal'
import { toMinor } from '@/lib/money/money'
import { divideHalfUp, divideHalfUpToStep } from '@/lib/money/rounding'
import { spreadMinor } from '@/lib/money/spread'
import type { NewCreditNoteLine } from './credit-note'
import { grossOf, taxWithin } from './groups'

/** A part of a line of the invoice. */
export interface LinePart {
  line: InvoiceLine
  quantityMillionths: bigint
  /** How much of it was credited before. */
  beforeMillionths: bigint
}

const sum = (minors: readonly number[]): number => minors.reduce((total, minor) => total + minor, 0)

/** What the part brings up to its end less what it brought up to its beginning: the last part takes the rest by itself. */
function portion(
  minor: number,
  { beforeMillionths, line, quantityMillionths }: LinePart,
  step: number,
): number {
  const all = quantityOf(line)
  const sign = all < 0n ? -1n : 1n
  const upTo = (quantity: bigint) => divideHalfUpToStep(BigInt(minor) * quantity * sign, all * sign, step)
  return toMinor(upTo(beforeMillionths + quantityMillionths) - upTo(beforeMillionths))
}

const copyOf = (line: InvoiceLine, currency: Currency): NewCreditNoteLine => {
  const { description, discountMinor, netMinor, taxExemptionReason, taxMinor, unit } = line
  return {
    ...{ lineId: lineIdOf(line), description, unit, discountMinor, taxExemptionReason, netMinor, taxMinor },
    quantityMillionths: quantityOf(line),
    unitPriceMillionths: unitPriceOf(line, currency),
    taxCategory: groupOfLine(line).category,
    taxRatePpm: line.taxRatePpm,
  }
}

/** All lines as the invoice has them. */
export const mirrored = (lines: readonly InvoiceLine[], currency: Currency): NewCreditNoteLine[] =>
  lines.map((line) => copyOf(line, currency))

/** Each line's part of the document's discount, which is spread over the lines of its group. */
function discountsOf(of: OfInvoice): Map<string, number> {
  const discounts = new Map<string, number>()
  for (const group of of.groups) {
    const own = of.lines.filter((line) => groupKey(groupOfLine(line)) === groupKey(group))
    const amounts = own.map((line) => writtenOf(line, of))
    const discountMinor = of.pricesIncludeTax ? withTax(group.discountMinor, group) : group.discountMinor
    if (discountMinor === 0 || sum(amounts) === 0) continue
    const shares = spreadMinor(discountMinor, amounts)
    for (const [index, line] of own.entries()) discounts.set(lineIdOf(line), shares[index] ?? 0)
  }
  return discounts
}

/** As its price is written: with tax where prices include it. */
const writtenOf = (line: InvoiceLine, { pricesIncludeTax }: OfInvoice): number =>
  line.netMinor + (pricesIncludeTax ? line.taxMinor : 0)

const partOfPpm = (minor: number, ppm: number, of: number): number =>
  toMinor(divideHalfUp(BigInt(minor) * BigInt(ppm), BigInt(of)))

const withTax = (minor: number, { ratePpm }: TaxGroup): number =>
  minor + partOfPpm(minor, ratePpm, PPM_OF_ALL)

interface OfInvoice {
  lines: readonly InvoiceLine[]
  groups: readonly TaxGroup[]
  /** What is left of each. */
  rest: readonly TaxGroup[]
  currency: Currency
  /** From before tax was taken of each rate's sum. */
  isByLine: boolean
  /** Then what is written is the truth, and tax is part of it. */
  pricesIncludeTax: boolean
}

interface Priced extends LinePart {
  made: NewCreditNoteLine
  /** Both as prices are written. */
  writtenMinor: number
  discountMinor: number
}

function priced(part: LinePart, discounts: Map<string, number>, context: OfInvoice): Priced {
  const { line, quantityMillionths } = part
  const { currency } = context
  const step = chargeStepMinor(currency)
  const of = (minor: number) => portion(minor, part, step)
  return {
    ...part,
    made: {
      ...copyOf(line, currency),
      quantityMillionths,
      discountMinor: of(line.discountMinor),
      netMinor: of(line.netMinor),
      taxMinor: of(line.taxMinor),
    },
    writtenMinor: of(writtenOf(line, context)),
    discountMinor: of(discounts.get(lineIdOf(line)) ?? 0),
  }
}

/** The last part of a group takes what is left of its tax. */
function taxOf(group: TaxGroup, rest: TaxGroup | undefined, own: readonly Priced[], of: OfInvoice): number {
  if (rest && rest.baseMinor === group.baseMinor) return rest.taxMinor
  if (of.isByLine) return sum(own.map(({ made }) => made.taxMinor))
  return toMinor(
    divideHalfUpToStep(
      BigInt(group.baseMinor) * BigInt(group.ratePpm),
      BigInt(PPM_OF_ALL),
      chargeStepMinor(of.currency),
    ),
  )
}

const spreadOver = (minor: number, weights: number[]): number[] =>
  sum(weights) === 0 ? weights.map((_, at) => (at === 0 ? minor : 0)) : spreadMinor(minor, weights)

interface Parts {
  whole: TaxGroup
  own: readonly Priced[]
  rest: TaxGroup | undefined
}

/** Prices without tax: the last part of a group takes what is left of its tax. */
function groupBeforeTax({ own, rest, whole }: Parts, of: OfInvoice): TaxGroup {
  const discountMinor = sum(own.map((it) => it.discountMinor))
  const nets = own.map(({ made }) => made.netMinor)
  const group = { ...whole, baseMinor: sum(nets) - discountMinor, discountMinor, chargeMinor: 0 }
  const taxMinor = taxOf(group, rest, own, of)
  const taxes = spreadOver(taxMinor, nets)
  for (const [index, { made }] of own.entries()) made.taxMinor = taxes[index] ?? 0
  return { ...group, taxMinor }
}

/** Prices with tax: what is credited is the same part of what was written, and tax is a part of that. */
function groupWithTax({ own, rest = ZERO, whole }: Parts): TaxGroup {
  const written = own.map(({ writtenMinor }) => writtenMinor)
  const offMinor = sum(own.map(({ discountMinor }) => discountMinor))
  const gross = sum(written) - offMinor
  const taxMinor =
    gross === grossOf(rest) ? rest.taxMinor : taxWithin({ ...rest, ratePpm: whole.ratePpm }, gross, false)
  const offTaxMinor = partOfPpm(offMinor, whole.ratePpm, PPM_OF_ALL + whole.ratePpm)
  const taxes = spreadOver(taxMinor + offTaxMinor, written)
  for (const [index, { made, writtenMinor }] of own.entries()) {
    made.taxMinor = taxes[index] ?? 0
    made.netMinor = writtenMinor - made.taxMinor
  }
  const discountMinor = offMinor - offTaxMinor
  return { ...whole, baseMinor: gross - taxMinor, taxMinor, discountMinor, chargeMinor: 0 }
}

const ZERO: TaxGroup = {
  ...{ category: 'S', ratePpm: 0, name: null, reason: null },
  ...{ baseMinor: 0, taxMinor: 0, discountMinor: 0, chargeMinor: 0 },
}

/** Parts of lines, each with its part of the document's discount; a charge on the document belongs to no line. */
export function partsOfLines(
  of: OfInvoice,
  parts: readonly LinePart[],
): { lines: NewCreditNoteLine[]; taxGroups: TaxGroup[] } {
  const discounts = discountsOf(of)
  const all = parts.map((part) => priced(part, discounts, of))
  const taxGroups = of.groups.flatMap((whole) => {
    const own = all.filter(({ line }) => groupKey(groupOfLine(line)) === groupKey(whole))
    const rest = of.rest.find((it) => groupKey(it) === groupKey(whole))
    if (own.length === 0) return []
    return [
      of.pricesIncludeTax ? groupWithTax({ own, rest, whole }) : groupBeforeTax({ own, rest, whole }, of),
    ]
  })
  return { lines: all.map(({ made }) => made), taxGroups }
}

/** One for each group of an amount, which is of no line in particular. */
export const linesOfGroups = (
  groups: readonly TaxGroup[],
  description: string,
  { currency, pricesIncludeTax }: { currency: Currency; pricesIncludeTax: boolean },
): NewCreditNoteLine[] =>
  groups
    .filter((group) => grossOf(group) !== 0)
    .map(({ baseMinor, category, ratePpm, reason, taxMinor }) => ({
      ...{ lineId: null, description, discountMinor: 0, netMinor: baseMinor, taxMinor },
      // A price is never below 0: a deduction is a quantity below 0.
      quantityMillionths: baseMinor < 0 ? -1_000_000n : 1_000_000n,
      unitPriceMillionths: unitMillionths(Math.abs(baseMinor + (pricesIncludeTax ? taxMinor : 0)), currency),
      ...{ taxCategory: category, taxRatePpm: ratePpm, taxExemptionReason: reason },
    }))

const unitMillionths = (minor: number, currency: Currency): bigint =>
  BigInt(minor) * 10n ** BigInt(6 - currencyDigits(currency))
