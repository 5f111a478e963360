// Finds invoices of an organisation with their lines: one, or those that a search means.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { type SortedRequest, sortedPage } from '@/lib/http/fields/sorting'
import { selectTallies } from './browse/tallies'
import type { InvoiceWithLines } from './invoice'
import { isSought } from './search'
import { INVOICE_ORDERS, type InvoiceFilters, selectInvoice, selectInvoices } from './store'

/** Throws `Invoice.NotFound`, also for an invoice of another organisation. */
export async function findInvoice(
  { db }: House,
  organisationId: string,
  id: string,
): Promise<InvoiceWithLines> {
  return found(await selectInvoice(db, organisationId, id), 'Invoice.NotFound')
}

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
