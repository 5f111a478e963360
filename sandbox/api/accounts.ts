// /v1/accounts and /v1/account: connected accounts, each a controlled account of the platform.
import type Stripe from 'stripe'
import { capability, FIRST_REQUIREMENTS, isConnected, needAccount, requirements } from '../acts/accounts'
import { isSupportedCurrency } from '../acts/amount-rules'
import { emit } from '../acts/emit'
import { mergeMetadata } from '../acts/metadata'
import { type Core, change, PLATFORM_ID, standsAlone } from '../core/core'
import { invalidRequest, noSuch, refusedParameter, StripeError } from '../core/errors'
import { newAccountId } from '../core/ids'
import { type Call, type Route, route } from './call'
import { currencyOfCountry } from './countries'
import { isCreatedIn, page } from './list'
import { ownAccount } from './own-account'

export const accountRoutes: Route[] = [
  route('GET /v1/account', ({ core, account }) =>
    standsAlone(account) ? ownAccount(core, account) : needAccount(core, account),
  ),
  route('POST /v1/accounts', create),
  route('GET /v1/accounts', ({ core, params }) => {
    const accounts = core.store.list('account').map(({ object }) => object)
    const wanted = accounts.filter(
      (account) => isConnected(core, account.id) && isCreatedIn(account.created ?? 0, params.created),
    )
    return page(wanted, '/v1/accounts', params)
  }),
  route('GET /v1/accounts/:id', (call) => needOurs(call)),
  route('POST /v1/accounts/:id', update),
  route('DELETE /v1/accounts/:id', (call) => {
    const account = needOurs(call)
    call.core.store.remove('account', account.id)
    call.core.store.remove('account_grant', account.id)
    return { id: account.id, object: 'account', deleted: true }
  }),
  route('GET /v1/accounts/:id/capabilities', (call) => {
    const account = needOurs(call)
    const names = Object.keys(account.capabilities ?? {})
    return {
      object: 'list',
      data: names.map((name) => capability(call.core, account, name)),
      has_more: false,
      url: `/v1/accounts/${account.id}/capabilities`,
    }
  }),
  route('GET /v1/accounts/:id/capabilities/:capability', (call) => {
    const account = needOurs(call)
    const name = call.path.capability ?? ''
    if (!(name in (account.capabilities ?? {}))) throw noSuch('capability', name, 'capability')
    return capability(call.core, account, name)
  }),
]

function create({ core, account, params }: Call<'POST /v1/accounts'>): Stripe.Account {
  if (account !== PLATFORM_ID) throw invalidRequest('Only a platform can create accounts.')
  if (params.type && params.controller) {
    throw refusedParameter(
      'You may only specify one of these parameters: type, controller.',
      'parameter_invalid_combination',
      'type',
    )
  }
  const country = params.country ?? 'US'
  const currency = currencyOfCountry(country)
  if (!currency) {
    throw refusedParameter(
      `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`,
      'country_unsupported',
      'country',
    )
  }
  checkCurrencyOf(params.default_currency)
  const id = newAccountId()
  const created = core.store.put('account', PLATFORM_ID, {
    id,
    object: 'account',
    business_profile: { ...emptyProfile(), ...profileOf(params.business_profile) },
    business_type: params.business_type ?? null,
    capabilities: Object.fromEntries(
      requestedCapabilities(params.capabilities).map((name) => [name, 'inactive']),
    ),
    charges_enabled: false,
    controller: controllerOf(params.controller),
    country,
    created: core.nowSeconds(),
    default_currency: params.default_currency ?? currency,
    details_submitted: false,
    email: params.email ?? null,
    external_accounts: {
      object: 'list',
      data: [],
      has_more: false,
      url: `/v1/accounts/${id}/external_accounts`,
    },
    future_requirements: requirements() as Stripe.Account.FutureRequirements,
    metadata: mergeMetadata({}, params.metadata),
    payouts_enabled: false,
    requirements: requirements({
      currently_due: FIRST_REQUIREMENTS,
      eventually_due: FIRST_REQUIREMENTS,
      past_due: FIRST_REQUIREMENTS,
      disabled_reason: 'requirements.past_due',
    }),
    settings: settingsOf(params.business_profile?.name ?? null),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: params.type ?? (params.controller ? 'none' : 'standard'),
  })
  core.store.put('account_grant', id, { id, status: 'connected' })
  return created
}

