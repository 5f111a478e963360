// Finds credit notes of an organisation with their lines: one, or many.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { type SortedRequest, sortedPage } from '@/lib/http/fields/sorting'
import type { CreditNote } from './credit-note'
import { CREDIT_NOTE_ORDERS, type CreditNoteFilters, selectCreditNote, selectCreditNotes } from './store'

/** Throws `CreditNote.NotFound`, also for one of another organisation. */
export async function findCreditNote({ db }: House, organisationId: string, id: string): Promise<CreditNote> {
  return found(await selectCreditNote(db, organisationId, id), 'CreditNote.NotFound')
}

/** Throws `Request.Invalid` for a cursor of another order. */
export async function listCreditNotes(
  { db }: House,
  organisationId: string,
  { cursor, limit, sort, ...filters }: SortedRequest & CreditNoteFilters,
): Promise<Page<CreditNote>> {
  const request = { cursor, limit, sort }
  const rows = await selectCreditNotes(db, organisationId, filters, request)
  const page = sortedPage(CREDIT_NOTE_ORDERS, rows, request)
  return { ...page, rows: rows.slice(0, page.rows.length) }
}
