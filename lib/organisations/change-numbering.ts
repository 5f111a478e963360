// Changes how the numbers of an organisation's documents look, and how far they have come.
import { NUMBER_SERIES, type NumberPatterns, type NumberSeries } from '@/db/schema/organisations'
import type { Transaction } from '@/db/transact'
import { Failure, invalidField } from '@/lib/failure/failure'
import type { Day } from '@/lib/time-zone'
import { DEFAULT_PATTERNS, looksLike, patternOf, periodOf } from './number-pattern'
import { lockNumbering, selectLastOf, updateLastInvoice, updatePatterns, upsertReached } from './number-store'

/** A pattern of null is the house's own; what is left out stays as it is. */
export type NumberingChange = Partial<
  Record<NumberSeries, { pattern?: string | null | undefined; next?: number | undefined } | undefined>
>

function merged(patterns: NumberPatterns, changes: NumberingChange): NumberPatterns {
  const all = { ...patterns }
  for (const series of NUMBER_SERIES) {
    const pattern = changes[series]?.pattern
    if (pattern === undefined) continue
    if (pattern === null || pattern === DEFAULT_PATTERNS[series]) delete all[series]
    else all[series] = pattern
  }
  return all
}

function assertApart(patterns: NumberPatterns, changes: NumberingChange): void {
  for (const series of NUMBER_SERIES.filter((one) => changes[one]?.pattern !== undefined))
    for (const other of NUMBER_SERIES.filter((one) => one !== series))
      if (looksLike(patternOf(patterns, series), patternOf(patterns, other)))
        throw invalidField(
          `/documentNumbering/${series}/pattern`,
          'taken',
          `documentNumbering/${series}/pattern must differ from that of ${other} by more than zeros.`,
        )
}

/**
 * `today` is the day where the organisation is. Throws `Organisation.NotFound`, and `Request.Invalid` for a next number that was
 * given already and for a pattern of another series.
 */
export async function changeNumbering(
  tx: Transaction,
  organisationId: string,
  changes: NumberingChange,
  today: Day,
): Promise<void> {
  const numbering = await lockNumbering(tx, organisationId)
  if (!numbering) throw new Failure('Organisation.NotFound')
  const { lastDocumentNumber } = numbering
  const patterns = merged(numbering.patterns, changes)
  assertApart(patterns, changes)
  // From here on invoices have a series of their own, which goes on where their count stands.
  if (patterns.invoices !== undefined) await beginSeries(tx, organisationId, lastDocumentNumber)
  await updatePatterns(tx, organisationId, patterns)
  for (const series of NUMBER_SERIES) {
    const next = changes[series]?.next
    if (next === undefined) continue
    const period = periodOf(patternOf(patterns, series), today)
    const isHouseStyle = series === 'invoices' && patterns.invoices === undefined
    const reached = await selectLastOf(tx, organisationId, series, period)
    const last = reached ?? (isHouseStyle ? lastDocumentNumber : 0)
    if (next <= last) throw given(series, last + 1)
    // Without a series of their own, invoices bear the organisation's count itself.
    if (isHouseStyle) await updateLastInvoice(tx, organisationId, next - 1)
    if (!isHouseStyle || reached !== undefined)
      await upsertReached(tx, organisationId, series, period, next - 1)
  }
}

const given = (series: NumberSeries, least: number) =>
  invalidField(
    `/documentNumbering/${series}/next`,
    'too-small',
    `documentNumbering/${series}/next must be at least ${least}: numbers are given only once.`,
  )

async function beginSeries(tx: Transaction, organisationId: string, last: number): Promise<void> {
  if ((await selectLastOf(tx, organisationId, 'invoices', '')) === undefined)
    await upsertReached(tx, organisationId, 'invoices', '', last)
}
