// The totals of an invoice or credit note: tax is taken of the sum of each category and rate, and nothing is lost on the way.
import { type Currency, chargeStepMinor } from './currency'
import { PPM_OF_ALL } from './decimal'
import { type AllowanceToTotal, allowanceOf, type LineAmount, lineAmount, type Taxable } from './line-amount'
import { MoneyError, toMinor } from './money'
import { roundTogether } from './rounding'

export interface LineToTotal<Category extends string = string> extends Taxable<Category> {
  /** Below zero for a deduction. */
  quantityMillionths: bigint
  /** Of a major unit; never below zero. */
  unitPriceMillionths: bigint
  discount?: AllowanceToTotal | null | undefined
}

export interface DocumentToTotal<Category extends string = string> {
  lines: readonly LineToTotal<Category>[]
  /** Whether prices, and discounts and charges with them, have the tax in them. */
  pricesIncludeTax?: boolean | undefined
  /** Percentages are of what the lines add up to. */
  discount?: AllowanceToTotal | null | undefined
  charge?: (AllowanceToTotal & Taxable<Category>) | null | undefined
}

export interface LineTotal {
  /** As it is written: with tax where prices include it. */
  discountMinor: number
  /** Before tax, after the line's own discount. */
  netMinor: number
  taxMinor: number
  grossMinor: number
}

/** All that is taxed alike. */
export interface GroupTotal<Category extends string = string> {
  category: Category
  ratePpm: number
  /** After discounts and charges. */
  baseMinor: number
  taxMinor: number
  /** The parts of the document's discount and charge that fell on it, before tax. */
  discountMinor: number
  chargeMinor: number
}

export interface InvoiceTotals<Category extends string = string> {
  lines: LineTotal[]
  /** By rate, the lowest first. */
  taxGroups: GroupTotal<Category>[]
  /** Before tax: the lines' nets − discountMinor + chargeMinor = subTotalMinor. */
  discountMinor: number
  chargeMinor: number
  subTotalMinor: number
  taxMinor: number
  totalMinor: number
  /** As the prices are written, so with tax where they include it. */
  written: { linesMinor: number; discountMinor: number; chargeMinor: number }
}

/** The most that one invoice may come to, and the most digits Stripe knows for any amount. */
export const LARGEST_TOTAL_MINOR = 999_999_999_999

/**
 * Net = quantity × unit price − discount, rounded half away from zero to the step in which the currency can be charged.
 * Tax = sum of nets × rate for each category and rate; where prices include tax the sum is the gross, and
 * tax = gross × rate / (100 + rate). The document's discount is spread over them in proportion by largest remainder; each line's
 * own tax is its part of the sum's.
 * Throws MoneyError ('too-large', 'below-zero', 'more-than-the-amount', 'not-a-step', 'negative', 'not-an-integer'), with what is
 * at fault.
 */
export function invoiceTotals<Category extends string>(
  document: DocumentToTotal<Category>,
  currency: Currency,
): InvoiceTotals<Category> {
  const totals = mirrorableTotals(document, currency)
  if (totals.totalMinor < 0) throw new MoneyError('below-zero', 'The total must not be less than zero.')
  return totals
}

/** As `invoiceTotals`, for what may come to less than nothing: with every quantity turned, every amount is turned. */
export function mirrorableTotals<Category extends string>(
  document: DocumentToTotal<Category>,
  currency: Currency,
): InvoiceTotals<Category> {
  const step = chargeStepMinor(currency)
  const isInclusive = document.pricesIncludeTax ?? false
  const lines = document.lines.map((line, at) => lineAmount(line, at, currency))
  const sum = lines.reduce((total, { amount }) => total + amount, 0n)
  const discount = allowanceOf(document.discount, { of: [sum, 1n], step, part: 'discount' })
  const charge = allowanceOf(document.charge, { of: [sum, 1n], step, part: 'charge' })
  const groups = groupsOf(document, lines, charge)
  spread(discount, groups, sum, step)
  for (const group of groups) takeTax(group, isInclusive, step)
  const taxOfLine = new Map(groups.flatMap((group) => group.lines.map(({ at, tax }) => [at, tax] as const)))
  const totals = {
    ...summedUp(groups.map((group) => groupTotal(group, isInclusive))),
    lines: lines.map((line, at) => lineTotal(line, taxOfLine.get(at) ?? 0n, isInclusive)),
    written: { linesMinor: toMinor(sum), discountMinor: toMinor(discount), chargeMinor: toMinor(charge) },
  }
  assertNotTooLarge(totals)
  return totals
}

/** What is taxed alike while it is being reckoned, all as it is written. */
interface Group<Category extends string> {
  category: Category
  rate: bigint
  lines: { at: number; amount: bigint; tax: bigint }[]
  discount: bigint
  discountTax: bigint
  charge: bigint
  chargeTax: bigint
}

