// The invoices of an organisation, in the order that was asked for.
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/paging'
import { type SortedRequest, sortedPage } from '@/lib/http/sorting'
import type { InvoiceWithLines } from './invoice'
import { INVOICE_ORDERS, type InvoiceFilters, selectInvoices } from './store'

/** Throws `Request.Invalid` for a cursor of another order. */
export async function listInvoices(
  { db }: House,
  organisationId: string,
  { cursor, limit, sort, ...filters }: SortedRequest & InvoiceFilters,
): Promise<Page<InvoiceWithLines>> {
  const request = { cursor, limit, sort }
  const rows = await selectInvoices(db, organisationId, filters, request)
  const page = sortedPage(INVOICE_ORDERS, rows, request)
  return { ...page, rows: rows.slice(0, page.rows.length) }
}
