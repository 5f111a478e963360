// One checkout and its money, for members of its organisation and for operators.
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { drawn } from '@/app/drawn'
import type { SearchParams } from '@/app/place'
import { placeOf } from '@/app/place-of'
import { requireVisitor } from '@/app/signed-in'
import { AdminCheckout } from '@/components/admin/checkout/checkout-page'
import { InspectionSkeleton } from '@/components/admin/invoice/skeleton'
import type { PlaceOrganisation } from '@/components/shell/place'
import { Shell } from '@/components/shell/shell'
import { findCheckoutName, inspectCheckout } from '@/lib/checkouts/inspect'
import { type Look, readBefore } from '@/lib/payment-views/timeline-view'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Checkout · Remit', robots: { index: false } }

interface Props {
  params: Promise<{ sessionId: string }>
  searchParams: SearchParams
}

async function AdminCheckoutPage({ params, searchParams }: Props) {
  const { sessionId } = await params
  const path = `/admin/checkouts/${encodeURIComponent(sessionId)}`
  await requireVisitor(path)
  const name = await findCheckoutName(house(), sessionId)
  const { frame, organisation, visitor } = await placeOf(path, searchParams, name?.organisationId)
  return (
    <Shell
      place={frame}
      title={`Checkout ${name?.reference}`}
      lead={frame.organisation ? undefined : organisation.name}
    >
      <Suspense fallback={<InspectionSkeleton label="Loading the checkout" />}>
        <Inspection
          sessionId={sessionId}
          organisation={organisation}
          look={{ seesSplit: visitor.isOperator, before: readBefore((await searchParams).before) }}
        />
      </Suspense>
    </Shell>
  )
}

export default drawn(AdminCheckoutPage)

interface Inspected {
  organisation: PlaceOrganisation
  sessionId: string
  look: Look
}

async function Inspection({ look, organisation, sessionId }: Inspected) {
  const here = house()
  const checkout = await inspectCheckout(here, organisation.id, sessionId, look)
  return <AdminCheckout checkout={checkout} now={{ at: here.clock.now(), zone: organisation.timeZone }} />
}
