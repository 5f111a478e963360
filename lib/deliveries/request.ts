// Sends what was issued by Peppol because somebody asks for it, and says how it stands.
import { transact } from '@/db/transact'
import { findCreditNote } from '@/lib/credit-notes/find'
import { answeredWithin } from '@/lib/deadline'
import {
  type Delivery,
  insertAskedBy,
  insertDelivery,
  isOwnAddress,
  selectDeliveryOf,
  updateDeliveryAgain,
} from '@/lib/documents/delivery-store'
import { type IssuedDocument, selectIssued } from '@/lib/documents/file-store'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { findInvoice } from '@/lib/invoices/find'
import { documentFile } from '@/lib/payment-views/document-file'
import { isPeppolFault } from '@/lib/peppol/fault'
import { httpAccessPoint } from '@/lib/peppol/http-access-point'
import { DOCUMENT_TYPES } from '@/lib/peppol/identifiers'

export type DeliverySubject = { invoiceId: string } | { creditNoteId: string }

/** Somebody looks at a button; whoever does not answer is asked again in the background. */
const LOOK_UP_MS = 5_000

/** Throws `Invoice.NotFound` and `CreditNote.NotFound`, also for what is another organisation's, and `Invoice.NotSendable`. */
async function assertSendable(house: House, organisationId: string, subject: DeliverySubject): Promise<void> {
  if ('creditNoteId' in subject)
    return void (await findCreditNote(house, organisationId, subject.creditNoteId))
  const { status } = await findInvoice(house, organisationId, subject.invoiceId)
  if (status === 'Void') throw new Failure('Invoice.NotSendable', 'A void invoice cannot be sent.')
}

/** It can go again: nothing was taken, so nothing can arrive twice. */
export const mayGoAgain = ({ messageId, state }: Pick<Delivery, 'messageId' | 'state'>): boolean =>
  state === 'failed' && messageId === null

/** Throws `Peppol.SenderUnclear`, `Peppol.ReceiverUnknown`. Where nobody answers, it is found out in the background. */
async function assertKnown(house: House, { organisationId, snapshot }: IssuedDocument): Promise<string> {
  const [sender, receiver] = [snapshot?.seller.electronicAddress, snapshot?.buyer.electronicAddress]
  if (!snapshot || !receiver || !sender) throw new Failure('Document.Erased')
  if (!(await isOwnAddress(house.db, organisationId, sender))) throw new Failure('Peppol.SenderUnclear')
  const { peppol } = house.env
  if (!peppol) throw new Failure('Peppol.NotAvailable')
  const point = httpAccessPoint(peppol)
  const isRegistered = await answeredWithin(LOOK_UP_MS, () =>
    point.lookUp(receiver, DOCUMENT_TYPES[snapshot.kind]),
  ).catch((error: unknown) => {
    if (!isPeppolFault(error)) throw error
    house.log.warn({ err: error }, 'a receiver could not be looked up: it is tried again in the background')
    return true
  })
  if (!isRegistered) throw new Failure('Peppol.ReceiverUnknown')
  return `${receiver.scheme}:${receiver.id}`
}

/**
 * Once for each document: what is on its way, or has arrived, stays as it is. Throws `Invoice.NotFound`, `CreditNote.NotFound`,
 * `Invoice.NotSendable`, `Peppol.NotAvailable`, `Peppol.SenderUnclear`, `Peppol.ReceiverUnknown`, and what keeps the format from being written.
 */
export async function requestDelivery(
  house: House,
  organisationId: string,
  subject: DeliverySubject,
): Promise<Delivery> {
  await assertSendable(house, organisationId, subject)
  if (!house.env.peppol) throw new Failure('Peppol.NotAvailable')
  await documentFile(house, subject, 'peppol-bis-3')
  const issued = found(await selectIssued(house.db, subject), 'Document.NotIssued')
  const known = await selectDeliveryOf(house.db, issued.id)
  if (known && !mayGoAgain(known)) return known
  const receiver = await assertKnown(house, issued)
  const now = house.clock.now()
  const row = { id: newId(), organisationId, documentId: issued.id, receiver, channel: 'peppol' } as const
  return transact(house.db, async (tx) => {
    const isNews = known ? await updateDeliveryAgain(tx, known, now) : await insertDelivery(tx, row)
    const asked = found(await selectDeliveryOf(tx, issued.id), 'DocumentDelivery.NotFound')
    if (isNews) await insertAskedBy(tx, asked, now)
    return asked
  })
}

/** Throws `Invoice.NotFound`, `CreditNote.NotFound` and, for what was never sent so, `DocumentDelivery.NotFound`. */
export async function findDelivery(
  house: House,
  organisationId: string,
  subject: DeliverySubject,
): Promise<Delivery> {
  if ('creditNoteId' in subject) await findCreditNote(house, organisationId, subject.creditNoteId)
  else await findInvoice(house, organisationId, subject.invoiceId)
  const issued = await selectIssued(house.db, subject)
  return found(issued && (await selectDeliveryOf(house.db, issued.id)), 'DocumentDelivery.NotFound')
}
