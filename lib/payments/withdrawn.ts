// What becomes of a payment whose account has withdrawn our access: it cannot be paid through us, nor asked about.
import type { House } from '@/lib/house'
import { markDisconnected } from '@/lib/payment-accounts/store'
import { isStripeFault } from '@/lib/stripe/fault'
import type { Payment } from './payment'
import { type AccountPayment, movePayment } from './store'

/** Only Stripe's word that this account is out of reach counts: a wrong key of ours is denied too. */
export const isWithdrawn = (error: unknown): boolean =>
  isStripeFault(error, 'denied') && error.stripeCode === 'account_invalid'

/**
 * Closes the attempt without asking, so that the invoice can be paid another way. Money that was on its way already
 * needs a person, who can see the account's own books.
 */
export async function giveUpWithdrawn(
  { clock, db, log }: House,
  { accountId, payment }: Pick<AccountPayment, 'accountId' | 'payment'>,
): Promise<Payment | undefined> {
  await markDisconnected(db, accountId, clock.now())
  if (payment.state !== 'processing')
    return movePayment(db, payment.id, 'cancelled', { declineCode: 'access-withdrawn' }, clock.now())
  log.error({ paymentId: payment.id, accountId }, 'access was withdrawn while money was on its way')
  const details = { quarantineReason: 'access withdrawn' }
  return movePayment(db, payment.id, 'quarantined', details, clock.now())
}
