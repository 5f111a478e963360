// One account at Stripe behind the port.
import type Stripe from 'stripe'
import type { Connector } from '../port'
import { call } from './call'
import { endpointCalls } from './endpoints'
import { refundCalls } from './refunds'
import { sessionCalls } from './sessions'

export const connectStripe = (stripe: Stripe, livemode: boolean): Connector => ({
  check: async () => {
    await call('checking a key', () => stripe.balance.retrieve())
    return { livemode, accountReference: null }
  },
  ...sessionCalls(stripe),
  ...refundCalls(stripe),
  ...endpointCalls(stripe),
})
