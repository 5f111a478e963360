// Sends a reminder by hand, at once.
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { lockInvoice } from '@/lib/invoices/store'
import { writeLetter } from '@/lib/outbox/outbox'
import type { Pause } from './pauses'
import { pausesAt } from './plan'
import { type DecidedReminder, insertReminder, selectReminders, selectStanding } from './store'

/** What a reminder waits for, as a sentence of the refusal. */
export const PAUSE_SENTENCES: Record<Pause, string> = {
  draft: 'The invoice has not been sent yet.',
  void: 'The invoice is void.',
  credited: 'The whole invoice was credited: nothing is owed.',
  paid: 'The invoice is paid: nothing is owed.',
  processing: 'A payment is on its way. Wait until it has succeeded or failed.',
  autopay: 'It will be collected automatically: the customer is told before.',
  disputed: 'A payment of this invoice is disputed. Wait until the bank has decided.',
  promised: 'The payer has promised to pay, and that day has not passed yet.',
  question: 'The payer has asked a question about this invoice. Answer or close it first.',
  'no-address': 'The customer has no email address.',
}

/** `id` names this reminder: the same id sends one. Throws `Invoice.NotFound`, `Reminder.Paused`. */
export async function sendReminderNow(
  house: House,
  organisationId: string,
  invoiceId: string,
  id: string,
): Promise<DecidedReminder> {
  const now = house.clock.now()
  await transact(house.db, async (tx) => {
    found(await lockInvoice(tx, organisationId, invoiceId), 'Invoice.NotFound')
    const before = await selectReminders(tx, invoiceId)
    if (before.some((one) => one.id === id)) return
    const standing = found(await selectStanding(tx, invoiceId), 'Invoice.NotFound')
    const pauses = pausesAt(standing, { at: now })
    if (pauses.length > 0)
      throw new Failure('Reminder.Paused', pauses.map((pause) => PAUSE_SENTENCES[pause]).join(' '))
    await insertReminder(tx, { id, organisationId, invoiceId, dueAt: now, state: 'queued' })
    await writeLetter(tx, 'reminder', id, { invoiceId, reminderId: id })
  })
  const sent = await selectReminders(house.db, invoiceId)
  return found(
    sent.find((one) => one.id === id),
    'Invoice.NotFound',
  )
}
