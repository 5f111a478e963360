// Finds out how a line or charge is taxed, and sees to it that all of one document fits together.
import type { Charge, TaxCategory } from '@/db/schema/tax'
import type { FieldFault } from '@/lib/failure/failure'
import { readDecimal } from '@/lib/http/fields/decimals'
import { parsePercent } from '@/lib/money/decimal'
import {
  categoryFor,
  needsReason,
  proposedReason,
  type TaxSituation,
  taxFaultOf,
} from '@/lib/tax-rates/category'
import type { TaxRate } from '@/lib/tax-rates/tax-rate'
import type { TaxItem } from './line-items'

/** Whom the invoice is from and for, and the rates that are chosen by id. */
export interface TaxTable {
  situation: TaxSituation
  rates: readonly TaxRate[]
}

export interface Tax {
  taxRatePpm: number
  taxCategory: TaxCategory
  taxRateId: string | null
  taxRateName: string | null
  taxExemptionReason: string | null
}

/** What is taxed, and where the caller wrote it. */
export interface Taxed {
  at: string
  tax: Tax
  /** Nobody said the reason: another of the same category and rate may. */
  isProposed: boolean
}

const faultAt = (at: string, field: string, code: string, detail: string): FieldFault => ({
  pointer: `${at}/${field}`,
  code,
  detail: `${at.slice(1)}/${field}: ${detail}`,
})

const FIELDS = { taxCategory: 'taxCategory', reason: 'taxExemptionReason' } as const

/** Pushes what is wrong with it. */
export function readTax(
  item: TaxItem & { taxRateId?: string | null | undefined },
  at: string,
  faults: FieldFault[],
  table: TaxTable,
): Taxed {
  const said = item.taxRateId
    ? chosen(item, item.taxRateId, at, faults, table)
    : written(item, at, faults, table)
  const own = item.taxExemptionReason ?? said.taxExemptionReason
  const reason =
    own ?? (needsReason(said.taxCategory) ? proposedReason(said.taxCategory, table.situation) : null)
  const wrong = taxFaultOf({ ...said, reason })
  if (wrong) faults.push(faultAt(at, FIELDS[wrong.field], wrong.code, wrong.detail))
  return { at, tax: { ...said, taxExemptionReason: reason ?? null }, isProposed: own === null }
}

/** A rate of the organisation, with what it says now. */
function chosen(item: TaxItem, id: string, at: string, faults: FieldFault[], { rates }: TaxTable): Tax {
  const rate = rates.find((one) => one.id === id)
  if (!rate) faults.push(faultAt(at, 'taxRateId', 'unknown-tax-rate', 'there is no such tax rate.'))
  const isSaidTwice = [item.taxRate, item.taxCategory].some((it) => it !== undefined && it !== null)
  if (isSaidTwice)
    faults.push(faultAt(at, 'taxRateId', 'one-of', 'give either taxRateId, or taxRate and taxCategory.'))
  return {
    taxRatePpm: rate?.ratePpm ?? 0,
    taxCategory: rate?.category ?? 'Z',
    taxRateId: id,
    taxRateName: rate?.name ?? null,
    taxExemptionReason: rate?.reason ?? null,
  }
}

function written(item: TaxItem, at: string, faults: FieldFault[], { situation }: TaxTable): Tax {
  const taxRatePpm = readDecimal(faults, `${at}/taxRate`, () => parsePercent(item.taxRate ?? 0))
  const derived = categoryFor(taxRatePpm, situation)
  // Who says why no tax is charged says that it is no zero rate.
  const unsaid = derived === 'Z' && item.taxExemptionReason ? 'E' : derived
  return {
    taxRatePpm,
    taxCategory: item.taxCategory ?? unsaid,
    ...{ taxRateId: null, taxRateName: null, taxExemptionReason: null },
  }
}

/** What is missing or does not fit together once all of it is known; who proposed nothing else takes the reason of the others. */
export function agree(all: readonly Taxed[], faults: FieldFault[]): void {
  for (const group of Map.groupBy(all, ({ tax }) => `${tax.taxCategory} ${tax.taxRatePpm}`).values())
    agreeOnReason(group, faults)
  const isOutside = ({ tax }: Taxed) => tax.taxCategory === 'O'
  if (!all.some(isOutside) || all.every(isOutside)) return
  for (const { at } of all.filter(isOutside))
    faults.push(faultAt(at, 'taxCategory', 'stands-alone', 'O cannot stand beside another category.'))
}

function agreeOnReason(group: readonly Taxed[], faults: FieldFault[]): void {
  const [first] = group
  if (!first || !needsReason(first.tax.taxCategory)) return
  const said = group.find(({ isProposed }) => !isProposed)?.tax.taxExemptionReason
  for (const { at, isProposed, tax } of group) {
    if (isProposed) tax.taxExemptionReason = said ?? tax.taxExemptionReason
    if (tax.taxExemptionReason === null) {
      const detail = `${tax.taxCategory} needs a reason why no tax is charged.`
      faults.push(faultAt(at, 'taxExemptionReason', 'required', detail))
    } else if (said && tax.taxExemptionReason !== said) {
      const detail = 'must be the same for all lines of this category and rate.'
      faults.push(faultAt(at, 'taxExemptionReason', 'differs', detail))
    }
  }
}

/** Nobody chose it: the category follows from both countries, and the reason with it. */
const isDerived = (
  { taxCategory, taxExemptionReason, taxRateId, taxRatePpm }: Omit<Tax, 'taxRateName'>,
  situation: TaxSituation,
): boolean =>
  taxRateId === null &&
  taxRatePpm === 0 &&
  taxCategory === categoryFor(0, situation) &&
  (taxExemptionReason ?? undefined) === proposedReason(taxCategory, situation)

/** How a line is taxed now that somebody else buys it; what somebody chose stays. */
export function derivedAnew(
  line: Omit<Tax, 'taxRateName'>,
  was: TaxSituation,
  is: TaxSituation,
): Pick<Tax, 'taxCategory' | 'taxExemptionReason'> {
  const { taxCategory, taxExemptionReason } = line
  if (!isDerived(line, was)) return { taxCategory, taxExemptionReason }
  const derived = categoryFor(0, is)
  return { taxCategory: derived, taxExemptionReason: proposedReason(derived, is) ?? null }
}

export function chargeAnew(charge: Charge, was: TaxSituation, is: TaxSituation): Charge {
  const { taxExemptionReason: given = null, ...rest } = charge
  const anew = derivedAnew({ ...rest, taxExemptionReason: given, taxRateId: null }, was, is)
  const { taxCategory, taxExemptionReason } = anew
  return { ...rest, taxCategory, ...(taxExemptionReason && { taxExemptionReason }) }
}
