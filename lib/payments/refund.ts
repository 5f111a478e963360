// Gives back all or part of a payment, never more than was captured, and takes up refunds whose answer was lost.
import { transact } from '@/db/transact'
import { isBroken, isForNow, isProviderFault } from '@/lib/connectors/fault'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findInvoice } from '@/lib/invoices/find'
import { lockInvoice } from '@/lib/invoices/store'
import { chargeStepMinor, currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { updateDisconnected } from '@/lib/payment-accounts/store'
import { refundFailureSentence } from '@/lib/words/provider'
import { type Room, roomForRefund, takeUnspentBack } from './credit-back'
import { isHeldByBank } from './dispute-store'
import { isKeyForgotten, type Payment, type Refund, returnsSurplus } from './payment'
import { readAmount } from './read-amount'
import { reconcilePayment } from './reconcile'
import {
  type DueRefund,
  failRefund,
  findRefund,
  insertRefund,
  refundedMinor,
  renewRefundKey,
  storeRefundReference,
} from './refund-store'
import { type AccountPayment, findPayment, findStripePayment, lockPayment } from './store'
import { renewSurplus } from './surplus'
import { isWithdrawn } from './withdrawn'

export interface RefundRequest {
  /** Chosen by the caller, so that a repeat makes the same refund. */
  id: string
  /** Major units; all that remains when left out. */
  amount?: number | string | undefined
  /** As the caller's dialect names it. */
  amountField?: string
  reason: string | null
}

/**
 * What it takes of credit that was kept, and is not used yet, is credit no longer.
 * Throws `Invoice.NotFound`, `Payment.NotFound`, `PaymentAccount.Disconnected`, `Refund.NotRefundable`, `Refund.ExceedsPayment`, `Request.Invalid`.
 * While Stripe does not answer, the refund is pending and goes on by itself.
 */
export async function refundPayment(
  house: House,
  organisationId: string,
  invoiceId: string,
  paymentId: string,
  request: RefundRequest,
): Promise<Refund> {
  await findInvoice(house, organisationId, invoiceId)
  const payment = await findPayment(house.db, organisationId, invoiceId, paymentId)
  if (!payment) throw new Failure('Payment.NotFound')
  return refundKnown(house, payment, request)
}

/** As `refundPayment`, of a payment whose owner is known to ask. */
export async function refundKnown(house: House, payment: Payment, request: RefundRequest): Promise<Refund> {
  const { clock, db } = house
  const { id: paymentId } = payment
  if (!(await findRefund(db, request.id))) await assertReachable(house, paymentId)
  const wantedMinor = wantedIn(payment, request)
  await transact(db, async (tx) => {
    const { invoiceId, organisationId } = payment
    const invoice = invoiceId === null ? undefined : await lockInvoice(tx, organisationId, invoiceId)
    const locked = await lockPayment(tx, paymentId)
    if (!locked) throw new Failure('Payment.NotFound')
    if (await findRefund(tx, request.id)) return
    if (await isHeldByBank(tx, paymentId)) throw refusedAsDisputed()
    const room = invoice && (await roomForRefund(tx, invoice))
    const amountMinor = refundableMinor(locked, await refundedMinor(tx, paymentId), wantedMinor, room)
    const creditMinor = room ? amountMinor - room.heldMinor : 0
    if (invoice && creditMinor > 0) await takeUnspentBack(tx, invoice, creditMinor, request.id, clock.now())
    await insertRefund(
      tx,
      locked,
      { id: request.id, amountMinor, origin: 'api', reason: request.reason },
      clock.now(),
    )
  })
  const refund = await findRefund(db, request.id)
  if (!refund) throw new Error('a refund that was written is not there')
  if (refund.state === 'opening') await pursueNow(house, { refund, payment })
  return (await findRefund(db, request.id)) ?? refund
}

/** Without Stripe's answer the refund is pending, not failed: an error would invite the caller to ask for a second one. */
export async function pursueNow(house: House, due: DueRefund): Promise<void> {
  try {
    await pursueRefund(house, due)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'Payment.ProviderError') throw error
    house.log.warn({ err: error, refundId: due.refund.id }, 'a refund goes on by itself')
  }
}

/** Stripe would refuse it, and each try would leave one more refund that has failed. */
const refusedAsDisputed = () => new Failure('Refund.NotRefundable', refundFailureSentence('charge_disputed'))

/** Stripe takes some currencies only in whole tens of their minor unit. */
const wantedIn = ({ currency }: Payment, { amount, amountField }: RefundRequest): number | undefined =>
  amount === undefined
    ? undefined
    : readAmount(amount, currency, isCurrency(currency) ? chargeStepMinor(currency) : 1, amountField)

