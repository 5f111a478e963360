// A small set of invoices, put in order and paged by ourselves: it is read once, and its rows are shown a page at a time.
import type { Position } from './browse-query'
import type { CurrencySum, Member } from './browse-set-store'
import type { Way } from './browse-store'

/** Below zero when `a` comes first in a rising order: by key, then by issue date, then by id. */
function compare(a: Position, b: Position): number {
  if (a.key !== b.key) return a.key - b.key
  if (a.issueDate !== b.issueDate) return a.issueDate < b.issueDate ? -1 : 1
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

/** The first members beyond the position, in the order of the way. */
export function membersBeyond(
  members: readonly Member[],
  { isFalling, limit, position }: Pick<Way, 'isFalling' | 'limit' | 'position'>,
): Member[] {
  const sign = isFalling ? -1 : 1
  return members
    .filter((member) => !position || sign * compare(member, position) > 0)
    .toSorted((a, b) => sign * compare(a, b))
    .slice(0, limit)
}

type Summand = Omit<CurrencySum, 'invoiceCount'> & { invoiceCount?: number }

/** By currency, in the order of their codes; what counts nothing itself counts as one. */
export function sumByCurrency(summands: readonly Summand[]): CurrencySum[] {
  const sums = new Map<string, { count: number; total: bigint; paid: bigint; outstanding: bigint }>()
  for (const { amountPaidMinor, currency, invoiceCount = 1, outstandingMinor, totalMinor } of summands) {
    const sum = sums.get(currency) ?? { count: 0, total: 0n, paid: 0n, outstanding: 0n }
    sum.count += invoiceCount
    sum.total += BigInt(totalMinor)
    sum.paid += BigInt(amountPaidMinor)
    sum.outstanding += BigInt(outstandingMinor)
    sums.set(currency, sum)
  }
  return [...sums]
    .map(([currency, { count, outstanding, paid, total }]) => ({
      currency,
      invoiceCount: count,
      totalMinor: String(total),
      amountPaidMinor: String(paid),
      outstandingMinor: String(outstanding),
    }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}
