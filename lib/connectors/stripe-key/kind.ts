// Stripe as a provider: checkout sessions on an account of the merchant's own, called by its own key.

import type { ProviderKind } from '@/lib/connector-port/port'
import type { Env } from '@/lib/env'
import { isCurrency } from '@/lib/money/currency'
import { createStripe } from '@/lib/stripe/client'
import { stripeLimitFault } from '@/lib/stripe/limits'
import { PROVIDER_NAMES } from '../names'
import { connectByKey } from './connector'
import { readStripeNotice, STRIPE_NOTICES } from './notice'

const KEY = /^(?:sk|rk)_(?:test|live)_\w{10,}$/

/** What is repeated under a key must say the same: these names stay. */
const MARKS = { payment: 'remit_attempt', refund: 'remit_session_refund' } as const

/** `stripeApiBase` is the host of a simulator, where one stands in for Stripe. */
export const stripeKeyKind = ({ stripeApiBase }: Pick<Env, 'stripeApiBase'>): ProviderKind => ({
  id: 'stripe-key',
  provider: 'stripe',
  name: PROVIDER_NAMES.stripe,
  pages: ['hosted', 'embedded'],
  waitsOn: [],
  news: 'own',
  takesFee: false,
  paymentMethods: ['card'],
  notices: STRIPE_NOTICES,
  // `charge_disputed`: the whole charge is locked, however small the disputed part.
  refundsBesideDispute: false,
  takesCurrency: isCurrency,
  limitFault: stripeLimitFault,
  credentialsFault: ({ apiKey }) =>
    KEY.test(apiKey) ? undefined : 'must be a secret or restricted Stripe key, such as sk_test_….',
  connect: ({ apiKey }) =>
    connectByKey(
      {
        stripe: createStripe({ stripeSecretKey: apiKey, stripeApiBase }),
        accountId: undefined,
        marks: MARKS,
        readsBalance: false,
      },
      apiKey.includes('_live_'),
    ),
  readNotice: readStripeNotice,
})
