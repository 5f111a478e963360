// Creates a session, or resumes creating it: one call leads to one payable object at one provider.
import { transact } from '@/db/transact'
import type { Application } from '@/lib/applications/application'
import { selectApplication } from '@/lib/applications/store'
import { assertNotPaused, sessionSubject } from '@/lib/card-testing/pauses'
import { secondsFrom } from '@/lib/clock'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { tryRouting } from './choose'
import { makePayable } from './make-payable'
import { insertDecision } from './router-store'
import { type NewSession, SESSION_MINUTES, type Session, type SessionView } from './session'
import { insertSession, lockOrder, selectHolder, selectSession, updateSession } from './store'
import { viewSession } from './view'

const SECONDS = 60

/**
 * The row is there before any provider is asked. A repeat of a call that ended without an answer finds it, and one whose
 * providers had all refused begins anew. Throws `Session.AlreadyExists`.
 */
const putSession = ({ clock, db }: House, { total, ...order }: NewSession): Promise<Session> =>
  transact(db, async (tx) => {
    await lockOrder(tx, order.applicationId, order.orderReference)
    const mine = await selectSession(tx, order.id)
    const holder = await selectHolder(tx, order.applicationId, order.orderReference)
    if (holder && holder.id !== order.id) throw new Failure('Session.AlreadyExists')
    const now = clock.now()
    const expiresAt = secondsFrom(now, SESSION_MINUTES * SECONDS)
    if (mine?.state === 'FAILED' && mine.attemptId === null) {
      const again = await updateSession(tx, mine.id, {
        state: 'PENDING',
        failureReason: null,
        expiresAt,
        nextCheckAt: expiresAt,
        updatedAt: now,
      })
      return again ?? mine
    }
    return (
      mine ??
      insertSession(tx, {
        ...order,
        totalMinor: total.minor,
        currency: total.currency,
        expiresAt,
        nextCheckAt: expiresAt,
        createdAt: now,
        updatedAt: now,
      })
    )
  })

/** Before anything is made it is seen whether anybody could take it. Throws `Session.NoAvailableProvider`. */
async function assertTakers(house: House, application: Application, order: NewSession): Promise<void> {
  const { candidates, chosen, weights } = await tryRouting(house, application, {
    ...order,
    amount: order.total,
  })
  if (chosen) return
  await insertDecision(house.db, {
    id: newId(),
    organisationId: application.organisationId,
    applicationId: application.id,
    paymentMethod: order.paymentMethod,
    currency: order.total.currency,
    amountMinor: order.total.minor,
    weights,
    candidates,
    createdAt: house.clock.now(),
  })
  throw new Failure('Session.NoAvailableProvider')
}

/**
 * The same id makes the same session once, however often and from wherever it is asked for; a repeat goes on where the
 * first call stopped. Throws `Session.AlreadyExists`, `Session.NoAvailableProvider`, `Payment.Paused`,
 * `Provider.*`.
 */
export async function createSession(house: House, order: NewSession): Promise<SessionView> {
  const application = found(await selectApplication(house.db, order.applicationId), 'Application.NotFound')
  const known = await selectSession(house.db, order.id)
  if (!known) {
    const holder = await selectHolder(house.db, order.applicationId, order.orderReference)
    if (holder) throw new Failure('Session.AlreadyExists')
    await assertNotPaused(house, sessionSubject(order.applicationId, order.orderReference), null)
    await assertTakers(house, application, order)
  }
  const session = await putSession(house, order)
  if (session.state === 'PENDING') await makePayable(house, application, session)
  return viewSession(house, session.id)
}
