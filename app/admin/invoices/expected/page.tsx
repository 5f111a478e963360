// A calendar of what money is expected when, of one organisation.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { ExpectedPage } from '@/components/admin/expected/expected-page'
import { Shell } from '@/components/shell/shell'
import { isMonth } from '@/lib/expected/month'
import { viewExpected } from '@/lib/expected/view'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Expected · Remit', robots: { index: false } }

async function Page({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation('/admin/invoices/expected', searchParams)
  const { month } = await searchParams
  const asked = typeof month === 'string' && isMonth(month) ? month : undefined
  const whose = { organisationId: place.organisation.id, timeZone: place.timeZone }
  return (
    <Shell place={place} title="Expected" lead="Which money should come when, as far as it is known today.">
      <ExpectedPage
        expected={await viewExpected(house(), whose, asked)}
        organisationId={place.organisation.id}
      />
    </Shell>
  )
}

export default drawn(Page)
