// Sends an invoice: gives it its number and its link, and emails it. A repeat only emails it again.
import { type Transaction, transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { takeInvoiceNumber } from '@/lib/organisations/take-number'
import { writeLetter } from '@/lib/outbox/outbox'
import { findInvoice } from './find'
import { type Invoice, type InvoiceWithLines, invoiceCan } from './invoice'
import { createLink, isLiving, revokeLink } from './link'
import { lockInvoice, updateInvoiceSent } from './store'

async function lockFor(
  tx: Transaction,
  organisationId: string,
  id: string,
  action: 'send' | 'rotateLink',
): Promise<Invoice> {
  const invoice = found(await lockInvoice(tx, organisationId, id), 'Invoice.NotFound')
  if (!invoiceCan(action, invoice))
    throw action === 'send'
      ? new Failure('Invoice.NotSendable', 'A void invoice cannot be sent.')
      : new Failure('Invoice.NoLink')
  return invoice
}

/**
 * `letterId` names this sending: the same id mails once, however often it is asked.
 * Throws `Invoice.NotFound`, `Invoice.NotSendable`.
 */
export async function sendInvoice(
  house: House,
  organisationId: string,
  id: string,
  letterId: string = newId(),
): Promise<InvoiceWithLines> {
  const { clock, db } = house
  await transact(db, async (tx) => {
    const invoice = await lockFor(tx, organisationId, id, 'send')
    if (invoice.number === null) {
      const numbered = await takeInvoiceNumber(tx, organisationId, invoice.issueDate)
      await updateInvoiceSent(tx, id, numbered, clock.now())
      await createLink(house, tx, { id, organisationId })
    }
    await writeLetter(tx, 'invoice-sent', letterId, { invoiceId: id })
  })
  return findInvoice(house, organisationId, id)
}

/**
 * The old link dies at once, a new one lives. `linkId` names the new one: asked again for the same, it stays.
 * Throws `Invoice.NotFound`, `Invoice.NoLink`.
 */
export async function rotateLink(
  house: House,
  organisationId: string,
  id: string,
  linkId: string = newId(),
): Promise<InvoiceWithLines> {
  await transact(house.db, async (tx) => {
    await lockFor(tx, organisationId, id, 'rotateLink')
    if (await isLiving(tx, id, linkId)) return
    await revokeLink(house, tx, id)
    await createLink(house, tx, { id, organisationId }, linkId)
  })
  return findInvoice(house, organisationId, id)
}
