// The month as a calendar: what each day should bring.
import type { DaySum, ExpectedMonth } from '@/lib/expected/expected'
import { type Day, displayDate, plusDays } from '@/lib/time-zone'
import { dayWords, LOCALE, money, monthWords } from './words'

const SHOWN_CURRENCIES = 2

/** Any week that begins on Monday: only the names of its days are shown. */
const MONDAY = '2026-11-30'
const WEEKDAYS = Array.from({ length: 7 }, (_, n) => plusDays(MONDAY, n))

export const dayAnchor = (day: Day): string => `day-${day}`

function Sums({ sums }: { sums: readonly DaySum[] }) {
  const more = sums.length - SHOWN_CURRENCIES
  return (
    <>
      {sums.slice(0, SHOWN_CURRENCIES).map(({ amount }) => (
        <span key={amount.currency} className="amount block text-13 font-strong">
          {money(amount)}
        </span>
      ))}
      {more > 0 && <span className="block text-13 text-muted">and {more} more</span>}
    </>
  )
}

function DayCell({ day, isToday, sums }: { day: Day; isToday: boolean; sums: DaySum[] }) {
  return (
    <td
      aria-current={isToday ? 'date' : undefined}
      className="h-20 border border-line bg-paper p-2 align-top aria-[current]:outline-2 aria-[current]:-outline-offset-2 aria-[current]:outline-accent"
    >
      <span className={`block text-13 ${isToday ? 'font-strong text-accent' : 'text-muted'}`}>
        <span aria-hidden="true">{Number(day.slice(8))}</span>
        <span className="sr-only">{dayWords(day)}</span>
      </span>
      {sums.length > 0 && (
        <a href={`#${dayAnchor(day)}`} className="block hover:underline">
          <Sums sums={sums} />
        </a>
      )}
    </td>
  )
}

/** On wide screens only: a phone reads the days one below the other. */
export function MonthTable({
  days,
  month,
  today,
  weeks,
}: Pick<ExpectedMonth, 'days' | 'month' | 'today' | 'weeks'>) {
  return (
    <table className="hidden w-full table-fixed border-collapse wide:table">
      <caption className="sr-only">What is expected in {monthWords(month)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" className="pb-2 text-start text-13 font-strong text-muted">
              <abbr title={displayDate(day, LOCALE, { weekday: 'long' })} className="no-underline">
                {displayDate(day, LOCALE, { weekday: 'short' })}
              </abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, at) =>
              day === null ? (
                <td key={WEEKDAYS[at]} className="border border-line bg-ground" />
              ) : (
                <DayCell
                  key={day}
                  day={day}
                  isToday={day === today}
                  sums={days.filter((sum) => sum.day === day)}
                />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
