// An account that stands alone, as /v1/account answers it: the platform's, or that of a key of its own.
import type Stripe from 'stripe'
import { requirements } from '../acts/accounts'
import type { Core } from '../core/core'

export function ownAccount(core: Core, id: string): Stripe.Account {
  return {
    id,
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
    email: 'owner@remit.example',
    metadata: {},
    payouts_enabled: true,
    requirements: requirements(),
    type: 'standard',
  }
}
