// Reads payouts of connected accounts, and which charges went with each.
import type Stripe from 'stripe'
import type { PayoutState } from '@/db/schema/payouts'
import { allPages, MANY_ITEMS } from '@/lib/connector-port/pages'
import { dayIn } from '@/lib/time-zone'
import { turning } from './account'
import { callStripe } from './client'
import { wholeMinor } from './whole-minor'

export interface PayoutFacts {
  reference: string
  state: PayoutState
  /** Null in a currency that is not ours. */
  amountMinor: number | null
  /** Upper case. */
  currency: string
  /** `YYYY-MM-DD` */
  arrivesOn: string
  failureReason: string | null
  paidOutAt: Date
  /** Stripe knows which charges it holds; it never does for one that was made by hand. */
  isItemised: boolean
}

const STATES: Record<string, PayoutState> = {
  pending: 'pending',
  in_transit: 'in_transit',
  paid: 'paid',
  failed: 'failed',
  canceled: 'cancelled',
}

const fromUnix = (seconds: number) => new Date(seconds * 1000)

const payoutFacts = (payout: Stripe.Payout): PayoutFacts => ({
  reference: payout.id,
  state: STATES[payout.status] ?? 'pending',
  amountMinor: wholeMinor(payout.amount, payout.currency),
  currency: payout.currency.toUpperCase(),
  // A date rather than a moment: Stripe says it as midnight in Greenwich.
  arrivesOn: dayIn('UTC', fromUnix(payout.arrival_date)),
  failureReason: payout.failure_code,
  paidOutAt: fromUnix(payout.created),
  isItemised: payout.automatic && payout.reconciliation_status === 'completed',
})

/** Throws `ProviderFault`. */
export async function readPayout(stripe: Stripe, accountId: string, reference: string): Promise<PayoutFacts> {
  return payoutFacts(
    await callStripe('reading a payout', () =>
      stripe.payouts.retrieve(reference, {}, { stripeAccount: accountId }),
    ),
  )
}

/** What of a payout came from charges: `txn_…` of each. Debits of banks are `payment` where cards are `charge`. Throws `ProviderFault`. */
export async function listPayoutCharges(
  stripe: Stripe,
  accountId: string,
  reference: string,
): Promise<string[]> {
  const entries = await allPages(
    'entries of this payout',
    turning<Stripe.BalanceTransaction>('reading a payout', (page) =>
      stripe.balanceTransactions.list({ payout: reference, ...page }, { stripeAccount: accountId }),
    ),
    MANY_ITEMS,
  )
  return entries.filter(({ type }) => type === 'charge' || type === 'payment').map(({ id }) => id)
}
