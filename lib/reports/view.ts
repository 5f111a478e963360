// Reports on one currency: twelve weeks back, and four weeks ahead for what falls due.
import type { House } from '@/lib/house'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { todayOf } from '@/lib/organisations/find'
import { readApart } from '@/lib/read-apart'
import { type Day, daysOnEarth, mondayOf, plusDays } from '@/lib/time-zone'
import { countOf, type Histogram, medianOf, type Pace, type Report, within } from './report'
import {
  type Selection,
  selectCurrencies,
  selectDueWeeks,
  selectIncomeWeeks,
  selectOverdue,
  selectPace,
} from './store'

/** The Mondays of `past` weeks before this one, of this one, and of `ahead` weeks after it. */
export function weeksAround(today: Day, past: number, ahead: number): Day[] {
  const monday = mondayOf(today)
  return Array.from({ length: past + 1 + ahead }, (_, at) => plusDays(monday, (at - past) * 7))
}

interface Choice {
  currencies: Currency[]
  /** Undefined where nothing was ever invoiced. */
  chosen: Currency | undefined
}

/** What was asked for counts, then what the organisation usually takes, then whatever there is. */
export async function chooseCurrency(
  { db }: House,
  organisationId: string | undefined,
  wishes: (string | undefined)[],
): Promise<Choice> {
  const found = await selectCurrencies(db, organisationId)
  const currencies = found.filter((currency): currency is Currency => isCurrency(currency))
  const wished = wishes.map((wish) => currencies.find((currency) => currency === wish))
  return { currencies, chosen: wished.find((currency) => currency !== undefined) ?? currencies[0] }
}

const PAST_WEEKS = 11
const WEEKS_AHEAD = 4

/** Every week is there, those in which nothing happened too. `organisationId` undefined means everybody's. */
export const viewReport = (house: House, organisationId: string | undefined, currency: Currency) =>
  readApart(house, (there) => readReport(there, organisationId, currency))

async function readReport(
  house: House,
  organisationId: string | undefined,
  currency: Currency,
): Promise<Report> {
  const selection: Selection = { organisationId, currency }
  const { clock, db } = house
  const now = clock.now()
  // Of everybody's weeks the present one is that which has begun anywhere, so that nothing lies beyond the last.
  const today = organisationId ? await todayOf(house, organisationId) : daysOnEarth(now).last
  const past = weeksAround(today, PAST_WEEKS, 0)
  const all = weeksAround(today, PAST_WEEKS, WEEKS_AHEAD)
  const [from = ''] = past
  const until = weeksAround(today, 0, WEEKS_AHEAD + 1).at(-1) ?? from
  const [due, income, pace, overdue] = await Promise.all([
    selectDueWeeks(db, selection, { from, until, now }),
    selectIncomeWeeks(db, selection, from),
    selectPace(db, selection, from),
    selectOverdue(db, selection, now),
  ])
  const blankDue = { paidMinor: 0, dueMinor: 0, overdueMinor: 0 }
  const blankIncome = { receivedMinor: 0, returnedMinor: 0 }
  return {
    currency,
    due: all.map((week) => ({ week, ...(due.find((row) => row.week === week) ?? blankDue) })),
    income: past.map((week) => ({ week, ...(income.find((row) => row.week === week) ?? blankIncome) })),
    pace: paceOf(past, pace),
    overdue,
  }
}

function paceOf(weeks: string[], rows: { week: string; days: number; invoices: number }[]): Pace {
  const histogramOf = (among: typeof rows): Histogram => {
    const histogram = new Map<number, number>()
    for (const { days, invoices } of among) histogram.set(days, (histogram.get(days) ?? 0) + invoices)
    return histogram
  }
  const whole = histogramOf(rows)
  return {
    weeks: weeks.map((week) => {
      const histogram = histogramOf(rows.filter((row) => row.week === week))
      return { week, invoices: countOf(histogram), medianDays: medianOf(histogram) }
    }),
    invoices: countOf(whole),
    medianDays: medianOf(whole),
    within7Days: within(whole, 7),
    within30Days: within(whole, 30),
  }
}
