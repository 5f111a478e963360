// /v1/balance, /v1/balance_transactions, /v1/payouts and /v1/application_fees
import type Stripe from 'stripe'
import { checkStep } from '../acts/amount-rules'
import { refundFee } from '../acts/ledger'
import { entriesOfPayout } from '../acts/payouts'
import { need, PLATFORM_ID } from '../core/core'
import { invalidRequest } from '../core/errors'
import { type Call, type Route, route } from './call'
import { isCreatedIn, page } from './list'

export const moneyRoutes: Route[] = [
  route('GET /v1/balance', balance),
  route('GET /v1/balance_transactions', ({ core, account, params }) => {
    const entries = core.store.list('balance_transaction', account).map(({ object }) => object)
    const wentWith = params.payout && entriesOfPayout(core, account, params.payout)
    const wanted = entries.filter(
      (entry) =>
        isCreatedIn(entry.created, params.created) &&
        (params.type === undefined || entry.type === params.type) &&
        (params.source === undefined || entry.source === params.source) &&
        (params.currency === undefined || entry.currency === params.currency) &&
        (wentWith === undefined || wentWith.includes(entry.id)),
    )
    return page(wanted, '/v1/balance_transactions', params)
  }),
  route('GET /v1/balance_transactions/:id', ({ core, account, path }) =>
    need(core, 'balance_transaction', account, path.id),
  ),
  route('GET /v1/payouts', ({ core, account, params }) => {
    const payouts = core.store.list('payout', account).map(({ object }) => object)
    const wanted = payouts.filter(
      (payout) =>
        isCreatedIn(payout.created, params.created) &&
        isCreatedIn(payout.arrival_date, params.arrival_date) &&
        (params.status === undefined || payout.status === params.status) &&
        (params.destination === undefined || payout.destination === params.destination),
    )
    return page(wanted, '/v1/payouts', params)
  }),
  route('GET /v1/payouts/:id', ({ core, account, path }) => need(core, 'payout', account, path.id)),
  route('GET /v1/application_fees', ({ core, account, params }) => {
    const fees = core.store.list('application_fee', account).map(({ object }) => object)
    const wanted = fees.filter(
      (fee) =>
        isCreatedIn(fee.created, params.created) &&
        (params.charge === undefined || fee.charge === params.charge),
    )
    return page(wanted, '/v1/application_fees', params)
  }),
  route('GET /v1/application_fees/:id', ({ core, account, path }) =>
    need(core, 'application_fee', account, path.id),
  ),
  route('GET /v1/application_fees/:id/refunds', ({ core, account, params, path }) => {
    const fee = need(core, 'application_fee', account, path.id)
    const refunds = core.store.list('fee_refund', PLATFORM_ID).map(({ object }) => object)
    return page(
      refunds.filter((refund) => refund.fee === fee.id),
      `/v1/application_fees/${fee.id}/refunds`,
      params,
    )
  }),
  route('POST /v1/application_fees/:id/refunds', ({ core, account, params, path }) => {
    const fee = need(core, 'application_fee', account, path.id)
    const remaining = fee.amount - fee.amount_refunded
    const amount = params.amount ?? remaining
    checkStep(amount, fee.currency, 'amount')
    if (amount === 0 || amount > remaining) {
      throw invalidRequest(`Refund amount (${amount}) is greater than fee amount left (${remaining}).`, {
        param: 'amount',
      })
    }
    return refundFee(core, fee, amount)
  }),
]

function balance({ core, account }: Call<'GET /v1/balance'>): Stripe.Balance {
  const available = new Map<string, number>()
  const pending = new Map<string, number>()
  for (const { object: entry } of core.store.list('balance_transaction', account)) {
    const sums = entry.available_on <= core.nowSeconds() ? available : pending
    sums.set(entry.currency, (sums.get(entry.currency) ?? 0) + entry.net)
  }
  const rows = (sums: Map<string, number>) => [...sums].map(([currency, amount]) => ({ amount, currency }))
  return { object: 'balance', available: rows(available), livemode: false, pending: rows(pending) }
}
