// What happens to payments and refunds at Mollie: made, paid, cancelled, run out, given back.
import { later } from '../acts/later'
import { type Core, change } from '../core/core'
import { randomText } from '../core/ids'
import type { MolliePayment, MollieRefund, MollieRefundStatus, MollieStatus } from '../core/kinds'
import { MollieError, unprocessable } from './error'
import { notify } from './notify'

/** A card payment can be begun for so long (docs.mollie.com/docs/cards, November 2026). */
const OPEN_SECONDS = 30 * 60
const REFUND_SECONDS = 1

/** From what a payment can come into a status. */
const FROM: Record<MollieStatus, readonly MollieStatus[]> = {
  open: [],
  pending: ['open'],
  authorized: ['open', 'pending'],
  paid: ['open', 'pending', 'authorized'],
  failed: ['open', 'pending', 'authorized'],
  canceled: ['open', 'pending', 'authorized'],
  expired: ['open', 'pending', 'authorized'],
}

const REFUND_FROM: Record<MollieRefundStatus, readonly MollieRefundStatus[]> = {
  queued: [],
  pending: ['queued'],
  processing: ['queued', 'pending'],
  refunded: ['queued', 'pending', 'processing'],
  failed: ['queued', 'pending', 'processing'],
  canceled: ['queued', 'pending'],
}

export interface Found {
  profile: string
  payment: MolliePayment
}

/** On whatever profile it is. */
export function findPayment(core: Core, id: string): Found {
  const found = core.store.find('mollie_payment', id)
  if (!found) throw new MollieError(404, `No payment exists with token ${id}.`)
  return { profile: found.account, payment: found.object }
}

export function needPayment(core: Core, profile: string, id: string): MolliePayment {
  const found = core.store.get('mollie_payment', profile, id)
  if (!found) throw new MollieError(404, `No payment exists with token ${id}.`)
  return found
}

export type PaymentInput = Omit<
  MolliePayment,
  'id' | 'status' | 'isCancelable' | 'createdAt' | 'expiresAt' | 'changedAt'
>

export function createPayment(core: Core, profile: string, input: PaymentInput): MolliePayment {
  const now = core.now()
  const payment = core.store.put('mollie_payment', profile, {
    ...input,
    id: `tr_${randomText(22)}`,
    status: 'open',
    // An open card payment runs out by itself: its maker cannot take it back.
    isCancelable: false,
    createdAt: now,
    changedAt: now,
    expiresAt: now + OPEN_SECONDS * 1000,
  })
  later(core, profile, 'expire_mollie_payment', payment.id, OPEN_SECONDS)
  return payment
}

/** Brings a payment into a status, and tells its webhook. */
export function move(core: Core, id: string, status: MollieStatus): MolliePayment {
  const { profile, payment } = findPayment(core, id)
  if (!FROM[status].includes(payment.status))
    throw unprocessable(`The payment is ${payment.status} and cannot become ${status}.`)
  const moved = change(core, 'mollie_payment', profile, payment, { status, changedAt: core.now() })
  notify(core, profile, moved)
  return moved
}

export function expirePayment(core: Core, id: string): void {
  const { payment } = findPayment(core, id)
  if (payment.status === 'open') move(core, id, 'expired')
}

export function cancelPayment(core: Core, profile: string, id: string): MolliePayment {
  const payment = needPayment(core, profile, id)
  if (!payment.isCancelable || payment.status !== 'open')
    throw unprocessable('The payment cannot be canceled.')
  return move(core, id, 'canceled')
}

export function setCancelable(core: Core, id: string, isCancelable: boolean): MolliePayment {
  const { profile, payment } = findPayment(core, id)
  return change(core, 'mollie_payment', profile, payment, { isCancelable })
}

/** Oldest first. */
export const refundsOf = (core: Core, profile: string, paymentId: string): MollieRefund[] =>
  core.store
    .list('mollie_refund', profile)
    .map(({ object }) => object)
    .filter(({ payment }) => payment === paymentId)

export const refundedMinor = (core: Core, profile: string, paymentId: string): number =>
  refundsOf(core, profile, paymentId)
    .filter(({ status }) => status !== 'failed' && status !== 'canceled')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** Read here rather than in `chargebacks.ts`, which stands on this file. */
const keptByBanks = (core: Core, profile: string, paymentId: string): number =>
  core.store
    .list('mollie_chargeback', profile)
    .filter(({ object }) => object.payment === paymentId && object.reversedAt === null)
    .reduce((sum, { object }) => sum + object.amountMinor, 0)

export type RefundInput = Pick<MollieRefund, 'amountMinor' | 'description' | 'metadata'>

export function createRefund(
  core: Core,
  profile: string,
  payment: MolliePayment,
  input: RefundInput,
): MollieRefund {
  if (payment.status !== 'paid') throw unprocessable('The payment is not paid, so it cannot be refunded.')
  const remaining =
    payment.amountMinor - refundedMinor(core, profile, payment.id) - keptByBanks(core, profile, payment.id)
  if (input.amountMinor <= 0) throw unprocessable('The amount is lower than the minimum.', 'amount')
  if (input.amountMinor > remaining)
    throw unprocessable('The amount is higher than the maximum that can be refunded.', 'amount')
  const refund = core.store.put('mollie_refund', profile, {
    ...input,
    id: `re_${randomText(22)}`,
    payment: payment.id,
    status: 'pending',
    createdAt: core.now(),
  })
  later(core, profile, 'settle_mollie_refund', refund.id, REFUND_SECONDS)
  return refund
}

export function moveRefund(core: Core, id: string, status: MollieRefundStatus): MollieRefund {
  const found = core.store.find('mollie_refund', id)
  if (!found) throw new MollieError(404, `No refund exists with token ${id}.`)
  const { account: profile, object: refund } = found
  if (!REFUND_FROM[status].includes(refund.status))
    throw unprocessable(`The refund is ${refund.status} and cannot become ${status}.`)
  const moved = change(core, 'mollie_refund', profile, refund, { status })
  if (status !== 'canceled') notify(core, profile, needPayment(core, profile, refund.payment))
  return moved
}

export const settleMollieRefund = (core: Core, id: string): void => {
  moveRefund(core, id, 'refunded')
}
