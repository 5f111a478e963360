// What happens to payments whose account has withdrawn our access: they can neither be paid nor read.

import { GIVEN_UP_AS_WITHDRAWN, KEPT_AS_WITHDRAWN } from '@/db/schema/payments'
import type { House } from '@/lib/house'
import { selectInvoice } from '@/lib/invoices/store'
import type { ReviewCause } from '@/lib/words/standing-words'
import type { Payment } from './payment'
import { keepApart } from './quarantine'
import { type AccountPayment, selectStripePayment, updatePaymentState, updateSuspicious } from './store'

export const reviewCauseOf = (quarantineReason: string | null | undefined): ReviewCause =>
  quarantineReason === KEPT_AS_WITHDRAWN ? 'withdrawn' : 'mismatch'

const SETTLED_BY_HAND = 'settled-by-hand'
/** Where the money is known to have come, and what became of it is known too: an event that comes late tells nothing new. */
const DECIDED = [SETTLED_BY_HAND, 'given-back']

/**
 * Closes the attempt without asking, so that the invoice can be paid another way: only where access counts as withdrawn, and
 * it is looked at again should that change. Money that was on its way already needs a person, who can see the account's own books.
 */
export async function giveUpWithdrawn(
  { clock, db, log }: House,
  { accountId, payment }: Pick<AccountPayment, 'accountId' | 'payment'>,
): Promise<Payment | undefined> {
  if (payment.state !== 'processing')
    return updatePaymentState(
      db,
      payment.id,
      'cancelled',
      { declineCode: GIVEN_UP_AS_WITHDRAWN },
      clock.now(),
    )
  log.error({ paymentId: payment.id, accountId }, 'access was withdrawn while money was on its way')
  const details = { quarantineReason: KEPT_AS_WITHDRAWN }
  return updatePaymentState(db, payment.id, 'quarantined', details, clock.now())
}

/**
 * A signed event told of money for an attempt that was given up without asking: its word is all there will ever be. It is
 * no proof of the amount, so the money is not booked; but nobody pays a second time before a person has looked.
 */
export async function holdToldMoney(house: House, paymentId: string): Promise<Payment | undefined> {
  const { clock, db, log } = house
  const found = await selectStripePayment(db, paymentId)
  if (!found?.isWithdrawn) return found?.payment
  const { payment } = found
  const { declineCode, id, invoiceId, organisationId, state } = payment
  if (state !== 'cancelled' && state !== 'failed') return payment
  if (declineCode !== null && DECIDED.includes(declineCode)) return payment
  log.error({ paymentId: id, accountId: found.accountId }, 'money came as access was withdrawn')
  const invoice = invoiceId === null ? undefined : await selectInvoice(db, organisationId, invoiceId)
  // It keeps nobody from paying what nobody owes, but somebody has to see it.
  if (invoice?.outstandingMinor === 0) return updateSuspicious(db, id, KEPT_AS_WITHDRAWN, clock.now())
  return keepApart(db, payment, { quarantineReason: KEPT_AS_WITHDRAWN }, clock.now())
}

/** Held, and Stripe can never be asked about it again: only a person who has seen the account's own books can end it. */
export const isBeyondReach = ({ isWithdrawn: isOut, payment }: AccountPayment): boolean =>
  isOut && payment.state === 'quarantined'

/** The person has decided, by recording the money by hand or by voiding the invoice. */
export const letGoByHand = ({ clock, db }: House, { id }: Payment): Promise<Payment | undefined> =>
  updatePaymentState(
    db,
    id,
    'cancelled',
    { declineCode: SETTLED_BY_HAND, quarantineReason: null },
    clock.now(),
    ['quarantined'],
  )
