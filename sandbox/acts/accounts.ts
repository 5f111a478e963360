// Connected accounts: whether they may charge, and how onboarding ends.
import type Stripe from 'stripe'
import { APPLICATION_ID, type Core, change, PLATFORM_ID, standsAlone } from '../core/core'
import { invalidRequest, noSuch, StripeError } from '../core/errors'
import { emit } from './emit'

export type OnboardingOutcome = 'active' | 'pending' | 'restricted' | 'rejected' | 'payouts_off'

export interface CapabilityChange {
  charges_enabled?: boolean
  payouts_enabled?: boolean
  disabled_reason?: string | null
  currently_due?: string[]
  past_due?: string[]
}

/** What a fresh account still has to tell Stripe. */
export const FIRST_REQUIREMENTS = [
  'business_profile.mcc',
  'business_profile.url',
  'business_type',
  'external_account',
  'representative.first_name',
  'representative.last_name',
  'tos_acceptance.date',
  'tos_acceptance.ip',
]

export function isConnected(core: Core, accountId: string): boolean {
  return core.store.find('account_grant', accountId)?.object.status === 'connected'
}

export function needAccount(core: Core, accountId: string): Stripe.Account {
  const account = core.store.find('account', accountId)?.object
  if (!account) throw noSuch('account', accountId, 'account')
  return account
}

/** Accounts whose charges are off can neither create nor confirm a payment. */
export function checkMayCharge(core: Core, accountId: string): void {
  if (standsAlone(accountId) || needAccount(core, accountId).charges_enabled) return
  throw new StripeError(400, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message:
      'Your account cannot currently make charges. Complete your account onboarding, or check its requirements, to accept payments.',
  })
}

export function requirements(fields: Partial<Stripe.Account.Requirements> = {}): Stripe.Account.Requirements {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: [],
    disabled_reason: null,
    errors: [],
    eventually_due: [],
    past_due: [],
    pending_verification: [],
    ...fields,
  }
}

/** Stripe's verdict at the end of onboarding, or any later one. */
export function finishOnboarding(core: Core, accountId: string, outcome: OnboardingOutcome): Stripe.Account {
  const document = ['representative.verification.document']
  switch (outcome) {
    case 'active':
      return apply(core, accountId, true, true, requirements())
    case 'payouts_off':
      return apply(
        core,
        accountId,
        true,
        false,
        requirements({ currently_due: ['external_account'], eventually_due: ['external_account'] }),
      )
    case 'pending':
      return apply(
        core,
        accountId,
        false,
        false,
        requirements({
          disabled_reason: 'requirements.pending_verification',
          pending_verification: document,
        }),
      )
    case 'restricted':
      return apply(
        core,
        accountId,
        false,
        false,
        requirements({
          disabled_reason: 'requirements.past_due',
          currently_due: document,
          past_due: document,
          eventually_due: document,
        }),
      )
    case 'rejected':
      return apply(core, accountId, false, false, requirements({ disabled_reason: 'rejected.fraud' }))
    default:
      throw invalidRequest(`Unknown outcome: ${String(outcome)}`, { param: 'outcome' })
  }
}

/** Capabilities come and go while an account lives. */
export function setCapabilities(core: Core, accountId: string, wanted: CapabilityChange): Stripe.Account {
  const account = needAccount(core, accountId)
  const now = account.requirements ?? requirements()
  return apply(
    core,
    accountId,
    wanted.charges_enabled ?? account.charges_enabled,
    wanted.payouts_enabled ?? account.payouts_enabled,
    {
      ...now,
      disabled_reason:
        wanted.disabled_reason === undefined
          ? now.disabled_reason
          : (wanted.disabled_reason as Stripe.Account.Requirements.DisabledReason | null),
      currently_due: wanted.currently_due ?? now.currently_due,
      past_due: wanted.past_due ?? now.past_due,
    },
    account.details_submitted,
  )
}

/** The seller takes the platform's access away in their Dashboard. */
export function deauthorize(core: Core, accountId: string): void {
  needAccount(core, accountId)
  emit(core, accountId, 'account.application.deauthorized', APPLICATION)
  core.store.put('account_grant', accountId, { id: accountId, status: 'deauthorized' })
}

/** The seller lets the platform in again. */
export function authorize(core: Core, accountId: string): Stripe.Account {
  const account = needAccount(core, accountId)
  core.store.put('account_grant', accountId, { id: accountId, status: 'connected' })
  emit(core, accountId, 'account.application.authorized', APPLICATION)
  return account
}

const APPLICATION = { id: APPLICATION_ID, object: 'application', name: 'Remit (sandbox)' }

function apply(
  core: Core,
  accountId: string,
  charges: boolean,
  payouts: boolean,
  due: Stripe.Account.Requirements,
  isSubmitted = true,
): Stripe.Account {
  const before = needAccount(core, accountId)
  const status = charges ? 'active' : due.pending_verification?.length ? 'pending' : 'inactive'
  const names = Object.keys(before.capabilities ?? {})
  const after = change(core, 'account', PLATFORM_ID, before, {
    charges_enabled: charges,
    payouts_enabled: payouts,
    details_submitted: isSubmitted,
    requirements: due,
    capabilities: Object.fromEntries(names.map((name) => [name, status])),
  })
  for (const name of names) {
    if (new Map(Object.entries(before.capabilities ?? {})).get(name) === status) continue
    emit(core, accountId, 'capability.updated', capability(core, after, name))
  }
  emit(core, accountId, 'account.updated', after, before)
  return after
}

export function capability(core: Core, account: Stripe.Account, name: string): Stripe.Capability {
  const status = new Map<string, unknown>(Object.entries(account.capabilities ?? {})).get(name)
  const due = account.requirements ?? requirements()
  return {
    id: name,
    object: 'capability',
    account: account.id,
    requested: true,
    requested_at: account.created ?? core.nowSeconds(),
    requirements: {
      alternatives: [],
      current_deadline: null,
      currently_due: due.currently_due ?? [],
      disabled_reason: due.disabled_reason as Stripe.Capability.Requirements['disabled_reason'],
      errors: [],
      eventually_due: due.eventually_due ?? [],
      past_due: due.past_due ?? [],
      pending_verification: due.pending_verification ?? [],
    },
    status: status === 'active' || status === 'pending' ? status : 'inactive',
  }
}
