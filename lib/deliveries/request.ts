// Sends what was issued by Peppol because somebody asks for it, and says how it stands.
import { findCreditNote } from '@/lib/credit-notes/find'
import { answeredWithin } from '@/lib/deadline'
import {
  type Delivery,
  insertDelivery,
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

/** Throws `Peppol.ReceiverUnknown`. Where nobody answers, it is found out in the background. */
async function assertRegistered(house: House, { snapshot }: IssuedDocument): Promise<string> {
  const receiver = snapshot?.buyer.electronicAddress
  if (!snapshot || !receiver) throw new Failure('Document.Erased')
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
 * `Invoice.NotSendable`, `Peppol.NotAvailable`, `Peppol.ReceiverUnknown`, and what keeps the format from being written.
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
  const receiver = await assertRegistered(house, issued)
  if (known) await updateDeliveryAgain(house.db, known.id, house.clock.now())
  else {
    const row = { id: newId(), organisationId, documentId: issued.id, receiver }
    await insertDelivery(house.db, { ...row, channel: 'peppol' })
  }
  return found(await selectDeliveryOf(house.db, issued.id), 'DocumentDelivery.NotFound')
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
