// Retries on a person's request what could not be settled, or not be delivered.
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Payment } from '@/lib/payments/payment'
import { reconcilePayment } from '@/lib/payments/reconcile'
import { followSessionPayment } from '@/lib/sessions/reconcile'
import { handleOne } from '@/lib/webhooks/drain-inbox'
import { ATTEMPTS, type InboxRow } from '@/lib/webhooks/store'
import { selectTakenPayment } from './quarantine-store'
import { selectEvent, takeEventsAgain, updateDeliveryRevived } from './stuck-store'
import { selectLetterState, updateLetterRevived } from './undelivered-store'

/** After a person's try so many more follow by themselves, before the event waits for a person again. */
const TRIES_LEFT = 10

export interface RetriedEvent {
  id: number
  state: Exclude<InboxRow['state'], 'waiting'>
  reason: string | null
}

/**
 * Takes an event through intake again, now. Repeating it changes nothing: what is done with stays so.
 * Throws `Event.NotFound`; `organisationId` undefined means anybody's.
 */
export async function retryEvent(
  house: House,
  organisationId: string | undefined,
  id: number,
): Promise<RetriedEvent> {
  const { clock, db } = house
  if (!(await selectEvent(db, organisationId, id))) throw new Failure('Event.NotFound')
  const taken = await takeEventsAgain(db, { id }, ATTEMPTS - TRIES_LEFT, clock.now())
  for (const row of taken) await handleOne(house, row)
  const after = found(await selectEvent(db, organisationId, id), 'Event.NotFound')
  return { id, state: after.state === 'waiting' ? 'received' : after.state, reason: after.lastError }
}

/**
 * Asks the provider how a payment stands, now, and lets the books follow; once it is settled or let go, so are the events that told of it.
 * Throws `Payment.NotFound`, `Payment.ProviderError`.
 */
export async function retryPayment(
  house: House,
  organisationId: string | undefined,
  id: string,
): Promise<Payment> {
  const { clock, db } = house
  const payment = found(await selectTakenPayment(db, organisationId, id), 'Payment.NotFound')
  if (payment.sessionId === null) await reconcilePayment(house, id)
  else await followSessionPayment(house, id)
  const after = found(await selectTakenPayment(db, organisationId, id), 'Payment.NotFound')
  if (after.quarantineReason === null) {
    const told = await takeEventsAgain(db, { paymentId: id }, ATTEMPTS - TRIES_LEFT, clock.now())
    for (const row of told) await handleOne(house, row)
  }
  return after
}

export interface Retried {
  id: string
  state: 'waiting' | 'sent' | 'moot' | 'delivered' | 'dead'
}

/** Repeating it changes nothing. Throws `Delivery.NotFound`; `organisationId` undefined means anybody's. */
export async function retryUndelivered(
  { clock, db }: House,
  organisationId: string | undefined,
  id: string,
): Promise<Retried> {
  const state = await selectLetterState(db, organisationId, id)
  if (state === 'dead') await updateLetterRevived(db, id)
  if (state !== undefined) return { id, state: state === 'dead' ? 'waiting' : state }
  const delivery = await updateDeliveryRevived(db, organisationId, id, clock.now())
  if (!delivery) throw new Failure('Delivery.NotFound')
  return { id, state: delivery.state }
}
