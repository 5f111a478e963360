// SQL for applications and their keys.
import { and, desc, eq, isNull, lt, or } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { writeInPassing } from '@/db/in-passing'
import { applicationKeys, applications } from '@/db/schema/applications'
import { secondsFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { behind, type PageRequest } from '@/lib/http/fields/paging'
import type { Application, ApplicationKey } from './application'

/** Usage is recorded at most this often, so that ordinary calls only read. */
const USED_AGAIN_SECONDS = 60

// The hash stays here.
const KEY = {
  id: applicationKeys.id,
  organisationId: applicationKeys.organisationId,
  applicationId: applicationKeys.applicationId,
  description: applicationKeys.description,
  prefix: applicationKeys.prefix,
  createdAt: applicationKeys.createdAt,
  lastUsedAt: applicationKeys.lastUsedAt,
  revokedAt: applicationKeys.revokedAt,
}

export async function insertApplication(
  db: Queryable,
  row: typeof applications.$inferInsert,
): Promise<Application> {
  // Under the same idempotency key the row is there already.
  await db.insert(applications).values(row).onConflictDoNothing()
  const kept = await selectApplication(db, row.id, row.organisationId)
  if (!kept) throw new Error('an application was not inserted')
  return kept
}

export async function selectApplication(
  db: Queryable,
  id: string,
  organisationId?: string,
): Promise<Application | undefined> {
  const isTheirs = organisationId === undefined ? undefined : eq(applications.organisationId, organisationId)
  const [row] = await db
    .select()
    .from(applications)
    .where(and(eq(applications.id, id), isTheirs))
  return row
}

export async function updateApplication(
  db: Queryable,
  id: string,
  organisationId: string,
  changes: Partial<typeof applications.$inferInsert>,
): Promise<Application | undefined> {
  const [row] = await db
    .update(applications)
    .set(changes)
    .where(and(eq(applications.id, id), eq(applications.organisationId, organisationId)))
    .returning()
  return row
}

export const selectApplications = (
  db: Queryable,
  organisationId: string,
  { cursor, limit }: PageRequest,
): Promise<Application[]> =>
  db
    .select()
    .from(applications)
    .where(and(eq(applications.organisationId, organisationId), behind(applications, cursor)))
    .orderBy(desc(applications.createdAt), desc(applications.id))
    .limit(limit + 1)

export async function insertApplicationKey(
  db: Queryable,
  row: Omit<typeof applicationKeys.$inferInsert, 'createdAt' | 'lastUsedAt' | 'revokedAt'>,
): Promise<ApplicationKey> {
  const { applicationId, keyHash, prefix } = row
  const [key] = await db
    .insert(applicationKeys)
    .values(row)
    // A repeat whose first try died before it could tell the key: nobody has that key, so another takes its place.
    .onConflictDoUpdate({
      target: applicationKeys.id,
      set: { keyHash, prefix },
      setWhere: and(
        eq(applicationKeys.applicationId, applicationId),
        isNull(applicationKeys.lastUsedAt),
        isNull(applicationKeys.revokedAt),
      ),
    })
    .returning(KEY)
  if (!key) throw new Error('an application key was not inserted')
  return key
}

export const selectApplicationKeys = (db: Queryable, applicationId: string): Promise<ApplicationKey[]> =>
  db
    .select(KEY)
    .from(applicationKeys)
    .where(eq(applicationKeys.applicationId, applicationId))
    .orderBy(desc(applicationKeys.createdAt), desc(applicationKeys.id))

/** Undefined for a key that is not the application's; one that was revoked before stays as it was. */
export async function updateKeyRevoked(
  db: Queryable,
  applicationId: string,
  keyId: string,
  now: Date,
): Promise<ApplicationKey | undefined> {
  const own = and(eq(applicationKeys.id, keyId), eq(applicationKeys.applicationId, applicationId))
  await db
    .update(applicationKeys)
    .set({ revokedAt: now })
    .where(and(own, isNull(applicationKeys.revokedAt)))
  const [key] = await db.select(KEY).from(applicationKeys).where(own)
  return key
}

/** Whose the key is; undefined when it is unknown or revoked, or its application was switched off. */
export async function selectKeyHolder({ db, log }: Pick<House, 'db' | 'log'>, keyHash: string, now: Date) {
  const [row] = await db
    .select({
      keyId: applicationKeys.id,
      lastUsedAt: applicationKeys.lastUsedAt,
      applicationId: applications.id,
      organisationId: applications.organisationId,
    })
    .from(applicationKeys)
    .innerJoin(applications, eq(applications.id, applicationKeys.applicationId))
    .where(
      and(
        eq(applicationKeys.keyHash, keyHash),
        isNull(applicationKeys.revokedAt),
        eq(applications.isEnabled, true),
      ),
    )
  if (!row) return undefined
  const isFresh = row.lastUsedAt !== null && row.lastUsedAt > secondsFrom(now, -USED_AGAIN_SECONDS)
  if (!isFresh)
    writeInPassing({ db, log }, `application key ${row.keyId}`, () => markUsed(db, row.keyId, now))
  return { applicationId: row.applicationId, organisationId: row.organisationId }
}

const markUsed = (db: Queryable, keyId: string, now: Date) =>
  db
    .update(applicationKeys)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(applicationKeys.id, keyId),
        or(
          isNull(applicationKeys.lastUsedAt),
          lt(applicationKeys.lastUsedAt, secondsFrom(now, -USED_AGAIN_SECONDS)),
        ),
      ),
    )
