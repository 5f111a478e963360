// SQL for the series of numbers: what was given last, and what a document bears already.
import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { creditNotes, documentSeries, issuedDocuments } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'
import { type NumberPatterns, type NumberSeries, organisations } from '@/db/schema/organisations'
import type { Transaction } from '@/db/transact'

export interface Numbering {
  patterns: NumberPatterns
  /** The internal count of invoices, which the versions before print as `INV-…`. */
  lastDocumentNumber: number
}

/** Numbers of an organisation are given one after the other: whoever takes one holds this row until it is written. */
export async function lockNumbering(tx: Transaction, organisationId: string): Promise<Numbering | undefined> {
  // Who asks first has it first: of many that wait for a row alone, some would wait for as long as others come.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`document numbers ${organisationId}`}, 0))`,
  )
  const [row] = await tx
    .select({
      patterns: organisations.numberPatterns,
      lastDocumentNumber: organisations.lastDocumentNumber,
    })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
    .for('no key update')
  return row
}

export async function selectLastOf(
  tx: Queryable,
  organisationId: string,
  series: NumberSeries,
  period: string,
): Promise<number | undefined> {
  const [row] = await tx
    .select({ last: documentSeries.lastNumber })
    .from(documentSeries)
    .where(
      and(
        eq(documentSeries.organisationId, organisationId),
        eq(documentSeries.series, series),
        eq(documentSeries.period, period),
      ),
    )
  return row?.last
}

/** Never back: a number that was reached stays behind. */
export async function upsertReached(
  tx: Queryable,
  organisationId: string,
  series: NumberSeries,
  period: string,
  last: number,
): Promise<void> {
  await tx
    .insert(documentSeries)
    .values({ organisationId, series, period, lastNumber: last })
    .onConflictDoUpdate({
      target: [documentSeries.organisationId, documentSeries.series, documentSeries.period],
      set: { lastNumber: sql`greatest(${documentSeries.lastNumber}, excluded.last_number)` },
    })
}

export async function updateLastInvoice(
  tx: Queryable,
  organisationId: string,
  last: number,
): Promise<boolean> {
  const raised = await tx
    .update(organisations)
    .set({ lastDocumentNumber: last })
    .where(and(eq(organisations.id, organisationId), lt(organisations.lastDocumentNumber, last)))
    .returning({ id: organisations.id })
  return raised.length > 0
}

export async function updatePatterns(
  tx: Transaction,
  organisationId: string,
  numberPatterns: NumberPatterns,
): Promise<void> {
  await tx.update(organisations).set({ numberPatterns }).where(eq(organisations.id, organisationId))
}

/** Whatever kind of document it is: numbers are unique in an organisation. */
export async function isTaken(
  tx: Transaction,
  organisationId: string,
  documentNumber: string,
): Promise<boolean> {
  const bears = (table: typeof invoices | typeof creditNotes | typeof issuedDocuments) => sql`exists (
    select 1 from ${table}
    where ${table.organisationId} = ${organisationId} and ${table.documentNumber} = ${documentNumber})`
  const [row] = await tx.execute<{ taken: boolean }>(
    sql`select ${bears(invoices)} or ${bears(creditNotes)} or ${bears(issuedDocuments)} as taken`,
  )
  return row?.taken ?? false
}

export interface SeriesRow {
  organisationId: string
  series: NumberSeries
  period: string
  lastNumber: number
}

export function selectSeries(db: Queryable, organisationIds: string[]): Promise<SeriesRow[]> {
  return db.select().from(documentSeries).where(inArray(documentSeries.organisationId, organisationIds))
}
