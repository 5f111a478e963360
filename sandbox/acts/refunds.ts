// Refunds, by the API or as from the Dashboard, and what becomes of them.
import type Stripe from 'stripe'
import { type Core, change, need, PLATFORM_ID } from '../core/core'
import { invalidRequest, StripeError } from '../core/errors'
import { newId } from '../core/ids'
import { checkStep, formatAmount } from './amount-rules'
import { emit } from './emit'
import { later } from './later'
import { bookEntry, refundFee } from './ledger'
import { behaviourOf } from './payment-methods'

export interface RefundInput {
  amount?: number
  reason?: Stripe.Refund.Reason
  refundsFee?: boolean
  metadata?: Stripe.Metadata
}

export function createRefund(
  core: Core,
  account: string,
  charge: Stripe.Charge,
  input: RefundInput,
): Stripe.Refund {
  checkNotChargedBack(core, account, charge)
  const amount = checkRefund(charge, input.amount)
  if (input.refundsFee) returnFee(core, charge, amount)
  const id = newId(charge.id.startsWith('py') ? 'pyr' : 're').replace('_', '_3')
  const entry = bookEntry(core, {
    account,
    type: 'refund',
    category: 'refund',
    amount: -amount,
    currency: charge.currency,
    source: id,
  })
  const behaviour = behaviourOf(core, charge.payment_method ?? '')
  const type = charge.payment_method_details?.type
  const isSlow = type === 'sepa_debit' || type === 'us_bank_account' || behaviour === 'refund_pends'
  const refund = core.store.put('refund', account, {
    id,
    object: 'refund',
    amount,
    balance_transaction: entry.id,
    charge: charge.id,
    created: core.nowSeconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    ...(type === 'card' ? { destination_details: { card: { type: 'refund' }, type: 'card' } } : {}),
    metadata: input.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: input.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: isSlow ? 'pending' : 'succeeded',
    transfer_reversal: null,
  })
  const refunded = countRefunds(core, account, charge, charge.amount_refunded + amount)
  emit(core, account, 'refund.created', refund)
  emit(core, account, 'charge.refunded', refunded, charge)
  if (behaviour === 'refund_fails') later(core, account, 'fail_refund', id)
  if (behaviour === 'refund_pends') later(core, account, 'settle_refund', id)
  return refund
}

/** A pending refund reaches the payer. */
export function settleRefund(core: Core, account: string, id: string): Stripe.Refund {
  const refund = need(core, 'refund', account, id)
  if (refund.status !== 'pending') {
    throw invalidRequest(`This refund has a status of ${refund.status}; only a pending one can settle.`)
  }
  return move(core, account, refund, { status: 'succeeded' }, [])
}

/** The payer's bank sends a refund back, even one that had succeeded. */
export function failRefund(core: Core, account: string, id: string): Stripe.Refund {
  const refund = need(core, 'refund', account, id)
  if (refund.status !== 'pending' && refund.status !== 'succeeded') {
    throw invalidRequest(`This refund has a status of ${refund.status} and cannot fail.`)
  }
  return undo(core, account, refund, 'failed', ['refund.failed'])
}

export function cancelRefund(core: Core, account: string, id: string): Stripe.Refund {
  const refund = need(core, 'refund', account, id)
  if (refund.status !== 'requires_action' && refund.status !== 'pending') {
    throw invalidRequest(`This refund cannot be canceled because it has a status of ${refund.status}.`)
  }
  return undo(core, account, refund, 'canceled', [])
}

/** The charge behind a charge id or an intent id. */
export function chargeBehind(core: Core, account: string, id: string): Stripe.Charge {
  if (!id.startsWith('pi_')) return need(core, 'charge', account, id, 'charge')
  const intent = need(core, 'payment_intent', account, id, 'payment_intent')
  if (typeof intent.latest_charge !== 'string') {
    throw invalidRequest(`This PaymentIntent (${id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
    })
  }
  return need(core, 'charge', account, intent.latest_charge)
}

function checkRefund(charge: Stripe.Charge, wanted: number | undefined): number {
  if (charge.status !== 'succeeded') {
    throw invalidRequest(
      charge.status === 'pending'
        ? `Charge ${charge.id} is pending and cannot be refunded yet.`
        : `Charge ${charge.id} has failed and cannot be refunded.`,
      { param: 'charge' },
    )
  }
  const remaining = charge.amount - charge.amount_refunded
  if (remaining === 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    })
  }
  const amount = wanted ?? remaining
  checkStep(amount, charge.currency, 'amount')
  if (amount === 0) {
    throw invalidRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' })
  }
  if (amount > remaining) {
    throw invalidRequest(
      `Refund amount (${formatAmount(amount, charge.currency)}) is greater than unrefunded amount on charge (${formatAmount(remaining, charge.currency)})`,
      { code: 'amount_too_large', param: 'amount' },
    )
  }
  return amount
}

const HOLDS_MONEY: readonly Stripe.Dispute.Status[] = ['needs_response', 'under_review', 'lost']

/** The money of a dispute that is open or lost is gone already; a won one gave it back, an inquiry never took it. */
function checkNotChargedBack(core: Core, account: string, charge: Stripe.Charge): void {
  if (!charge.disputed) return
  const disputes = core.store.list('dispute', account).map(({ object }) => object)
  if (disputes.every(({ charge: of, status }) => of !== charge.id || !HOLDS_MONEY.includes(status))) return
  throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
    code: 'charge_disputed',
  })
}

/** All of the fee for a whole refund, else in proportion, rounded half up, never more than is left of it. */
function returnFee(core: Core, charge: Stripe.Charge, amount: number): void {
  const fee =
    typeof charge.application_fee === 'string'
      ? core.store.get('application_fee', PLATFORM_ID, charge.application_fee)
      : undefined
  if (!fee) {
    throw new StripeError(400, {
      type: 'invalid_request_error',
      message: `You cannot refund the application fee of charge ${charge.id}: it has none.`,
      param: 'refund_application_fee',
    })
  }
  const share = Number(
    (2n * BigInt(fee.amount) * BigInt(amount) + BigInt(charge.amount)) / (2n * BigInt(charge.amount)),
  )
  const owed = Math.min(share, fee.amount - fee.amount_refunded)
  if (owed > 0) refundFee(core, fee, owed)
}

function countRefunds(core: Core, account: string, charge: Stripe.Charge, total: number): Stripe.Charge {
  return change(core, 'charge', account, charge, {
    amount_refunded: total,
    refunded: total === charge.amount,
  })
}

function undo(
  core: Core,
  account: string,
  refund: Stripe.Refund,
  status: 'failed' | 'canceled',
  events: string[],
): Stripe.Refund {
  const entry = bookEntry(core, {
    account,
    type: 'refund_failure',
    category: 'refund_failure',
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
  })
  const charge = need(core, 'charge', account, String(refund.charge))
  const restored = countRefunds(core, account, charge, charge.amount_refunded - refund.amount)
  const fields: Partial<Stripe.Refund> = { status, failure_balance_transaction: entry.id }
  if (status === 'failed') fields.failure_reason = 'expired_or_canceled_card'
  const moved = move(core, account, refund, fields, events)
  emit(core, account, 'charge.updated', restored, charge)
  return moved
}

function move(
  core: Core,
  account: string,
  refund: Stripe.Refund,
  fields: Partial<Stripe.Refund>,
  events: string[],
): Stripe.Refund {
  const moved = change(core, 'refund', account, refund, fields)
  for (const type of [...events, 'refund.updated', 'charge.refund.updated']) {
    emit(core, account, type, moved, refund)
  }
  return moved
}
