// Makes a session payable at one provider: the best first, the next only once that one is known to have created nothing.
import { sqlState } from '@/db/again'
import { type Transaction, transact } from '@/db/transact'
import type { Application } from '@/lib/applications/application'
import { lockCredentials } from '@/lib/applications/connection-store'
import { failureOf } from '@/lib/applications/create-connection'
import { type OpenConnection, openConnection } from '@/lib/applications/open-connection'
import { secondsFrom } from '@/lib/clock'
import { isBroken, isKnownVoid, isProviderFault, ProviderFault } from '@/lib/connector-port/fault'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { selectTimeOfReading } from '@/lib/payments/lookup-store'
import { soughtOf } from '@/lib/payments/payment'
import { mismatchOf } from '@/lib/payments/settle'
import { callProvider, readAttempt } from './call-provider'
import { type Choice, chooseProvider } from './choose'
import { firstLookAgain } from './look-again-store'
import { keyOf, orderOf, totalOf } from './order-of'
import { insertDecision, updateProbeEnded } from './router-store'
import { isLive, isUnsettled, NEVER_MADE, type Session, type SessionAttempt, UNSETTLED } from './session'
import { settleSession } from './settle'
import { insertAttempt, lockSession, selectAttempts, updateAttempt, updateSession } from './store'

/** A caller is waiting, and a key's lease is 45 s: after so long no other provider is begun with. */
const BEGIN_WITHIN_MS = 18_000
/** The payer comes first; then it is looked how it stands. */
const FIRST_LOOK_SECONDS = 60

const UNIQUE_VIOLATION = '23505'

/** Writes down the choice and the attempt before the provider is called. */
async function begin(
  { clock, db }: House,
  session: Session,
  ordinal: number,
  { candidates, weights }: Choice,
  { connection }: OpenConnection,
): Promise<SessionAttempt> {
  const work = async (tx: Transaction) => {
    const held = await lockSession(tx, session.id)
    // It has ended meanwhile: nothing is made for it any more.
    if (held?.state !== 'PENDING') throw new Failure('Idempotency.InProgress')
    // The provider is called with what was read before: should that be changed by now, a repeat calls with the new.
    if (!(await lockCredentials(tx, connection))) throw new Failure('Idempotency.InProgress')
    await insertDecision(tx, {
      id: newId(),
      organisationId: session.organisationId,
      applicationId: session.applicationId,
      sessionId: session.id,
      paymentMethod: session.paymentMethod,
      currency: session.currency,
      amountMinor: session.totalMinor,
      weights,
      candidates,
      chosenConnectionId: connection.id,
      createdAt: clock.now(),
    })
    const now = clock.now()
    await updateSession(tx, session.id, { nextCheckAt: secondsFrom(now, FIRST_LOOK_SECONDS), updatedAt: now })
    return insertAttempt(tx, session, connection, ordinal, now)
  }
  try {
    return await transact(db, work)
  } catch (error) {
    // Somebody else is at it: a holder of the key that had stalled and woke up.
    if (sqlState(error) === UNIQUE_VIOLATION)
      throw new Failure('Idempotency.InProgress', undefined, { cause: error })
    throw error
  }
}

/** Undefined when the attempt is over, or the session is: whoever asked for it had stalled meanwhile. */
const store = ({ clock, db }: House, session: Session, attempt: SessionAttempt, facts: ObjectFacts) =>
  transact(db, async (tx) => {
    const held = await lockSession(tx, session.id)
    const current = (await selectAttempts(tx, session.id)).find(({ id }) => id === attempt.id)
    if (current?.state === 'succeeded') return current
    if (held?.state !== 'PENDING' || !current || !isLive(current)) return undefined
    const { checkoutUrl, paymentReference: providerReference, reference: sessionReference } = facts
    // A successor's object was kept, and its address handed out.
    if (current.sessionReference !== null && current.sessionReference !== sessionReference) return undefined
    const updatedAt = clock.now()
    await updateSession(tx, session.id, { attemptId: attempt.id, updatedAt })
    return updateAttempt(tx, attempt.id, {
      state: 'open',
      fault: null,
      ...{ sessionReference, providerReference, checkoutUrl, updatedAt },
    })
  })

