// After a restore: numbers that the lost time has given to invoices are not given again.
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { DEFAULT_PATTERNS, patternOf, readNumber } from './number-pattern'
import { lockNumbering, selectLastOf, updateLastInvoice, upsertReached } from './number-store'

/** The highest count in each period. */
function reachedIn(pattern: string, printed: readonly string[]): Map<string, number> {
  const reached = new Map<string, number>()
  for (const number of printed) {
    const read = readNumber(pattern, number)
    if (read) reached.set(read.period, Math.max(reached.get(read.period) ?? 0, read.count))
  }
  return reached
}

/**
 * `printed` are numbers as they stood on the invoices; those of no pattern of ours are left alone. Answers those of the
 * series that were beyond what the books knew.
 */
export function skipInvoiceNumbers(
  { db }: Pick<House, 'db'>,
  organisationId: string,
  printed: readonly string[],
): Promise<string[]> {
  return transact(db, async (tx) => {
    const numbering = await lockNumbering(tx, organisationId)
    if (!numbering) throw new Error('numbers of no organisation')
    const skipped: string[] = []
    const count = reachedIn(DEFAULT_PATTERNS.invoices, printed).get('') ?? 0
    // What bears the count itself; the versions before know no other.
    if (await updateLastInvoice(tx, organisationId, count)) skipped.push(`count ${count}`)
    const pattern = patternOf(numbering.patterns, 'invoices')
    for (const [period, reached] of reachedIn(pattern, printed)) {
      const last = await selectLastOf(tx, organisationId, 'invoices', period)
      // Until a pattern was chosen, the count alone is gone by.
      const hasBegun = numbering.patterns.invoices !== undefined || last !== undefined
      if (!hasBegun || reached <= (last ?? 0)) continue
      await upsertReached(tx, organisationId, 'invoices', period, reached)
      skipped.push(`${pattern} ${period} ${reached}`.replace(/ +/g, ' '))
    }
    return skipped
  })
}
