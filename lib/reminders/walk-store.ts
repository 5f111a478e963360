// SQL for going through the invoices whose plan was changed for many at once.
import { asc, eq, lte, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { reminderWalks } from '@/db/schema/reminders'
import type { Transaction } from '@/db/transact'

type Walk = typeof reminderWalks.$inferSelect

export async function selectFirstWalkAt(db: Database): Promise<Date | null> {
  const [row] = await db
    .select({ at: reminderWalks.createdAt })
    .from(reminderWalks)
    .orderBy(asc(reminderWalks.createdAt))
    .limit(1)
  return row?.at ?? null
}

/** One that nobody else is on. */
export async function lockWalk(tx: Transaction, until: Date): Promise<Walk | undefined> {
  const [walk] = await tx
    .select()
    .from(reminderWalks)
    .where(lte(reminderWalks.createdAt, until))
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
  { changedAt, customerId, organisationId, reachedId }: Walk,
  limit: number,
): Promise<string | undefined> {
  const from = changedAt
    ? sql`least(coalesce(next_reminder_at, ${changedAt.toISOString()}::timestamptz), ${changedAt.toISOString()}::timestamptz)`
    : sql`case when next_reminder_at is not null then sent_at end`
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