/** Keeps what the provider made. One that does not fit, or that nobody waits for any more, is never shown to a payer. */
async function keep(
  house: House,
  session: Session,
  attempt: SessionAttempt,
  open: OpenConnection,
  reading: { facts: ObjectFacts; asOf: Date },
): Promise<void> {
  const { log } = house
  const { facts } = reading
  const ids = { sessionId: session.id, attemptId: attempt.id }
  // While it is not seen to be closed, it is out there: no other provider may be asked.
  const close = async () => {
    const after = await callProvider(house, open, 'close', (connector) =>
      connector.close(facts.reference),
    ).catch((error: unknown) => {
      if (isProviderFault(error)) return undefined
      throw error
    })
    if (after && after.state !== 'open' && after.state !== 'processing') return
    await updateAttempt(house.db, attempt.id, { sessionReference: facts.reference })
    throw new ProviderFault('unanswered', 'what was created could not be closed')
  }
  const mismatch = mismatchOf(attempt, facts)
  if (mismatch) {
    log.error({ ...ids, mismatch }, 'a provider created something else')
    await close()
    throw new ProviderFault('refused', `what was made does not fit: ${mismatch}`)
  }
  if (await store(house, session, attempt, facts)) {
    // Found late, it may have been paid or have ended by now.
    if (facts.state !== 'open') await settleSession(house, session.id, attempt.id, reading)
    return
  }
  log.warn(ids, 'a provider created something no longer needed: it is closed')
  await close()
  throw new Failure('Idempotency.InProgress')
}

/** Throws `Idempotency.InProgress` where a successor has gone on with the attempt. */
async function note(
  { clock, db }: House,
  attempt: SessionAttempt,
  changes: Partial<SessionAttempt>,
): Promise<void> {
  const noted = await updateAttempt(db, attempt.id, { ...changes, updatedAt: clock.now() }, UNSETTLED)
  if (!noted) throw new Failure('Idempotency.InProgress')
}

/**
 * Looks for what was made although no answer, or a 5xx, came back. Undefined when it is known that nothing was: after
 * a 5xx what is not there was not made, while after silence it may still come. Throws the fault then.
 */
async function look({ db }: House, attempt: SessionAttempt, open: OpenConnection, fault?: ProviderFault) {
  const { asOf } = await selectTimeOfReading(db, attempt.id)
  const facts = await open.connector.findMade(soughtOf(attempt))
  if (facts) return { asOf, facts }
  if (fault && !isBroken(fault)) throw fault
  return undefined
}

/** Asks the provider, or goes on where an earlier call stopped. True when the session can be paid there; false when nothing was made. */
async function ask(
  house: House,
  session: Session,
  attempt: SessionAttempt,
  open: OpenConnection,
): Promise<{ isOpen: true } | { isOpen: false; fault: ProviderFault }> {
  try {
    const made = await readAttempt(house, open, attempt.id, 'create', (connector) =>
      connector.create(orderOf(house, session, attempt), keyOf(attempt)),
    )
    await keep(house, session, attempt, open, made)
    return { isOpen: true }
  } catch (error) {
    if (!isProviderFault(error)) throw error
    // Awaited here: while the probe is ended, nobody would be there to take its fault.
    return await recover(house, session, attempt, open, error)
  } finally {
    await updateProbeEnded(house.db, open.connection.id)
  }
}

async function recover(
  house: House,
  session: Session,
  attempt: SessionAttempt,
  open: OpenConnection,
  fault: ProviderFault,
): Promise<{ isOpen: true } | { isOpen: false; fault: ProviderFault }> {
  const isVoid = isKnownVoid(fault)
  if (!isVoid) {
    await note(house, attempt, { state: 'unknown', fault: fault.kind })
    const found = await look(house, attempt, open, fault)
    if (found) {
      await keep(house, session, attempt, open, found)
      return { isOpen: true }
    }
  }
  const lookAgainAt = isVoid ? null : firstLookAgain(house.clock.now())
  await note(house, attempt, {
    ...{ state: 'failed', declineCode: NEVER_MADE, nextCheckAt: null },
    ...{ fault: fault.kind, lookAgainAt },
  })
  return { isOpen: false, fault }
}

