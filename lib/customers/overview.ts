// Customers as shown in the admin: who they are, what each owes, and what happened.
import type { House } from '@/lib/house'
import { sortedPage, sortedQuery } from '@/lib/http/fields/sorting'
import { isUuid } from '@/lib/ids'
import { wordsOf } from '@/lib/search/match'
import type { Customer } from './customer'
import { type Emails, emailsOf } from './emails'
import { findCustomer } from './find'
import {
  type CustomerCreditNote,
  type CustomerEvent,
  type CustomerInvoice,
  type OpenSum,
  selectCustomerCreditNotes,
  selectCustomerEvents,
  selectCustomerOwner,
  selectCustomersById,
  selectOpenInvoices,
  selectOpenSums,
} from './overview-store'
import { isSought, searchCustomers } from './search'
import { CUSTOMER_ORDERS, selectCustomers } from './store'

export interface ListedCustomer {
  id: string
  organisationId: string
  /** Null where all are of the one that is looked at. */
  organisationName: string | null
  name: string
  email: string | null
  open: OpenSum[]
}

export interface CustomerPage {
  rows: ListedCustomer[]
  nextCursor: string | null
  /** More were found than an operator is shown. */
  isMore: boolean
}

/** An operator finds so many at once. */
const MOST_FOUND = 50

async function withSums({ db }: House, rows: Omit<ListedCustomer, 'open'>[]): Promise<ListedCustomer[]> {
  const sums = await selectOpenSums(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, open: sums.filter(({ customerId }) => customerId === row.id) }))
}

/** `cursor` as it stands in an address; one that names no place begins at the top. */
export async function browseCustomers(
  house: House,
  organisationId: string,
  { cursor, q }: { cursor: string | undefined; q: string },
): Promise<CustomerPage> {
  const query = sortedQuery(CUSTOMER_ORDERS)
  const asked = query.safeParse(cursor === undefined ? {} : { cursor })
  const request = asked.success ? asked.data : query.parse({})
  const sought = q ? await isSought(house.db, organisationId, q) : undefined
  const found = await selectCustomers(house.db, organisationId, request, sought)
  const page = sortedPage(CUSTOMER_ORDERS, found, request)
  const rows = page.rows.map(({ email, id, name }) => ({
    id,
    organisationId,
    organisationName: null,
    name,
    email,
  }))
  return { rows: await withSums(house, rows), nextCursor: page.nextCursor, isMore: false }
}

/** Of all organisations, for operators: only what is looked for. */
export async function findCustomersOfAll(house: House, q: string): Promise<CustomerPage> {
  const { ids, isMore } = await searchCustomers(house.db, undefined, wordsOf(q), {
    most: MOST_FOUND,
    mayBeNear: true,
  })
  const rows = ids.length === 0 ? [] : await selectCustomersById(house.db, ids)
  return { rows: await withSums(house, rows), nextCursor: null, isMore }
}

export interface CustomerOverview {
  customer: Customer
  emails: Emails | null
  open: OpenSum[]
  /** The oldest of them; `open` counts them all. */
  invoices: CustomerInvoice[]
  /** The newest of them, drafts as well. */
  creditNotes: CustomerCreditNote[]
  events: CustomerEvent[]
}

const MOST_INVOICES = 50
const MOST_CREDIT_NOTES = 20
const MOST_EVENTS = 60

/** Whose it is, to ask who may see it; undefined for one that does not exist. */
export const findCustomerName = async ({ db }: House, id: string) =>
  isUuid(id) ? selectCustomerOwner(db, id) : undefined

/** Throws `Customer.NotFound`, also for a customer of another organisation. */
export async function inspectCustomer(
  house: House,
  organisationId: string,
  id: string,
): Promise<CustomerOverview> {
  const customer = await findCustomer(house, organisationId, id)
  const [open, invoices, creditNotes, events] = await Promise.all([
    selectOpenSums(house.db, [customer.id]),
    selectOpenInvoices(house.db, customer.id, MOST_INVOICES),
    selectCustomerCreditNotes(house.db, customer.id, MOST_CREDIT_NOTES),
    selectCustomerEvents(house.db, customer.id, MOST_EVENTS),
  ])
  return { customer, emails: emailsOf(customer), open, invoices, creditNotes, events }
}
