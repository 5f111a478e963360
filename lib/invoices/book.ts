// Books what is of an invoice alone, and of no payment: credit of either kind.
import type { Transaction } from '@/db/transact'
import type { Invoice } from './invoice'
import { type Entry, insertEntry, subjectOfInvoice } from './ledger-store'
import { updateFromLedger } from './store'

/** True when the fact was news; then what the invoice has received follows at once. */
export async function bookOnInvoice(
  tx: Transaction,
  invoice: Pick<Invoice, 'currency' | 'id' | 'organisationId'>,
  entry: Entry,
  now: Date,
): Promise<boolean> {
  const isNews = await insertEntry(tx, subjectOfInvoice(invoice), entry)
  if (isNews) await updateFromLedger(tx, invoice.id, now)
  return isNews
}
