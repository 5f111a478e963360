// SQL for notification settings.
import { eq, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { notificationChoices } from '@/db/schema/people'
import type { PersonalEvent } from './notices'

/** By event; what nothing was said about is not there. */
export async function selectChoices(db: Queryable, userId: string): Promise<ReadonlyMap<string, boolean>> {
  const rows = await db
    .select({ event: notificationChoices.event, wantsMail: notificationChoices.wantsMail })
    .from(notificationChoices)
    .where(eq(notificationChoices.userId, userId))
  return new Map(rows.map(({ event, wantsMail }) => [event, wantsMail]))
}

export async function updateChoices(
  db: Queryable,
  userId: string,
  wishes: ReadonlyMap<PersonalEvent, boolean>,
): Promise<void> {
  if (wishes.size === 0) return
  await db
    .insert(notificationChoices)
    .values([...wishes].map(([event, wantsMail]) => ({ userId, event, wantsMail })))
    .onConflictDoUpdate({
      target: [notificationChoices.userId, notificationChoices.event],
      set: { wantsMail: sql`excluded.wants_mail`, updatedAt: sql`house_now()` },
    })
}
