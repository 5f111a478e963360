// Everything that could not be settled or delivered, for one organisation or all.
import { daysFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { cutPage, NEWEST_FIRST, type Page, type PageRequest } from '@/lib/http/fields/paging'
import {
  countActivePauses,
  type DeclinedDay,
  type Pause,
  selectDeclinedDays,
  selectPauses,
} from './card-testing-store'
import { type OverpaidInvoice, selectOverpaid } from './overpaid-store'
import { countQuarantined, type QuarantinedPayment, selectQuarantined } from './quarantine-store'
import { type StuckSchedule, selectStuckSchedules } from './recurring-store'
import { type Problem, type ProblemKind, selectProblems } from './store'
import {
  countDeadDeliveries,
  countStuckEvents,
  type DeadDelivery,
  type StuckEvent,
  selectDeadDeliveries,
  selectStuckEvents,
} from './stuck-store'
import { countDeadLetters, type DeadLetter, selectDeadLetters } from './undelivered-store'

/** More at once would be an outage, and then the count says more than the list. */
export const MOST_SHOWN = 100

export interface Problems {
  payments: QuarantinedPayment[]
  events: StuckEvent[]
  letters: DeadLetter[]
  deliveries: DeadDelivery[]
  overpaid: OverpaidInvoice[]
  schedules: StuckSchedule[]
}

/** The oldest first; at most `MOST_SHOWN` of each kind. */
export async function listProblems({ db }: House, organisationId: string | undefined): Promise<Problems> {
  const [payments, events, letters, deliveries, overpaid, schedules] = await Promise.all([
    selectQuarantined(db, organisationId, MOST_SHOWN),
    selectStuckEvents(db, organisationId, MOST_SHOWN),
    selectDeadLetters(db, organisationId, MOST_SHOWN),
    selectDeadDeliveries(db, organisationId, MOST_SHOWN),
    selectOverpaid(db, organisationId, MOST_SHOWN),
    selectStuckSchedules(db, organisationId, MOST_SHOWN),
  ])
  return { payments, events, letters, deliveries, overpaid, schedules }
}

export interface ProblemCounts {
  unsettled: number
  undelivered: number
  /** Of online payments, in force now. */
  pauses: number
}

export async function countProblems(
  { clock, db }: House,
  organisationId: string | undefined,
): Promise<ProblemCounts> {
  const [payments, events, letters, deliveries, pauses] = await Promise.all([
    countQuarantined(db, organisationId),
    countStuckEvents(db, organisationId),
    countDeadLetters(db, organisationId),
    countDeadDeliveries(db, organisationId),
    countActivePauses(db, organisationId, clock.now()),
  ])
  return { unsettled: payments + events, undelivered: letters + deliveries, pauses }
}

const DAYS_OF_TESTING = 7

export interface CardTesting {
  pauses: Pause[]
  days: DeclinedDay[]
}

/** Of the last seven days, told in the zone of who looks. */
export async function listCardTesting(
  { clock, db }: House,
  organisationId: string | undefined,
  zone: string,
): Promise<CardTesting> {
  const since = daysFrom(clock.now(), -DAYS_OF_TESTING)
  const [pauses, days] = await Promise.all([
    selectPauses(db, organisationId, since, MOST_SHOWN),
    selectDeclinedDays(db, organisationId, zone, since, MOST_SHOWN),
  ])
  return { pauses, days }
}

/** The same of one organisation, as one list, newest first. */
export async function listProblemsToSolve(
  { clock, db }: House,
  organisationId: string,
  request: PageRequest & { kind?: ProblemKind[] },
): Promise<Page<Problem>> {
  const rows = await selectProblems(db, organisationId, request, clock.now())
  return cutPage(rows, request.limit, ({ createdAt, key }) => ({
    sort: NEWEST_FIRST,
    value: createdAt,
    id: key,
  }))
}
