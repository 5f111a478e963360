// Creates and reads connected accounts.

import type Stripe from 'stripe'
import { findInPages, MANY_ITEMS } from '@/lib/connector-port/pages'
import { providerMailAddress } from '@/lib/mail-address'
import { madeSince, turning } from './account'
import { callStripe, callToMake } from './client'

export interface AccountFacts {
  accountId: string
  chargesEnabled: boolean
  payoutsEnabled: boolean
  detailsSubmitted: boolean
  currentlyDue: string[]
  pastDue: string[]
  pendingVerification: string[]
  disabledReason: string | null
}

export interface AccountOrder {
  /** Ours; with the generation it is Stripe's idempotency key. */
  paymentAccountId: string
  keyGeneration: number
  organisationName: string
  country: string
  email: string | null
}

export const ACCOUNT_KEY = 'remit_payment_account'

export function accountFacts(account: Stripe.Account): AccountFacts {
  return {
    accountId: account.id,
    chargesEnabled: account.charges_enabled,
    payoutsEnabled: account.payouts_enabled,
    detailsSubmitted: account.details_submitted,
    currentlyDue: account.requirements?.currently_due ?? [],
    pastDue: account.requirements?.past_due ?? [],
    pendingVerification: account.requirements?.pending_verification ?? [],
    disabledReason: account.requirements?.disabled_reason ?? null,
  }
}

/**
 * Creates the account, or finds it again under its key. The organisation is Stripe's own customer: Stripe
 * collects what it must know, bears the losses, and takes its fees from the account. Throws `ProviderFault`.
 */
export async function createAccount(stripe: Stripe, order: AccountOrder): Promise<AccountFacts> {
  const email = order.email && providerMailAddress(order.email)
  const idempotencyKey = `account:${order.paymentAccountId}:${order.keyGeneration}`
  const account = await callToMake(stripe, 'creating an account', idempotencyKey, () =>
    stripe.accounts.create(
      {
        country: order.country,
        ...(email && { email }),
        business_profile: { name: order.organisationName },
        capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
        controller: {
          fees: { payer: 'account' },
          losses: { payments: 'stripe' },
          requirement_collection: 'stripe',
          stripe_dashboard: { type: 'full' },
        },
        metadata: { [ACCOUNT_KEY]: order.paymentAccountId },
      },
      { idempotencyKey },
    ),
  )
  return accountFacts(account)
}

/** An account made although its answer was lost behind a 5xx. Throws `ProviderFault`. */
export async function findAccount(
  stripe: Stripe,
  paymentAccountId: string,
  since: Date,
): Promise<AccountFacts | undefined> {
  const found = await findInPages(
    'accounts',
    turning<Stripe.Account>('looking for an account', (page) =>
      stripe.accounts.list({ created: madeSince(since), ...page }),
    ),
    ({ metadata }) => metadata?.[ACCOUNT_KEY] === paymentAccountId,
    { most: MANY_ITEMS },
  )
  return found && accountFacts(found)
}

/** Whose key ours is. Throws `ProviderFault`; `denied` for a restricted key that may not read its own account. */
export const readOwnAccountId = async (stripe: Stripe): Promise<string> =>
  (await callStripe('asking whose the key is', () => stripe.accounts.retrieveCurrent())).id

/** Throws `ProviderFault`; `denied` when the account has withdrawn our access. */
export async function readAccount(stripe: Stripe, accountId: string): Promise<AccountFacts> {
  return accountFacts(await callStripe('reading an account', () => stripe.accounts.retrieve(accountId)))
}
