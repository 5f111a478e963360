// The invoices of an organisation, newest first.
import type { House } from '@/lib/house'
import { type Page, type PageRequest, pageOf } from '@/lib/http/paging'
import type { InvoiceWithLines } from './invoice'
import { type InvoiceFilters, selectInvoices } from './store'

export async function listInvoices(
  { db }: House,
  organisationId: string,
  { cursor, limit, ...filters }: PageRequest & InvoiceFilters,
): Promise<Page<InvoiceWithLines>> {
  return pageOf(await selectInvoices(db, organisationId, filters, { cursor, limit }), limit)
}
