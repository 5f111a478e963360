// Payouts: what is on an account's balance goes to its bank.
import type Stripe from 'stripe'
import { type Core, change, need } from '../core/core'
import { invalidRequest } from '../core/errors'
import { newId } from '../core/ids'
import { needAccount } from './accounts'
import { emit } from './emit'
import { bookEntry } from './ledger'

const DAY = 24 * 3600

/** Which balance transactions went with a payout, its own among them. */
export function entriesOfPayout(core: Core, account: string, id: string): string[] {
  need(core, 'payout', account, id, 'payout')
  return core.store.find('payout_content', id)?.object.entries ?? []
}

/**
 * As the daily schedule would, but at once: one payout for each currency with money in it. Nobody here waits two days,
 * so what is pending goes along.
 */
export function payOut(core: Core, accountId: string): Stripe.Payout[] {
  const account = needAccount(core, accountId)
  if (!account.payouts_enabled) throw invalidRequest('Payouts are not enabled for this account.')
  const gone = new Set(core.store.list('payout_content', accountId).flatMap(({ object }) => object.entries))
  const waiting = core.store
    .list('balance_transaction', accountId)
    .map(({ object }) => object)
    .filter(({ id }) => !gone.has(id))
  const currencies = [...new Set(waiting.map(({ currency }) => currency))]
  return currencies.flatMap((currency) => {
    const entries = waiting.filter((entry) => entry.currency === currency)
    const amount = entries.reduce((sum, { net }) => sum + net, 0)
    return amount > 0 ? [makePayout(core, accountId, entries, amount, currency)] : []
  })
}

function makePayout(
  core: Core,
  account: string,
  entries: Stripe.BalanceTransaction[],
  amount: number,
  currency: string,
): Stripe.Payout {
  const id = newId('po')
  const own = bookEntry(core, {
    ...{ account, currency, type: 'payout', category: 'payout' },
    ...{ amount: -amount, source: id, description: 'STRIPE PAYOUT' },
  })
  core.store.put('payout_content', account, {
    id,
    entries: [own.id, ...entries.map((entry) => entry.id)],
  })
  const made = core.store.put('payout', account, {
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    // Stripe names a day: midnight of it.
    arrival_date: Math.floor(core.nowSeconds() / DAY) * DAY,
    automatic: true,
    balance_transaction: own.id,
    created: core.nowSeconds(),
    currency,
    description: 'STRIPE PAYOUT',
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'in_progress',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: 'in_transit',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  })
  emit(core, account, 'payout.created', made)
  const reconciled = change(core, 'payout', account, made, { reconciliation_status: 'completed' })
  emit(core, account, 'payout.reconciliation_completed', reconciled)
  const paid = change(core, 'payout', account, reconciled, { status: 'paid' })
  emit(core, account, 'payout.updated', paid, reconciled)
  emit(core, account, 'payout.paid', paid, reconciled)
  return paid
}

/** The bank sends it back, and the balance has the money again. */
export function failPayout(core: Core, account: string, id: string): Stripe.Payout {
  const payout = need(core, 'payout', account, id, 'payout')
  if (payout.status === 'failed') throw invalidRequest('This payout has failed already.')
  const entry = bookEntry(core, {
    ...{ account, type: 'payout_failure', category: 'payout_reversal' },
    ...{ amount: payout.amount, currency: payout.currency, source: id },
  })
  const failed = change(core, 'payout', account, payout, {
    status: 'failed',
    failure_code: 'account_closed',
    failure_message: 'The bank account has been closed.',
    failure_balance_transaction: entry.id,
  })
  emit(core, account, 'payout.updated', failed, payout)
  emit(core, account, 'payout.failed', failed, payout)
  return failed
}
