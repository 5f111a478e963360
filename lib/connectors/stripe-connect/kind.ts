// Stripe Connect: direct charges on accounts that the platform opened, with a fee for the platform. Events go to the platform.

import type { ConnectorKind } from '@/lib/connector-port/port'
import type { Env } from '@/lib/env'
import { isCurrency } from '@/lib/money/currency'
import { PLATFORM_MARKS } from '@/lib/stripe/account'
import { platformStripe } from '@/lib/stripe/client'
import { stripeLimitFault } from '@/lib/stripe/limits'
import { PROVIDER_NAMES } from '../names'
import { connectAccount } from './connector'

export type PlatformEnv = Pick<Env, 'stripeSecretKey' | 'stripeApiBase' | 'stripeLivemode'>

export const stripeConnectKind = (env: PlatformEnv): ConnectorKind<{ accountId: string }> => ({
  id: 'stripe-connect',
  name: PROVIDER_NAMES.stripe,
  pages: ['own', 'embedded', 'hosted'],
  waitsOn: ['own'],
  news: 'platform',
  takesFee: true,
  // `charge_disputed`: the whole charge is locked, however small the disputed part.
  refundsBesideDispute: false,
  takesCurrency: isCurrency,
  limitFault: stripeLimitFault,
  connect: ({ accountId }) =>
    connectAccount(
      { stripe: platformStripe(env), accountId, marks: PLATFORM_MARKS, readsBalance: true },
      env.stripeLivemode,
    ),
})
