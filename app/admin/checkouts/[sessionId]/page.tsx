// One checkout and its money, for those who work where it belongs, and for operators.
import type { Metadata } from 'next'
import type { SearchParams } from '@/app/place'
import { placeOf } from '@/app/place-of'
import { requireVisitor } from '@/app/signed-in'
import { AdminCheckout } from '@/components/admin/checkout/checkout-page'
import { Shell } from '@/components/shell/shell'
import { inspectCheckout, organisationOfCheckout } from '@/lib/checkouts/inspect'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Checkout · Remit', robots: { index: false } }

interface Props {
  params: Promise<{ sessionId: string }>
  searchParams: SearchParams
}

export default async function AdminCheckoutPage({ params, searchParams }: Props) {
  const { sessionId } = await params
  const here = house()
  const path = `/admin/checkouts/${encodeURIComponent(sessionId)}`
  await requireVisitor(path)
  const { frame, organisation } = await placeOf(path, searchParams, () =>
    organisationOfCheckout(here, sessionId),
  )
  const checkout = await inspectCheckout(here, organisation.id, sessionId)
  return (
    <Shell
      place={frame}
      title={`Checkout ${checkout.view.reference}`}
      lead={frame.organisation ? undefined : organisation.name}
    >
      <AdminCheckout checkout={checkout} now={here.clock.now()} />
    </Shell>
  )
}
