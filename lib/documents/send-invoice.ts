// Sends an invoice: gives it its number and its link, freezes what it says, and emails it. A repeat only emails it again.
import type { ReminderRule } from '@/db/schema/organisations'
import { type Transaction, transact } from '@/db/transact'
import { selectAddresses } from '@/lib/customers/store'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { reckonAnew } from '@/lib/invoices/change'
import { changeReminders } from '@/lib/invoices/change-reminders'
import { findInvoice } from '@/lib/invoices/find'
import { type InvoiceWithLines, invoiceCan } from '@/lib/invoices/invoice'
import { createLink, linkFor } from '@/lib/invoices/link'
import { lockInvoice, updateInvoiceSent } from '@/lib/invoices/store'
import { selectTimeZone } from '@/lib/organisations/store'
import { takeInvoiceNumber } from '@/lib/organisations/take-number'
import { writeLetter } from '@/lib/outbox/outbox'
import { updateDepositDue } from '@/lib/plans/store'
import { dayIn } from '@/lib/time-zone'
import { freezeInvoice } from './freeze'

/**
 * `letterId` names this sending: the same id mails once, however often it is asked. `reminders`, where named, are its own from
 * now on.
 * Throws `Invoice.NotFound`, `Invoice.NotSendable`.
 */
export async function sendInvoice(
  house: House,
  organisationId: string,
  id: string,
  letterId: string = newId(),
  reminders?: ReminderRule[] | null,
): Promise<InvoiceWithLines> {
  await transact(house.db, (tx) => sendWithin(tx, house, { id, organisationId, letterId, reminders }))
  return findInvoice(house, organisationId, id)
}

interface Sending {
  id: string
  organisationId: string
  letterId: string
  reminders?: ReminderRule[] | null | undefined
}

/** The same within a transaction of somebody's. */
export async function sendWithin(
  tx: Transaction,
  house: House,
  { id, letterId, organisationId, reminders }: Sending,
): Promise<void> {
  const now = house.clock.now()
  const invoice = found(await lockInvoice(tx, organisationId, id), 'Invoice.NotFound')
  if (!invoiceCan('send', invoice)) throw new Failure('Invoice.NotSendable', 'A void invoice cannot be sent.')
  if (invoice.number === null) {
    if (invoice.taxGroups === null) await reckonAnew(tx, invoice, now)
    const numbered = await takeInvoiceNumber(tx, organisationId, invoice.issueDate)
    await updateInvoiceSent(tx, id, numbered, now)
    const zone = found(await selectTimeZone(tx, organisationId), 'Organisation.NotFound')
    await updateDepositDue(tx, id, dayIn(zone, now))
    await createLink(house, tx, { id, organisationId })
    await freezeInvoice(tx, id)
  }
  if (reminders !== undefined) await planAnew(tx, invoice, reminders, now)
  await writeToEach(tx, house, invoice, letterId)
}

/** Where it goes to several, each gets a mail with a link of their own, by which it is known who has looked. */
async function writeToEach(
  tx: Transaction,
  house: House,
  { customerId, id, organisationId }: Pick<InvoiceWithLines, 'id' | 'customerId' | 'organisationId'>,
  letterId: string,
): Promise<void> {
  const addresses = await selectAddresses(tx, organisationId, customerId)
  if (addresses.length < 2) return writeLetter(tx, 'invoice-sent', letterId, { invoiceId: id })
  for (const address of addresses) {
    const linkId = await linkFor(house, tx, { id, organisationId }, address)
    await writeLetter(tx, 'invoice-copy', `${letterId}:${linkId}`, { invoiceId: id, linkId })
  }
}

/** As it stands now: it may have been sent in this very transaction. */
async function planAnew(
  tx: Transaction,
  { id, organisationId }: Pick<InvoiceWithLines, 'id' | 'organisationId'>,
  reminders: ReminderRule[] | null,
  now: Date,
): Promise<void> {
  const invoice = await lockInvoice(tx, organisationId, id)
  if (invoice) await changeReminders(tx, invoice, reminders, now)
}
