// Card testing: counts declined cards by link, card, network, organisation and platform, and locks what is tried too often.
import { transact } from '@/db/transact'
import { daysFrom, secondsFrom } from '@/lib/clock'
import type { DeclinedCard, ObjectFacts } from '@/lib/connector-port/port'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId, sha256 } from '@/lib/ids'
import { writeLetter } from '@/lib/outbox/outbox'
import {
  countDeclines,
  countLocks,
  hasLifted,
  insertDecline,
  insertLock,
  lockCounted,
  type PaymentLock,
  selectActiveLock,
  selectActiveLocks,
  selectNetwork,
  selectReference,
  type Tally,
} from './store'

const MINUTE = 60
const WINDOW_SECONDS = 10 * MINUTE
/** More declined cards than this in ten minutes are more than a payer who looks for the right one. */
const MOST = 5
/** Where so much is tried elsewhere in the same ten minutes, a link is locked sooner; nobody is locked for others’ tries. */
const MOST_WHILE_TESTED = 2
const ORGANISATION_TESTED = 60
const PLATFORM_TESTED = 1_000
/** Each lock of one day is twice as long as the last: some fifty declines a day of one invoice, whoever tries. */
const FIRST_LOCK_SECONDS = 10 * MINUTE
const LONGEST_LOCK_SECONDS = 24 * 60 * MINUTE
const LONGEST_NETWORK_LOCK_SECONDS = 20 * MINUTE
/** So long a code lets its payer pass where their network is locked. */
export const PASS_SECONDS = 60 * MINUTE

export const invoiceSubject = (invoiceId: string): string => `invoice:${invoiceId}`
export const checkoutSubject = (organisationId: string, reference: string): string =>
  `checkout:${organisationId}:${sha256(reference)}`
export const sessionSubject = (applicationId: string, reference: string): string =>
  `session:${applicationId}:${sha256(reference)}`
export const networkSubject = (network: string): string => `network:${network}`

/** Of a proxy or a house: whom it names is nobody in particular. */
const OF_NOBODY =
  /^(?:unknown|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|0:0:|fe80:|f[cd])/

/**
 * As it is kept: where somebody was is nobody’s business afterwards. Null for addresses that many payers share, so that a proxy
 * that was not counted (`TRUSTED_PROXY_HOPS`) does not pause everybody.
 */
export const networkHash = (network: string): string | null =>
  OF_NOBODY.test(network) ? null : sha256(`network ${network}`)

/** As much of a payment as is looked at here. */
export interface TriedPayment {
  id: string
  organisationId: string
  livemode: boolean
  invoiceId: string | null
  checkoutId: string | null
  sessionId: string | null
}

async function subjectOf({ db }: House, payment: TriedPayment): Promise<string> {
  const { checkoutId, invoiceId, sessionId } = payment
  if (invoiceId !== null) return invoiceSubject(invoiceId)
  const named = await selectReference(db, { checkoutId, sessionId })
  if (!named) throw new Error(`payment ${payment.id} pays nothing`)
  return (checkoutId === null ? sessionSubject : checkoutSubject)(named.owner, named.reference)
}

/**
 * Counts one decline, once however often it is heard of, and locks where there were too many. Answers the lock that the payment
 * is under: whoever asks closes it, so that the secret its payer holds is worth nothing.
 */
