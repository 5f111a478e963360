// What an invoice asks for by category and rate: as it was issued, or derived from the lines of one from before that was kept.
import type { TaxGroup } from '@/db/schema/tax'
import type { Invoice, InvoiceLine } from './invoice'

/** Of which group a line is. */
export const groupOfLine = ({
  taxCategory,
  taxRatePpm,
}: Pick<InvoiceLine, 'taxCategory' | 'taxRatePpm'>): Pick<TaxGroup, 'category' | 'ratePpm'> => ({
  category: taxCategory ?? (taxRatePpm > 0 ? 'S' : 'Z'),
  ratePpm: taxRatePpm,
})

/** Two groups of these keys are one. */
export const groupKey = ({ category, ratePpm }: Pick<TaxGroup, 'category' | 'ratePpm'>): string =>
  `${category} ${ratePpm}`

type Reckoned = Pick<Invoice, 'taxGroups' | 'subTotalMinor' | 'taxMinor'>

/** Nothing was said by category and rate, or what was said is not what the invoice asks for. */
export function isReckonedByLine({ subTotalMinor, taxGroups, taxMinor }: Reckoned): boolean {
  if (!taxGroups) return true
  const sum = (of: (group: TaxGroup) => number) => taxGroups.reduce((total, group) => total + of(group), 0)
  return sum((group) => group.baseMinor) !== subTotalMinor || sum((group) => group.taxMinor) !== taxMinor
}

/** By rate, or from the lines in their order. The bases add up to the subtotal, and the taxes to the tax. */
export function taxGroupsOf(invoice: Reckoned, lines: readonly InvoiceLine[]): TaxGroup[] {
  if (invoice.taxGroups && !isReckonedByLine(invoice)) return invoice.taxGroups
  const groups = new Map<string, TaxGroup>()
  for (const line of lines) {
    const { netMinor, taxExemptionReason, taxMinor, taxRateName } = line
    const group = groupOfLine(line)
    const known = groups.get(groupKey(group))
    groups.set(groupKey(group), {
      ...{ ...group, discountMinor: 0, chargeMinor: 0 },
      name: known?.name ?? taxRateName,
      reason: known?.reason ?? taxExemptionReason,
      baseMinor: (known?.baseMinor ?? 0) + netMinor,
      taxMinor: (known?.taxMinor ?? 0) + taxMinor,
    })
  }
  return [...groups.values()]
}
