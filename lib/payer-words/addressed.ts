// What a payer's link leads to, as far as it matters for what they say: the invoice, and where its customer is.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurns } from '@/lib/http/call/limits'
import { tokenHashOf } from '@/lib/invoices/link'
import { type Addressed, selectAddressed } from './store'

/** Throws `Payment.InvalidToken`, one and the same for malformed, unknown, revoked and expired. */
export async function findAddressed({ clock, db }: House, token: string): Promise<Addressed> {
  const hash = tokenHashOf(token)
  return found(hash && (await selectAddressed(db, hash, clock.now())), 'Payment.InvalidToken')
}

/** As `findAddressed`, and counts that something is said. Throws `Request.TooMany`. */
export async function listenTo(
  house: House,
  token: string,
  what: 'promise' | 'order-number' | 'question',
  network: string,
): Promise<Addressed> {
  const addressed = await findAddressed(house, token)
  await takeTurns(house, [
    ['said', `${what} ${addressed.invoiceId}`],
    ['saidFromAddress', network],
  ])
  return addressed
}
