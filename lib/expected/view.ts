// What an organisation may expect in a month, and what should have come already.
import type { House } from '@/lib/house'
import { dayIn } from '@/lib/time-zone'
import type { ExpectedMonth } from './expected'
import { daysOf, type Month, monthOf, nextMonth, previousMonth, weeksOf } from './month'
import { selectExpected, selectExpectedDays, selectLate, selectUnderWay } from './store'

/** More than a person reads; the list of invoices holds them all. */
const MOST_ENTRIES = 200

/** Days are those of `timeZone`; without `month` it is the present one. */
export async function viewExpected(
  { clock, db }: House,
  { organisationId, timeZone }: { organisationId: string; timeZone: string },
  asked: Month | undefined,
): Promise<ExpectedMonth> {
  const today = dayIn(timeZone, clock.now())
  const month = asked ?? monthOf(today)
  const span = { organisationId, today, ...daysOf(month) }
  const [found, days, underWay, late] = await Promise.all([
    selectExpected(db, span, MOST_ENTRIES + 1),
    selectExpectedDays(db, span),
    selectUnderWay(db, organisationId),
    selectLate(db, organisationId, today),
  ])
  const isMore = found.length > MOST_ENTRIES
  return {
    ...{ month, today, isPresent: monthOf(today) === month, weeks: weeksOf(month) },
    ...{ previous: previousMonth(month), next: nextMonth(month) },
    ...{ entries: found.slice(0, MOST_ENTRIES), isMore, days, underWay, late },
  }
}
