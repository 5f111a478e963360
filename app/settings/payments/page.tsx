// How an organisation gets paid: the payment account at Stripe, the fee, the wallets.
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { drawn } from '@/app/drawn'
import { PaymentsPage } from '@/components/settings/payments/payments-page'
import { PaymentsSkeleton } from '@/components/settings/payments/payments-skeleton'
import type { PlaceWithOrganisation } from '@/components/shell/place'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { viewPaymentSettings } from '@/lib/payment-accounts/payment-settings'
import { house } from '@/lib/wiring'
import { requireOrganisation, type SearchParams } from '../../place'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Payments · Remit', robots: { index: false } }

const PATH = '/settings/payments'

async function Page({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation(PATH, searchParams)
  const { trouble } = await searchParams
  return (
    <Shell place={place} title="Payments" lead={`How customers of ${place.organisation.name} can pay.`}>
      {/* Stripe may take its time; what is not its business is there before. */}
      <Suspense fallback={<PaymentsSkeleton />}>
        <Body place={place} trouble={trouble === 'link' || trouble === 'proof' ? trouble : undefined} />
      </Suspense>
    </Shell>
  )
}

export default drawn(Page)

async function Body({ place, trouble }: { place: PlaceWithOrganisation; trouble?: 'link' | 'proof' }) {
  const { mayChange, organisation } = place
  return (
    <PaymentsPage
      settings={await viewPaymentSettings(house(), organisation.id)}
      mayChange={mayChange}
      href={placeHref(PATH, organisation.id)}
      trouble={trouble}
    />
  )
}
