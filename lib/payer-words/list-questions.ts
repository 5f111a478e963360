// The questions of an invoice, newest first.
import type { House } from '@/lib/house'
import { findInvoice } from '@/lib/invoices/find'
import { type Question, selectQuestions } from './store'

/** Throws `Invoice.NotFound`. */
export async function listQuestions(
  house: House,
  organisationId: string,
  invoiceId: string,
): Promise<Question[]> {
  await findInvoice(house, organisationId, invoiceId)
  return selectQuestions(house.db, organisationId, invoiceId)
}
