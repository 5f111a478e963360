// Payment intents from creation to cancellation; confirm.ts holds what happens between.
import type Stripe from 'stripe'
import { type Core, change, standsAlone } from '../core/core'
import { invalidRequest, StripeError } from '../core/errors'
import { newId, randomText } from '../core/ids'
import { checkMayCharge } from './accounts'
import { checkAmount, checkCurrency, checkStep } from './amount-rules'
import { applicationOf } from './charges'
import { emit } from './emit'
import { checkStatementSuffix } from './statement-rules'

export interface IntentInput {
  amount: number
  currency: string
  applicationFeeMinor?: number
  customer?: string
  description?: string
  metadata?: Stripe.Metadata
  methodTypes?: string[]
  automatic?: { enabled: boolean; allow_redirects?: 'always' | 'never' }
  receiptEmail?: string
  statementDescriptor?: string
  statementDescriptorSuffix?: string
  shipping?: Stripe.PaymentIntent.Shipping
  setupFutureUsage?: Stripe.PaymentIntent.SetupFutureUsage
  checkoutSession?: string
}

export function createIntent(core: Core, account: string, input: IntentInput): Stripe.PaymentIntent {
  const currency = checkCurrency(input.currency)
  checkAmount(input.amount, currency)
  checkFee(account, input.applicationFeeMinor, input.amount, currency)
  checkStatementSuffix(input.statementDescriptorSuffix)
  checkMayCharge(core, account)
  const id = newId('pi').replace('_', '_3')
  core.store.put('intent_note', account, { id, checkoutSession: input.checkoutSession })
  const intent = core.store.put('payment_intent', account, {
    id,
    object: 'payment_intent',
    allowed_payment_method_types:
      (input.methodTypes as Stripe.PaymentIntent.AllowedPaymentMethodType[] | undefined) ?? null,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: applicationOf(account),
    application_fee_amount: input.applicationFeeMinor ?? null,
    automatic_payment_methods: input.methodTypes
      ? null
      : { allow_redirects: input.automatic?.allow_redirects ?? 'always', enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: core.nowSeconds(),
    currency,
    customer: input.customer ?? null,
    customer_account: null,
    description: input.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: input.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: 'automatic',
      },
    },
    payment_method_types: input.methodTypes ?? methodTypesFor(currency),
    payment_record: null,
    processing: null,
    receipt_email: input.receiptEmail ?? null,
    review: null,
    setup_future_usage: input.setupFutureUsage ?? null,
    shipping: input.shipping ?? null,
    source: null,
    statement_descriptor: input.statementDescriptor ?? null,
    statement_descriptor_suffix: input.statementDescriptorSuffix ?? null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  })
  emit(core, account, 'payment_intent.created', intent)
  return intent
}

/** What the Dashboard of an account would offer for a currency. */
export function methodTypesFor(currency: string): string[] {
  if (currency === 'eur') return ['card', 'link', 'sepa_debit']
  if (currency === 'usd') return ['card', 'link', 'us_bank_account']
  return ['card', 'link']
}

export function checkFee(
  account: string,
  fee: number | undefined,
  amount: number,
  currency: string,
  param = 'application_fee_amount',
): void {
  if (fee === undefined) return
  if (standsAlone(account)) {
    throw invalidRequest(
      'Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) or destination payment (using `transfer_data[destination]`).',
      { param },
    )
  }
  checkStep(fee, currency, param)
  if (fee === 0) {
    throw invalidRequest('Invalid positive integer', { code: 'parameter_invalid_integer', param })
  }
  if (fee > amount) {
    throw invalidRequest('The application fee must be less than or equal to the charge amount.', {
      code: 'application_fee_too_large',
      param,
    })
  }
}

const CHANGEABLE = ['requires_payment_method', 'requires_confirmation']

/** Money and methods of an intent can only change before it is under way. */
export function checkChangeable(intent: Stripe.PaymentIntent, field: string): void {
  if (CHANGEABLE.includes(intent.status)) return
  throw unexpectedState(
    intent,
    `This PaymentIntent's ${field} could not be updated because it has a status of ${intent.status}. You may only update the ${field} of a PaymentIntent with one of the following statuses: ${CHANGEABLE.join(', ')}.`,
  )
}

const CANCELABLE = ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action']

export function cancelIntent(
  core: Core,
  account: string,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  const session = core.store.get('intent_note', account, intent.id)?.checkoutSession
  if (session) {
    throw invalidRequest(
      `You cannot cancel this PaymentIntent because it was created by a Checkout Session. To cancel it, expire the Checkout Session ${session} instead.`,
    )
  }
  if (!CANCELABLE.includes(intent.status)) {
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`,
    )
  }
  return closeIntent(core, account, intent, reason)
}

/** Cancels without asking whether that is allowed, as Stripe itself does. */
export function closeIntent(
  core: Core,
  account: string,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): Stripe.PaymentIntent {
  const canceled = change(core, 'payment_intent', account, intent, {
    status: 'canceled',
    canceled_at: core.nowSeconds(),
    cancellation_reason: reason,
    next_action: null,
  })
  emit(core, account, 'payment_intent.canceled', canceled)
  return canceled
}

export function unexpectedState(intent: Stripe.PaymentIntent, message: string): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    doc_url: 'https://docs.stripe.com/error-codes/payment-intent-unexpected-state',
    message,
    payment_intent: intent,
  })
}