function refundableMinor(
  payment: Payment,
  refunded: number,
  wantedMinor: number | undefined,
  room: Room | undefined,
): number {
  if (payment.source !== 'stripe' || payment.state !== 'succeeded')
    throw new Failure('Refund.NotRefundable', 'Only a payment that succeeded through Stripe can be refunded.')
  const unrefunded = payment.amountMinor - refunded
  const remaining = room ? Math.min(unrefunded, room.heldMinor + room.unspentMinor) : unrefunded
  const amountMinor = wantedMinor ?? remaining
  if (amountMinor > remaining || amountMinor <= 0) {
    const digits = isCurrency(payment.currency) ? currencyDigits(payment.currency) : 0
    const left = `At most ${formatDecimal(remaining, digits)} ${payment.currency} of this payment can still be refunded`
    const why = remaining < unrefunded ? ': the rest was kept as credit, which has been used' : ''
    throw new Failure('Refund.ExceedsPayment', `${left}${why}.`)
  }
  return amountMinor
}

/**
 * Asks Stripe for a refund under its own key, then lets the books follow. The row is read anew: whoever stalled meanwhile
 * would ask again under a key that somebody else has given up. Throws `Payment.ProviderError`, `Refund.NotRefundable`.
 */
export async function pursueRefund(house: House, due: DueRefund): Promise<void> {
  const { clock, db } = house
  const found = await findStripePayment(db, due.payment.id)
  if (!found?.payment.providerReference) throw new Failure('Refund.NotRefundable')
  const refund = await findRefund(db, due.refund.id)
  if (refund?.state !== 'opening') return
  const reference = await askForRefund(house, refund, found, found.payment.providerReference)
  await storeRefundReference(db, refund.id, reference, clock.now())
  await reconcilePayment(house, found.payment.id)
}

/** Before there is a row of it: what Stripe would refuse for as long as the account is disconnected leaves no trace. */
async function assertReachable({ db }: House, paymentId: string): Promise<void> {
  if ((await findStripePayment(db, paymentId))?.isWithdrawn) throw disconnected()
}

export const disconnected = () =>
  new Failure(
    'PaymentAccount.Disconnected',
    'The payment was made on an account that is disconnected now. Refund it in Stripe’s dashboard.',
  )

const goesOn = (cause: unknown) =>
  new Failure('Payment.ProviderError', 'Stripe did not answer. The refund goes on by itself.', { cause })

async function askForRefund(
  house: House,
  refund: Refund,
  { accountId, payment }: AccountPayment,
  paymentReference: string,
): Promise<string> {
  const { clock, db, stripe } = house
  if (!isCurrency(refund.currency)) throw new Error(`a refund in unknown currency ${refund.currency}`)
  const { amountMinor, currency, id: refundId, keyGeneration } = refund
  const amount = { minor: amountMinor, currency }
  const look = () => stripe.findRefund(accountId, paymentReference, refundId)
  try {
    const known = isKeyForgotten(refund.createdAt, clock.now()) ? await look() : undefined
    if (known) return known.reference
    const returnsFee = payment.feeMinor > 0
    const order = { refundId, keyGeneration, accountId, paymentReference, amount, returnsFee }
    return (await stripe.createRefund(order)).reference
  } catch (error) {
    if (!isProviderFault(error)) throw error
    // A wrong key of ours says nothing of the refund, which an earlier try may have made.
    const isOurFault = error.kind === 'denied' && !isWithdrawn(error)
    if (isOurFault || error.kind === 'unanswered' || isForNow(error)) throw goesOn(error)
    if (!isBroken(error)) {
      await catchUp(house, payment.id)
      // In one transaction: what is left of a surplus goes back by itself, and nobody is told that it stays.
      await transact(db, async (tx) => {
        if (payment.invoiceId) await lockInvoice(tx, payment.organisationId, payment.invoiceId)
        const isNews = await failRefund(tx, refundId, error.code ?? error.kind, clock.now())
        if (isNews && returnsSurplus(refund)) await renewSurplus(tx, refund, payment, clock.now())
      })
      if (isWithdrawn(error)) {
        await updateDisconnected(db, accountId, clock.now())
        throw new Failure('PaymentAccount.Disconnected', undefined, { cause: error })
      }
      throw new Failure('Refund.NotRefundable', refundFailureSentence(error.code ?? error.kind), {
        cause: error,
      })
    }
    const made = await look().catch((lookError: unknown) => {
      throw isProviderFault(lookError) ? goesOn(lookError) : lookError
    })
    if (made) return made.reference
    await renewRefundKey(db, refundId, keyGeneration)
    throw goesOn(error)
  }
}

/** Stripe knows something that we do not, such as a refund from its dashboard: the books follow before the caller tries again. */
async function catchUp(house: House, paymentId: string): Promise<void> {
  try {
    await reconcilePayment(house, paymentId)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    house.log.warn({ err: error, paymentId }, 'the payment could not be asked about after a refused refund')
  }
}
