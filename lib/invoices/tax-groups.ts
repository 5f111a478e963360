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

/** In the order of the lines. The bases add up to the subtotal, and the taxes to the tax. */
export function taxGroupsOf(
  { taxGroups }: Pick<Invoice, 'taxGroups'>,
  lines: readonly InvoiceLine[],
): TaxGroup[] {
  if (taxGroups) return taxGroups
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
