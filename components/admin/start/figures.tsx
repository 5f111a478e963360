// The three questions that the start page answers in charts.
import { Figure } from '@/components/admin/charts/figure'
import { WeekBars } from '@/components/admin/charts/week-bars'
import { displayMoney } from '@/lib/money/display'
import type { DueWeek, Report } from '@/lib/reports/report'
import { displayDate } from '@/lib/time-zone'

const SHORT = { day: 'numeric', month: 'short' } as const

interface Props {
  report: Report
  locale: string
  /** The Monday of the present week. */
  thisWeek: string
}

const weekLabel = (week: string, locale: string): string => displayDate(week, locale, SHORT)

export const dayWord = (days: number | null): string =>
  days === null ? 'none' : days === 1 ? '1 day' : `${days} days`

const sum = (weeks: DueWeek[], what: 'paidMinor' | 'dueMinor' | 'overdueMinor'): number =>
  weeks.reduce((total, week) => total + week[what], 0)

export function DueFigure({ locale, report: { currency, due }, thisWeek }: Props) {
  const money = (minor: number) => displayMoney(minor, currency, locale)
  return (
    <Figure
      id="due"
      question="Is what was due being paid?"
      answer={`Of what falls due in these ${due.length} weeks, ${money(sum(due, 'paidMinor'))} is paid, ${money(sum(due, 'dueMinor'))} is still to come, and ${money(sum(due, 'overdueMinor'))} is overdue.`}
      chart={
        <WeekBars
          figures={{ kind: 'money', currency, locale }}
          thisWeek={thisWeek}
          series={[
            { key: 'paid', name: 'Paid', look: 'good' },
            { key: 'due', name: 'Due', look: 'plain' },
            { key: 'overdue', name: 'Overdue', look: 'bad' },
          ]}
          rows={due.map(({ dueMinor, overdueMinor, paidMinor, week }) => ({
            week,
            label: weekLabel(week, locale),
            values: { paid: paidMinor, due: dueMinor, overdue: overdueMinor },
          }))}
        />
      }
      columns={['Due in the week of', 'Paid', 'Due', 'Overdue']}
      rows={due.map(({ dueMinor, overdueMinor, paidMinor, week }) => ({
        key: week,
        cells: [weekLabel(week, locale), money(paidMinor), money(dueMinor), money(overdueMinor)],
      }))}
    />
  )
}

export function IncomeFigure({ locale, report: { currency, income } }: Props) {
  const money = (minor: number) => displayMoney(minor, currency, locale)
  const received = income.reduce((total, week) => total + week.receivedMinor, 0)
  const returned = income.reduce((total, week) => total + week.returnedMinor, 0)
  return (
    <Figure
      id="income"
      question="How much came in each week?"
      answer={`${money(received)} in ${income.length} weeks${returned > 0 ? `; ${money(returned)} was returned in refunds and disputes` : ''}.`}
      chart={
        <WeekBars
          figures={{ kind: 'money', currency, locale }}
          series={[{ key: 'received', name: 'Received', look: 'accent' }]}
          rows={income.map(({ receivedMinor, week }) => ({
            week,
            label: weekLabel(week, locale),
            values: { received: receivedMinor },
          }))}
        />
      }
      columns={['Week of', 'Received', 'Went back']}
      rows={income.map(({ receivedMinor, returnedMinor, week }) => ({
        key: week,
        cells: [weekLabel(week, locale), money(receivedMinor), money(returnedMinor)],
      }))}
    />
  )
}

export function PaceFigure({ locale, report: { pace } }: Props) {
  const { invoices, medianDays, weeks, within30Days, within7Days } = pace
  return (
    <Figure
      id="pace"
      question="How long do payers take?"
      answer={
        medianDays === null
          ? `No invoice was paid in these ${weeks.length} weeks.`
          : `Half of them pay within ${medianDays < 1 ? 'a day' : dayWord(medianDays)}. Of ${invoices} ${invoices === 1 ? 'invoice' : 'invoices'} paid, ${within7Days} took at most 7 days and ${within30Days} at most 30.`
      }
      chart={
        <WeekBars
          figures={{ kind: 'days' }}
          series={[{ key: 'days', name: 'Days from sending to payment, median', look: 'accent' }]}
          rows={weeks.map(({ medianDays: days, week }) => ({
            week,
            label: weekLabel(week, locale),
            values: { days: days ?? undefined },
          }))}
        />
      }
      columns={['Paid in the week of', 'Invoices', 'Median']}
      rows={weeks.map(({ invoices: count, medianDays: days, week }) => ({
        key: week,
        cells: [weekLabel(week, locale), String(count), dayWord(days)],
      }))}
    />
  )
}