export async function noteDecline(
  house: House,
  payment: TriedPayment,
  { code, declinedAt, fact, fingerprint }: DeclinedCard,
): Promise<PaymentLock | undefined> {
  const { clock, db, log } = house
  const now = clock.now()
  const { id: paymentId, organisationId } = payment
  const subject = await subjectOf(house, payment)
  // Who has entered a code is judged by nothing but their own link.
  const hasPass = await hasLifted(db, subject, secondsFrom(now, -PASS_SECONDS))
  const network = hasPass ? null : await selectNetwork(db, paymentId)
  const occurredAt = declinedAt !== null && declinedAt < now ? declinedAt : now
  // Everybody tries things out with the same few test cards.
  const card = payment.livemode ? fingerprint : null
  const row = { fact, subject, organisationId, paymentId, fingerprint, network, code, occurredAt }
  const locked = await transact(db, async (tx) => {
    await lockCounted(tx, [
      subject,
      ...(network === null ? [] : [networkSubject(network)]),
      ...(card === null ? [] : [`card:${card}`]),
    ])
    if (!(await insertDecline(tx, row))) return
    const tally = await countDeclines(
      tx,
      { ...row, fingerprint: card },
      secondsFrom(now, -WINDOW_SECONDS),
      now,
    )
    const reason = reasonOf(tally)
    if (!reason) return
    // A network is paused as a network: its payers are many, and the link may be anybody's.
    const isOfNetwork = reason === 'network' && network !== null
    const where = isOfNetwork ? networkSubject(network) : subject
    if (await selectActiveLock(tx, where, now)) return
    const before = await countLocks(tx, where, daysFrom(now, -1))
    const longest = isOfNetwork ? LONGEST_NETWORK_LOCK_SECONDS : LONGEST_LOCK_SECONDS
    const seconds = Math.min(FIRST_LOCK_SECONDS * 2 ** Math.min(before, 10), longest)
    const id = newId()
    await insertLock(tx, {
      ...{ id, subject: where, organisationId, invoiceId: payment.invoiceId, reason },
      ...{ declines: tally[DECIDED_BY[reason]], since: now, until: secondsFrom(now, seconds) },
    })
    // An hour's locks are one letter. A network's is for operators, who see it and can lift it: of this seller nothing is paused.
    if (!isOfNetwork)
      await writeLetter(tx, 'payments-paused', `${organisationId}:${now.toISOString().slice(0, 13)}`, {
        lockId: id,
        organisationId,
      })
    return { reason, tally, seconds }
  })
  if (locked)
    log.warn({ organisationId, paymentId, ...locked }, 'cards are being tested: payments are paused')
  const locks = await selectActiveLocks(db, subject, network && networkSubject(network), now)
  return locks.find((lock) => lock.subject === subject) ?? locks[0]
}

/** What a read tells of the last try. One that came to no charge cannot be told from itself heard twice: its event counts it. */
export async function noteDeclineRead(
  house: House,
  payment: TriedPayment,
  { charge, decline }: Pick<ObjectFacts, 'charge' | 'decline'>,
): Promise<PaymentLock | undefined> {
  if (!decline?.isCard || decline.chargeReference === null) return undefined
  const { chargeReference: fact, code, fingerprint } = decline
  const declinedAt = charge?.reference === fact ? charge.chargedAt : null
  return noteDecline(house, payment, { code: code.slice(0, 100), declinedAt, fact, fingerprint })
}

const DECIDED_BY = { link: 'subject', card: 'fingerprint', network: 'network' } as const

function reasonOf({
  fingerprint,
  network,
  organisation,
  platform,
  subject,
}: Tally): keyof typeof DECIDED_BY | undefined {
  const isTested = organisation > ORGANISATION_TESTED || platform > PLATFORM_TESTED
  if (subject > (isTested ? MOST_WHILE_TESTED : MOST)) return 'link'
  if (fingerprint > MOST) return 'card'
  return network > MOST ? 'network' : undefined
}

/** Why this must not be paid from there now; undefined when it may be. `network` is a hash; null where nobody knows it. */
export async function findLock(
  { clock, db }: House,
  subject: string,
  network: string | null,
): Promise<PaymentLock | undefined> {
  const now = clock.now()
  const locks = await selectActiveLocks(db, subject, network && networkSubject(network), now)
  const own = locks.find((lock) => lock.subject === subject)
  const [theirs] = locks
  if (own || network === null) return own
  return theirs && !(await hasLifted(db, subject, secondsFrom(now, -PASS_SECONDS))) ? theirs : undefined
}

/** The same words for every reason: who tests cards learns neither which of them is good, nor what gave them away. */
export function pausedFailure({ clock }: House, { until }: PaymentLock): Failure {
  const seconds = Math.max(1, Math.ceil((until.getTime() - clock.now().getTime()) / 1000))
  return new Failure('Payment.Paused', undefined, { retryAfterSeconds: seconds })
}

/** Throws `Payment.Paused`. */
export async function assertNotPaused(house: House, subject: string, network: string | null): Promise<void> {
  const lock = await findLock(house, subject, network)
  if (lock) throw pausedFailure(house, lock)
}
