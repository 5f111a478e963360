// What is done with a debit that is due: told, called off, put off, made, or looked at.
import { GIVEN_UP_AS_WITHDRAWN } from '@/db/schema/payment-words'
import { transact } from '@/db/transact'
import { daysFrom, secondsFrom } from '@/lib/clock'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isChargeable } from '@/lib/money/charge-bounds'
import { toMoney } from '@/lib/money/money'
import { writeLetter } from '@/lib/outbox/outbox'
import { canCharge } from '@/lib/payment-accounts/payment-account'
import { closeLivePayment } from '@/lib/payments/close'
import type { Payment } from '@/lib/payments/payment'
import { reconcilePayment } from '@/lib/payments/reconcile'
import { dayIn, momentIn, plusDays } from '@/lib/time-zone'
import { kindOfMeans } from '@/lib/words/means-kind'
import { endAndTell } from './end'
import { endsConsent, LEAST_NOTICE_DAYS, retryAt } from './rules'
import { type AboutDebit, selectAboutDebit, selectLastTry, selectTelling, updateDebit } from './store'
import { tellOfDebit, toCollect } from './tell'
import { beginTry, charge } from './try'
import { holdUntold, waitForLetter } from './untold'

const HOUR = 3_600
/** A letter that waited longer than this told its day too late. */
const LATEST_DAYS = 1

/** Does the one thing that is due now. Throws `Failure` where a provider could not be asked: it is taken up again soon. */
export async function stepDebit(house: House, debitId: string): Promise<void> {
  const about = await selectAboutDebit(house.db, debitId)
  if (!about || about.debit.endedAt !== null) return
  if (about.debit.state === 'trying') return followTry(house, about)
  const over = whyOver(about)
  if (over) return callOff(house, about, over)
  const until = heldUntil(about, house.clock.now())
  if (until) return putOff(house, about, until)
  if (about.customer.email === null) return holdUntold(house, about)
  const { dueAt, toldAt, toldMinor } = about.debit
  if (toldAt === null || toldMinor === null || toCollect(about) > toldMinor) {
    await tellOfDebit(house, about)
    return
  }
  if (dueAt > house.clock.now()) return putOff(house, about, dueAt)
  const letter = await selectTelling(house.db, about.debit)
  if (letter?.sentAt === null) return waitForLetter(house, about, letter)
  if (!letter || letter.sentAt > daysFrom(toldAt, LATEST_DAYS)) {
    await tellOfDebit(house, about)
    return
  }
  // The letter may have left later than it was written.
  const noticeEnds = daysFrom(letter.sentAt, LEAST_NOTICE_DAYS)
  if (noticeEnds > house.clock.now()) return putOff(house, about, noticeEnds)
  await make(house, about)
}

/** Why nothing will ever be collected any more; undefined while something may be. */
function whyOver({ account, consent, invoice, isTakenBack }: AboutDebit): string | undefined {
  if (consent.revokedAt !== null) return 'consent-ended'
  if (invoice.status === 'Void') return 'void'
  if (invoice.status === 'Paid' || invoice.outstandingMinor <= 0)
    return invoice.amountPaidMinor > 0 ? 'paid' : 'credited'
  if (isTakenBack) return 'disputed'
  if (account?.id !== consent.paymentAccountId) return 'account'
  return isChargeable(toMoney(invoice.outstandingMinor, invoice.currency)) === 'ok' ? undefined : 'amount'
}

/** What keeps it back for now: whoever asks, has promised or disputes is not debited behind their back. */
function heldUntil(about: AboutDebit, now: Date): Date | undefined {
  const { account, customer, hasQuestion, invoice, isDisputed, timeZone, underWayMinor } = about
  const zone = customer.timeZone ?? timeZone
  const promised = invoice.promisedFor
  if (promised !== null && promised >= dayIn(zone, now)) return momentIn(zone, plusDays(promised, 1), '09:00')
  const isUnpayable = underWayMinor > 0 || !account || !canCharge(account)
  return hasQuestion || isDisputed || isUnpayable ? daysFrom(now, 1) : undefined
}

async function putOff({ db }: House, { debit }: AboutDebit, nextAt: Date): Promise<void> {
  await updateDebit(db, debit, { nextAt })
}

/** Another account knows nothing of the means: what was agreed to on the one before is over. */
async function callOff({ clock, db }: House, about: AboutDebit, reason: string): Promise<void> {
  const { consent, debit } = about
  await transact(db, async (tx) => {
    const now = clock.now()
    const mine = await updateDebit(tx, debit, { state: 'called-off', reason, endedAt: now, nextAt: null })
    if (mine && reason === 'account') await endAndTell(tx, consent.id, { by: 'account' }, now)
  })
}

