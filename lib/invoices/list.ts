// The invoices of an organisation, in the order that was asked for.
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { type SortedRequest, sortedPage } from '@/lib/http/fields/sorting'
import { selectTallies } from './browse/tallies'
import type { InvoiceWithLines } from './invoice'
import { isSought } from './search'
import { INVOICE_ORDERS, type InvoiceFilters, selectInvoices } from './store'

/** Throws `Request.Invalid` for a cursor of another order. */
export async function listInvoices(
  { db }: House,
  organisationId: string,
  { cursor, limit, q, sort, ...filters }: SortedRequest & InvoiceFilters & { q?: string },
): Promise<Page<InvoiceWithLines>> {
  const request = { cursor, limit, sort }
  const scope = { organisationId }
  const sought = q ? await isSought(db, scope, q, await selectTallies(db, scope)) : undefined
  const rows = await selectInvoices(db, organisationId, filters, request, sought)
  const page = sortedPage(INVOICE_ORDERS, rows, request)
  return { ...page, rows: rows.slice(0, page.rows.length) }
}
