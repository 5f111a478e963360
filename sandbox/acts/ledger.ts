// Balance transactions and application fees: where the money of a charge goes.
import type Stripe from 'stripe'
import { APPLICATION_ID, type Core, change, PLATFORM_ID } from '../core/core'
import { newId } from '../core/ids'
import { stripeFee } from './amount-rules'
import { emit } from './emit'

const TWO_DAYS = 2 * 24 * 3600

interface Entry {
  account: string
  type: Stripe.BalanceTransaction.Type
  category: string
  amount: number
  currency: string
  source: string
  description?: string
  fees?: Stripe.BalanceTransaction.FeeDetail[]
}

export function bookEntry(core: Core, entry: Entry): Stripe.BalanceTransaction {
  const fees = entry.fees ?? []
  const fee = fees.reduce((sum, detail) => sum + detail.amount, 0)
  return core.store.put('balance_transaction', entry.account, {
    id: newId('txn'),
    object: 'balance_transaction',
    amount: entry.amount,
    available_on: core.nowSeconds() + TWO_DAYS,
    balance_type: 'payments',
    created: core.nowSeconds(),
    currency: entry.currency,
    description: entry.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: fees,
    net: entry.amount - fee,
    reporting_category: entry.category,
    source: entry.source,
    status: 'pending',
    type: entry.type,
  })
}

/** Books a successful charge and its fees; answers the charge with both references filled in. */
export function bookCharge(core: Core, account: string, charge: Stripe.Charge): Stripe.Charge {
  const feeAmount = charge.application_fee_amount ?? 0
  const fees: Stripe.BalanceTransaction.FeeDetail[] = [
    {
      amount: stripeFee(charge.amount, charge.currency),
      application: null,
      currency: charge.currency,
      description: 'Stripe processing fees',
      type: 'stripe_fee',
    },
  ]
  if (feeAmount > 0) {
    fees.push({
      amount: feeAmount,
      application: APPLICATION_ID,
      currency: charge.currency,
      description: 'Remit sandbox application fee',
      type: 'application_fee',
    })
  }
  const entry = bookEntry(core, {
    account,
    type: 'charge',
    category: 'charge',
    amount: charge.amount,
    currency: charge.currency,
    source: charge.id,
    description: charge.description ?? undefined,
    fees,
  })
  const fee = feeAmount > 0 ? collectFee(core, account, charge.id, feeAmount, charge.currency) : undefined
  return { ...charge, balance_transaction: entry.id, application_fee: fee?.id ?? null }
}

function collectFee(
  core: Core,
  account: string,
  charge: string,
  amount: number,
  currency: string,
): Stripe.ApplicationFee {
  const id = newId('fee')
  const entry = bookEntry(core, {
    account: PLATFORM_ID,
    type: 'application_fee',
    category: 'platform_earning',
    amount,
    currency,
    source: id,
  })
  const fee = core.store.put('application_fee', PLATFORM_ID, {
    id,
    object: 'application_fee',
    account,
    amount,
    amount_refunded: 0,
    application: APPLICATION_ID,
    balance_transaction: entry.id,
    charge,
    created: core.nowSeconds(),
    currency,
    fee_source: { charge, type: 'charge' },
    livemode: false,
    originating_transaction: null,
    refunded: false,
    refunds: { object: 'list', data: [], has_more: false, url: `/v1/application_fees/${id}/refunds` },
  })
  emit(core, PLATFORM_ID, 'application_fee.created', fee)
  return fee
}

/** Gives a part of an application fee back to the connected account. */
export function refundFee(core: Core, fee: Stripe.ApplicationFee, amount: number): Stripe.FeeRefund {
  const id = newId('fr')
  const entry = bookEntry(core, {
    account: PLATFORM_ID,
    type: 'application_fee_refund',
    category: 'platform_earning_refund',
    amount: -amount,
    currency: fee.currency,
    source: id,
  })
  const refund = core.store.put('fee_refund', PLATFORM_ID, {
    id,
    object: 'fee_refund',
    amount,
    balance_transaction: entry.id,
    created: core.nowSeconds(),
    currency: fee.currency,
    fee: fee.id,
    metadata: {},
  })
  const total = fee.amount_refunded + amount
  const changed = change(core, 'application_fee', PLATFORM_ID, fee, {
    amount_refunded: total,
    refunded: total === fee.amount,
    refunds: { ...fee.refunds, data: [refund, ...fee.refunds.data] },
  })
  emit(core, PLATFORM_ID, 'application_fee.refunded', changed, fee)
  return refund
}
