// SQL for recovery codes: one row for each person, with the hashes of those that are left.
import { and, eq, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { recoveryCodes } from '@/db/schema/people'

export type RecoveryCodes = typeof recoveryCodes.$inferSelect

export async function selectRecoveryCodes(db: Queryable, userId: string): Promise<RecoveryCodes | undefined> {
  const [row] = await db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, userId))
  return row
}

/** In place of those from before. */
export async function upsertRecoveryCodes(db: Queryable, row: RecoveryCodes): Promise<void> {
  const { userId, ...anew } = row
  await db.insert(recoveryCodes).values(row).onConflictDoUpdate({ target: recoveryCodes.userId, set: anew })
}

/** False where there are some already. */
export async function insertRecoveryCodes(db: Queryable, row: RecoveryCodes): Promise<boolean> {
  const rows = await db
    .insert(recoveryCodes)
    .values(row)
    .onConflictDoNothing()
    .returning({ userId: recoveryCodes.userId })
  return rows.length > 0
}

/** Takes one away; returns how many are left, and undefined where it is not, or no longer, one of them. */
export async function takeRecoveryHash(
  db: Queryable,
  userId: string,
  hash: string,
): Promise<number | undefined> {
  const [row] = await db
    .update(recoveryCodes)
    .set({
      hashes: sql`array_remove(${recoveryCodes.hashes}, ${hash})`,
      remaining: sql`${recoveryCodes.remaining} - 1`,
    })
    .where(and(eq(recoveryCodes.userId, userId), sql`${hash} = any(${recoveryCodes.hashes})`))
    .returning({ remaining: recoveryCodes.remaining })
  return row?.remaining
}

export async function deleteRecoveryCodes(db: Queryable, userId: string): Promise<void> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
}
