// The URL of a list: it holds every filter, so that it can be bookmarked, sent and returned to.
import type { BrowseFilters, BrowseQuery } from '@/lib/invoices/browse/query'

export interface ListAddress {
  query: BrowseQuery
  organisationId: string | undefined
}

type Turn = { after?: string | undefined; before?: string | undefined }

const entriesOf = ({ filters, isDescending, sort }: BrowseQuery): [string, string | undefined][] => {
  const {
    currency,
    dueFrom,
    dueTo,
    isDisputed,
    isOverdue,
    issuedFrom,
    issuedTo,
    needsAttention,
    q,
    status,
    trouble,
  } = filters
  const isUsual = sort === 'issued' && isDescending
  return [
    ...Object.entries({ q, status, currency, issuedFrom, issuedTo, dueFrom, dueTo }),
    ['overdue', isOverdue && '1'],
    ['disputed', isDisputed && '1'],
    ['attention', needsAttention && '1'],
    ['trouble', trouble],
    ['sort', isUsual ? undefined : sortText({ sort, isDescending })],
  ].map(([name, value]): [string, string | undefined] => [String(name), value ? String(value) : undefined])
}

export const sortText = ({ isDescending, sort }: Pick<BrowseQuery, 'isDescending' | 'sort'>): string =>
  `${isDescending ? '-' : ''}${sort}`

function addressOf(path: string, { organisationId, query }: ListAddress, turn: Turn = {}): string {
  const all: [string, string | undefined][] = [
    ['organisation', organisationId],
    ...entriesOf(query),
    ...Object.entries(turn),
  ]
  const given = all.filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

export const listHref = (address: ListAddress, turn: Turn = {}): string =>
  addressOf('/admin/invoices', address, turn)

export const csvHref = (address: ListAddress): string => addressOf('/admin/invoices.csv', address)

/** The same list without some of its filters, from its first page on. */
export function without({ organisationId, query }: ListAddress, names: (keyof BrowseFilters)[]): ListAddress {
  const filters: BrowseFilters = Object.fromEntries(
    Object.entries(query.filters).filter(([name]) => !names.some((gone) => gone === name)),
  )
  return { organisationId, query: { ...query, filters } }
}

/** Sorted by this column; reversed if it already is. */
export function sortedBy({ organisationId, query }: ListAddress, sort: BrowseQuery['sort']): ListAddress {
  const isDescending = query.sort === sort ? !query.isDescending : true
  return { organisationId, query: { ...query, sort, isDescending } }
}
