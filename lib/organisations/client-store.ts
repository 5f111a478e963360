// SQL of clients and their API keys.
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { apiKeys, clients } from '@/db/schema/organisations'
import type { House } from '@/lib/house'
import { behind, type PageRequest } from '@/lib/http/paging'
import type { ApiKey, Client, ClientFields } from './organisation'

// The hash stays here.
const API_KEY = {
  id: apiKeys.id,
  clientId: apiKeys.clientId,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  revokedAt: apiKeys.revokedAt,
}

export async function insertClient(
  db: Queryable,
  row: Pick<Client, 'id' | 'name' | 'revenueSharePpm' | 'platformSharePpm'>,
): Promise<void> {
  await db.insert(clients).values(row)
}

export async function selectClient(db: Queryable, id: string): Promise<Client | undefined> {
  const [row] = await db.select().from(clients).where(eq(clients.id, id))
  return row
}

export async function updateClient(
  db: Queryable,
  id: string,
  changes: Partial<ClientFields>,
): Promise<Client | undefined> {
  const [row] = await db.update(clients).set(changes).where(eq(clients.id, id)).returning()
  return row
}

export async function insertApiKey(
  db: Queryable,
  row: Omit<typeof apiKeys.$inferInsert, 'createdAt' | 'revokedAt'>,
): Promise<ApiKey | undefined> {
  const [key] = await db.insert(apiKeys).values(row).returning(API_KEY)
  return key
}

export function selectApiKeys(
  db: Queryable,
  clientId: string,
  { cursor, limit }: PageRequest,
): Promise<ApiKey[]> {
  return db
    .select(API_KEY)
    .from(apiKeys)
    .where(and(eq(apiKeys.clientId, clientId), behind(apiKeys, cursor)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(limit + 1)
}

/** Asked at every call, by a statement that Postgres has prepared, and never kept: a revoked key ends at once. */
export async function selectKeyHolder(
  { db }: House,
  keyHash: string,
  now: Date,
): Promise<{ clientId: string; apiKeyId: string } | undefined> {
  const [row] = await db.$client<{ clientId: string; apiKeyId: string }[]>`
    select client_id as "clientId", id as "apiKeyId" from api_keys
    where key_hash = ${keyHash} and revoked_at is null
      and (expires_at is null or expires_at > ${now.toISOString()})`
  return row
}

/** Keeps the first time of revocation. Returns false when the key is not there, or of another client. */
export async function markApiKeyRevoked(
  db: Queryable,
  key: { id: string; clientId?: string },
  now: Date,
): Promise<boolean> {
  const isKey = and(eq(apiKeys.id, key.id), key.clientId ? eq(apiKeys.clientId, key.clientId) : undefined)
  await db
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(isKey, isNull(apiKeys.revokedAt)))
  const rows = await db.select({ id: apiKeys.id }).from(apiKeys).where(isKey)
  return rows.length > 0
}
