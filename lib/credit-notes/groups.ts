// What a credit note takes of each tax group of its invoice, and what other credit notes have left of them.
import type { TaxGroup } from '@/db/schema/tax'
import { groupKey } from '@/lib/invoices/tax-groups'
import { PPM_OF_ALL } from '@/lib/money/decimal'
import { toMinor } from '@/lib/money/money'
import { divideHalfUp } from '@/lib/money/rounding'
import { spreadMinor } from '@/lib/money/spread'

export const grossOf = ({ baseMinor, taxMinor }: TaxGroup): number => baseMinor + taxMinor

export const sumGross = (groups: readonly TaxGroup[]): number =>
  groups.reduce((sum, group) => sum + grossOf(group), 0)

/** Every group of the invoice stays, also one of which nothing is left. */
export function restOf(groups: readonly TaxGroup[], credited: readonly TaxGroup[][]): TaxGroup[] {
  return groups.map((group) => {
    const taken = credited.flat().filter((it) => groupKey(it) === groupKey(group))
    const less = (field: 'baseMinor' | 'taxMinor' | 'discountMinor' | 'chargeMinor') =>
      taken.reduce((left, it) => left - it[field], group[field])
    return {
      ...group,
      baseMinor: less('baseMinor'),
      taxMinor: less('taxMinor'),
      discountMinor: less('discountMinor'),
      chargeMinor: less('chargeMinor'),
    }
  })
}

const between = (value: number, a: number, b: number): number =>
  Math.min(Math.max(value, Math.min(a, b)), Math.max(a, b))

/** The tax within a part of the gross: at its rate, or as it was charged where it was reckoned line by line. */
export function taxWithin(group: TaxGroup, gross: number, isByLine: boolean): number {
  const { baseMinor, ratePpm, taxMinor } = group
  const [of, all] = isByLine ? [taxMinor, grossOf(group)] : [ratePpm, PPM_OF_ALL + ratePpm]
  const sign = all < 0 ? -1n : 1n
  const tax = all === 0 ? 0 : toMinor(divideHalfUp(BigInt(gross) * BigInt(of) * sign, BigInt(all) * sign))
  // Neither of the two may be more than what is left of it.
  return between(between(tax, 0, taxMinor), gross - baseMinor, gross)
}

function partOfGroup(group: TaxGroup, gross: number, isByLine: boolean): TaxGroup {
  const isRest = gross === grossOf(group)
  const taxMinor = isRest ? group.taxMinor : taxWithin(group, gross, isByLine)
  return { ...group, baseMinor: gross - taxMinor, taxMinor, discountMinor: 0, chargeMinor: 0 }
}

/** An amount spread over what is left of the groups; all that is left takes the rest of each. Empty groups are left out. */
export function partOf(rest: readonly TaxGroup[], minor: number, isByLine: boolean): TaxGroup[] {
  const shares = spreadMinor(minor, rest.map(grossOf))
  return rest
    .map((group, index) => partOfGroup(group, shares[index] ?? 0, isByLine))
    .filter(({ baseMinor, taxMinor }) => baseMinor !== 0 || taxMinor !== 0)
}

/** Whether one of the groups takes more than is left of it. */
export function exceeds(taken: readonly TaxGroup[], rest: readonly TaxGroup[]): boolean {
  return taken.some((group) => {
    const left = rest.find((it) => groupKey(it) === groupKey(group))
    if (!left) return true
    const isWithin = (minor: number, of: number) => minor === between(minor, 0, of)
    return !isWithin(group.baseMinor, left.baseMinor) || !isWithin(grossOf(group), grossOf(left))
  })
}
