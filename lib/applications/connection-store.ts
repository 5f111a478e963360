// SQL for provider connections.
import { and, desc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { providerConnections } from '@/db/schema/applications'
import type { Transaction } from '@/db/transact'
import type { ProviderKind, Right } from '@/lib/connector-port/port'
import type { ProviderConnection } from './application'

export async function insertConnection(
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

/** Holds it until the transaction ends: nothing is begun at it meanwhile. */
export async function lockConnection(tx: Transaction, id: string): Promise<ProviderConnection | undefined> {
  const [row] = await tx
    .select()
    .from(providerConnections)
    .where(eq(providerConnections.id, id))
    .for('update')
  return row
}

/** Keeps the credentials from being changed until the transaction ends; false where they are others by now. */
export async function lockCredentials(
  tx: Transaction,
  { id, keyFingerprint }: Pick<ProviderConnection, 'id' | 'keyFingerprint'>,
): Promise<boolean> {
  const rows = await tx
    .select({ id: providerConnections.id })
    .from(providerConnections)
    .where(and(eq(providerConnections.id, id), eq(providerConnections.keyFingerprint, keyFingerprint)))
    .for('key share')
  return rows.length > 0
}

/** False if it was already known. A new key may have more permissions, so what it lacks is found again. */
export async function updateMissingRight(
  db: Queryable,
  id: string,
  { isMissing, name }: Right,
): Promise<boolean> {
  const { missingRight } = providerConnections
  const changed = await db
    .update(providerConnections)
    .set({ missingRight: isMissing ? name : null })
    .where(
      and(
        eq(providerConnections.id, id),
        // To have one right says nothing of another that is missing.
        isMissing ? sql`${missingRight} is distinct from ${name}` : eq(missingRight, name),
      ),
    )
    .returning({ id: providerConnections.id })
  return changed.length > 0
}

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

/**
 * Active ones whose provider has not been told yet where to send its news, or not of all kinds that there are by now. In
 * no order, so that those that refuse do not stand before the others for ever.
 */
export const selectUnsubscribed = (
  db: Queryable,
  kinds: readonly Pick<ProviderKind, 'provider' | 'notices'>[],
  limit: number,
): Promise<ProviderConnection[]> => {
  const { isActive, provider, subscribedNotices, webhookReference } = providerConnections
  const untold = kinds
    .filter(({ notices }) => notices.length > 0)
    .map((kind) =>
      and(
        eq(provider, kind.provider),
        or(isNull(webhookReference), isNull(subscribedNotices), ne(subscribedNotices, [...kind.notices])),
      ),
    )
  return db
    .select()
    .from(providerConnections)
    .where(and(eq(isActive, true), or(...untold)))
    .orderBy(sql`random()`)
    .limit(limit)
}
