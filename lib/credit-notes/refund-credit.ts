// The credit note that a refund makes, and the one that takes it back when the refund fails.
import type { Transaction } from '@/db/transact'
import { found } from '@/lib/failure/failure'
import { newId } from '@/lib/ids'
import { type Entry, insertEntry, subjectOfInvoice } from '@/lib/invoices/ledger-store'
import { takeNumber } from '@/lib/organisations/take-number'
import type { Reader } from '@/lib/words/reader'
import type { CreditNote } from './credit-note'
import { findCreditable } from './creditable'
import { freezeCreditNote } from './freeze'
import { sumGross } from './groups'
import { issuedFact, partOfInvoice } from './issue'
import { reckon, restOfInvoice } from './reckon'
import { selectSetting } from './setting'
import { insertCreditNote, selectCreditNote, selectOfRefund, updateCancelled } from './store'

export interface RefundToCredit {
  id: string
  organisationId: string
  invoiceId: string
  /** In the words of whoever asked; a provider's code is none. */
  reason: string | null
}

/** What Stripe calls the reasons among which its dashboard lets people choose. */
const CODES = ['duplicate', 'fraudulent', 'requested_by_customer', 'expired_uncaptured_charge']

const reasonOf = ({ reason }: RefundToCredit, { say }: Reader): string =>
  reason && !CODES.includes(reason) ? reason : say('paper.creditedForRefund')

const creditEntry = (fact: string, amountMinor: number, occurredAt: Date): Entry => ({
  ...{ fact, kind: 'credit', amountMinor, occurredAt },
})

/**
 * The invoice is locked, and its paid amount does not follow yet: whoever has booked the refund lets it follow both at once, so
 * that nobody ever sees it owed. Of more than can still be credited, only that is.
 */
export async function creditRefund(
  tx: Transaction,
  refund: RefundToCredit,
  amountMinor: number,
  now: Date,
): Promise<void> {
  const { id: refundId, invoiceId, organisationId } = refund
  if (await selectOfRefund(tx, refundId)) return
  const of = await findCreditable(tx, organisationId, invoiceId)
  const { amountCreditedMinor, currency, totalMinor } = of.invoice
  const minor = Math.min(amountMinor, totalMinor - amountCreditedMinor, sumGross(restOfInvoice(of)))
  if (minor <= 0) return
  const { reader, today } = await selectSetting(tx, of.invoice, now)
  const { lines, ...totals } = reckon(of, { amountMinor: minor }, partOfInvoice(of, reader))
  const id = newId()
  const documentNumber = await takeNumber(tx, organisationId, 'creditNotes', today)
  const numbered = { documentNumber, issueDate: today, issuedAt: now, createdAt: now }
  const reason = reasonOf(refund, reader)
  const note = { ...{ id, organisationId, invoiceId, refundId, reason, currency }, ...totals, ...numbered }
  await insertCreditNote(tx, note, lines)
  await freezeCreditNote(
    tx,
    found(await selectCreditNote(tx, organisationId, id), 'CreditNote.NotFound'),
    now,
  )
  await insertEntry(tx, subjectOfInvoice(of.invoice), creditEntry(issuedFact(id), minor, now))
}

const cancelledFact = (id: string): string => `credit_note_cancelled:${id}`

/** By a document of its own number, never by deletion, and once: true when it is news. The paid amount does not follow yet, as above. */
export async function cancelRefundCredit(tx: Transaction, refundId: string, now: Date): Promise<boolean> {
  const note = await selectOfRefund(tx, refundId)
  if (note?.status !== 'Issued') return false
  await cancelWithin(tx, note, now)
  return true
}

async function cancelWithin(tx: Transaction, note: CreditNote, now: Date): Promise<void> {
  const { currency, invoiceId, organisationId, refundId, totalMinor } = note
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
      ...{ id, organisationId, invoiceId, refundId, cancelsId: note.id, reason, currency },
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
