// The overview: what needs attention, and the figures.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requirePlace, type SearchParams } from '@/app/place'
import { attentionLines } from '@/components/admin/start/attention-lines'
import { AttentionList } from '@/components/admin/start/attention-list'
import { FirstSteps } from '@/components/admin/start/first-steps'
import { StartFigures } from '@/components/admin/start/start-figures'
import { stepsOf } from '@/components/admin/start/steps'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { COMPACT_PRIMARY_BUTTON } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { countProblems } from '@/lib/problems/problems'
import { viewAttention, viewFirstSteps } from '@/lib/reports/attention'
import { chooseCurrency, viewReport } from '@/lib/reports/view'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Overview · Remit', robots: { index: false } }

const LOCALE = 'en-GB'

async function StartPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requirePlace('/admin', searchParams)
  const { mayChange, organisation } = place
  const here = house()
  const organisationId = organisation?.id
  const { currency: asked } = await searchParams
  const wishes = [typeof asked === 'string' ? asked : undefined, organisation?.defaultCurrency]
  const { chosen, currencies } = await chooseCurrency(here, organisationId, wishes)
  const [attention, problems, report, steps] = await Promise.all([
    viewAttention(here, organisationId),
    countProblems(here, organisationId),
    chosen && viewReport(here, organisationId, chosen),
    organisation && viewFirstSteps(here, organisation.id),
  ])
  const isNew = steps !== undefined && !steps.hasSent
  const found = { attention, problems, report, organisationId, timeZone: place.timeZone, locale: LOCALE }
  const lines = attentionLines(found)
  return (
    <Shell
      place={place}
      title={organisation?.name ?? 'All organisations'}
      lead="Your money at a glance, and what needs your attention."
      action={
        mayChange &&
        !isNew && (
          <a href={placeHref('/admin/invoices/new', organisationId)} className={COMPACT_PRIMARY_BUTTON}>
            New invoice
          </a>
        )
      }
    >
      {organisation && isNew && <FirstSteps steps={stepsOf(steps, organisation.id)} mayChange={mayChange} />}
      {(!isNew || lines.length > 0) && <AttentionList lines={lines} />}
      {report && !isNew && (
        <StartFigures
          report={report}
          currencies={currencies}
          organisationId={organisationId}
          timeZone={place.timeZone}
          locale={LOCALE}
        />
      )}
      {!report && !isNew && (
        <EmptyState title="No money yet">
          What you invoice and what is paid will appear here, week by week.
        </EmptyState>
      )}
    </Shell>
  )
}

export default drawn(StartPage)
