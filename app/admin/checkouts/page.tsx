// The list of checkouts, newest first.
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { drawn } from '@/app/drawn'
import { requirePlace, type SearchParams } from '@/app/place'
import { CheckoutList } from '@/components/admin/checkout/checkout-list'
import { Shell } from '@/components/shell/shell'
import { SkeletonRows } from '@/components/ui/skeleton'
import { listCheckouts, readFilters } from '@/lib/checkouts/list'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Checkouts · Remit', robots: { index: false } }

const LEAD = 'Articles sold on Stripe’s payment page or inside a page of yours.'

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

async function AdminCheckoutsPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requirePlace('/admin/checkouts', searchParams)
  return (
    <Shell place={place} title="Checkouts" lead={LEAD}>
      <Suspense fallback={<SkeletonRows rows={10} label="Loading the checkouts" />}>
        <Found
          organisationId={place.organisation?.id}
          timeZone={place.timeZone}
          searchParams={searchParams}
        />
      </Suspense>
    </Shell>
  )
}

export default drawn(AdminCheckoutsPage)

interface FoundProps {
  organisationId: string | undefined
  timeZone: string
  searchParams: SearchParams
}

async function Found({ organisationId, searchParams, timeZone }: FoundProps) {
  const asked = await searchParams
  const query = readFilters({ state: one(asked.state), q: one(asked.q) })
  const cursor = one(asked.cursor)
  const here = house()
  const page = await listCheckouts(here, { organisationId, ...query }, cursor)
  return (
    <CheckoutList
      {...page}
      organisationId={organisationId}
      query={query}
      isFirstPage={cursor === undefined}
      now={{ at: here.clock.now(), zone: timeZone }}
    />
  )
}
