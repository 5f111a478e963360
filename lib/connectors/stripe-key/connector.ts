// One account at Stripe behind the port.
import type Stripe from 'stripe'
import { callStripe } from '@/lib/stripe/client'
import { isProviderFault } from '../fault'
import type { Connector } from '../port'
import { endpointCalls } from './endpoints'
import { refundCalls } from './refunds'
import { sessionCalls } from './sessions'

/** Restricted keys may not read their own account, whatever else they may do: null for those (seen in 2026-11). */
async function accountOf(stripe: Stripe): Promise<string | null> {
  try {
    return (await callStripe('asking whose a key is', () => stripe.accounts.retrieveCurrent())).id
  } catch (error) {
    if (isProviderFault(error, 'denied')) return null
    throw error
  }
}

export const connectStripe = (stripe: Stripe, livemode: boolean): Connector => ({
  check: async () => {
    await callStripe('checking a key', () => stripe.balance.retrieve())
    return { livemode, accountReference: await accountOf(stripe) }
  },
  ...sessionCalls(stripe),
  ...refundCalls(stripe),
  ...endpointCalls(stripe),
})