function update(call: Call<'POST /v1/accounts/:id'>): Stripe.Account {
  const { core, params } = call
  const account = needOurs(call)
  checkCurrencyOf(params.default_currency)
  const fields: Partial<Stripe.Account> = {}
  if (params.email !== undefined) fields.email = params.email
  if (params.metadata !== undefined) fields.metadata = mergeMetadata(account.metadata ?? {}, params.metadata)
  if (params.business_type !== undefined) fields.business_type = params.business_type
  if (params.default_currency !== undefined) fields.default_currency = params.default_currency
  if (params.business_profile) {
    fields.business_profile = {
      ...emptyProfile(),
      ...account.business_profile,
      ...profileOf(params.business_profile),
    }
  }
  if (params.capabilities) {
    const status = account.charges_enabled ? 'active' : 'inactive'
    const wanted = requestedCapabilities(params.capabilities).map((name) => [name, status] as const)
    fields.capabilities = { ...account.capabilities, ...Object.fromEntries(wanted) }
  }
  const changed = change(core, 'account', PLATFORM_ID, account, fields)
  emit(core, account.id, 'account.updated', changed, account)
  return changed
}

function needOurs({
  core,
  account,
  path,
}: {
  core: Core
  account: string
  path: { id: string }
}): Stripe.Account {
  if (account === path.id && standsAlone(account)) return ownAccount(core, account)
  if (account === PLATFORM_ID || account === path.id) return needConnected(core, path.id)
  throw noAccess(path.id)
}

/** The account, as long as it lets us in. */
export function needConnected(core: Core, id: string): Stripe.Account {
  if (isConnected(core, id)) return needAccount(core, id)
  throw noAccess(id)
}

const noAccess = (id: string) =>
  new StripeError(403, {
    type: 'invalid_request_error',
    code: 'account_invalid',
    message: `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
  })

function checkCurrencyOf(currency: string | undefined): void {
  if (currency === undefined || isSupportedCurrency(currency)) return
  throw refusedParameter(`Invalid currency: ${currency}`, 'parameter_invalid', 'default_currency')
}

function requestedCapabilities(wanted: object | undefined): string[] {
  const entries: [string, { requested?: boolean }][] = Object.entries(wanted ?? {})
  return entries.flatMap(([name, { requested }]) => (requested ? [name] : []))
}

function controllerOf(wanted: Stripe.AccountCreateParams.Controller | undefined): Stripe.Account.Controller {
  return {
    fees: { payer: wanted?.fees?.payer ?? 'account' },
    is_controller: true,
    losses: { payments: wanted?.losses?.payments ?? 'stripe' },
    requirement_collection: wanted?.requirement_collection ?? 'stripe',
    stripe_dashboard: { type: wanted?.stripe_dashboard?.type ?? 'full' },
    type: 'application',
  }
}

function emptyProfile(): Stripe.Account.BusinessProfile {
  return {
    mcc: null,
    minority_owned_business_designation: null,
    name: null,
    product_description: null,
    specified_commercial_transactions_act_url: null,
    support_address: null,
    support_email: null,
    support_phone: null,
    support_url: null,
    url: null,
  }
}

function profileOf(
  sent: Stripe.AccountCreateParams.BusinessProfile | undefined,
): Partial<Stripe.Account.BusinessProfile> {
  const { support_address: _, ...plain } = sent ?? {}
  return plain as Partial<Stripe.Account.BusinessProfile>
}

function settingsOf(name: string | null): Stripe.Account.Settings {
  return {
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: name, timezone: 'Etc/UTC' },
    payments: {
      statement_descriptor: null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: {
      debit_negative_balances: true,
      schedule: { delay_days: 2, interval: 'daily' },
      statement_descriptor: null,
    },
  }
}
