// The whole invoice list: filters, rows, sums and paging.
import type { ReactNode } from 'react'
import { QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import type { BrowsedPage } from '@/lib/invoices/browse/browse'
import type { BrowseFilters } from '@/lib/invoices/browse/query'
import type { BrowsedInvoice } from '@/lib/invoices/browse/rows'
import { csvHref, type ListAddress, listHref, without } from './address'
import { FilterForm } from './filter-form'
import { InvoiceCards } from './invoice-cards'
import { InvoiceTable } from './invoice-table'
import { ListKeys } from './list-keys'
import { chipsOf, counted } from './words'

interface Props {
  address: ListAddress
  page: BrowsedPage
  now: Date
  /** The way to make the first one, for who may. */
  firstStep?: ReactNode
}

const EVERY_FILTER: (keyof BrowseFilters)[] = [
  ...(['q', 'status', 'currency', 'issuedFrom', 'issuedTo', 'dueFrom', 'dueTo'] as const),
  ...(['isOverdue', 'isDisputed', 'needsAttention', 'trouble'] as const),
]

function Chips({ address }: { address: ListAddress }) {
  const chips = chipsOf(address.query.filters)
  if (chips.length === 0) return undefined
  return (
    <div className="flex flex-wrap items-center gap-2">
      {chips.map(({ label, names }) => (
        <Chip key={label} href={listHref(without(address, names))}>
          {label}
        </Chip>
      ))}
      {chips.length > 1 && (
        <a href={listHref(without(address, EVERY_FILTER))} className={TEXT_BUTTON}>
          Clear all
        </a>
      )}
    </div>
  )
}

function Nothing({ address, firstStep, page }: Pick<Props, 'address' | 'firstStep' | 'page'>) {
  if (page.isEmptyScope)
    return (
      <EmptyState title="No invoices yet" action={firstStep}>
        Every invoice will appear here, with what was paid and what is still open.
      </EmptyState>
    )
  return (
    <EmptyState
      title="Nothing matches"
      action={
        <a href={listHref(without(address, EVERY_FILTER))} className={QUIET_BUTTON}>
          Clear filters
        </a>
      }
    >
      No invoice matches all of these filters. Remove one, or search for at least three letters of the
      customer’s name.
    </EmptyState>
  )
}

function Pager({ address, page }: Pick<Props, 'address' | 'page'>) {
  if (!page.before && !page.after) return undefined
  return (
    <nav aria-label="Pages" className="flex gap-3">
      {page.before && (
        <a rel="prev" href={listHref(address, { before: page.before })} className={QUIET_BUTTON}>
          Previous
        </a>
      )}
      {page.after && (
        <a rel="next" href={listHref(address, { after: page.after })} className={QUIET_BUTTON}>
          Next
        </a>
      )}
    </nav>
  )
}

export function InvoiceList({ address, firstStep, now, page }: Props) {
  const { count, isSearchTooWide, rows, sums } = page
  const list = {
    ...{ address, rows, now, sums: sums ?? [] },
    showsOrganisation: address.organisationId === undefined,
    hrefOf: ({ id, organisationId }: BrowsedInvoice) =>
      `/admin/invoices/${id}?organisation=${organisationId}`,
  }
  if (page.isEmptyScope) return <Nothing address={address} firstStep={firstStep} page={page} />
  return (
    <div className="grid gap-4">
      <FilterForm address={address} currencies={page.currencies} />
      <Chips address={address} />
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <p className="text-13 text-muted" role="status">
          {counted(count.atLeast, count.isMore)}
        </p>
        {/* The invoices of all organisations are not given out in one file. */}
        {rows.length > 0 && address.organisationId !== undefined && (
          <a href={csvHref(address)} className={TEXT_BUTTON} download>
            Download as CSV
          </a>
        )}
      </div>
      {isSearchTooWide && (
        <Notice tone="wait">
          More than 200 customers match this search, and only some of them are shown. Type more of the name.
        </Notice>
      )}
      {rows.length === 0 ? (
        <Nothing address={address} page={page} />
      ) : (
        <ListKeys>
          <InvoiceTable {...list} />
          <InvoiceCards {...list} />
        </ListKeys>
      )}
      {rows.length > 0 && sums && (
        <p className="text-13 text-muted">The sums leave out drafts and the totals of void invoices.</p>
      )}
      {count.isMore && (
        <p className="text-13 text-muted">Narrow the dates or the search to see what these add up to.</p>
      )}
      <Pager address={address} page={page} />
    </div>
  )
}
