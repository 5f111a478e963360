// Finds recurring invoices of an organisation: one, or many.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { type SortedRequest, sortedPage } from '@/lib/http/fields/sorting'
import type { RecurringInvoice } from './recurring-invoice'
import {
  RECURRING_ORDERS,
  type RecurringFilters,
  selectOwner,
  selectRecurring,
  selectRecurrings,
} from './store'

/** Throws `RecurringInvoice.NotFound`, also for one of another organisation. */
export async function findRecurring(
  { db }: House,
  organisationId: string,
  id: string,
): Promise<RecurringInvoice> {
  return found(await selectRecurring(db, organisationId, id), 'RecurringInvoice.NotFound')
}

/** Throws `Request.Invalid` for a cursor of another order. */
export async function listRecurring(
  { db }: House,
  organisationId: string,
  { cursor, limit, sort, ...filters }: SortedRequest & RecurringFilters,
): Promise<Page<RecurringInvoice>> {
  const request = { cursor, limit, sort }
  const rows = await selectRecurrings(db, organisationId, filters, request)
  const page = sortedPage(RECURRING_ORDERS, rows, request)
  return { ...page, rows: rows.slice(0, page.rows.length) }
}

/** Whose it is; undefined for one that does not exist. Who may see it is for the caller to ask. */
export const findOwnerOfRecurring = ({ db }: House, id: string): Promise<string | undefined> =>
  selectOwner(db, id)
