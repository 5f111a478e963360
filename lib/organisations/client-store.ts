// SQL for clients and their API keys.
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { writeInPassing } from '@/db/in-passing'
import { apiKeys, clients } from '@/db/schema/organisations'
import { secondsFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { behind, type PageRequest } from '@/lib/http/fields/paging'
import type { ApiKey, Client, ClientFields } from './organisation'

// The hash stays here.
const API_KEY = {
  id: apiKeys.id,
  clientId: apiKeys.clientId,
  organisationId: apiKeys.organisationId,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  createdAt: apiKeys.createdAt,
  lastUsedAt: apiKeys.lastUsedAt,
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

/** Whose keys are meant: a client's with all of its organisations' keys, or one organisation's. */
export interface KeyOwner {
  clientId?: string | undefined
  organisationId?: string | undefined
}

const isOwnedBy = ({ clientId, organisationId }: KeyOwner) =>
  and(
    clientId === undefined ? undefined : eq(apiKeys.clientId, clientId),
    organisationId === undefined ? undefined : eq(apiKeys.organisationId, organisationId),
  )

export async function insertApiKey(
  db: Queryable,
  row: Omit<typeof apiKeys.$inferInsert, 'createdAt' | 'lastUsedAt' | 'revokedAt'>,
): Promise<ApiKey | undefined> {
  const { clientId, keyHash, organisationId = null, prefix } = row
  const [key] = await db
    .insert(apiKeys)
    .values(row)
    // A repeat whose first try died before it could tell the key: nobody has that key, so another takes its place.
    .onConflictDoUpdate({
      target: apiKeys.id,
      set: { keyHash, prefix },
      setWhere: and(
        eq(apiKeys.clientId, clientId),
        sql`${apiKeys.organisationId} is not distinct from ${organisationId}::uuid`,
        isNull(apiKeys.lastUsedAt),
        isNull(apiKeys.revokedAt),
      ),
    })
    .returning(API_KEY)
  return key
}

export function selectApiKeys(
  db: Queryable,
  whose: KeyOwner,
  { cursor, limit }: PageRequest,
): Promise<ApiKey[]> {
  return db
    .select(API_KEY)
    .from(apiKeys)
    .where(and(isOwnedBy(whose), behind(apiKeys, cursor)))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(limit + 1)
}

export interface KeyHolder {
  clientId: string
  apiKeyId: string
  /** The one organisation that the key reaches; null for all of the client's. */
  limitedTo: string | null
}

/** A key's use is written down at most this often. */
const USED_AGAIN_SECONDS = 600

/**
 * Asked at every call, and never kept: a revoked key ends at once. It only reads, so that calls which only read go on while the
 * database takes no writes.
 */
export async function selectKeyHolder(
  { db, log }: Pick<House, 'db' | 'log'>,
  keyHash: string,
  now: Date,
): Promise<KeyHolder | undefined> {
  const usedBefore = secondsFrom(now, -USED_AGAIN_SECONDS).toISOString()
  const [row] = await db.$client<(KeyHolder & { isStale: boolean })[]>`
    select client_id as "clientId", id as "apiKeyId", organisation_id as "limitedTo",
      last_used_at is null or last_used_at < ${usedBefore} as "isStale"
    from api_keys
    where key_hash = ${keyHash} and revoked_at is null and (expires_at is null or expires_at > ${now.toISOString()})`
  if (!row) return undefined
  const { isStale, ...holder } = row
  const id = holder.apiKeyId
  if (isStale)
    writeInPassing({ db, log }, `api key ${id}`, () =>
      db.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, id)),
    )
  return holder
}

/** Keeps the first time of revocation. Returns false when the key is not there, or not theirs. */
export async function updateApiKeyRevoked(
  db: Queryable,
  key: KeyOwner & { id: string },
  now: Date,
): Promise<boolean> {
  const isKey = and(eq(apiKeys.id, key.id), isOwnedBy(key))
  await db
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(isKey, isNull(apiKeys.revokedAt)))
  const rows = await db.select({ id: apiKeys.id }).from(apiKeys).where(isKey)
  return rows.length > 0
}
