// Invoices by the references that others know: the organisation's own, those of payments, and a provider's.
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
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

export async function withReference(db: Database, scope: BrowseScope, q: string): Promise<string[]> {
  const found = await Promise.all([withOwn(db, scope, q), invoicesNamedBy(db, scope.organisationId, q)])
  return [...new Set(found.flat())]
}
