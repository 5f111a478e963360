// SQL of provider connections.
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { providerConnections } from '@/db/schema/applications'
import type { ProviderConnection } from './application'

export async function putConnection(
  db: Queryable,
  row: typeof providerConnections.$inferInsert,
): Promise<ProviderConnection> {
  // Under the same idempotency key the row is there already.
  await db.insert(providerConnections).values(row).onConflictDoNothing()
  const kept = await selectConnection(db, row.id)
  if (!kept) throw new Error('a provider connection was not inserted')
  return kept
}

export async function selectConnection(db: Queryable, id: string): Promise<ProviderConnection | undefined> {
  const [row] = await db.select().from(providerConnections).where(eq(providerConnections.id, id))
  return row
}

/** Newest first. */
export const selectConnections = (db: Queryable, applicationId: string): Promise<ProviderConnection[]> =>
  db
    .select()
    .from(providerConnections)
    .where(eq(providerConnections.applicationId, applicationId))
    .orderBy(desc(providerConnections.createdAt), desc(providerConnections.id))

export async function updateConnection(
  db: Queryable,
  applicationId: string,
  id: string,
  changes: Partial<typeof providerConnections.$inferInsert>,
): Promise<ProviderConnection | undefined> {
  const [row] = await db
    .update(providerConnections)
    .set(changes)
    .where(and(eq(providerConnections.id, id), eq(providerConnections.applicationId, applicationId)))
    .returning()
  return row
}

/** Active ones whose provider has not been told yet where to send its news. */
export const selectUnsubscribed = (db: Queryable, limit: number): Promise<ProviderConnection[]> =>
  db
    .select()
    .from(providerConnections)
    .where(
      and(
        eq(providerConnections.isActive, true),
        eq(providerConnections.provider, 'stripe'),
        isNull(providerConnections.webhookReference),
      ),
    )
    .orderBy(asc(providerConnections.updatedAt))
    .limit(limit)
