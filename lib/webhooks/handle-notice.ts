// Handles an event of a connection: reads the object it names from its provider, in its current state.
import { failureOf } from '@/lib/applications/create-connection'
import { noteRight } from '@/lib/applications/note-right'
import { type OpenConnection, openConnection } from '@/lib/applications/open-connection'
import { noteDecline, noteDeclineRead } from '@/lib/card-testing/pauses'
import { isProviderFault } from '@/lib/connector-port/fault'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isUuid, newId } from '@/lib/ids'
import { readAttempt } from '@/lib/sessions/call-provider'
import { cancelSession } from '@/lib/sessions/cancel'
import { settleSession } from '@/lib/sessions/settle'
import {
  selectAttempt,
  selectAttemptById,
  selectAttemptByReference,
  selectSession,
} from '@/lib/sessions/store'
import { ATTEMPTS, type InboxRow } from './store'
import { ignored, type Verdict } from './verdict'

/** What is not there after so many looks was never ours, or is gone. */
const TRIES_FOR_MISSING = 3

/** In words: why nothing can be read, however often the provider is asked. Throws `Provider.*`. */
async function read(
  house: House,
  open: OpenConnection,
  reference: string,
  { attempts, isKnown, paymentId }: { attempts: number; isKnown: boolean; paymentId: string },
): Promise<{ facts: ObjectFacts; asOf: Date } | string> {
  try {
    return await readAttempt(house, open, paymentId, 'read', (connector) => connector.read(reference))
  } catch (error) {
    // Of what is ours, one who does not know it is asked again for as long as anything is.
    if (isProviderFault(error, 'missing') && attempts >= (isKnown ? ATTEMPTS : TRIES_FOR_MISSING))
      return 'an object that its provider does not know'
    // Once the key is good again, sessions are read by themselves.
    if (isProviderFault(error, 'denied') && attempts >= ATTEMPTS) {
      house.log.error(
        { connectionId: open.connection.id, err: error },
        'a provider refuses the key of a connection',
      )
      return 'a key that its provider refuses'
    }
    throw isProviderFault(error) ? failureOf(error) : error
  }
}

/** Its making may not have been answered: then we know it only by what it says of itself, which is held against the attempt. */
async function findClaimed({ db }: House, connectionId: string, facts: ObjectFacts) {
  const { claimedPaymentId: claimed, reference } = facts
  const known = await selectAttemptByReference(db, connectionId, reference)
  return known ?? (claimed !== null && isUuid(claimed) ? selectAttempt(db, connectionId, claimed) : undefined)
}

/**
 * A session on which too many cards were declined ends; its order can be paid by another one in a while. One whose payer’s card
 * or network is paused for what happened elsewhere goes on.
 */
async function cancelIfTested(
  house: House,
  { connection, connector }: OpenConnection,
  attempt: NonNullable<Awaited<ReturnType<typeof selectAttemptById>>>,
  facts: ObjectFacts,
): Promise<void> {
  const { decline, paymentReference } = facts
  let lock: Awaited<ReturnType<typeof noteDecline>>
  // Several tries may come before we are told of the first.
  if (decline?.isCard && paymentReference !== null && connector.declinedCards) {
    const { cards, right } = await connector.declinedCards(paymentReference)
    await noteRight(house, house.db, connection.id, right)
    for (const card of cards) lock = await noteDecline(house, attempt, card)
  }
  // The last try may have come to no charge, and then says nothing of those before it.
  lock = (await noteDeclineRead(house, attempt, facts)) ?? lock
  if (lock?.reason !== 'link') return
  const session = await selectSession(house.db, attempt.sessionId)
  if (session?.state !== 'PENDING') return
  try {
    await cancelSession(house, session.applicationId, session.id)
  } catch (error) {
    // It was paid meanwhile, by a card that was good.
    if (!(error instanceof Failure && error.code === 'Session.NotCancellable')) throw error
  }
}

/** Throws when the provider or the database cannot be asked; the event is then retried later. */
export async function handleNotice(
  house: House,
  { attempts, objectReference, connectionId }: InboxRow & { connectionId: string },
): Promise<Verdict> {
  const { db } = house
  const open = await openConnection(house, connectionId)
  if (!open) throw new Error('a connection cannot be opened')
  if (objectReference === null) return ignored('about no payment')
  const known = await selectAttemptByReference(db, connectionId, objectReference)
  const asked = { attempts, isKnown: known !== undefined, paymentId: known?.id ?? newId() }
  const reading = await read(house, open, known?.sessionReference ?? objectReference, asked)
  if (typeof reading === 'string') return ignored(reading)
  const attempt = known ?? (await findClaimed(house, connectionId, reading.facts))
  // An attempt is written down before its provider is asked: what names none is other business of the merchant's.
  if (!attempt) return ignored('a payment that is not ours')
  await settleSession(house, attempt.sessionId, attempt.id, reading)
  await cancelIfTested(house, open, attempt, reading.facts)
  const after = await selectAttemptById(db, attempt.id)
  const reason = after?.quarantineReason ?? null
  return { state: reason === null ? 'handled' : 'quarantined', reason, paymentId: attempt.id }
}
