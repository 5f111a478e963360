// SQL for authenticator apps.
import { and, eq, lt } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { authenticatorApps } from '@/db/schema/people'

export type AuthenticatorApp = typeof authenticatorApps.$inferSelect

export async function selectApp(db: Queryable, userId: string): Promise<AuthenticatorApp | undefined> {
  const [row] = await db.select().from(authenticatorApps).where(eq(authenticatorApps.userId, userId))
  return row
}

/** False where the person has one already. */
export async function insertApp(db: Queryable, row: Omit<AuthenticatorApp, 'lastUsedAt'>): Promise<boolean> {
  const rows = await db
    .insert(authenticatorApps)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: authenticatorApps.id })
  return rows.length > 0
}

/** False where a code of this half minute, or of a later one, was taken before. */
export async function updateAppUsed(
  db: Queryable,
  { id, now, step }: { id: string; step: number; now: Date },
): Promise<boolean> {
  const rows = await db
    .update(authenticatorApps)
    .set({ lastStep: step, lastUsedAt: now })
    .where(and(eq(authenticatorApps.id, id), lt(authenticatorApps.lastStep, step)))
    .returning({ id: authenticatorApps.id })
  return rows.length > 0
}

/** Returns how many there were. */
export async function deleteApp(db: Queryable, userId: string): Promise<number> {
  const rows = await db
    .delete(authenticatorApps)
    .where(eq(authenticatorApps.userId, userId))
    .returning({ id: authenticatorApps.id })
  return rows.length
}

export const selectSealedApps = (db: Queryable): Promise<{ id: string; sealed: string }[]> =>
  db.select({ id: authenticatorApps.id, sealed: authenticatorApps.sealedSecret }).from(authenticatorApps)

/** Only over what was read. */
export async function updateSealedApp(
  db: Queryable,
  { anew, id, sealed }: { id: string; sealed: string; anew: string },
): Promise<number> {
  const rows = await db
    .update(authenticatorApps)
    .set({ sealedSecret: anew })
    .where(and(eq(authenticatorApps.id, id), eq(authenticatorApps.sealedSecret, sealed)))
    .returning({ id: authenticatorApps.id })
  return rows.length
}
