// SQL for means that are to be forgotten at their provider.
import { and, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { autopayConsents } from '@/db/schema/autopay'
import type { Consent } from './store'

const FORGET_BATCH = 20

/** Whose means is to be forgotten, oldest first; each is put off at once, so that a crash only delays it. */
export async function takeToForget(
  db: Database,
  until: Date,
  pauseSeconds: (tries: number) => number,
  now: Date,
): Promise<Consent[]> {
  const due = await db
    .select()
    .from(autopayConsents)
    .where(lte(autopayConsents.forgetAt, until))
    .orderBy(autopayConsents.forgetAt)
    .limit(FORGET_BATCH)
  const taken: Consent[] = []
  for (const { forgetAt, forgetTries, id } of due) {
    const [mine] = await db
      .update(autopayConsents)
      .set({
        forgetAt: new Date(now.getTime() + pauseSeconds(forgetTries) * 1000),
        forgetTries: forgetTries + 1,
      })
      .where(
        and(
          eq(autopayConsents.id, id),
          forgetAt === null ? undefined : eq(autopayConsents.forgetAt, forgetAt),
        ),
      )
      .returning()
    if (mine) taken.push(mine)
  }
  return taken
}

export async function selectNextToForget(db: Queryable): Promise<Date | null> {
  const [row] = await db
    .select({ at: autopayConsents.forgetAt })
    .from(autopayConsents)
    .where(isNotNull(autopayConsents.forgetAt))
    .orderBy(autopayConsents.forgetAt)
    .limit(1)
  return row?.at ?? null
}

/** Whether another agreement still needs this means, or this account of the payer's. */
export async function isStillUsed(
  db: Queryable,
  { customerReference, id, methodReference }: Consent,
): Promise<{ customer: boolean; means: boolean }> {
  const others = await db
    .select({ method: autopayConsents.methodReference, customer: autopayConsents.customerReference })
    .from(autopayConsents)
    .where(
      and(
        sql`${autopayConsents.id} <> ${id}`,
        isNull(autopayConsents.revokedAt),
        or(
          eq(autopayConsents.customerReference, customerReference ?? ''),
          eq(autopayConsents.methodReference, methodReference ?? ''),
        ),
      ),
    )
  return {
    customer: others.some(({ customer }) => customer === customerReference),
    means: others.some(({ method }) => method !== null && method === methodReference),
  }
}

export async function updateForgotten(db: Queryable, id: string): Promise<void> {
  await db
    .update(autopayConsents)
    .set({ forgetAt: null, customerReference: null, methodReference: null, mandateReference: null })
    .where(eq(autopayConsents.id, id))
}
