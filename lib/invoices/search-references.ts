// Invoices by the references that others know: the organisation's own, their credit notes', those of payments, and a provider's.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { creditNotes } from '@/db/schema/documents'
import type { BrowseScope } from './browse/query'
import { invoicesNamedBy } from './named-by-reference'

/** So many invoices may share an own reference. */
const MOST = 1_000

/** Exactly as it was given; only within one organisation, whose word it is. */
async function withOwn(db: Database, { organisationId }: BrowseScope, reference: string): Promise<string[]> {
  if (organisationId === undefined) return []
  const rows = await db.execute<{ id: string }>(sql`
    select id from invoices where organisation_id = ${organisationId}::uuid and external_reference = ${reference}
    limit ${MOST}::int`)
  return rows.map(({ id }) => id)
}

/** The whole number, in capitals or not. */
async function withCreditNote(
  db: Database,
  { organisationId }: BrowseScope,
  documentNumber: string,
): Promise<string[]> {
  if (organisationId === undefined) return []
  const written = [...new Set([documentNumber, documentNumber.toUpperCase()])]
  const rows = await db
    .select({ id: creditNotes.invoiceId })
    .from(creditNotes)
    .where(and(eq(creditNotes.organisationId, organisationId), inArray(creditNotes.documentNumber, written)))
  return rows.map(({ id }) => id)
}

export async function withReference(db: Database, scope: BrowseScope, q: string): Promise<string[]> {
  const found = await Promise.all([
    withOwn(db, scope, q),
    withCreditNote(db, scope, q),
    invoicesNamedBy(db, scope.organisationId, q),
  ])
  return [...new Set(found.flat())]
}
