// SQL for passkeys.
import { and, asc, eq, lt, or, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { passkeys } from '@/db/schema/people'

export type Passkey = typeof passkeys.$inferSelect

/** The oldest first. */
export function selectPasskeys(db: Queryable, userId: string): Promise<Passkey[]> {
  return db
    .select()
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))
}

export async function selectPasskey(db: Queryable, credentialId: string): Promise<Passkey | undefined> {
  const [row] = await db.select().from(passkeys).where(eq(passkeys.credentialId, credentialId))
  return row
}

/** False where the credential is known already, to whomever it belongs. */
export async function insertPasskey(db: Queryable, row: Passkey): Promise<boolean> {
  const rows = await db.insert(passkeys).values(row).onConflictDoNothing().returning({ id: passkeys.id })
  return rows.length > 0
}

/** False where its counter has not gone up meanwhile: a copy of the passkey may be about. Those that do not count stay at 0. */
export async function updatePasskeyUsed(
  db: Queryable,
  { counter, id, isBackedUp, now }: { id: string; counter: number; isBackedUp: boolean; now: Date },
): Promise<boolean> {
  const goesUp = or(lt(passkeys.counter, counter), and(eq(passkeys.counter, 0), sql`${counter} = 0`))
  const rows = await db
    .update(passkeys)
    .set({ counter, isBackedUp, lastUsedAt: now })
    .where(and(eq(passkeys.id, id), goesUp))
    .returning({ id: passkeys.id })
  return rows.length > 0
}

const ownOne = (userId: string, id: string) => and(eq(passkeys.id, id), eq(passkeys.userId, userId))

export async function updatePasskeyName(
  db: Queryable,
  userId: string,
  { id, name }: { id: string; name: string },
): Promise<boolean> {
  const rows = await db
    .update(passkeys)
    .set({ name })
    .where(ownOne(userId, id))
    .returning({ id: passkeys.id })
  return rows.length > 0
}

/** Returns its name; undefined where it is not theirs. */
export async function deletePasskey(db: Queryable, userId: string, id: string): Promise<string | undefined> {
  const [row] = await db.delete(passkeys).where(ownOne(userId, id)).returning({ name: passkeys.name })
  return row?.name
}

/** Returns how many there were. */
export async function deletePasskeysOf(db: Queryable, userId: string): Promise<number> {
  const rows = await db.delete(passkeys).where(eq(passkeys.userId, userId)).returning({ id: passkeys.id })
  return rows.length
}
