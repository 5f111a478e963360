// Reckons what an invoice comes to, and fills the columns that say so.

import type { TaxGroup } from '@/db/schema/tax'
import { invalidField } from '@/lib/failure/failure'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { invoiceTotals } from '@/lib/money/invoice-total'
import { MoneyError, toMinor } from '@/lib/money/money'
import { divideHalfUp } from '@/lib/money/rounding'
import type { ReadDraft, ReadLine } from './lines'
import type { NewInvoice, NewLine } from './store'
import { groupKey, groupOfLine } from './tax-groups'

type Reckoned = Pick<
  NewInvoice,
  | 'pricesIncludeTax'
  | 'discount'
  | 'charge'
  | 'discountMinor'
  | 'chargeMinor'
  | 'taxGroups'
  | 'subTotalMinor'
  | 'taxMinor'
  | 'totalMinor'
>

/** Throws `Request.Invalid`, with what is at fault. */
export function reckonDraft(draft: ReadDraft): { totals: Reckoned; lines: NewLine[] } {
  const { charge, currency, discount, lines, pricesIncludeTax } = draft
  const { lines: each, taxGroups, written: _, ...sums } = totalsOf(draft)
  const priced = lines.map((line, at): NewLine => {
    const total = each[at]
    if (!total) throw new Error('a line has no total')
    const { discountMinor, netMinor, taxMinor } = total
    return { ...line, ...roundedColumns(line, currency), discountMinor, netMinor, taxMinor }
  })
  const named = taxGroups.map((group): TaxGroup => ({ ...group, ...wordsOf(group, draft) }))
  return { lines: priced, totals: { ...sums, taxGroups: named, charge, discount, pricesIncludeTax } }
}

function totalsOf({ currency, ...draft }: ReadDraft) {
  try {
    return invoiceTotals(draft, currency)
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error
    throw invalidField(pointerOf(error), error.code, error.message)
  }
}

function pointerOf({ line, part }: MoneyError): string {
  if (line !== undefined) return `/lineItems/${line}/${part ?? 'unitPrice'}`
  return part ? `/${part}` : '/lineItems'
}

/** What its lines, or the charge, say of it. */
function wordsOf(
  group: Pick<TaxGroup, 'category' | 'ratePpm'>,
  { charge, lines }: ReadDraft,
): Pick<TaxGroup, 'name' | 'reason'> {
  const own = lines.filter((line) => groupKey(groupOfLine(line)) === groupKey(group))
  const isCharged = charge?.taxCategory === group.category && charge.taxRatePpm === group.ratePpm
  return {
    name: own.find(({ taxRateName }) => taxRateName !== null)?.taxRateName ?? null,
    reason: own[0]?.taxExemptionReason ?? (isCharged ? charge.taxExemptionReason : null) ?? null,
  }
}

/** What versions before the exact columns read: thousandths, and whole minor units. */
const roundedColumns = (line: ReadLine, currency: Currency) => {
  const minor = 10n ** BigInt(6 - currencyDigits(currency))
  const [thousandths, price] = [
    divideHalfUp(line.quantityMillionths, 1000n),
    divideHalfUp(line.unitPriceMillionths, minor),
  ]
  return { quantityThousandths: Number(thousandths), unitPriceMinor: toMinor(price) }
}
