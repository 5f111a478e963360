// The paper of a credit note, for those who may see it.

import { eq } from 'drizzle-orm'
import { creditNotes } from '@/db/schema/documents'
import { findCreditNote } from '@/lib/credit-notes/find'
import { selectCreditNotesOf } from '@/lib/credit-notes/store'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn } from '@/lib/http/call/caller'
import { isUuid } from '@/lib/ids'
import { findRole } from '@/lib/organisations/members'
import { type DocumentFile, documentFile } from './document-file'
import { formatNamed } from './formats'
import { findIdByLink } from './read-document'

/** Throws `CreditNote.NotFound`, also for another organisation's, and what `documentFile` throws. */
export async function readCreditNoteFile(
  house: House,
  organisationId: string,
  creditNoteId: string,
  format: string,
): Promise<DocumentFile> {
  const name = formatNamed(format)
  const { id } = await findCreditNote(house, organisationId, creditNoteId)
  return documentFile(house, { creditNoteId: id }, name)
}

/** For people of the organisation, and operators. Throws `CreditNote.NotFound`, also for what is not theirs. */
export async function readCreditNoteAs(
  house: House,
  person: Pick<SignedIn, 'userId' | 'isOperator' | 'signIn'>,
  id: string,
): Promise<DocumentFile> {
  const { organisationId } = creditNotes
  const [row] = isUuid(id)
    ? await house.db.select({ organisationId }).from(creditNotes).where(eq(creditNotes.id, id))
    : []
  if (!row || !(await findRole(house, person, row.organisationId))) throw new Failure('CreditNote.NotFound')
  return readCreditNoteFile(house, row.organisationId, id, 'pdf')
}

/** For the payer, who sees what was issued. Throws `Payment.InvalidToken`, `CreditNote.NotFound`. */
export async function readCreditNoteByLink(house: House, token: string, id: string): Promise<DocumentFile> {
  const invoiceId = await findIdByLink(house, token)
  const issued = (await selectCreditNotesOf(house.db, invoiceId)).filter(({ status }) => status !== 'Draft')
  const note = found(
    issued.find((it) => it.id === id),
    'CreditNote.NotFound',
  )
  return documentFile(house, { creditNoteId: note.id }, 'pdf')
}
