// Refunds all or part of a payment, never more than was captured, and resumes refunds whose response was lost.

import { transact } from '@/db/transact'
import { isWithdrawal } from '@/lib/connector-port/fault'
import { accountConnector } from '@/lib/connectors/registry'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findInvoice } from '@/lib/invoices/find'
import { lockInvoice } from '@/lib/invoices/store'
import { chargeStepMinor, currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { doubtAccess } from '@/lib/payment-accounts/access'
import { refundFailureSentence } from '@/lib/words/provider'
import { type Room, roomForRefund, takeUnspentBack } from './credit-back'
import { selectHeldByBankMinor } from './dispute-store'
import { selectPaymentOfInvoice } from './lookup-store'
import type { Payment, Refund } from './payment'
import { pursueAt, pursueNow, type Till } from './pursue-refund'
import { readAmount } from './read-amount'
import { reconcilePayment } from './reconcile'
import { type DueRefund, insertRefund, selectRefundById, selectRefundedMinor } from './refund-store'
import { lockPayment, selectStripePayment } from './store'

export interface RefundRequest {
  /** Chosen by the caller, so that a repeat makes the same refund. */
  id: string
  /** Major units; all that remains when left out. */
  amount?: number | string | undefined
  /** As the caller's dialect names it. */
  amountField?: string
  reason: string | null
  /** The payment was wrong, and the debt stays; else what it takes beyond a surplus is credited. */
  owedAgain?: boolean | undefined
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
  const payment = found(
    await selectPaymentOfInvoice(house.db, organisationId, invoiceId, paymentId),
    'Payment.NotFound',
  )
  return refundKnown(house, payment, request)
}

/** As `refundPayment`, of a payment whose owner is known to ask. */
export async function refundKnown(house: House, payment: Payment, request: RefundRequest): Promise<Refund> {
  const { clock, db } = house
  const { id: paymentId } = payment
  if (!(await selectRefundById(db, request.id))) await assertReachable(house, paymentId)
  const wantedMinor = wantedIn(payment, request)
  await transact(db, async (tx) => {
    const { invoiceId, organisationId } = payment
    const invoice = invoiceId === null ? undefined : await lockInvoice(tx, organisationId, invoiceId)
    const locked = found(await lockPayment(tx, paymentId), 'Payment.NotFound')
    if (await selectRefundById(tx, request.id)) return
    if ((await selectHeldByBankMinor(tx, paymentId)) > 0) throw refusedAsDisputed()
    const room = invoice && (await roomForRefund(tx, invoice))
    const amountMinor = refundableMinor(locked, await selectRefundedMinor(tx, paymentId), wantedMinor, room)
    const creditMinor = room ? amountMinor - room.heldMinor : 0
    if (invoice && creditMinor > 0) await takeUnspentBack(tx, invoice, creditMinor, request.id, clock.now())
    await insertRefund(
      tx,
      locked,
      {
        ...{ id: request.id, amountMinor, origin: 'api', reason: request.reason },
        ...(request.owedAgain && { owedAgain: true }),
      },
      clock.now(),
    )
  })
  const refund = await selectRefundById(db, request.id)
  if (!refund) throw new Error('a refund that was written is not there')
  if (refund.state === 'opening') await pursueNow(house, refund.id, pursueRefund(house, { refund, payment }))
  return (await selectRefundById(db, request.id)) ?? refund
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

/** Throws as `pursueAt`. */
export async function pursueRefund(house: House, due: DueRefund): Promise<void> {
  const till = found(await openAccountTill(house, due.payment.id), 'Refund.NotRefundable')
  await pursueAt(house, till, due)
}

/** Before there is a row of it: what Stripe would refuse for as long as the account is disconnected leaves no trace. */
async function assertReachable({ db }: House, paymentId: string): Promise<void> {
  if ((await selectStripePayment(db, paymentId))?.isWithdrawn) throw disconnected()
}

export const disconnected = () =>
  new Failure(
    'PaymentAccount.Disconnected',
    'The payment was made on an account that is now disconnected. Refund it in Stripe’s Dashboard.',
  )

/** An account at Stripe that is connected to ours. Undefined for what was taken elsewhere. */
async function openAccountTill(house: House, paymentId: string): Promise<Till | undefined> {
  const found = await selectStripePayment(house.db, paymentId)
  if (!found) return undefined
  const { accountId, isWithdrawn, payment } = found
  return {
    ...accountConnector(house, accountId),
    isOfOtherMode: payment.livemode !== house.stripe.livemode,
    follow: () => reconcilePayment(house, paymentId),
    whenRefused: async (fault) => {
      if (!isWithdrawal(fault)) return undefined
      if (!isWithdrawn) await doubtAccess(house, accountId)
      return isWithdrawn ? new Failure('PaymentAccount.Disconnected') : undefined
    },
  }
}
