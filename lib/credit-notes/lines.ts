// The lines of a credit note: the invoice's own, in part or whole, or one for each tax group of an amount.
import type { TaxGroup } from '@/db/schema/tax'
import type { InvoiceLine } from '@/lib/invoices/invoice'
import { lineIdOf, quantityOf, unitPriceOf } from '@/lib/invoices/line-values'
import { groupKey, groupOfLine } from '@/lib/invoices/tax-groups'
import { type Currency, chargeStepMinor, currencyDigits } from '@/lib/money/currency'
import { PPM_OF_ALL } from '@/lib/money/decimal'
import { toMinor } from '@/lib/money/money'
import { divideHalfUpToStep } from '@/lib/money/rounding'
import { spreadMinor } from '@/lib/money/spread'
import type { NewCreditNoteLine } from './credit-note'
import { grossOf } from './groups'

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
function discountsOf(lines: readonly InvoiceLine[], groups: readonly TaxGroup[]): Map<string, number> {
  const discounts = new Map<string, number>()
  for (const group of groups) {
    const own = lines.filter((line) => groupKey(groupOfLine(line)) === groupKey(group))
    const nets = own.map(({ netMinor }) => netMinor)
    if (group.discountMinor === 0 || sum(nets) === 0) continue
    const shares = spreadMinor(group.discountMinor, nets)
    for (const [index, line] of own.entries()) discounts.set(lineIdOf(line), shares[index] ?? 0)
  }
  return discounts
}

interface OfInvoice {
  lines: readonly InvoiceLine[]
  groups: readonly TaxGroup[]
  /** What is left of each. */
  rest: readonly TaxGroup[]
  currency: Currency
  /** From before tax was taken of each rate's sum. */
  isByLine: boolean
}

interface Priced extends LinePart {
  made: NewCreditNoteLine
  discountMinor: number
}

function priced(part: LinePart, discounts: Map<string, number>, currency: Currency): Priced {
  const { line, quantityMillionths } = part
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

/** Parts of lines, each with its part of the document's discount; a charge on the document belongs to no line. */
export function partsOfLines(
  of: OfInvoice,
  parts: readonly LinePart[],
): { lines: NewCreditNoteLine[]; taxGroups: TaxGroup[] } {
  const discounts = discountsOf(of.lines, of.groups)
  const all = parts.map((part) => priced(part, discounts, of.currency))
  const taxGroups: TaxGroup[] = []
  for (const whole of of.groups) {
    const own = all.filter(({ line }) => groupKey(groupOfLine(line)) === groupKey(whole))
    if (own.length === 0) continue
    const nets = own.map(({ made }) => made.netMinor)
    const discountMinor = sum(own.map((it) => it.discountMinor))
    const group = { ...whole, baseMinor: sum(nets) - discountMinor, discountMinor, chargeMinor: 0 }
    const rest = of.rest.find((it) => groupKey(it) === groupKey(whole))
    const taxMinor = taxOf(group, rest, own, of)
    const taxes = sum(nets) === 0 ? [taxMinor] : spreadMinor(taxMinor, nets)
    for (const [index, { made }] of own.entries()) made.taxMinor = taxes[index] ?? 0
    taxGroups.push({ ...group, taxMinor })
  }
  return { lines: all.map(({ made }) => made), taxGroups }
}

/** One for each group of an amount, which is of no line in particular. */
export const linesOfGroups = (
  groups: readonly TaxGroup[],
  description: string,
  currency: Currency,
): NewCreditNoteLine[] =>
  groups
    .filter((group) => grossOf(group) !== 0)
    .map(({ baseMinor, category, ratePpm, reason, taxMinor }) => ({
      ...{ lineId: null, description, discountMinor: 0, netMinor: baseMinor, taxMinor },
      // A price is never below 0: a deduction is a quantity below 0.
      quantityMillionths: baseMinor < 0 ? -1_000_000n : 1_000_000n,
      unitPriceMillionths: unitMillionths(Math.abs(baseMinor), currency),
      ...{ taxCategory: category, taxRatePpm: ratePpm, taxExemptionReason: reason },
    }))

const unitMillionths = (minor: number, currency: Currency): bigint =>
  BigInt(minor) * 10n ** BigInt(6 - currencyDigits(currency))
