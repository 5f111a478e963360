// SQL for going through the invoices whose plan was changed for many at once.
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { reminderWalks } from '@/db/schema/reminders'
import type { Transaction } from '@/db/transact'
import { daysFrom } from '@/lib/clock'

/** By no zone and no holidays does a moment move farther. */
const FARTHEST_DAYS = 14

type Walk = typeof reminderWalks.$inferSelect

export async function selectFirstWalkAt(db: Database): Promise<Date | null> {
  const [row] = await db
    .select({ at: reminderWalks.createdAt })
    .from(reminderWalks)
    .orderBy(asc(reminderWalks.createdAt))
    .limit(1)
  return row?.at ?? null
}

/** One that nobody else is on, and no earlier one of its organisation: changes are carried out in the order in which they were made. */
export async function lockWalk(tx: Transaction, until: Date): Promise<Walk | undefined> {
  const [walk] = await tx
    .select()
    .from(reminderWalks)
    .where(
      and(
        lte(reminderWalks.createdAt, until),
        sql`not exists (select 1 from reminder_walks e where e.organisation_id = ${reminderWalks.organisationId}
          and (e.created_at, e.id) < (${reminderWalks.createdAt}, ${reminderWalks.id}))`,
      ),
    )
    .orderBy(asc(reminderWalks.createdAt), asc(reminderWalks.id))
    .limit(1)
    .for('update', { skipLocked: true })
  return walk
}

/**
 * Has the next invoices looked at anew; answers the last one's id, or undefined where there are no more. Where other reminders
 * are planned now, what passed before the change is not made up for; where the same ones moved, what is not decided comes.
 */
export async function updateWalked(
  tx: Transaction,
  { changedAt, createdAt, customerId, organisationId, reachedId }: Walk,
  limit: number,
): Promise<string | undefined> {
  const farthest = daysFrom(createdAt, -FARTHEST_DAYS)
  const from = changedAt
    ? sql`least(coalesce(next_reminder_at, ${changedAt.toISOString()}::timestamptz), ${changedAt.toISOString()}::timestamptz)`
    : // What waits to be looked at is judged by what holds then, and closed by what was changed before.
      sql`case when next_reminder_at > ${createdAt.toISOString()}::timestamptz
        then greatest(sent_at, ${farthest.toISOString()}::timestamptz) else next_reminder_at end`
  const rows = await tx.execute<{ last: string | null }>(sql`
    with owing as (
      select id from invoices
      where organisation_id = ${organisationId}::uuid and status in ('Sent', 'PartiallyPaid') and due_date is not null
        ${customerId === null ? sql`` : sql`and customer_id = ${customerId}::uuid`}
        ${reachedId === null ? sql`` : sql`and id > ${reachedId}::uuid`}
      order by id limit ${limit}
      for update),
    walked as (
      update invoices set next_reminder_at = ${from} where id = any(array(select id from owing)))
    select id as last from owing order by id desc limit 1`)
  return rows[0]?.last ?? undefined
}

export const updateReached = (tx: Transaction, { id }: Walk, reachedId: string) =>
  tx.update(reminderWalks).set({ reachedId }).where(eq(reminderWalks.id, id))

export const deleteWalk = (tx: Transaction, { id }: Walk) =>
  tx.delete(reminderWalks).where(eq(reminderWalks.id, id))
