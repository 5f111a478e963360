// The days of the month that something is expected on, one below the other.
import { placeHref } from '@/components/shell/place-href'
import type { DaySum, ExpectedEntry, ExpectedMonth } from '@/lib/expected/expected'
import type { Day } from '@/lib/time-zone'
import { dayAnchor } from './month-table'
import { dayWords, KIND_WORDS, money } from './words'

interface Props {
  month: ExpectedMonth
  organisationId: string
}

function Entry({ entry, organisationId }: { entry: ExpectedEntry; organisationId: string }) {
  const { amount, customerName, documentNumber, invoiceId, kind } = entry
  return (
    <li className="border-t border-line">
      <a
        href={placeHref(`/admin/invoices/${invoiceId}`, organisationId)}
        className="flex min-h-11 flex-wrap items-baseline justify-between gap-x-4 py-2.5 hover:bg-well"
      >
        <span className="min-w-0">
          <span className="font-strong">{documentNumber}</span> {customerName}
          <span className="block text-13 text-muted">{KIND_WORDS[kind]}</span>
        </span>
        <span className="amount">{money(amount)}</span>
      </a>
    </li>
  )
}

function DaySection({
  day,
  entries,
  isPast,
  organisationId,
  sums,
}: {
  day: Day
  entries: ExpectedEntry[]
  isPast: boolean
  organisationId: string
  sums: DaySum[]
}) {
  return (
    <section aria-labelledby={dayAnchor(day)} className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={dayAnchor(day)} className="scroll-mt-4 text-17 font-strong">
          {dayWords(day)}
          {isPast && <span className="ms-2 text-13 font-normal text-wait">late</span>}
        </h2>
        {entries.length > 1 && (
          <p className="amount text-13 text-muted">{sums.map(({ amount }) => money(amount)).join(' · ')}</p>
        )}
      </div>
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.invoiceId} entry={entry} organisationId={organisationId} />
        ))}
      </ul>
    </section>
  )
}

export function DayList({ month: { days, entries, today }, organisationId }: Props) {
  const shown = [...new Set(entries.map(({ day }) => day))]
  return (
    <div className="grid gap-8">
      {shown.map((day) => (
        <DaySection
          key={day}
          day={day}
          isPast={day < today}
          organisationId={organisationId}
          entries={entries.filter((entry) => entry.day === day)}
          sums={days.filter((sum) => sum.day === day)}
        />
      ))}
    </div>
  )
}
