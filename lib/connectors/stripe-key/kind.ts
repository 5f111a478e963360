// Stripe as a provider: a Checkout Session on an account of the merchant's own, called by its own key.

import type { Env } from '@/lib/env'
import { isChargeable } from '@/lib/money/charge-bounds'
import { isCurrency } from '@/lib/money/currency'
import { createStripe } from '@/lib/stripe/client'
import type { ProviderKind } from '../port'
import { connectStripe } from './connector'
import { readStripeNotice, STRIPE_NOTICES } from './notice'

const KEY = /^(?:sk|rk)_(?:test|live)_\w{10,}$/

const LIMIT_FAULTS = {
  'below-minimum': 'The amount is below the least that Stripe takes in this currency.',
  'above-maximum': 'The amount is more than Stripe takes at once.',
  'not-a-step': 'Stripe takes this currency only with 0 as the last decimal.',
} as const

/** `stripeApiBase` is the host of a simulator, where one stands in for Stripe. */
export const stripeKind = ({ stripeApiBase }: Pick<Env, 'stripeApiBase'>): ProviderKind => ({
  provider: 'stripe',
  name: 'Stripe',
  paymentMethods: ['card'],
  notices: STRIPE_NOTICES,
  // `charge_disputed`: the whole charge is locked, however small the disputed part.
  refundsBesideDispute: false,
  takesCurrency: isCurrency,
  limitFault: (amount) => {
    const chargeable = isChargeable(amount)
    return chargeable === 'ok' ? undefined : LIMIT_FAULTS[chargeable]
  },
  credentialsFault: ({ apiKey }) =>
    KEY.test(apiKey) ? undefined : 'must be a secret or restricted key of Stripe, such as sk_test_….',
  connect: ({ apiKey }) =>
    connectStripe(createStripe({ stripeSecretKey: apiKey, stripeApiBase }), apiKey.includes('_live_')),
  readNotice: readStripeNotice,
})
