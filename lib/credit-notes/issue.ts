// Issues a credit note: it gets its number, and from then on its invoice asks for less.
import type { Transaction } from '@/db/transact'
import { found } from '@/lib/failure/failure'
import { bookOnInvoice } from '@/lib/invoices/book'
import { takeNumber } from '@/lib/organisations/take-number'
import { writeLetter } from '@/lib/outbox/outbox'
import type { Reader } from '@/lib/words/reader'
import { type CreditNote, type CreditNoteLine, isOfAmount } from './credit-note'
import { assertCreditable, lockCreditable } from './creditable'
import { freezeCreditNote } from './freeze'
import { type Creditable, exceedsInvoice, reckon } from './reckon'
import { selectSetting } from './setting'
import { insertIssuedBy, lockCreditNote, selectCreditNote, updateIssued, updateReckoned } from './store'

export const issuedFact = (id: string): string => `credit_note:${id}`

/** What a line says that stands for a part of the invoice. */
export const partOfInvoice = ({ invoice: { documentNumber } }: Creditable, { say }: Reader): string =>
  say('paper.creditedPart', { number: documentNumber ?? '' })

/** Another may have been issued since it was drafted: its amounts are drawn anew, so that nothing is credited twice. */
async function drawAnew(tx: Transaction, of: Creditable, note: CreditNote, reader: Reader): Promise<void> {
  const { amountCreditedMinor, totalMinor } = of.invoice
  if (note.totalMinor > totalMinor - amountCreditedMinor) throw exceedsInvoice()
  if (note.totalMinor === totalMinor) return
  const wanted = isOfAmount(note)
    ? { amountMinor: note.totalMinor }
    : { lineItems: note.lines.flatMap(asWanted) }
  await updateReckoned(tx, note, reckon(of, wanted, partOfInvoice(of, reader)))
}

const asWanted = ({ lineId, quantityMillionths }: CreditNoteLine) =>
  lineId === null
    ? []
    : [
        {
          lineItemId: lineId,
          quantityMillionths: quantityMillionths < 0n ? -quantityMillionths : quantityMillionths,
        },
      ]

export interface LockedDraft {
  note: CreditNote
  of: Creditable
}

/** Locks the invoice, then the credit note. Undefined for one that was issued before. Throws `CreditNote.NotFound`. */
export async function lockDraft(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<LockedDraft | undefined> {
  const { invoiceId } = found(await selectCreditNote(tx, organisationId, id), 'CreditNote.NotFound')
  const of = await lockCreditable(tx, organisationId, invoiceId)
  const note = found(await lockCreditNote(tx, organisationId, id), 'CreditNote.NotFound')
  return note.status === 'Draft' ? { note, of } : undefined
}

/** Throws `CreditNote.NotCreditable`, `CreditNote.ExceedsInvoice`. */
export async function issueWithin(tx: Transaction, { note, of }: LockedDraft, now: Date): Promise<void> {
  const { id, organisationId } = note
  assertCreditable(of)
  const { reader, today } = await selectSetting(tx, of.invoice, now)
  await drawAnew(tx, of, note, reader)
  const documentNumber = await takeNumber(tx, organisationId, 'creditNotes', today)
  await updateIssued(tx, id, { documentNumber, issueDate: today }, now)
  // As it was drawn anew: the books credit what the document says, and not what the draft said.
  const issued = found(await selectCreditNote(tx, organisationId, id), 'CreditNote.NotFound')
  await freezeCreditNote(tx, issued, now)
  const fact = issuedFact(id)
  const entry = { fact, kind: 'credit', amountMinor: issued.totalMinor, occurredAt: now } as const
  await insertIssuedBy(tx, issued, now)
  await bookOnInvoice(tx, of.invoice, entry, now)
  await writeLetter(tx, 'credit-note-issued', id, { creditNoteId: id })
}
