// One look at one invoice: decides about the reminder whose moment has come, once, in one transaction with its letter.
import type { Transaction } from '@/db/transact'
import { newId } from '@/lib/ids'
import { writeLetter } from '@/lib/outbox/outbox'
import type { Moment } from './moments'
import { pausesAt, plannedMoments } from './plan'
import {
  hasQuestionAt,
  insertReminder,
  keyOf,
  lockDue,
  type Standing,
  selectDecided,
  selectStanding,
  updateNextAt,
} from './store'

const rowOf = ({ id: invoiceId, organisationId }: Standing, { at, dueDate, offsetDays }: Moment) => ({
  ...{ id: newId(), organisationId, invoiceId },
  ...{ offsetDays, dueDate, dueAt: at },
})

/** The one whose moment has come leaves, or is skipped for what paused it then, or for another of the same morning. */
async function decide(
  tx: Transaction,
  standing: Standing,
  moment: Moment,
  others: readonly Moment[],
): Promise<void> {
  const row = rowOf(standing, moment)
  const hasQuestion = standing.hasQuestion || (await hasQuestionAt(tx, standing.id, moment.at))
  const isOneOfTwo = others.some(({ at }) => at.getTime() === moment.at.getTime())
  const [reason = isOneOfTwo ? 'together' : undefined] = pausesAt({ ...standing, hasQuestion }, moment)
  if (reason) await insertReminder(tx, { ...row, state: 'skipped', reason })
  else if (await insertReminder(tx, { ...row, state: 'queued' }))
    await writeLetter(tx, 'reminder', row.id, { invoiceId: standing.id, reminderId: row.id })
}

/**
 * Up to `nextReminderAt` everything is decided: what the plan has before it was not in it when its moment passed, and is never
 * made up for. From there on moments count, also those that passed while nothing ran. False where there was nothing to do.
 */
export async function lookAt(tx: Transaction, invoiceId: string, now: Date): Promise<boolean> {
  if (!(await lockDue(tx, invoiceId, now))) return false
  const standing = await selectStanding(tx, invoiceId)
  const from = standing?.nextReminderAt
  if (!standing || !from) return false
  const decided = await selectDecided(tx, invoiceId)
  const open = plannedMoments(standing).filter((moment) => !decided.has(keyOf(moment)))
  for (const moment of open.filter(({ at }) => at < from))
    await insertReminder(tx, { ...rowOf(standing, moment), state: 'skipped', reason: 'past' })
  const [first, ...others] = open.filter(({ at }) => at >= from)
  const isDue = first !== undefined && first.at <= now
  if (isDue) await decide(tx, standing, first, others)
  await updateNextAt(tx, invoiceId, (isDue ? others[0] : first)?.at ?? null)
  return true
}
