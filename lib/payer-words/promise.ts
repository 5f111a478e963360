// "I will pay on another day": the payer's own word, which keeps reminders back until that day is over.
import { transact } from '@/db/transact'
import { Failure, found, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { lockInvoice } from '@/lib/invoices/store'
import { writeLetter } from '@/lib/outbox/outbox'
import { type Day, dayIn, daysBetween, plusDays } from '@/lib/time-zone'
import { listenTo } from './addressed'
import { insertSaid, updatePromise } from './store'

/** The farthest day that can be promised lies so many days on. */
export const MOST_DAYS = 60

export interface Promised {
  date: Day
}

/** The days that can be promised, where the customer is. */
export function promisable(zone: string, now: Date): { first: Day; last: Day } {
  const first = dayIn(zone, now)
  return { first, last: plusDays(first, MOST_DAYS) }
}

function assertPromisable(date: Day, zone: string, now: Date): void {
  const { first, last } = promisable(zone, now)
  if (daysBetween(first, date) < 0 || daysBetween(date, last) < 0)
    throw invalidField('/date', 'out-of-range', `date: must be a day from ${first} to ${last}.`)
}

/**
 * Keeps the day; another one replaces it, and the same said again changes nothing and tells nobody. The seller is told at once.
 * Throws `Payment.InvalidToken`, `Request.Invalid`, `Request.TooMany`, and `Payment.InvoiceNotPayable` where nothing is owed.
 */
export async function promiseDay(
  house: House,
  token: string,
  { date }: { date: Day },
  network: string,
): Promise<Promised> {
  const { invoiceId, organisationId, timeZone } = await listenTo(house, token, 'promise', network)
  const now = house.clock.now()
  assertPromisable(date, timeZone, now)
  await transact(house.db, async (tx) => {
    const invoice = found(await lockInvoice(tx, organisationId, invoiceId), 'Payment.InvalidToken')
    if (invoice.outstandingMinor === 0) throw new Failure('Payment.InvoiceNotPayable')
    if (invoice.promisedFor === date) return
    await updatePromise(tx, invoiceId, date, now)
    const entry = await insertSaid(tx, { organisationId, invoiceId, detail: 'promised', message: date }, now)
    await writeLetter(tx, 'promise-made', `${invoiceId}:${entry}`, { organisationId, invoiceId, date })
  })
  return { date }
}
