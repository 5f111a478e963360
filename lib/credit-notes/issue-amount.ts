// Credits an amount of an invoice at once, by a document of its own number, and takes it back by another: for what follows from payments.
import type { Transaction } from '@/db/transact'
import { found } from '@/lib/failure/failure'
import { newId } from '@/lib/ids'
import { type Entry, insertEntry, subjectOfInvoice } from '@/lib/invoices/ledger-store'
import { takeNumber } from '@/lib/organisations/take-number'
import type { Reader } from '@/lib/words/reader'
import type { CreditNote, NewCreditNote } from './credit-note'
import { findCreditable } from './creditable'
import { freezeCreditNote } from './freeze'
import { sumGross } from './groups'
import { issuedFact, partOfInvoice } from './issue'
import { reckon, restOfInvoice } from './reckon'
import { selectSetting } from './setting'
import { insertCreditNote, selectCreditNote, updateCancelled } from './store'

const creditEntry = (fact: string, amountMinor: number, occurredAt: Date): Entry => ({
  ...{ fact, kind: 'credit', amountMinor, occurredAt },
})

export interface ForWhat
  extends Pick<NewCreditNote, 'organisationId' | 'invoiceId' | 'refundId' | 'paymentId'> {
  reasonOf: (reader: Reader) => string
}

/**
 * The invoice is locked, and what it has received does not follow yet: whoever books lets it follow all at once, so that nobody
 * ever sees it owed. Of more than can still be credited, only that is. Answers the credit note; undefined where nothing is left.
 */
export async function creditAmount(
  tx: Transaction,
  { reasonOf, ...about }: ForWhat,
  amountMinor: number,
  now: Date,
): Promise<{ id: string; totalMinor: number } | undefined> {
  const { invoiceId, organisationId } = about
  const of = await findCreditable(tx, organisationId, invoiceId)
  const { amountCreditedMinor, currency, totalMinor } = of.invoice
  const minor = Math.min(amountMinor, totalMinor - amountCreditedMinor, sumGross(restOfInvoice(of)))
  if (minor <= 0) return undefined
  const { reader, today } = await selectSetting(tx, of.invoice, now)
  const { lines, ...totals } = reckon(of, { amountMinor: minor }, partOfInvoice(of, reader))
  const id = newId()
  const documentNumber = await takeNumber(tx, organisationId, 'creditNotes', today)
  const numbered = { documentNumber, issueDate: today, issuedAt: now, createdAt: now }
  const note = { ...about, ...{ id, reason: reasonOf(reader), currency }, ...totals, ...numbered }
  await insertCreditNote(tx, note, lines)
  const issued = found(await selectCreditNote(tx, organisationId, id), 'CreditNote.NotFound')
  await freezeCreditNote(tx, issued, now)
  await insertEntry(tx, subjectOfInvoice(of.invoice), creditEntry(issuedFact(id), minor, now))
  return { id, totalMinor: minor }
}

const cancelledFact = (id: string): string => `credit_note_cancelled:${id}`

/** By a document of its own number, never by deletion. What the invoice has received does not follow yet, as above. */
export async function cancelNote(tx: Transaction, note: CreditNote, now: Date): Promise<void> {
  const { currency, invoiceId, organisationId, paymentId, refundId, totalMinor } = note
  const of = await findCreditable(tx, organisationId, invoiceId)
  const { reader, today } = await selectSetting(tx, of.invoice, now)
  const documentNumber = await takeNumber(tx, organisationId, 'creditNotes', today)
  const { subTotalMinor, taxGroups, taxMinor } = note
  const reason = reader.say('paper.cancelsCreditNote', { number: note.documentNumber ?? '' })
  const lines = note.lines.map(({ creditNoteId: _, organisationId: __, position: ___, ...line }) => line)
  const id = newId()
  await insertCreditNote(
    tx,
    {
      ...{ id, organisationId, invoiceId, refundId, paymentId, cancelsId: note.id, reason, currency },
      ...{ subTotalMinor, taxMinor, totalMinor, taxGroups },
      ...{ documentNumber, issueDate: today, issuedAt: now, createdAt: now },
    },
    lines,
  )
  await updateCancelled(tx, note.id, now)
  await freezeCreditNote(
    tx,
    found(await selectCreditNote(tx, organisationId, id), 'CreditNote.NotFound'),
    now,
    note,
  )
  await insertEntry(tx, subjectOfInvoice(of.invoice), creditEntry(cancelledFact(note.id), -totalMinor, now))
}
