// What was sent of an invoice's reminders, and what is to come.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findInvoice } from '@/lib/invoices/find'
import type { Day } from '@/lib/time-zone'
import type { Pause } from './pauses'
import { effectiveRules, inheritedRules, pausesAt, plannedMoments, type RulesOf } from './plan'
import { type DecidedReminder, keyOf, selectDecided, selectReminders, selectStanding } from './store'

export interface ComingReminder {
  offsetDays: number
  dueDate: Day
  at: Date
  /** As things stand; empty where it will leave. */
  pausedBy: Pause[]
}

export interface RemindersOfInvoice {
  rules: { offsetDays: number }[]
  rulesOf: RulesOf | null
  /** The invoice's own; null where it has none. */
  own: { offsetDays: number }[] | null
  /** What counts, or would count, without them. */
  inherited: { offsetDays: number }[]
  /** Where the customer is: the zone of all moments. */
  zone: string
  /** Why one by hand would be refused now. */
  pausedBy: Pause[]
  sent: DecidedReminder[]
  coming: ComingReminder[]
}

/** Throws `Invoice.NotFound`. */
export async function readReminders(
  house: House,
  organisationId: string,
  invoiceId: string,
): Promise<RemindersOfInvoice> {
  const { db } = house
  await findInvoice(house, organisationId, invoiceId)
  const standing = found(await selectStanding(db, invoiceId), 'Invoice.NotFound')
  const now = house.clock.now()
  const [sent, decided] = [await selectReminders(db, invoiceId), await selectDecided(db, invoiceId)]
  // Of a draft, those that would come if it were sent now.
  const from = standing.nextReminderAt ?? (standing.status === 'Draft' ? now : null)
  const coming = plannedMoments(standing)
    .filter((moment) => from !== null && moment.at >= from && !decided.has(keyOf(moment)))
    .map((moment) => ({ ...moment, pausedBy: pausesAt(standing, moment) }))
  const { of: rulesOf, rules } = effectiveRules(standing)
  return {
    ...{ rules: [...rules], rulesOf, zone: standing.zone, pausedBy: pausesAt(standing, { at: now }) },
    ...{ own: standing.own.invoice, inherited: [...inheritedRules(standing)], sent, coming },
  }
}
