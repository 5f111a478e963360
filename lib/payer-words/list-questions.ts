// The questions of an invoice, or of all of an organisation's, newest first.
import type { House } from '@/lib/house'
import { cutPage, NEWEST_FIRST, type Page, type PageRequest } from '@/lib/http/fields/paging'
import { findInvoice } from '@/lib/invoices/find'
import { type Question, selectAllQuestions, selectQuestions } from './store'

/** Throws `Invoice.NotFound`. */
export async function listQuestions(
  house: House,
  organisationId: string,
  invoiceId: string,
): Promise<Question[]> {
  await findInvoice(house, organisationId, invoiceId)
  return selectQuestions(house.db, organisationId, invoiceId)
}

export async function listAllQuestions(
  { db }: House,
  organisationId: string,
  request: PageRequest & { status?: 'open' | 'closed' | undefined },
): Promise<Page<Question>> {
  const rows = await selectAllQuestions(db, organisationId, request)
  return cutPage(rows, request.limit, ({ askedAt, id }) => ({ sort: NEWEST_FIRST, value: askedAt, id }))
}
