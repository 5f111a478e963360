// /v1/checkout/sessions
import type Stripe from 'stripe'
import { checkMayCharge } from '../acts/accounts'
import { checkAmount } from '../acts/amount-rules'
import { checkOpen, expireSession, intentForSession } from '../acts/checkout'
import { confirmIntent } from '../acts/confirm'
import { checkFee, methodTypesFor } from '../acts/intents'
import { later } from '../acts/later'
import { mergeMetadata } from '../acts/metadata'
import type { MethodInput } from '../acts/method-input'
import { createPaymentMethod, resolvePaymentMethod } from '../acts/payment-methods'
import { type Core, change, need } from '../core/core'
import { noSuch, refusedParameter } from '../core/errors'
import { randomText } from '../core/ids'
import { type Call, type Route, route } from './call'
import { linesOf } from './checkout-lines'
import { checkSessionParams, type SessionParams, uiModeOf } from './checkout-rules'
import { isCreatedIn, page } from './list'

const DAY_SECONDS = 24 * 3600

export const checkoutSessionRoutes: Route[] = [
  route('POST /v1/checkout/sessions', create),
  route('GET /v1/checkout/sessions', ({ core, account, params }) => {
    const sessions = core.store.list('checkout.session', account).map(({ object }) => object)
    const wanted = sessions.filter(
      (session) =>
        isCreatedIn(session.created, params.created) &&
        (params.status === undefined || session.status === params.status) &&
        (params.payment_intent === undefined || session.payment_intent === params.payment_intent),
    )
    return page(wanted, '/v1/checkout/sessions', params)
  }),
  route('GET /v1/checkout/sessions/:id', ({ core, account, path }) => needSession(core, account, path.id)),
  route('POST /v1/checkout/sessions/:id', ({ core, account, params, path }) => {
    const session = needSession(core, account, path.id)
    for (const name of [
      'collected_information',
      'line_items',
      'shipping_options',
      'payment_intent_data',
    ] as const) {
      if (params[name] !== undefined) {
        throw refusedParameter(`The sandbox does not update ${name}.`, 'parameter_unsupported', name)
      }
    }
    return change(core, 'checkout.session', account, session, {
      metadata: mergeMetadata(session.metadata, params.metadata),
    })
  }),
  route('POST /v1/checkout/sessions/:id/expire', ({ core, account, path }) =>
    expireSession(core, account, needSession(core, account, path.id)),
  ),
  route('GET /v1/checkout/sessions/:id/line_items', ({ core, account, params, path }) => {
    const session = needSession(core, account, path.id)
    const lines = core.store.get('session_lines', account, session.id)?.lines ?? []
    return page([...lines].reverse(), `/v1/checkout/sessions/${session.id}/line_items`, params)
  }),
  route('BROWSER GET /v1/checkout/sessions/:id', ({ core, account, params, path }) =>
    needSecret(needSession(core, account, path.id), params.client_secret),
  ),
  route('BROWSER POST /v1/checkout/sessions/:id/confirm', ({ core, account, params, path }) => {
    const session = needSecret(needSession(core, account, path.id), params.client_secret)
    checkOpen(core, session)
    const method =
      params.payment_method === undefined
        ? createPaymentMethod(core, account, (params.payment_method_data ?? {}) as MethodInput)
        : resolvePaymentMethod(core, account, params.payment_method)
    return paySession(core, account, session.id, method)
  }),
]

/** Answers the session, with the intent's next action beside it when the payer has to do something. */
export function paySession(
  core: Core,
  account: string,
  sessionId: string,
  method: Stripe.PaymentMethod,
): Stripe.Checkout.Session & { next_action?: Stripe.PaymentIntent.NextAction } {
  const intent = intentForSession(core, account, sessionId)
  const confirmed = confirmIntent(core, account, intent, method, {
    usesStripeSdk: true,
    hasAcceptance: true,
  })
  const session = needSession(core, account, sessionId)
  return confirmed.next_action ? { ...session, next_action: confirmed.next_action } : session
}

function create({ core, account, params }: Call<'POST /v1/checkout/sessions'>): Stripe.Checkout.Session {
  checkMayCharge(core, account)
  const uiMode = uiModeOf(params)
  checkSessionParams(core, params, uiMode)
  const lines = linesOf(core, params)
  const currency = lines[0]?.currency ?? ''
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0)
  checkAmount(total, currency, 'line_items')
  const fee = params.payment_intent_data?.application_fee_amount
  checkFee(account, fee, total, currency, 'payment_intent_data[application_fee_amount]')
  const id = `cs_test_a1${randomText(56)}`
  core.store.put('session_lines', account, {
    id,
    lines,
    intent: {
      applicationFeeMinor: fee,
      metadata: mergeMetadata({}, params.payment_intent_data?.metadata),
      description: params.payment_intent_data?.description,
      receiptEmail: params.payment_intent_data?.receipt_email,
      statementDescriptorSuffix: params.payment_intent_data?.statement_descriptor_suffix,
    },
  })
  const session = core.store.put(
    'checkout.session',
    account,
    newSession(core, params, { id, uiMode, currency, total }),
  )
  later(core, account, 'expire_session', id, session.expires_at - core.nowSeconds())
  return session
}

/** Features that the sandbox does not have, and what only paying fills in. */
const NOT_SIMULATED = {
  after_expiration: null,
  allow_promotion_codes: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [] as never[],
  customer_account: null,
  customer_details: null,
  discounts: [] as never[],
  invoice: null,
  invoice_creation: null,
  managed_payments: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_configuration_details: null,
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [] as never[],
  subscription: null,
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>

interface SessionFacts {
  id: string
  uiMode: Stripe.Checkout.Session.UiMode
  currency: string
  total: number
}

function newSession(core: Core, params: SessionParams, facts: SessionFacts): Stripe.Checkout.Session {
  const { id, uiMode, currency, total } = facts
  const isHosted = uiMode === 'hosted_page'
  const types = params.allowed_payment_method_types ?? methodTypesFor(currency)
  const excluded: string[] = params.excluded_payment_method_types ?? []
  return {
    ...NOT_SIMULATED,
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: isHosted ? null : `${id}_secret_${randomText(32)}`,
    created: core.nowSeconds(),
    currency,
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: params.customer ?? null,
    customer_creation: params.customer ? null : (params.customer_creation ?? 'if_required'),
    customer_email: params.customer_email ?? null,
    expires_at: params.expires_at ?? core.nowSeconds() + DAY_SECONDS,
    integration_identifier: params.integration_identifier ?? null,
    livemode: false,
    locale: params.locale ?? null,
    metadata: mergeMetadata({}, params.metadata),
    mode: 'payment',
    payment_method_collection: 'if_required',
    payment_method_options: {},
    payment_method_types: types.filter((type) => !excluded.includes(type)),
    payment_status: 'unpaid',
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    ...(isHosted ? {} : { redirect_on_completion: params.redirect_on_completion ?? 'always' }),
    ...(params.return_url === undefined ? {} : { return_url: params.return_url }),
    status: 'open',
    submit_type: params.submit_type ?? null,
    success_url: params.success_url ?? null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: uiMode,
    url: isHosted ? `${core.url}/c/pay/${id}` : null,
  }
}

function needSession(core: Core, account: string, id: string): Stripe.Checkout.Session {
  return need(core, 'checkout.session', account, id, 'session')
}

function needSecret(session: Stripe.Checkout.Session, secret: string | undefined): Stripe.Checkout.Session {
  if (secret !== undefined && secret === session.client_secret) return session
  throw noSuch('checkout.session', session.id, 'session')
}
