// What may be asked of a new Checkout Session, by ui_mode.
import type Stripe from 'stripe'
import { checkStatementSuffix, refuseStatementDescriptor } from '../acts/statement-rules'
import type { Core } from '../core/core'
import { refusedParameter, type StripeError } from '../core/errors'
import type { RouteParams } from '../params/route-params'

export type SessionParams = RouteParams['POST /v1/checkout/sessions']

const HALF_HOUR = 30 * 60
const DAY = 24 * 3600
const UNSUPPORTED = [
  'discounts',
  'shipping_options',
  'optional_items',
  'subscription_data',
  'setup_intent_data',
  'allow_promotion_codes',
  'payment_method_data',
] as const

export function uiModeOf(params: SessionParams): Stripe.Checkout.Session.UiMode {
  return params.ui_mode ?? 'hosted_page'
}

export function checkSessionParams(core: Core, params: SessionParams, uiMode: string): void {
  if (params.mode === undefined) throw missing('mode')
  if (params.mode !== 'payment') throw unsupported(`mode=${params.mode}`, 'mode')
  for (const name of UNSUPPORTED) if (params[name]) throw unsupported(name, name)
  if (params.automatic_tax?.enabled) throw unsupported('automatic_tax', 'automatic_tax')
  if (params.invoice_creation?.enabled) throw unsupported('invoice_creation', 'invoice_creation')
  const data = params.payment_intent_data
  if (data?.capture_method === 'manual' || data?.on_behalf_of || data?.transfer_data) {
    throw unsupported('this payment_intent_data', 'payment_intent_data')
  }
  checkStatementSuffix(data?.statement_descriptor_suffix, 'payment_intent_data[statement_descriptor_suffix]')
  refuseStatementDescriptor(data?.statement_descriptor, 'payment_intent_data[statement_descriptor]')
  checkUrls(params, uiMode)
  checkExpiry(core, params.expires_at)
}

function checkUrls(params: SessionParams, uiMode: string): void {
  for (const name of ['success_url', 'cancel_url', 'return_url'] as const) {
    const url = params[name]
    if (url === undefined) continue
    // {CHECKOUT_SESSION_ID} is filled in at the time of the redirect.
    const plain = url.replaceAll('{CHECKOUT_SESSION_ID}', 'cs')
    if (!URL.canParse(plain) || !/^https?:/.test(plain))
      throw refusedParameter('Not a valid URL', 'url_invalid', name)
  }
  if (uiMode === 'hosted_page') {
    if (params.success_url === undefined) throw missing('success_url')
    if (params.return_url !== undefined) throw refuse('return_url', uiMode)
    if (params.redirect_on_completion !== undefined) throw refuse('redirect_on_completion', uiMode)
    return
  }
  if (params.success_url !== undefined) throw refuse('success_url', uiMode)
  if (params.cancel_url !== undefined) throw refuse('cancel_url', uiMode)
  const isStaying = params.redirect_on_completion === 'never'
  if (uiMode === 'embedded_page' && params.return_url === undefined && !isStaying) throw missing('return_url')
  if (isStaying && params.return_url !== undefined) throw refuse('return_url', 'redirect_on_completion=never')
}

function checkExpiry(core: Core, expiresAt: number | undefined): void {
  if (expiresAt === undefined) return
  const seconds = expiresAt - core.nowSeconds()
  // A minute of grace for clocks that differ.
  if (Number.isInteger(expiresAt) && seconds >= HALF_HOUR - 60 && seconds <= DAY + 60) return
  throw refusedParameter(
    'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
    'parameter_invalid',
    'expires_at',
  )
}

function refuse(name: string, mode: string): StripeError {
  return refusedParameter(`You cannot use \`${name}\` with ${mode}.`, 'parameter_invalid_combination', name)
}

function missing(param: string): StripeError {
  return refusedParameter(`Missing required param: ${param}.`, 'parameter_missing', param)
}

function unsupported(what: string, param: string): StripeError {
  return refusedParameter(`The sandbox does not simulate ${what}.`, 'parameter_unsupported', param)
}
