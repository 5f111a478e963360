// One session and its money, for those who work where it belongs, and for operators.
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { drawn } from '@/app/drawn'
import type { SearchParams } from '@/app/place'
import { placeOf } from '@/app/place-of'
import { requireVisitor } from '@/app/signed-in'
import { InspectionSkeleton } from '@/components/admin/invoice/skeleton'
import { AdminSession } from '@/components/admin/session/session-page'
import type { PlaceOrganisation } from '@/components/shell/place'
import { Shell } from '@/components/shell/shell'
import { type Look, readBefore } from '@/lib/payment-views/timeline-view'
import { findSession, inspectSession } from '@/lib/sessions/inspect'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Session · Remit', robots: { index: false } }

interface Props {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}

async function AdminSessionPage({ params, searchParams }: Props) {
  const { id } = await params
  const path = `/admin/routing/sessions/${encodeURIComponent(id)}`
  await requireVisitor(path)
  const session = await findSession(house(), id)
  const { frame, organisation, visitor } = await placeOf(path, searchParams, session?.organisationId)
  return (
    <Shell
      place={frame}
      title={`Session ${session?.orderReference}`}
      lead={frame.organisation ? undefined : organisation.name}
    >
      <Suspense fallback={<InspectionSkeleton label="Loading the session" />}>
        <Inspection
          id={id}
          organisation={organisation}
          look={{ seesSplit: visitor.isOperator, before: readBefore((await searchParams).before) }}
        />
      </Suspense>
    </Shell>
  )
}

export default drawn(AdminSessionPage)

interface Inspected {
  organisation: PlaceOrganisation
  id: string
  look: Look
}

async function Inspection({ id, look, organisation }: Inspected) {
  const here = house()
  const inspected = await inspectSession(here, organisation.id, id, look)
  const now = { at: here.clock.now(), zone: organisation.timeZone }
  return <AdminSession inspected={inspected} organisationName={organisation.name} now={now} />
}
