// What a call that confirms a PaymentIntent says, made into a payment method and the way it is confirmed.
import type Stripe from 'stripe'
import { type ConfirmOptions, confirmIntent } from '../acts/confirm'
import { spendConfirmationToken } from '../acts/confirmation-tokens'
import { checkChangeable } from '../acts/intents'
import type { MethodInput } from '../acts/method-input'
import { createPaymentMethod, resolvePaymentMethod } from '../acts/payment-methods'
import { type Core, change } from '../core/core'
import { invalidRequest, refusedParameter } from '../core/errors'
import type { RouteParams } from '../params/route-params'

/** By the secret key. */
export function confirmByServer(
  core: Core,
  account: string,
  before: Stripe.PaymentIntent,
  params: Stripe.PaymentIntentConfirmParams,
): Stripe.PaymentIntent {
  refuseTwoOf(params, 'confirmation_token', ['payment_method', 'payment_method_data', 'mandate_data'])
  refuseTwoOf(params, 'off_session', ['setup_future_usage'])
  const given = withTypes(core, account, before, params)
  const spent =
    params.confirmation_token === undefined
      ? undefined
      : spendConfirmationToken(core, account, params.confirmation_token, { payment_intent: before.id })
  const method =
    spent?.method ?? chooseMethod(core, account, given, params.payment_method, params.payment_method_data)
  const intent = withUsage(core, account, given, [
    params.setup_future_usage || undefined,
    spent?.token.setup_future_usage ?? undefined,
  ])
  const options: ConfirmOptions = {
    returnUrl: params.return_url ?? spent?.token.return_url ?? undefined,
    usesStripeSdk: params.use_stripe_sdk ?? spent?.token.use_stripe_sdk,
    isOffSession: params.off_session !== undefined && params.off_session !== false,
    hasAcceptance: Boolean(params.mandate_data || spent?.token.mandate_data),
    mandate: params.mandate,
  }
  if (params.error_on_requires_action) options.isOffSession = true
  checkReturnUrl(intent, options)
  return confirmIntent(core, account, intent, method, options)
}

/** By the publishable key and the intent's secret: whoever fills in the fields of a debit agrees to its mandate. */
export function confirmByBrowser(
  core: Core,
  account: string,
  before: Stripe.PaymentIntent,
  params: RouteParams['BROWSER POST /v1/payment_intents/:id/confirm'],
): Stripe.PaymentIntent {
  refuseTwoOf(params, 'confirmation_token', ['payment_method', 'payment_method_data'])
  const spent =
    params.confirmation_token === undefined
      ? undefined
      : spendConfirmationToken(core, account, params.confirmation_token, { payment_intent: before.id })
  const method =
    spent?.method ?? chooseMethod(core, account, before, params.payment_method, params.payment_method_data)
  const intent = withUsage(core, account, before, [
    params.setup_future_usage,
    spent?.token.setup_future_usage ?? undefined,
  ])
  return confirmIntent(core, account, intent, method, {
    returnUrl: params.return_url ?? spent?.token.return_url ?? undefined,
    usesStripeSdk: params.use_stripe_sdk,
    hasAcceptance: true,
  })
}

export function refuseTwoOf<T extends object>(
  params: T,
  one: keyof T & string,
  others: (keyof T & string)[],
): void {
  if (params[one] === undefined || params[one] === false) return
  const other = others.find((name) => params[name] !== undefined)
  if (other === undefined) return
  throw refusedParameter(
    `You may only specify one of these parameters: ${one}, ${other}.`,
    'parameter_invalid_combination',
    other,
  )
}

function withTypes(
  core: Core,
  account: string,
  intent: Stripe.PaymentIntent,
  { allowed_payment_method_types: types }: Stripe.PaymentIntentConfirmParams,
): Stripe.PaymentIntent {
  if (types === undefined) return intent
  checkChangeable(intent, 'allowed_payment_method_types')
  return change(core, 'payment_intent', account, intent, allowedTypes(types))
}

export const allowedTypes = (types: string[]): Partial<Stripe.PaymentIntent> => ({
  allowed_payment_method_types: types as Stripe.PaymentIntent.AllowedPaymentMethodType[],
  payment_method_types: types,
  automatic_payment_methods: null,
})

/** What the intent, the call and the token say of later payments must be the same, wherever they say it. */
function withUsage(
  core: Core,
  account: string,
  intent: Stripe.PaymentIntent,
  said: (string | undefined)[],
): Stripe.PaymentIntent {
  const wanted = said.find((usage) => usage !== undefined)
  if (wanted === undefined) return intent
  const known = intent.setup_future_usage
  const isRaised = known === 'on_session' && wanted === 'off_session'
  if (
    said.some((usage) => usage !== undefined && usage !== wanted) ||
    (known && known !== wanted && !isRaised)
  )
    throw invalidRequest(
      `The setup_future_usage (${wanted}) does not match that of the PaymentIntent (${known ?? 'null'}).`,
      { param: 'setup_future_usage' },
    )
  return change(core, 'payment_intent', account, intent, {
    setup_future_usage: wanted as Stripe.PaymentIntent.SetupFutureUsage,
  })
}

function checkReturnUrl(intent: Stripe.PaymentIntent, options: ConfirmOptions): void {
  const mayRedirect =
    intent.automatic_payment_methods && intent.automatic_payment_methods.allow_redirects !== 'never'
  if (!mayRedirect || options.returnUrl || options.usesStripeSdk || options.isOffSession) return
  throw invalidRequest(
    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    { param: 'return_url' },
  )
}

export function chooseMethod(
  core: Core,
  account: string,
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
  id: string | undefined,
  data: unknown,
): Stripe.PaymentMethod {
  if (data !== undefined && data !== null) return createPaymentMethod(core, account, data as MethodInput)
  const chosen = id ?? (typeof intent.payment_method === 'string' ? intent.payment_method : undefined)
  if (chosen === undefined) {
    const name = intent.object === 'payment_intent' ? 'PaymentIntent' : 'SetupIntent'
    throw invalidRequest(
      `You cannot confirm this ${name} because it's missing a payment method. You can either update the ${name} with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.`,
      { code: `${intent.object}_unexpected_state` },
    )
  }
  return resolvePaymentMethod(core, account, chosen)
}
