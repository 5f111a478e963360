// /v1/payment_intents, for the platform and for browsers.
import type Stripe from 'stripe'
import { checkAmount, checkCurrency } from '../acts/amount-rules'
import { cancelIntent, checkChangeable, checkFee, createIntent } from '../acts/intents'
import { mergeMetadata } from '../acts/metadata'
import { refuseStatementDescriptor } from '../acts/statement-rules'
import { type Core, change, need } from '../core/core'
import { invalidRequest, noSuch, refusedParameter, StripeError } from '../core/errors'
import type { RouteParams } from '../params/route-params'
import { type Call, type Route, route } from './call'
import { allowedTypes, chooseMethod, confirmByBrowser, confirmByServer } from './confirm-intent'
import { isCreatedIn, page } from './list'

export const paymentIntentRoutes: Route[] = [
  route('POST /v1/payment_intents', create),
  route('GET /v1/payment_intents', ({ core, account, params }) => {
    const intents = core.store.list('payment_intent', account).map(({ object }) => object)
    const wanted = intents.filter(
      (intent) =>
        isCreatedIn(intent.created, params.created) &&
        (params.customer === undefined || intent.customer === params.customer),
    )
    return page(wanted, '/v1/payment_intents', params)
  }),
  route('GET /v1/payment_intents/:id', ({ core, account, path }) => needIntent(core, account, path.id)),
  route('POST /v1/payment_intents/:id', update),
  route('POST /v1/payment_intents/:id/confirm', ({ core, account, params, path }) => {
    const intent = needIntent(core, account, path.id)
    return confirmByServer(core, account, intent, params)
  }),
  route('POST /v1/payment_intents/:id/cancel', ({ core, account, params, path }) =>
    cancelIntent(core, account, needIntent(core, account, path.id), params.cancellation_reason ?? null),
  ),
  route('BROWSER GET /v1/payment_intents/:id', ({ core, account, params, path }) =>
    needSecret(needIntent(core, account, path.id), params.client_secret),
  ),
  route('BROWSER POST /v1/payment_intents/:id/confirm', ({ core, account, params, path }) => {
    const intent = needSecret(needIntent(core, account, path.id), params.client_secret)
    return confirmByBrowser(core, account, intent, params)
  }),
]

function create({ core, account, params }: Call<'POST /v1/payment_intents'>): object {
  if (params.automatic_payment_methods?.enabled && params.allowed_payment_method_types) {
    throw refusedParameter(
      'You may only specify one of these parameters: automatic_payment_methods, allowed_payment_method_types.',
      'parameter_invalid_combination',
      'allowed_payment_method_types',
    )
  }
  refuseUnsupported(params)
  refuseUnconfirmed(params)
  refuseStatementDescriptor(params.statement_descriptor)
  const { customer } = params
  if (customer !== undefined) need(core, 'customer', account, customer, 'customer')
  const intent = createIntent(core, account, {
    amount: params.amount,
    currency: params.currency,
    applicationFeeMinor: params.application_fee_amount,
    customer,
    description: params.description,
    metadata: mergeMetadata({}, params.metadata),
    methodTypes: params.allowed_payment_method_types,
    automatic: params.automatic_payment_methods as { enabled: boolean; allow_redirects?: 'always' | 'never' },
    receiptEmail: params.receipt_email,
    statementDescriptor: params.statement_descriptor,
    statementDescriptorSuffix: params.statement_descriptor_suffix,
    setupFutureUsage: params.setup_future_usage,
  })
  if (params.confirm)
    return confirmByServer(core, account, intent, { ...params, setup_future_usage: undefined })
  if (params.payment_method === undefined && params.payment_method_data === undefined) return intent
  const method = chooseMethod(core, account, intent, params.payment_method, params.payment_method_data)
  return change(core, 'payment_intent', account, intent, {
    payment_method: method.id,
    status: 'requires_confirmation',
  })
}

/** Better no than a wrong yes: what the sandbox would silently get wrong. */
function refuseUnsupported(params: Stripe.PaymentIntentCreateParams): void {
  const manual = params.capture_method === 'manual'
  const named = manual
    ? 'capture_method'
    : params.on_behalf_of !== undefined
      ? 'on_behalf_of'
      : params.transfer_data !== undefined
        ? 'transfer_data'
        : undefined
  if (named) throw refusedParameter(`The sandbox does not simulate ${named}.`, 'parameter_unsupported', named)
}

