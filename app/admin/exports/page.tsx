// What an accountant asks for, of a period, as a file.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { problemWords } from '@/components/admin/exports/choices'
import { ExportForm } from '@/components/admin/exports/export-form'
import { Shell } from '@/components/shell/shell'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { kindOf } from '@/lib/exports/page-query'
import { usualPeriods } from '@/lib/exports/periods'
import { dayIn, displayDate, isDay } from '@/lib/time-zone'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Exports · Remit', robots: { index: false } }

type Asked = Awaited<SearchParams>

/** Of each name the first value, as far as it is text. */
const textsOf = (asked: Asked): Record<string, string> =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => {
      const text = Array.isArray(value) ? value[0] : value
      return text ? [[name, text]] : []
    }),
  )

function Outcome({ fields, from, to }: { fields: Record<string, string>; from: string; to: string }) {
  if (fields.problem) return <Notice tone="bad">{problemWords(fields.problem)}</Notice>
  if (fields.found !== 'nothing') return undefined
  const [first, last] = [displayDate(from, 'en-GB'), displayDate(to, 'en-GB')]
  return (
    <Notice tone="wait">
      There is nothing to export {first === last ? `of ${first}` : `from ${first} to ${last}`}. Choose other
      days.
    </Notice>
  )
}

async function ExportsPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation('/admin/exports', searchParams)
  const fields = textsOf(await searchParams)
  const periods = usualPeriods(dayIn(place.timeZone, house().clock.now()))
  const day = (text: string | undefined, usual: string) => (text && isDay(text) ? text : usual)
  const [from, to] = [day(fields.from, periods[0].from), day(fields.to, periods[0].to)]
  return (
    <Shell
      place={place}
      title="Exports"
      lead="Invoices, credit notes and money of a period, as a file for your accountant or your accounting program."
    >
      {place.mayChange ? (
        <>
          <Outcome fields={fields} from={from} to={to} />
          <ExportForm
            organisationId={place.organisation.id}
            periods={periods}
            asked={{ kind: kindOf(fields.kind), from, to, fields }}
          />
        </>
      ) : (
        <EmptyState title="Exports are for admins and owners">
          Ask one of them for the file, or for the role.
        </EmptyState>
      )}
    </Shell>
  )
}

export default drawn(ExportsPage)
