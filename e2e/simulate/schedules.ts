// Recurring invoices: what is asked for, and which occurrence must have been made by when.
import { chanceOf } from '../faults/dice'
import type { Bill } from './bill'
import { billOf, readBill } from './bills'
import { type Day, dayIn, momentIn, occurrencesOf, plusDays, type Rhythm } from './calendar'
import type { Customer } from './cast'
import { decimalOf } from './money'

interface Occurrence {
  number: number
  on: Day
  at: number
}

export interface Schedule {
  id: string
  customer: Customer
  occurrences: Occurrence[]
  isSent: boolean
  catchUp: 'all' | 'latest' | 'none'
  pausedAt: number | undefined
  /** Numbers that are left out. */
  skipped: Set<number>
  /** Numbers that were seen, each with the invoice. */
  made: Map<number, string>
}

const RHYTHMS: Pick<Rhythm, 'every' | 'interval' | 'anchorDay'>[] = [
  { every: 'month', interval: 1, anchorDay: 31 },
  { every: 'month', interval: 1, anchorDay: 30 },
  { every: 'month', interval: 2, anchorDay: 29 },
  { every: 'month', interval: 1, anchorDay: 1 },
  { every: 'week', interval: 1, anchorDay: 1 },
  { every: 'week', interval: 2, anchorDay: 7 },
  { every: 'quarter', interval: 1, anchorDay: 31 },
  { every: 'year', interval: 1, anchorDay: 29 },
]

const MOST = 80

export async function openSchedule(customer: Customer, seed: number, now: number): Promise<Schedule> {
  const chance = chanceOf(seed, `schedule ${customer.at}`)
  const { seller } = customer
  const start = plusDays(dayIn(seller.zone, now), chance.between(1, 25))
  const rhythm = { ...chance.pick(RHYTHMS), start, count: MOST }
  const isSent = chance.next() < 0.8
  const catchUp = chance.pick(['all', 'latest', 'none'] as const)
  const currency = chance.next() < 0.5 ? 'EUR' : chance.pick([seller.currency, 'JPY'])
  const unitPrice = decimalOf(chance.between(1_000, 60_000), currency)
  const { id } = await seller.api('POST', '/recurring-invoices', {
    customerId: customer.id,
    schedule: rhythm,
    send: isSent ? 'automatically' : 'draft',
    catchUp,
    template: {
      currency,
      paymentTermsDays: chance.pick([2, 7, 14, 21]),
      lineItems: [{ description: 'Rolls', quantity: 1, unitPrice }],
    },
  })
  const occurrences = occurrencesOf(rhythm).map((on, at) => ({
    ...{ number: at + 1, on },
    at: momentIn(seller.zone, on, 6),
  }))
  const reached = { pausedAt: undefined, skipped: new Set<number>(), made: new Map() }
  return { id: String(id), customer, occurrences, isSent, catchUp, ...reached }
}

const dueBy = ({ made, occurrences, pausedAt, skipped }: Schedule, until: number): Occurrence[] =>
  occurrences.filter(
    ({ at, number }) =>
      made.has(number) || (at <= Math.min(until, pausedAt ?? until) && !skipped.has(number)),
  )

/** Six o'clock is another moment now, for what was not made before. */
export function moveSchedule({ customer, made, occurrences }: Schedule): void {
  for (const one of occurrences) if (!made.has(one.number)) one.at = momentIn(customer.seller.zone, one.on, 6)
}

export async function pauseSchedule(schedule: Schedule, now: number): Promise<void> {
  await schedule.customer.seller.api('POST', `/recurring-invoices/${schedule.id}/pause`)
  schedule.pausedAt = now
}

/** Of what passed meanwhile all are made, the latest, or none. */
export async function resumeSchedule(schedule: Schedule, now: number): Promise<void> {
  const { catchUp, customer, id, occurrences, pausedAt = now, skipped } = schedule
  const passed = occurrences.filter(({ at }) => at > pausedAt && at <= now).map(({ number }) => number)
  await customer.seller.api('POST', `/recurring-invoices/${id}/resume`)
  schedule.pausedAt = undefined
  const leftOut = { all: [], latest: passed.slice(0, -1), none: passed }[catchUp]
  for (const number of leftOut) skipped.add(number)
}

interface Made {
  id: string
  status: string
  recurringOccurrenceNumber: number
  recurringOccurrenceDate: Day
}

/** What was made of those that fell due by now; invoices that were sent are answered to be followed. */
export async function judgeSchedule(
  schedule: Schedule,
  { until, wasKilled }: { until: number; wasKilled: boolean },
  find: (what: string) => void,
): Promise<Bill[]> {
  const { customer, id, isSent, made } = schedule
  const due = dueBy(schedule, until)
  if (due.length === made.size) return []
  const { data } = await customer.seller.api('GET', `/invoices?recurringScheduleId=${id}&limit=100`)
  const all = data as Made[]
  const fresh: Bill[] = []
  for (const one of due) {
    const name = `occurrence ${one.number} of ${one.on} (${customer.seller.zone})`
    const found = all.filter(({ recurringOccurrenceNumber }) => recurringOccurrenceNumber === one.number)
    const [invoice] = found
    // Killed before it could note that it was up: then this one was missed, and is not made up for.
    if (!invoice && wasKilled && schedule.catchUp === 'none') {
      schedule.skipped.add(one.number)
      continue
    }
    if (found.length !== 1) find(`${name} was made ${found.length} times`)
    if (!invoice) continue
    if (invoice.recurringOccurrenceDate !== one.on) find(`${name} is of ${invoice.recurringOccurrenceDate}`)
    if (made.has(one.number)) continue
    made.set(one.number, invoice.id)
    if ((invoice.status === 'Draft') === isSent) find(`${name} is ${invoice.status}`)
    if (isSent) fresh.push(billOf(customer, `${id}/${one.number}`, await readBill(customer, invoice.id)))
  }
  if (all.length > due.length) find(`${all.length} invoices of ${due.length} occurrences of ${id}`)
  return fresh
}
