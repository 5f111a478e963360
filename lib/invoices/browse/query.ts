// The query of the invoice list, read from the URL; anything that cannot be understood is ignored.
import { INVOICE_STATUSES, type InvoiceStatus } from '@/db/schema/invoices'
import { isUuid } from '@/lib/ids'
import { TROUBLES, type Trouble } from '@/lib/invoices/troubles'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { isDay } from '@/lib/time-zone'

export const SORTS = ['issued', 'due', 'total', 'outstanding'] as const
export type Sort = (typeof SORTS)[number]

export interface BrowseFilters {
  /** An invoice number, part of a customer's name or email address, or a reference of its money: ours, or Stripe's. */
  q?: string
  status?: InvoiceStatus
  currency?: Currency
  /** `YYYY-MM-DD`, both ends included. */
  issuedFrom?: string
  issuedTo?: string
  dueFrom?: string
  dueTo?: string
  isOverdue?: boolean
  isDisputed?: boolean
  needsAttention?: boolean
  /** One kind of what went wrong with the money. */
  trouble?: Trouble
}

/** A row's place in the order: by its sort key, then by issue date, then by id. */
export interface Position {
  key: number
  issueDate: string
  id: string
}

export interface BrowseQuery {
  filters: BrowseFilters
  sort: Sort
  isDescending: boolean
  /** Where the page begins: behind `after`, or just before `before`. */
  cursor?: { position: Position; isBackward: boolean }
}

/** The scope that a person has: one organisation, or for operators all of them. */
export interface BrowseScope {
  organisationId?: string | undefined
}

export type Parameters = Record<string, string | string[] | undefined>

/** In an order by due date, where those without one stand: behind or before everything. */
export const NO_DUE_DAY = 1e9

const LONGEST_SEARCH = 100
const LONGEST_CURSOR = 200

/** What each status may owe is known, so the word for it needs no column. */
export const OPEN_STATUSES: readonly InvoiceStatus[] = ['Sent', 'PartiallyPaid']

/** Postgres knows no year 0, and nobody means the year 9999. */
const isUsualDay = (text: string): boolean => /^[12]/.test(text) && isDay(text)

/** What a person typed may hold anything; Postgres takes no NUL, and a lone surrogate is no text. */
const plainText = (text: string): string =>
  text.slice(0, LONGEST_SEARCH).toWellFormed().replaceAll('\u0000', '').trim().replace(/\s+/g, ' ')

export const writeCursor = ({ isDescending, sort }: BrowseQuery, { id, issueDate, key }: Position): string =>
  Buffer.from(`${isDescending ? '-' : ''}${sort} ${key} ${issueDate} ${id}`).toString('base64url')

/** So many days from 2000 at most: what is farther is no date, and Postgres would refuse to count to it. */
const FARTHEST_DAY = 400_000

const isKeyOf = (order: string, key: number): boolean =>
  Number.isSafeInteger(key) &&
  (!/^-?due$/.test(order) || Math.abs(key) <= FARTHEST_DAY || Math.abs(key) === NO_DUE_DAY)

/** Undefined when it is damaged, or was made for another order. It holds no right: every query asks whose rows they are. */
function readCursor(text: string, order: string): Position | undefined {
  if (text.length > LONGEST_CURSOR) return undefined
  const parts = Buffer.from(text, 'base64url').toString().split(' ')
  const [made, key = '', issueDate = '', id = ''] = parts
  if (parts.length !== 4 || made !== order || !/^-?\d{1,16}$/.test(key)) return undefined
  if (!isKeyOf(order, Number(key)) || !isUsualDay(issueDate) || !isUuid(id)) return undefined
  return { key: Number(key), issueDate, id }
}

export function readBrowseQuery(parameters: Parameters): BrowseQuery {
  const one = (name: string): string => {
    const value = parameters[name]
    return (Array.isArray(value) ? value[0] : value) ?? ''
  }
  const day = (name: string) => (isUsualDay(one(name)) ? one(name) : undefined)
  const isOn = (name: string) => one(name) === '1' || undefined
  const currency = one('currency').toUpperCase()
  const found = {
    q: plainText(one('q')) || undefined,
    status: INVOICE_STATUSES.find((status) => status === one('status')),
    currency: isCurrency(currency) ? currency : undefined,
    issuedFrom: day('issuedFrom'),
    issuedTo: day('issuedTo'),
    dueFrom: day('dueFrom'),
    dueTo: day('dueTo'),
    isOverdue: isOn('overdue'),
    isDisputed: isOn('disputed'),
    needsAttention: isOn('attention'),
    trouble: TROUBLES.find((trouble) => trouble === one('trouble')),
  }
  const filters: BrowseFilters = Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  )
  const asked = SORTS.find((sort) => sort === one('sort').replace(/^-/, ''))
  const sort = asked ?? 'issued'
  const isDescending = asked === undefined || one('sort').startsWith('-')
  const order = `${isDescending ? '-' : ''}${sort}`
  const [after, before] = [readCursor(one('after'), order), readCursor(one('before'), order)]
  const position = after ?? before
  return {
    filters,
    sort,
    isDescending,
    ...(position && { cursor: { position, isBackward: after === undefined } }),
  }
}
