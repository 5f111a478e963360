// The platform's own account, as /v1/account answers it.
import type Stripe from 'stripe'
import { requirements } from '../acts/accounts'
import { type Core, PLATFORM_ID } from '../core/core'

export function platformAccount(core: Core): Stripe.Account {
  return {
    id: PLATFORM_ID,
    object: 'account',
    business_profile: null,
    business_type: 'company',
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    controller: { type: 'account' },
    country: 'US',
    created: core.nowSeconds(),
    default_currency: 'usd',
    details_submitted: true,
    email: 'platform@remit.example',
    metadata: {},
    payouts_enabled: true,
    requirements: requirements(),
    type: 'standard',
  }
}