/** Goes on with an attempt whose end an earlier call did not see: looks first, then asks again under the same key. */
async function resume(house: House, session: Session, attempt: SessionAttempt) {
  const open = await openConnection(house, attempt.connectionId)
  if (!open) throw new Failure('Provider.Refused')
  const found = await look(house, attempt, open)
  if (found) {
    await keep(house, session, attempt, open, found)
    return { isOpen: true as const }
  }
  // A stored 5xx would be said again under its key; here it is known that nothing was made under it.
  const isStored = isBroken({ kind: attempt.fault })
  const again = isStored ? { ...attempt, keyGeneration: attempt.keyGeneration + 1 } : attempt
  // From now on it is being asked for again: nobody shall take it for lost before that is answered, nor its new key for
  // one whose end is known.
  await note(house, attempt, { keyGeneration: again.keyGeneration, fault: null })
  const nextCheckAt = secondsFrom(house.clock.now(), FIRST_LOOK_SECONDS)
  await updateSession(house.db, session.id, { nextCheckAt }, ['PENDING'])
  return ask(house, session, again, open)
}

/** Nobody made anything: the order is free for another session, and this one for a repeat. */
async function giveUp(
  { clock, db }: House,
  session: Session,
  fault: ProviderFault | undefined,
): Promise<never> {
  await updateSession(
    db,
    session.id,
    {
      state: 'FAILED',
      failureReason: fault?.kind ?? 'no provider',
      nextCheckAt: null,
      updatedAt: clock.now(),
    },
    ['PENDING'],
  )
  throw fault ? failureOf(fault) : new Failure('Session.NoAvailableProvider')
}

/** Nothing is made beside what is paid, or can be. Money that does not fit was found meanwhile: nobody shall pay a second time. */
async function goOnWith(house: House, session: Session, held: SessionAttempt): Promise<void> {
  if (held.id === session.attemptId || held.state === 'succeeded') return
  if (held.state !== 'open') return giveUp(house, session, undefined)
  await updateSession(house.db, session.id, { attemptId: held.id }, ['PENDING'])
}

/**
 * Leaves the session with one object that can be paid, or throws: `Session.NoAvailableProvider` where nobody could be asked,
 * `Provider.*` where nobody made one, or it is not known whether the one who was asked did.
 */
export async function makePayable(house: House, application: Application, session: Session): Promise<void> {
  const begunAt = performance.now()
  const tried = new Map<string, string>()
  let lastFault: ProviderFault | undefined
  const attempts = await selectAttempts(house.db, session.id)
  const held = attempts.find((it) => it.state === 'succeeded' || (isLive(it) && !isUnsettled(it)))
  if (held) return goOnWith(house, session, held)
  try {
    const waiting = attempts.find(isLive)
    let outcome = waiting && (await resume(house, session, waiting))
    let ordinal = attempts.length
    while (!outcome?.isOpen) {
      if (outcome) lastFault = outcome.fault
      if (lastFault && performance.now() - begunAt > BEGIN_WITHIN_MS)
        return await giveUp(house, session, lastFault)
      const choice = await chooseProvider(house, application, { ...session, amount: totalOf(session) }, tried)
      const { chosen } = choice
      if (!chosen) return await giveUp(house, session, lastFault)
      const attempt = await begin(house, session, ++ordinal, choice, chosen)
      outcome = await ask(house, session, attempt, chosen)
      if (!outcome.isOpen)
        tried.set(chosen.connection.id, `It was tried for this payment and failed (${outcome.fault.kind}).`)
    }
  } catch (error) {
    throw isProviderFault(error) ? failureOf(error) : error
  }
}
