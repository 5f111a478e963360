// What money is expected when: a month, what is late, and what is on its way.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import type { ExpectedMonth } from '@/lib/expected/expected'
import { DayList } from './day-list'
import { MonthTable } from './month-table'
import { lateWords, money, monthWords, underWayWords } from './words'

interface Props {
  expected: ExpectedMonth
  organisationId: string
}

const PATH = '/admin/invoices/expected'

function Turn({ expected: { isPresent, next, previous }, organisationId }: Props) {
  const to = (other: string) => placeHref(PATH, organisationId, { month: other })
  return (
    <nav aria-label="Months" className="flex flex-wrap items-center gap-3">
      <a rel="prev" href={to(previous)} className={QUIET_BUTTON}>
        {monthWords(previous)}
      </a>
      <a rel="next" href={to(next)} className={QUIET_BUTTON}>
        {monthWords(next)}
      </a>
      {!isPresent && (
        <a href={placeHref(PATH, organisationId)} className={TEXT_BUTTON}>
          Back to this month
        </a>
      )}
    </nav>
  )
}

function Sums({ expected: { days, month } }: Pick<Props, 'expected'>) {
  const byCurrency = Map.groupBy(days, ({ amount }) => amount.currency)
  return (
    <div>
      <h2 className="text-22 font-strong">{monthWords(month)}</h2>
      {[...byCurrency].map(([currency, sums]) => (
        <p key={currency} className="text-muted">
          <span className="amount text-ink">
            {money({ currency, minor: sums.reduce((sum, { amount }) => sum + amount.minor, 0) })}
          </span>{' '}
          expected
        </p>
      ))}
    </div>
  )
}

export function ExpectedPage({ expected, organisationId }: Props) {
  const { entries, isMore, late, month, underWay, weeks } = expected
  const days = weeks.flat().filter((day) => day !== null)
  const span = { dueFrom: days[0], dueTo: days.at(-1) }
  return (
    <>
      {late.length > 0 && (
        <Notice tone="wait">
          {lateWords(late)}{' '}
          <a href={placeHref('/admin/invoices', organisationId, { overdue: '1' })} className="underline">
            See which
          </a>
        </Notice>
      )}
      {underWay.length > 0 && <p className="border-y border-line py-3">{underWayWords(underWay)}</p>}
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Sums expected={expected} />
        <Turn expected={expected} organisationId={organisationId} />
      </div>
      <MonthTable {...expected} />
      {entries.length === 0 ? (
        <EmptyState title={`Nothing is expected in ${monthWords(month)}`}>
          Sent invoices stand here on the day on which they are due, until they are paid.
        </EmptyState>
      ) : (
        <DayList month={expected} organisationId={organisationId} />
      )}
      {isMore && (
        <p className="text-muted">
          Only the first {entries.length} are listed; the sums above are of all.{' '}
          <a
            href={placeHref('/admin/invoices', organisationId, { ...span, sort: 'due' })}
            className="underline"
          >
            See all in the list of invoices
          </a>
        </p>
      )}
    </>
  )
}