/** What only a call that confirms at once may say. */
function refuseUnconfirmed(params: Stripe.PaymentIntentCreateParams): void {
  const both = params.off_session && params.setup_future_usage !== undefined
  const early = (
    ['off_session', 'confirmation_token', 'mandate', 'mandate_data', 'return_url'] as const
  ).find((name) => params[name] !== undefined && params[name] !== false && !params.confirm)
  if (early !== undefined)
    throw refusedParameter(
      `The parameter ${early} can only be used when confirm is set to true.`,
      'parameter_invalid_combination',
      early,
    )
  if (both)
    throw refusedParameter(
      'You may only specify one of these parameters: off_session, setup_future_usage.',
      'parameter_invalid_combination',
      'setup_future_usage',
    )
}

function update({ core, account, params, path }: Call<'POST /v1/payment_intents/:id'>): object {
  const intent = needIntent(core, account, path.id)
  const fields: Partial<Stripe.PaymentIntent> = {}
  const session = core.store.get('intent_note', account, intent.id)?.checkoutSession
  const touchesMoney = params.amount ?? params.currency ?? params.application_fee_amount
  if (session && touchesMoney !== undefined) {
    throw invalidRequest(
      'The amount of a PaymentIntent that was created by a Checkout Session cannot be updated.',
    )
  }
  if (touchesMoney !== undefined) Object.assign(fields, changedMoney(account, intent, params))
  if (params.payment_method !== undefined || params.payment_method_data !== undefined) {
    checkChangeable(intent, 'payment_method')
    const method = chooseMethod(core, account, intent, params.payment_method, params.payment_method_data)
    fields.payment_method = method.id
    fields.status = 'requires_confirmation'
  }
  if (params.allowed_payment_method_types) {
    checkChangeable(intent, 'allowed_payment_method_types')
    Object.assign(fields, allowedTypes(params.allowed_payment_method_types))
  }
  if (params.metadata !== undefined) fields.metadata = mergeMetadata(intent.metadata, params.metadata)
  if (params.description !== undefined) fields.description = params.description || null
  if (params.receipt_email !== undefined) fields.receipt_email = params.receipt_email || null
  if (params.setup_future_usage !== undefined) {
    checkChangeable(intent, 'setup_future_usage')
    fields.setup_future_usage = (params.setup_future_usage ||
      null) as Stripe.PaymentIntent['setup_future_usage']
  }
  if (params.customer !== undefined) {
    fields.customer = need(core, 'customer', account, params.customer, 'customer').id
  }
  if (intent.last_payment_error) fields.last_payment_error = null
  return change(core, 'payment_intent', account, intent, fields)
}

function changedMoney(
  account: string,
  intent: Stripe.PaymentIntent,
  params: RouteParams['POST /v1/payment_intents/:id'],
): Partial<Stripe.PaymentIntent> {
  checkChangeable(intent, params.amount === undefined ? 'application_fee_amount' : 'amount')
  const currency = params.currency === undefined ? intent.currency : checkCurrency(params.currency)
  const amount = params.amount ?? intent.amount
  checkAmount(amount, currency)
  const asked = params.application_fee_amount
  const fee = asked === undefined ? intent.application_fee_amount : asked === '' ? null : asked
  checkFee(account, fee ?? undefined, amount, currency)
  return { amount, currency, application_fee_amount: fee }
}

function needIntent(core: Core, account: string, id: string): Stripe.PaymentIntent {
  return need(core, 'payment_intent', account, id, 'intent')
}

/** A wrong secret tells no more than a wrong id. */
function needSecret(intent: Stripe.PaymentIntent, secret: string | undefined): Stripe.PaymentIntent {
  if (secret === undefined) throw noSuch('payment_intent', intent.id, 'intent')
  if (secret === intent.client_secret) return intent
  throw new StripeError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_invalid_parameter',
    message:
      'The client_secret provided does not match any associated PaymentIntent on this account. Ensure the publishable key used belongs to the same account that created the PaymentIntent.',
    param: 'client_secret',
  })
}
