// Requests a refund from the provider that took the money, or finds it after earlier calls, and updates the books.
import { transact } from '@/db/transact'
import { isBroken, isForNow, isProviderFault, type ProviderFault } from '@/lib/connector-port/fault'
import type { Connector, RefundFacts, RefundOrder } from '@/lib/connector-port/port'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isCurrency } from '@/lib/money/currency'
import { refundFailureSentence } from '@/lib/words/provider'
import { restoreTakenBack } from './book-refund'
import { lockPayable } from './payable-row'
import { isKeyForgotten, type Payment, type Refund, returnsSurplus } from './payment'
import {
  type DueRefund,
  selectRefundById,
  updateRefundFailed,
  updateRefundKey,
  updateRefundMissing,
  updateRefundReference,
} from './refund-store'
import { renewSurplus } from './surplus'

/** Where the money of a payment was taken. Its calls throw `ProviderFault`. */
export interface Till extends Pick<Connector, 'findRefund' | 'refund'> {
  /** Asks how the payment stands now, and lets the books follow. Throws `Failure` where nobody answers. */
  follow(): Promise<unknown>
  /** What is told where the till counts as out of reach for good; undefined where this refusal may be of the moment. */
  whenRefused?(fault: ProviderFault): Promise<Failure | undefined>
  /** A test key sees nothing of what was made live, and the other way round: its 404 is never believed. */
  isOfOtherMode?: boolean
  /** Whether another payment is shown to us there: its 404 may mean that the key is another account's by now. */
  askAnother?(): Promise<Witness>
}

const goesOn = (cause: unknown) =>
  new Failure(
    'Payment.ProviderError',
    'The provider did not respond. The refund will be retried automatically.',
    {
      cause,
    },
  )

/**
 * The row is read anew: whoever stalled meanwhile would ask again under a key that somebody else has given up. One that
 * has a reference is only looked at. Throws `Payment.ProviderError` while it goes on, `Refund.NotRefundable` once it has
 * failed, and what the till says of that.
 */
export async function pursueAt(house: House, till: Till, { payment, refund: due }: DueRefund): Promise<void> {
  const { clock, db } = house
  const refund = await selectRefundById(db, due.id)
  if (refund?.state === 'opening') {
    try {
      const { reference } = await ask(house, payment, refund, till)
      await updateRefundReference(db, refund.id, reference, clock.now())
    } catch (error) {
      throw isProviderFault(error) ? await noteFault(house, till, payment, refund, error) : error
    }
  }
  if (refund?.state === 'opening' || refund?.state === 'pending') await till.follow()
}

/** So long after its first 404 a provider that still does not know the payment is believed; longer where nothing else can be asked for. */
const MISSING_SECONDS = 600
const MISSING_ALONE_SECONDS = 86_400

/** `none`: there is nothing else to ask for. */
export type Witness = 'answers' | 'none' | 'silent'

/** Whether what it says of the payment can be believed, `seconds` after it said so first. */
async function isBelieved(till: Till, seconds: number): Promise<boolean> {
  if (till.isOfOtherMode || seconds < MISSING_SECONDS) return false
  const witness = (await till.askAnother?.()) ?? 'answers'
  return witness === 'answers' || (witness === 'none' && seconds >= MISSING_ALONE_SECONDS)
}

/**
 * Whether a 404 is the first, or too soon after it: one answer of a moment says nothing of a refund that an earlier try may
 * have made. Any other outcome begins anew, and so does a time that lies ahead, which a wrong clock wrote.
 */
async function isMissingForNow({ clock, db }: House, till: Till, refund: Refund, fault: ProviderFault) {
  const { id, missingSince } = refund
  const isMissing = fault.kind === 'missing'
  const now = clock.now()
  if (isMissing && missingSince !== null && missingSince <= now)
    return !(await isBelieved(till, (now.getTime() - missingSince.getTime()) / 1_000))
  if (isMissing || missingSince !== null) await updateRefundMissing(db, id, isMissing ? now : null)
  return isMissing
}

/** Writes down what the fault means for the refund; answers what is said of it. */
async function noteFault(
  house: House,
  till: Till,
  payment: Payment,
  refund: Refund,
  fault: ProviderFault,
): Promise<Failure> {
  const { clock, db } = house
  const gone = fault.kind === 'denied' ? await till.whenRefused?.(fault) : undefined
  // A wrong key says nothing of the refund, which an earlier try may have made; nor does one answer that nothing is known of its payment.
  const isMissing = await isMissingForNow(house, till, refund, fault)
  const isDoubtful = isMissing || (fault.kind === 'denied' && !gone)
  if (isDoubtful || fault.kind === 'unanswered' || isForNow(fault)) return goesOn(fault)
  if (isBroken(fault)) {
    // A provider repeats a 5xx for its key. The next try looks first, so the new key makes nothing twice.
    await updateRefundKey(db, refund.id, refund.keyGeneration)
    return goesOn(fault)
  }
  await catchUp(house, refund, till)
  const why = fault.code ?? fault.kind
  // In one transaction: what is left of a surplus goes back by itself, and nobody is told that it stays.
  await transact(db, async (tx) => {
    await lockPayable(tx, payment)
    const isNews = await updateRefundFailed(tx, refund.id, why, clock.now())
    if (!isNews) return
    await restoreTakenBack(tx, payment, [refund.id], clock.now())
    if (returnsSurplus(refund)) await renewSurplus(tx, refund, payment, clock.now())
  })
  return gone ?? new Failure('Refund.NotRefundable', refundFailureSentence(why), { cause: fault })
}

/** Looks for one that was asked for before, or so long ago that its key is forgotten; asks for it where there is none. */
async function ask({ clock }: House, payment: Payment, refund: Refund, till: Till): Promise<RefundFacts> {
  const { createdAt, id, keyGeneration, tries } = refund
  const order = orderOf(payment, refund)
  const isRepeat = tries > 0 || keyGeneration > 0 || isKeyForgotten(createdAt, clock.now())
  const made = isRepeat ? await till.findRefund(order) : undefined
  return made ?? till.refund(order, `refund:${id}:${keyGeneration}`)
}

/** Throws `Refund.NotRefundable` where nobody knows of what it would be made. */
function orderOf({ feeMinor, providerReference }: Payment, refund: Refund): RefundOrder {
  const { amountMinor, currency, id, reason } = refund
  if (providerReference === null) throw new Failure('Refund.NotRefundable')
  if (!isCurrency(currency)) throw new Error(`a refund in unknown currency ${currency}`)
  const amount = { minor: amountMinor, currency }
  return { refundId: id, paymentReference: providerReference, amount, returnsFee: feeMinor > 0, reason }
}

/** The provider knows something that we do not, such as a refund from its dashboard: the books follow before anybody tries again. */
async function catchUp({ log }: House, { paymentId }: Refund, till: Till): Promise<void> {
  try {
    await till.follow()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    log.warn({ err: error, paymentId }, 'the payment could not be asked about after a refused refund')
  }
}

/** Without an answer the refund is pending, not failed: an error would invite the caller to ask for a second one. */
export async function pursueNow({ log }: House, refundId: string, pursuit: Promise<void>): Promise<void> {
  try {
    await pursuit
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'Payment.ProviderError') throw error
    log.warn({ err: error, refundId }, 'a refund will be retried')
  }
}
