// Rechecks attempts that seemed to have created nothing: late objects are closed, and their money is booked.
import { openConnection } from '@/lib/applications/open-connection'
import { secondsFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { soughtOf } from '@/lib/payments/payment'
import { readAttempt } from './call-provider'
import { isNeverMade, type SessionAttempt } from './session'
import { settleSession } from './settle'
import { updateAttempt } from './store'

/** No provider is at work on one call for so long: what is not there by then was not made. */
const LOOKED_FOR_SECONDS = 300

const isOld = ({ createdAt }: SessionAttempt, now: Date) => secondsFrom(createdAt, LOOKED_FOR_SECONDS) <= now

/**
 * A provider that answers a 5xx may still be at work on it, and one that is silent longer than anybody waits. Nobody was
 * given the address of what it makes then, but it can be paid. Throws `ProviderFault`; the next look is set by then.
 */
export async function lookAgain(house: House, attempt: SessionAttempt): Promise<void> {
  const { clock, db, log } = house
  const end = () => updateAttempt(db, attempt.id, { lookAgainAt: null })
  // Its news came first, and the session goes its way.
  if (!isNeverMade(attempt)) return void (await end())
  const open = await openConnection(house, attempt.connectionId)
  if (!open) return
  const { asOf, facts: found } = await readAttempt(house, open, attempt.id, 'read', ({ findMade }) =>
    findMade(soughtOf(attempt)),
  )
  if (!found) {
    if (isOld(attempt, clock.now())) await end()
    return
  }
  const ids = { sessionId: attempt.sessionId, attemptId: attempt.id }
  log.warn({ ...ids, state: found.state }, 'a provider created something after all')
  const reading =
    found.state === 'open'
      ? await readAttempt(house, open, attempt.id, 'close', ({ close }) => close(found.reference))
      : { asOf, facts: found }
  const { reference, state } = reading.facts
  await updateAttempt(db, attempt.id, { sessionReference: reference }, ['failed'])
  await settleSession(house, attempt.sessionId, attempt.id, reading)
  if (state !== 'open' && state !== 'processing') await end()
}
