// Gives an invoice a plan of reminders of its own, also after it was sent: it stands on no paper.
import type { ReminderRule } from '@/db/schema/organisations'
import type { Transaction } from '@/db/transact'
import type { Invoice } from './invoice'
import { updateReminders } from './store'

/** What passed before other ones were planned is not made up for. The invoice's row is locked. */
export async function changeReminders(
  tx: Transaction,
  { dueDate, id, nextReminderAt, sentAt, voidedAt }: Invoice,
  reminders: ReminderRule[] | null,
  now: Date,
): Promise<void> {
  const isOwed = sentAt !== null && voidedAt === null && dueDate !== null
  const from = nextReminderAt && nextReminderAt < now ? nextReminderAt : now
  await updateReminders(tx, id, { reminders, ...(isOwed && { nextReminderAt: from }) })
}
