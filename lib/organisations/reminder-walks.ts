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

/** What the moments of reminders follow from, as a row has it. */
interface Planned {
  reminders: unknown
  timeZone: string | null
  /** Of an organisation alone. */
  remindersSkipHolidays?: boolean
  country?: string
  address?: { state?: string } | null
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The holidays of where matter, if any do. */
const holidaysOf = ({ address, country, remindersSkipHolidays }: Planned) =>
  remindersSkipHolidays ? [country, address?.state] : null

/** What a change does to the reminders to come; undefined where nothing. */
export function walkAfter(
  before: Planned,
  after: Planned,
  now: Date,
): Pick<Change, 'changedAt' | 'createdAt'> | undefined {
  if (!isSame(before.reminders, after.reminders)) return { changedAt: now, createdAt: now }
  const isMoved = before.timeZone !== after.timeZone || !isSame(holidaysOf(before), holidaysOf(after))
  return isMoved ? { changedAt: null, createdAt: now } : undefined
}
