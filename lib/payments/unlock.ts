// The way out for an honest payer while online payments of an invoice are paused: a code, emailed to whom it was sent.
import { timingSafeEqual } from 'node:crypto'
import { transact } from '@/db/transact'
import { findLock, invoiceSubject, networkHash } from '@/lib/card-testing/pauses'
import { insertLock, type PaymentLock, selectActiveLock, updateLifted } from '@/lib/card-testing/store'
import { secondsFrom } from '@/lib/clock'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { deriveCode, newId } from '@/lib/ids'
import { writeLetter } from '@/lib/outbox/outbox'
import { findPayable } from './payable'

const DIGITS = 8
/** Room to read a mail and come back, where only the network is locked. */
const ASKED_SECONDS = 60 * 60

/** It is derived when the letter leaves, and stands nowhere. */
export const unlockCodeOf = ({ env }: Pick<House, 'env'>, lockId: string): string =>
  deriveCode(env.authSecret, 'unlock-code', lockId, DIGITS)

/** The lock that a code would lift; made for its payer alone where only their network is locked. */
async function ownLock(house: House, token: string, network: string): Promise<PaymentLock | undefined> {
  const { clock, db } = house
  const { invoice } = await findPayable(house, token)
  const subject = invoiceSubject(invoice.id)
  const lock = await findLock(house, subject, networkHash(network))
  if (!lock || lock.subject === subject) return lock
  const now = clock.now()
  const asked = await selectActiveLock(db, subject, now, true)
  if (asked) return asked
  await transact(db, (tx) =>
    insertLock(tx, {
      ...{ id: newId(), subject, organisationId: invoice.organisationId, invoiceId: invoice.id },
      ...{ reason: 'asked', declines: lock.declines, since: now, until: secondsFrom(now, ASKED_SECONDS) },
    }),
  )
  return selectActiveLock(db, subject, now, true)
}

/**
 * Emails a code to whom the invoice was sent, if online payments are paused. Answers the same where they are not, or where there
 * is no address. Throws `Payment.InvalidToken`, `Request.TooMany`.
 */
export async function sendUnlockCode(house: House, token: string, network: string): Promise<void> {
  const lock = await ownLock(house, token, network)
  if (!lock) return
  const { organisationId } = lock
  await takeTurn(house, 'unlockCode', lock.subject)
  // Asked for again it is the same code, and another letter: the first one may be lost.
  await transact(house.db, (tx) =>
    writeLetter(tx, 'unlock-code', newId(), { lockId: lock.id, organisationId }),
  )
}

/** Lifts the lock once. Throws `Payment.InvalidToken`, `Request.TooMany`, `Payment.CodeInvalid`. */
export async function unlock(house: House, token: string, code: string, network: string): Promise<void> {
  const { clock, db, log } = house
  const { invoice } = await findPayable(house, token)
  const subject = invoiceSubject(invoice.id)
  const lock = await selectActiveLock(db, subject, clock.now(), true)
  if (!lock) throw new Failure('Payment.CodeInvalid')
  await takeTurn(house, 'unlockTry', `${lock.id} ${network}`)
  const given = Buffer.from(code.normalize('NFKC').replaceAll(/\D/g, '').padStart(DIGITS, '0').slice(-DIGITS))
  const isRight = timingSafeEqual(given, Buffer.from(unlockCodeOf(house, lock.id)))
  if (!isRight || !(await updateLifted(db, lock.id, clock.now()))) throw new Failure('Payment.CodeInvalid')
  log.info(
    { lockId: lock.id, organisationId: lock.organisationId },
    'a code lifted a pause of online payments',
  )
}
