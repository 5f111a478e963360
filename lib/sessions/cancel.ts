// Cancels a session: the provider closes its object first, and only then is it cancelled.
import { failureOf } from '@/lib/applications/create-connection'
import { isProviderFault } from '@/lib/connector-port/fault'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { reconcileAttempt } from './reconcile'
import { isLive, type SessionView } from './session'
import { endSession } from './settle'
import { selectAttempts, selectSession } from './store'
import { viewSession } from './view'

/**
 * Cancelling again changes nothing. Throws `Session.NotFound`, `Session.NotCancellable` for one that was paid (perhaps just
 * now) or has ended otherwise, and `Provider.*` where the provider cannot be asked.
 */
export async function cancelSession(house: House, applicationId: string, id: string): Promise<SessionView> {
  const session = found(await selectSession(house.db, id, applicationId), 'Session.NotFound')
  if (session.state === 'CANCELLED') return viewSession(house, id)
  if (session.state !== 'PENDING') throw new Failure('Session.NotCancellable')
  const live = (await selectAttempts(house.db, id)).find(isLive)
  if (live) await closeAttempt(house, live)
  const after = await endSession(house, id, 'CANCELLED', null)
  if (after?.state !== 'CANCELLED') throw new Failure('Session.NotCancellable')
  return viewSession(house, id)
}

async function closeAttempt(house: House, attempt: Parameters<typeof reconcileAttempt>[1]): Promise<void> {
  try {
    const after = await reconcileAttempt(house, attempt, { isToClose: true, wanted: 'CANCELLED' })
    // It is not known whether something that can be paid is out there: calling it cancelled would be a promise we cannot keep.
    if (!after) throw new Failure('Provider.TimedOut')
  } catch (error) {
    throw isProviderFault(error) ? failureOf(error) : error
  }
  const [still] = (await selectAttempts(house.db, attempt.sessionId)).filter(isLive)
  if (still) throw new Failure('Session.NotCancellable', 'A payment of this session is on its way.')
}
