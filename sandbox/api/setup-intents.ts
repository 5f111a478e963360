// /v1/setup_intents, for the platform and for browsers.
import type Stripe from 'stripe'
import type { ConfirmOptions } from '../acts/confirm'
import { spendConfirmationToken } from '../acts/confirmation-tokens'
import { mergeMetadata } from '../acts/metadata'
import { cancelSetup, confirmSetup, createSetup, needSetup } from '../acts/setup-intents'
import { type Core, change, need } from '../core/core'
import { noSuch, refusedParameter, StripeError } from '../core/errors'
import type { RouteParams } from '../params/route-params'
import { type Call, type Route, route } from './call'
import { chooseMethod, refuseTwoOf } from './confirm-intent'
import { isCreatedIn, page } from './list'

export const setupIntentRoutes: Route[] = [
  route('POST /v1/setup_intents', create),
  route('GET /v1/setup_intents', ({ core, account, params }) => {
    const all = core.store.list('setup_intent', account).map(({ object }) => object)
    const wanted = all.filter(
      ({ created, customer, payment_method }) =>
        isCreatedIn(created, params.created) &&
        (params.customer === undefined || customer === params.customer) &&
        (params.payment_method === undefined || payment_method === params.payment_method),
    )
    return page(wanted, '/v1/setup_intents', params)
  }),
  route('GET /v1/setup_intents/:id', ({ core, account, path }) => needSetup(core, account, path.id)),
  route('POST /v1/setup_intents/:id/confirm', ({ core, account, params, path }) =>
    confirmByServer(core, account, needSetup(core, account, path.id), params),
  ),
  route('POST /v1/setup_intents/:id/cancel', ({ core, account, params, path }) =>
    cancelSetup(core, account, needSetup(core, account, path.id), params.cancellation_reason ?? null),
  ),
  route('BROWSER GET /v1/setup_intents/:id', ({ core, account, params, path }) =>
    needSecret(needSetup(core, account, path.id), params.client_secret),
  ),
  route('BROWSER POST /v1/setup_intents/:id/confirm', ({ core, account, params, path }) => {
    const setup = needSecret(needSetup(core, account, path.id), params.client_secret)
    return confirmSetup(core, account, setup, methodOf(core, account, setup, params), {
      ...{ returnUrl: params.return_url, usesStripeSdk: params.use_stripe_sdk },
      hasAcceptance: true,
    })
  }),
]

const UNSUPPORTED = [
  ...(['attach_to_self', 'customer_account', 'flow_directions', 'on_behalf_of'] as const),
  ...(['payment_method_options', 'single_use'] as const),
]
/** What only a call that confirms at once may say. */
const CONFIRMING = ['confirmation_token', 'mandate_data', 'return_url'] as const

function create({ core, account, params }: Call<'POST /v1/setup_intents'>): object {
  const unsupported = UNSUPPORTED.find((name) => params[name] !== undefined)
  if (unsupported !== undefined)
    throw refusedParameter(
      `The sandbox does not simulate ${unsupported}.`,
      'parameter_unsupported',
      unsupported,
    )
  const early = CONFIRMING.find((name) => params[name] !== undefined && !params.confirm)
  if (early !== undefined)
    throw refusedParameter(
      `The parameter ${early} can only be used when confirm is set to true.`,
      'parameter_invalid_combination',
      early,
    )
  const { automatic_payment_methods: automatic, allowed_payment_method_types: types, customer } = params
  if (automatic?.enabled && types) {
    throw refusedParameter(
      'You may only specify one of these parameters: automatic_payment_methods, allowed_payment_method_types.',
      'parameter_invalid_combination',
      'allowed_payment_method_types',
    )
  }
  if (customer !== undefined) need(core, 'customer', account, customer, 'customer')
  const setup = createSetup(core, account, {
    automatic: automatic as { enabled: boolean; allow_redirects?: 'always' | 'never' },
    customer,
    description: params.description,
    metadata: mergeMetadata({}, params.metadata),
    methodTypes: types,
    excluded: params.excluded_payment_method_types,
    usage: params.usage === 'on_session' ? 'on_session' : 'off_session',
  })
  if (params.confirm) return confirmByServer(core, account, setup, params)
  if (params.payment_method === undefined && params.payment_method_data === undefined) return setup
  return change(core, 'setup_intent', account, setup, {
    payment_method: methodOf(core, account, setup, params).id,
    status: 'requires_confirmation',
  })
}

/** By the secret key. */
function confirmByServer(
  core: Core,
  account: string,
  setup: Stripe.SetupIntent,
  params: Stripe.SetupIntentConfirmParams,
): Stripe.SetupIntent {
  refuseTwoOf(params, 'confirmation_token', ['payment_method', 'payment_method_data', 'mandate_data'])
  const options: ConfirmOptions = {
    returnUrl: params.return_url,
    usesStripeSdk: params.use_stripe_sdk,
    // A token of a bank account was made by whoever agreed to its mandate.
    hasAcceptance: Boolean(params.mandate_data || params.confirmation_token),
  }
  const mayRedirect = setup.automatic_payment_methods?.allow_redirects === 'always'
  if (mayRedirect && !options.returnUrl && !options.usesStripeSdk)
    throw refusedParameter(
      "This SetupIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
      'parameter_missing',
      'return_url',
    )
  return confirmSetup(core, account, setup, methodOf(core, account, setup, params), options)
}

type Means = Pick<
  RouteParams['BROWSER POST /v1/setup_intents/:id/confirm'],
  'confirmation_token' | 'payment_method'
> & { payment_method_data?: unknown }

function methodOf(
  core: Core,
  account: string,
  setup: Stripe.SetupIntent,
  { confirmation_token: token, payment_method: id, payment_method_data: data }: Means,
): Stripe.PaymentMethod {
  if (token !== undefined)
    return spendConfirmationToken(core, account, token, { setup_intent: setup.id }).method
  return chooseMethod(core, account, setup, id, data)
}

/** A wrong secret tells no more than a wrong id. */
function needSecret(setup: Stripe.SetupIntent, secret: string | undefined): Stripe.SetupIntent {
  if (secret === undefined) throw noSuch('setup_intent', setup.id, 'intent')
  if (secret === setup.client_secret) return setup
  throw new StripeError(400, {
    type: 'invalid_request_error',
    code: 'setup_intent_invalid_parameter',
    message:
      'The client_secret provided does not match any associated SetupIntent on this account. Ensure the publishable key used belongs to the same account that created the SetupIntent.',
    param: 'client_secret',
  })
}
