// What was charged, refunded, kept and disputed, charge by charge: the truth that others are compared with.
import type { Core } from '../core/core'
import { PLATFORM_ID } from '../core/core'

export interface LedgerRow {
  account: string
  charge: string
  payment_intent: string | null
  status: string
  amount: number
  currency: string
  application_fee_amount: number
  application_fee_refunded: number
  amount_refunded: number
  disputed: boolean
  dispute_status: string | null
  metadata: Record<string, string>
  created: number
}

/** Oldest first; failed tries are among them. */
export function ledger(core: Core, account?: string): LedgerRow[] {
  const disputes = core.store.list('dispute', account).map(({ object }) => object)
  return core.store.list('charge', account).map(({ account: owner, object: charge }) => {
    const fee =
      typeof charge.application_fee === 'string'
        ? core.store.get('application_fee', PLATFORM_ID, charge.application_fee)
        : undefined
    return {
      account: owner,
      charge: charge.id,
      payment_intent: typeof charge.payment_intent === 'string' ? charge.payment_intent : null,
      status: charge.status,
      amount: charge.amount,
      currency: charge.currency,
      application_fee_amount: fee?.amount ?? 0,
      application_fee_refunded: fee?.amount_refunded ?? 0,
      amount_refunded: charge.amount_refunded,
      disputed: charge.disputed,
      dispute_status: disputes.findLast((dispute) => dispute.charge === charge.id)?.status ?? null,
      metadata: charge.metadata,
      created: charge.created,
    }
  })
}
