// Quarantines money that does not match its payment until a person has checked it, and releases it once it was returned.

import { transact } from '@/db/transact'
import type { ObjectFacts, ObjectState } from '@/lib/connector-port/port'
import type { House } from '@/lib/house'
import { updateEventsSettled, updateSuspicious } from './doubt-store'
import { hasOtherLivePayment } from './live-store'
import { MAY_COME_FROM, objectOf, type Payment } from './payment'
import { updatePaymentState } from './store'

/** What a provider says of money that does not fit. */
export interface Suspicion {
  reference: string
  /** The provider's own word for how it stands. */
  status: string
  hasMoney: boolean
  /** All of it went back. */
  isGivenBack: boolean
  /** It is ours for certain, and can take no money any more. */
  isOver: boolean
}

const OVER: readonly ObjectState[] = ['cancelled', 'expired', 'failed']

/** Every unit that was taken went back to the payer: there is nothing left that could be ours. */
const isGivenBack = ({ capturedMinor, refunds, state }: ObjectFacts): boolean =>
  state === 'paid' &&
  // Nothing is known of money that our minor units cannot say.
  capturedMinor > 0 &&
  refunds.reduce((sum, it) => sum + (it.state === 'succeeded' ? it.amountMinor : 0), 0) >= capturedMinor

/** Whatever was changed in it before: what is over takes no money. */
export const suspicionOf = (payment: Payment, facts: ObjectFacts): Suspicion => ({
  reference: facts.reference,
  status: facts.providerStatus ?? facts.state,
  hasMoney: facts.state === 'paid' || facts.state === 'processing',
  isGivenBack: isGivenBack(facts),
  isOver: OVER.includes(facts.state) && facts.reference === objectOf(payment),
})

/** Shouts; what took no money, or gave it back, must not keep anything from being paid. */
export async function quarantine(
  { clock, db, log }: House,
  payment: Payment,
  { hasMoney, isGivenBack: isBack, isOver, reference, status }: Suspicion,
  mismatch: string,
  asOf: Date,
): Promise<Payment | undefined> {
  const now = clock.now()
  const isStale = payment.factsAsOf !== null && asOf < payment.factsAsOf
  const seen = { paymentId: payment.id, reference, mismatch, providerStatus: status }
  // What was read before something newer can still shout, and no longer let go.
  if (!isStale && isBack) {
    log.warn(seen, 'mismatched money was refunded')
    return release(db, payment, { declineCode: 'given-back', providerStatus: status, factsAsOf: asOf }, now)
  }
  log.error(seen, 'The provider’s facts do not fit this payment: not settled')
  if (!isStale && isOver) return release(db, payment, { providerStatus: status, factsAsOf: asOf }, now)
  if (!hasMoney) return payment
  return keepApart(db, payment, { quarantineReason: mismatch, ...(!isStale && { factsAsOf: asOf }) }, now)
}

/**
 * A payment that had come to its end already is held like a live one, so that nobody pays again meanwhile; unless somebody
 * is paying already: then it keeps its state and is only marked.
 */
export async function keepApart(
  db: House['db'],
  payment: Payment,
  found: { quarantineReason: string; factsAsOf?: Date },
  now: Date,
): Promise<Payment | undefined> {
  const isOver = payment.state === 'failed' || payment.state === 'cancelled'
  if (isOver && (await hasOtherLivePayment(db, payment)))
    return updateSuspicious(db, payment.id, found.quarantineReason, now)
  // Since when it needs somebody is not changed by looking again.
  const isKnown = payment.state === 'quarantined' && payment.quarantineReason === found.quarantineReason
  return updatePaymentState(db, payment.id, 'quarantined', found, isKnown ? payment.updatedAt : now, [
    ...MAY_COME_FROM.quarantined,
    'failed',
    'cancelled',
  ])
}

async function release(
  db: House['db'],
  { id }: Payment,
  found: { providerStatus: string; declineCode?: string; factsAsOf: Date },
  now: Date,
): Promise<Payment | undefined> {
  const from = [...MAY_COME_FROM.cancelled, 'quarantined', 'cancelled', 'failed'] as const
  return transact(db, async (tx) => {
    const released = await updatePaymentState(
      tx,
      id,
      'cancelled',
      { ...found, quarantineReason: null },
      now,
      from,
    )
    if (released) await updateEventsSettled(tx, id, now)
    return released
  })
}