function groupsOf<Category extends string>(
  document: DocumentToTotal<Category>,
  amounts: readonly LineAmount[],
  charge: bigint,
): Group<Category>[] {
  const groups = new Map<string, Group<Category>>()
  const groupOf = ({ taxCategory: category, taxRatePpm }: Taxable<Category>): Group<Category> => {
    const key = `${category} ${taxRatePpm}`
    const nothing = { discount: 0n, discountTax: 0n, charge: 0n, chargeTax: 0n }
    const group = groups.get(key) ?? { category, rate: BigInt(taxRatePpm), lines: [], ...nothing }
    groups.set(key, group)
    return group
  }
  for (const [at, line] of document.lines.entries())
    groupOf(line).lines.push({ at, amount: amounts[at]?.amount ?? 0n, tax: 0n })
  if (document.charge) groupOf(document.charge).charge += charge
  return [...groups.values()].toSorted(
    (a, b) => Number(a.rate - b.rate) || (a.category < b.category ? -1 : 1),
  )
}

const linesOf = ({ lines }: Group<string>): bigint => lines.reduce((sum, { amount }) => sum + amount, 0n)

function spread(discount: bigint, groups: Group<string>[], sum: bigint, step: number): void {
  if (discount === 0n) return
  const parts = groups.map((group) => discount * linesOf(group))
  const shares = roundTogether(parts, sum, step)
  for (const [at, group] of groups.entries()) group.discount = shares[at] ?? 0n
}

/** Every part of the group bears its part of the tax of the whole. */
function takeTax(group: Group<string>, isInclusive: boolean, step: number): void {
  const denominator = BigInt(PPM_OF_ALL) + (isInclusive ? group.rate : 0n)
  const parts = [...group.lines.map(({ amount }) => amount), -group.discount, group.charge]
  const taxes = roundTogether(
    parts.map((part) => part * group.rate),
    denominator,
    step,
  )
  for (const [at, line] of group.lines.entries()) line.tax = taxes[at] ?? 0n
  group.discountTax = -(taxes[group.lines.length] ?? 0n)
  group.chargeTax = taxes[group.lines.length + 1] ?? 0n
}

function groupTotal<Category extends string>(
  group: Group<Category>,
  isInclusive: boolean,
): GroupTotal<Category> {
  const { category, charge, chargeTax, discount, discountTax, lines, rate } = group
  const before = (written: bigint, tax: bigint) => (isInclusive ? written - tax : written)
  const tax = lines.reduce((sum, line) => sum + line.tax, 0n) - discountTax + chargeTax
  return {
    category,
    ratePpm: Number(rate),
    baseMinor: toMinor(before(linesOf(group) - discount + charge, tax)),
    taxMinor: toMinor(tax),
    discountMinor: toMinor(before(discount, discountTax)),
    chargeMinor: toMinor(before(charge, chargeTax)),
  }
}

function lineTotal({ amount, discount }: LineAmount, tax: bigint, isInclusive: boolean): LineTotal {
  return {
    discountMinor: toMinor(discount),
    netMinor: toMinor(isInclusive ? amount - tax : amount),
    taxMinor: toMinor(tax),
    grossMinor: toMinor(isInclusive ? amount : amount + tax),
  }
}

function summedUp<Category extends string>(taxGroups: GroupTotal<Category>[]) {
  const sum = (of: (group: GroupTotal) => number) =>
    toMinor(taxGroups.reduce((total, group) => total + BigInt(of(group)), 0n))
  const subTotalMinor = sum(({ baseMinor }) => baseMinor)
  const taxMinor = sum((group) => group.taxMinor)
  return {
    taxGroups,
    discountMinor: sum(({ discountMinor }) => discountMinor),
    chargeMinor: sum(({ chargeMinor }) => chargeMinor),
    subTotalMinor,
    taxMinor,
    totalMinor: subTotalMinor + taxMinor,
  }
}

/** Names the line with which it became too much, where one did. */
function assertNotTooLarge({ lines, subTotalMinor, taxGroups, totalMinor }: InvoiceTotals): void {
  const amounts = [
    ...[totalMinor, subTotalMinor],
    ...taxGroups.flatMap(({ baseMinor, taxMinor }) => [baseMinor, taxMinor]),
  ]
  if (amounts.every((minor) => Math.abs(minor) <= LARGEST_TOTAL_MINOR)) return
  let sum = 0
  const at = lines.findIndex(({ grossMinor }) => {
    sum += grossMinor
    return Math.abs(sum) > LARGEST_TOTAL_MINOR
  })
  const message = 'The invoice total is more than can be charged.'
  throw new MoneyError('too-large', message, at === -1 ? undefined : at)
}