async function make(house: House, about: AboutDebit): Promise<void> {
  const begun = await beginTry(house, about).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'Payment.InFlight') return undefined
    throw error
  })
  const now = house.clock.now()
  // The payer pays, or is at it: how that ends is seen later.
  if (!begun) return putOff(house, about, secondsFrom(now, HOUR))
  const trying = await selectAboutDebit(house.db, about.debit.id)
  if (trying) await goOn(house, trying, begun)
}

async function goOn(house: House, about: AboutDebit, payment: Payment): Promise<void> {
  const charged = await charge(house, payment, about)
  await conclude(house, about, charged.payment, charged.reason)
}

/** A try whose outcome was not known, or is of a bank that takes its time. */
async function followTry(house: House, about: AboutDebit): Promise<void> {
  const last = await selectLastTry(house.db, about.debit.id)
  if (!last) return backToPlan(house, about)
  const isUnclear = last.state === 'opening' || last.state === 'unknown' || last.state === 'open'
  const payment = isUnclear && last.providerReference ? await reconcilePayment(house, last.id) : last
  if (!payment) return backToPlan(house, about)
  const isUntried = payment.declineCode === null
  if (isUnclear && isUntried && (payment.state === 'open' || !payment.providerReference))
    return about.consent.revokedAt === null
      ? goOn(house, about, payment)
      : conclude(house, about, await closeLivePayment(house, payment), null)
  await conclude(house, about, payment, null)
}

/** Where nothing was made, nobody could be asked, or the payer has opened the page in the same moment, which cancels ours. */
const NOBODYS_NO = new Set([
  ...['never-made', 'provider-error', 'in-flight', 'busy', 'payment_intent_unexpected_state'],
  GIVEN_UP_AS_WITHDRAWN,
])

/** A debit that a bank took back after days: the house writes of it, by whichever payment it was. */
const isToldByHouse = ({ method }: Payment): boolean => kindOfMeans(method?.type) === 'debit'

/** Brings the debit to where its payment is. */
async function conclude(
  house: House,
  about: AboutDebit,
  payment: Payment | undefined,
  reason: string | null,
): Promise<void> {
  const now = house.clock.now()
  const { db } = house
  switch (payment?.state) {
    case 'succeeded':
      await updateDebit(db, about.debit, { state: 'collected', reason: null, endedAt: now, nextAt: null })
      return
    // A trigger wakes it when that changes.
    case 'processing':
    case 'quarantined':
      return putOff(house, about, daysFrom(now, 1))
    case 'open': {
      // A bank that took the debit back: what it left open is not to be paid by anybody else.
      const code = payment.declineCode
      if (code === null) return putOff(house, about, secondsFrom(now, HOUR))
      const after = await closeLivePayment(house, payment)
      if (after?.state === 'succeeded' || after?.state === 'processing')
        return conclude(house, about, after, null)
      return decline(house, about, code, isToldByHouse(after ?? payment))
    }
    case 'cancelled':
    case 'failed': {
      const why = reason ?? payment.declineCode
      if (why === null || NOBODYS_NO.has(why)) return backToPlan(house, about)
      return decline(house, about, why, isToldByHouse(payment))
    }
    default:
      return putOff(house, about, secondsFrom(now, HOUR))
  }
}

/** It came to nothing without anybody having said no: the payer was at it, or a person. */
async function backToPlan({ clock, db }: House, { debit }: AboutDebit): Promise<void> {
  await updateDebit(db, debit, {
    state: 'planned',
    tries: Math.max(debit.tries - 1, 0),
    nextAt: secondsFrom(clock.now(), HOUR),
  })
}

/**
 * The customer is told with each no, once: of a debit that the bank took back after days the house tells by itself. After the
 * last, and where the means is of no use any more, nothing is tried again.
 */
async function decline(house: House, about: AboutDebit, reason: string, isTold: boolean): Promise<void> {
  const { clock, db } = house
  const { consent, debit } = about
  await transact(db, async (tx) => {
    const now = clock.now()
    const isEnding = endsConsent(reason)
    const next = isEnding ? null : retryAt(debit.firstTriedAt ?? now, debit.tries, now)
    const mine = await updateDebit(tx, debit, {
      state: next ? 'planned' : 'given-up',
      reason,
      nextAt: next,
      endedAt: next ? null : now,
    })
    if (!mine) return
    const told = String(debit.tries)
    const letter = { debitId: debit.id, invoiceId: debit.invoiceId, told }
    if (isEnding) await endAndTell(tx, consent.id, { by: 'method', reason }, now)
    if (!isTold || isEnding) await writeLetter(tx, 'autopay-declined', `${debit.id}:${told}`, letter)
    if (next === null) await writeLetter(tx, 'autopay-declined-notice', debit.id, letter)
  })
}
