// The list of checkouts with its filters, or what to do when there is nothing in it.
import { placeHref } from '@/components/shell/place-href'
import { QUIET_BUTTON } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { Now } from '@/components/ui/moment'
import type { ListedCheckout } from '@/lib/checkouts/list'
import { CHECKOUTS_PATH, CheckoutFilters, type CheckoutQuery } from './checkout-filters'
import { CheckoutTable } from './checkout-table'

interface Props {
  rows: ListedCheckout[]
  nextCursor: string | null
  /** Undefined where all organisations are shown. */
  organisationId: string | undefined
  query: CheckoutQuery
  isFirstPage: boolean
  now: Now
}

export function CheckoutList({ isFirstPage, nextCursor, now, organisationId, query, rows }: Props) {
  const isAsked = query.state !== undefined || query.q !== undefined
  if (rows.length === 0 && isFirstPage && !isAsked) return <NoneYet organisationId={organisationId} />
  const page = (cursor?: string) => placeHref(CHECKOUTS_PATH, organisationId, { ...query, cursor })
  return (
    <>
      <CheckoutFilters organisationId={organisationId} query={query} />
      {rows.length > 0 ? (
        <CheckoutTable checkouts={rows} organisationId={organisationId} now={now} />
      ) : (
        <EmptyState title="Nothing found">No checkout matches these filters.</EmptyState>
      )}
      <div className="flex flex-wrap gap-2">
        {!isFirstPage && (
          <a className={QUIET_BUTTON} href={page()}>
            Newest
          </a>
        )}
        {nextCursor && (
          <a className={QUIET_BUTTON} href={page(nextCursor)}>
            Older
          </a>
        )}
      </div>
    </>
  )
}

function NoneYet({ organisationId }: Pick<Props, 'organisationId'>) {
  return (
    <EmptyState
      title="No checkouts yet"
      action={
        organisationId && (
          <a className={QUIET_BUTTON} href={placeHref('/settings/articles', organisationId)}>
            Go to articles
          </a>
        )
      }
    >
      Every checkout that your site opens will appear here, with its payments and its history. Start by adding
      an article with a price.
    </EmptyState>
  )
}
