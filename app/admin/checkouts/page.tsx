// Checkouts, newest first: what was sold, what became of it.
import type { Metadata } from 'next'
import { requirePlace, type SearchParams } from '@/app/place'
import { CHECKOUTS_PATH, CheckoutFilters } from '@/components/admin/checkout/checkout-filters'
import { CheckoutTable } from '@/components/admin/checkout/checkout-table'
import { placeHref } from '@/components/shell/place-href'
import { Shell } from '@/components/shell/shell'
import { QUIET_BUTTON } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { listCheckouts, readFilters } from '@/lib/checkouts/list'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Checkouts · Remit', robots: { index: false } }

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

export default async function AdminCheckoutsPage({ searchParams }: { searchParams: SearchParams }) {
  const place = await requirePlace('/admin/checkouts', searchParams)
  const asked = await searchParams
  const organisationId = place.organisation?.id
  const query = readFilters({ state: one(asked.state), q: one(asked.q) })
  const here = house()
  const { nextCursor, rows } = await listCheckouts(here, { organisationId, ...query }, one(asked.cursor))
  const isFiltered = query.state !== undefined || query.q !== undefined || asked.cursor !== undefined
  return (
    <Shell
      place={place}
      title="Checkouts"
      lead="Articles that were sold on a page of Stripe’s, or within one of yours."
    >
      {(rows.length > 0 || isFiltered) && <CheckoutFilters organisationId={organisationId} query={query} />}
      {rows.length > 0 && (
        <CheckoutTable checkouts={rows} organisationId={organisationId} now={here.clock.now()} />
      )}
      {rows.length === 0 && isFiltered && (
        <EmptyState title="Nothing found">No checkout fits what you asked for.</EmptyState>
      )}
      {rows.length === 0 && !isFiltered && (
        <EmptyState
          title="No checkouts yet"
          action={
            <a className={QUIET_BUTTON} href={placeHref('/settings/articles', organisationId)}>
              Go to the articles
            </a>
          }
        >
          Every checkout that your site opens will stand here, with its money and its story. It begins with an
          article that has a price.
        </EmptyState>
      )}
      {nextCursor && (
        <p>
          <a
            className={QUIET_BUTTON}
            href={placeHref(CHECKOUTS_PATH, organisationId, { ...query, cursor: nextCursor })}
          >
            Older
          </a>
        </p>
      )}
    </Shell>
  )
}
