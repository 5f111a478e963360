// Notes that a plan of reminders was changed for many invoices: the sender goes through them, because doing it at once could take long.
import { reminderWalks } from '@/db/schema/reminders'
import type { Transaction } from '@/db/transact'
import { newId } from '@/lib/ids'

interface Change {
  organisationId: string
  /** Of all customers where none is named. */
  customerId?: string
  /** Since when other reminders are planned: those whose moment was before are not made up for. Null where the same ones only moved. */
  changedAt: Date | null
  createdAt: Date
}

export async function insertReminderWalk(tx: Transaction, change: Change): Promise<void> {
  await tx.insert(reminderWalks).values({ id: newId(), ...change })
}

interface Planned {
  reminders?: unknown
  timeZone?: unknown
  /** By other holidays the same ones leave at other times. */
  areMoved?: boolean
}

/** What a change of these fields does to the reminders to come; undefined where nothing. */
export function walkAfter(
  { areMoved, reminders, timeZone }: Planned,
  now: Date,
): Pick<Change, 'changedAt' | 'createdAt'> | undefined {
  if (reminders !== undefined) return { changedAt: now, createdAt: now }
  return timeZone !== undefined || areMoved ? { changedAt: null, createdAt: now } : undefined
}
