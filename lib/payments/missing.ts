// What happens to a payment that its provider does not know: one answer is not believed, nor is that of another key.
import { secondsFrom } from '@/lib/clock'
import { isProviderFault } from '@/lib/connector-port/fault'
import { accountConnector } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Payment, soughtOf } from './payment'
import { type AccountPayment, updateMissingSince, updatePaymentState } from './store'

/** Said again after so long, it is believed. */
export const MISSING_AGAIN_AFTER_SECONDS = 60

const notKnown = () =>
  new Failure(
    'Payment.ProviderError',
    'Stripe does not know this payment at the moment. It is asked again.',
    {
      retryAfterSeconds: MISSING_AGAIN_AFTER_SECONDS,
    },
  )

/** Whether the provider has said so for long enough. A time that lies ahead was written by a clock that was wrong. */
export const isMissingForLong = ({ missingSince }: Pick<Payment, 'missingSince'>, now: Date): boolean =>
  missingSince !== null && secondsFrom(missingSince, MISSING_AGAIN_AFTER_SECONDS) <= now

/**
 * Ends a payment that is not there: asked for by its name twice, a minute apart, and looked for in the account's list, with a
 * key of its own mode. Throws `Payment.ProviderError` until then.
 */
export async function believeMissing(
  house: House,
  { accountId, payment }: Pick<AccountPayment, 'accountId' | 'payment'>,
): Promise<Payment | undefined> {
  const { clock, db, log, stripe } = house
  const now = clock.now()
  // A test key sees nothing of what was made live, and the other way round.
  if (payment.livemode !== stripe.livemode) throw notKnown()
  if (!isMissingForLong(payment, now)) {
    const isKnown = payment.missingSince !== null && payment.missingSince <= now
    const since = isKnown && payment.missingSince ? payment.missingSince : now
    await updateMissingSince(db, payment.id, since, secondsFrom(now, MISSING_AGAIN_AFTER_SECONDS))
    throw notKnown()
  }
  if (await isListed(house, accountId, payment)) throw notKnown()
  log.error({ paymentId: payment.id, accountId }, 'Stripe no longer knows a payment')
  return updatePaymentState(db, payment.id, 'failed', { declineCode: 'missing-at-provider' }, now)
}

async function isListed(house: House, accountId: string, payment: Payment): Promise<boolean> {
  try {
    return (await accountConnector(house, accountId).findMade(soughtOf(payment))) !== undefined
  } catch (error) {
    // What cannot be listed, or read although it is listed, is not known to be missing.
    if (isProviderFault(error)) return true
    throw error
  }
}
