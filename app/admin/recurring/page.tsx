// The recurring invoices of one organisation.
import type { Metadata } from 'next'
import { drawn } from '@/app/drawn'
import { requireOrganisation, type SearchParams } from '@/app/place'
import { RecurringList } from '@/components/admin/recurring/recurring-list'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { listRecurring } from '@/lib/recurring-invoices/find'
import { recurringQuery } from '@/lib/recurring-invoices/platform-api'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Recurring invoices · Remit', robots: { index: false } }

const PATH = '/admin/recurring'

async function Page({ searchParams }: { searchParams: SearchParams }) {
  const place = await requireOrganisation(PATH, searchParams)
  const { id } = place.organisation
  const { cursor } = await searchParams
  // A cursor that was cut off in a copied address leads to the first page.
  const asked = recurringQuery.safeParse(typeof cursor === 'string' ? { cursor } : {})
  const query = asked.success ? asked.data : recurringQuery.parse({})
  const { nextCursor, rows } = await listRecurring(house(), id, { ...query, status: undefined })
  return (
    <Shell
      place={place}
      title="Recurring invoices"
      lead="Invoices that are made by themselves, each on its day."
    >
      <RecurringList
        rows={rows}
        organisationId={id}
        next={nextCursor ? placeHref(PATH, id, { cursor: nextCursor }) : undefined}
      />
    </Shell>
  )
}

export default drawn(Page)
