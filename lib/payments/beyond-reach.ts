// What happens to payments that their provider shows no more: their account has withdrawn our access, or nobody there knows them.
import { GIVEN_UP_AS_WITHDRAWN, KEPT_AS_WITHDRAWN } from '@/db/schema/payment-words'
import { type Transaction, transact } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import { isProviderFault } from '@/lib/connector-port/fault'
import { accountConnector } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { lockInvoice, selectInvoice } from '@/lib/invoices/store'
import type { ReviewCause } from '@/lib/words/standing-words'
import { updateEventsSettled, updateMissingSince, updateSuspicious } from './doubt-store'
import { type Payment, soughtOf } from './payment'
import { keepApart } from './quarantine'
import { type AccountPayment, lockPayment, selectStripePayment, updatePaymentState } from './store'

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

/** The person has decided: by recording the money by hand, by voiding the invoice, or in words, which `keep` writes down. */
export function letGoByHand(
  { clock, db }: House,
  { id, invoiceId, organisationId }: Payment,
  keep?: (tx: Transaction, ended: Payment, now: Date) => Promise<void>,
): Promise<Payment | undefined> {
  const now = clock.now()
  const found = { declineCode: SETTLED_BY_HAND, quarantineReason: null }
  return transact(db, async (tx) => {
    if (invoiceId !== null) await lockInvoice(tx, organisationId, invoiceId)
    const before = await lockPayment(tx, id)
    if (!before || before.quarantineReason === null) return before
    const from = ['quarantined', 'cancelled', 'failed'] as const
    const ended = await updatePaymentState(tx, id, 'cancelled', found, now, from)
    if (ended) await updateEventsSettled(tx, id, now)
    if (ended) await keep?.(tx, ended, now)
    return ended
  })
}

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
