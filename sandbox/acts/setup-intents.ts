// Setup intents: a means is saved without a payment, and asks its owner like one.
import type Stripe from 'stripe'
import { type Core, change, need } from '../core/core'
import { invalidRequest, StripeError } from '../core/errors'
import { newId, randomText } from '../core/ids'
import { checkMayCharge } from './accounts'
import { applicationOf } from './charges'
import { asksCardholder, type ConfirmOptions, expired } from './confirm'
import { emit } from './emit'
import { createMandate } from './mandates'
import { nextActionOf } from './outcomes'
import { behaviourOf, isBankDebit } from './payment-methods'
import { checkWhoseMethod, keepMethod } from './saved-methods'
import { type Decline, setupDeclineOf } from './test-cards'

export interface SetupInput {
  automatic?: { enabled: boolean; allow_redirects?: 'always' | 'never' }
  customer?: string
  description?: string
  metadata: Stripe.Metadata
  methodTypes?: string[]
  excluded?: string[]
  usage: 'off_session' | 'on_session'
}

const ALL_TYPES = ['card', 'link', 'sepa_debit', 'us_bank_account']

export function createSetup(core: Core, account: string, input: SetupInput): Stripe.SetupIntent {
  const id = newId('seti').replace('_', '_1')
  const types = input.methodTypes as Stripe.SetupIntent.AllowedPaymentMethodType[] | undefined
  const setup = core.store.put('setup_intent', account, {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: types ?? null,
    application: applicationOf(account),
    automatic_payment_methods: types
      ? null
      : { allow_redirects: input.automatic?.allow_redirects ?? 'always', enabled: true },
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: core.nowSeconds(),
    customer: input.customer ?? null,
    customer_account: null,
    description: input.description ?? null,
    excluded_payment_method_types:
      (input.excluded as Stripe.SetupIntent.ExcludedPaymentMethodType[] | undefined) ?? null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: input.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: types ?? ALL_TYPES.filter((type) => !input.excluded?.includes(type)),
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: input.usage,
  })
  emit(core, account, 'setup_intent.created', setup)
  return setup
}

export const needSetup = (core: Core, account: string, id: string): Stripe.SetupIntent =>
  need(core, 'setup_intent', account, id, 'intent')

const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action']

/** Answers the intent as it is then. Throws a card error for a decline, whose effects stay. */
export function confirmSetup(
  core: Core,
  account: string,
  setup: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
  options: ConfirmOptions,
): Stripe.SetupIntent {
  checkOpen(setup, 'confirm', 'confirmed')
  checkMayCharge(core, account)
  if (!setup.payment_method_types.includes(method.type))
    throw invalidRequest(
      `The PaymentMethod provided (${method.type}) is not allowed for this SetupIntent. Please attach a PaymentMethod of one of the following types: ${setup.payment_method_types.join(', ')}.`,
      { code: 'payment_method_not_available', param: 'payment_method' },
    )
  checkWhoseMethod(core, account, typeof setup.customer === 'string' ? setup.customer : null, method)
  if (isBankDebit(method)) {
    if (!options.hasAcceptance)
      throw invalidRequest(
        'Please provide a mandate_data: this payment method requires that its owner has accepted a mandate.',
        { code: 'parameter_missing', param: 'mandate_data' },
      )
    return succeed(core, account, setup, method)
  }
  const behaviour = expired(core, method) ? 'expired_card' : behaviourOf(core, method.id)
  const refusal = setupDeclineOf(behaviour)
  if (refusal) return declineSetup(core, account, setup, method, refusal)
  if (!asksCardholder(core, account, method, behaviour, {})) return succeed(core, account, setup, method)
  const waiting = change(core, 'setup_intent', account, setup, {
    status: 'requires_action',
    payment_method: method.id,
    latest_attempt: newId('setatt'),
    last_setup_error: null,
    next_action: nextActionOf(core, setup.id, method, options),
  })
  emit(core, account, 'setup_intent.requires_action', waiting)
  return waiting
}

function checkOpen(setup: Stripe.SetupIntent, verb: string, done: string): void {
  if (OPEN.includes(setup.status)) return
  throw unexpected(
    setup,
    setup.status === 'succeeded'
      ? `You cannot ${verb} this SetupIntent because it has already succeeded.`
      : `You cannot ${verb} this SetupIntent because it has a status of ${setup.status}. Only a SetupIntent with one of the following statuses may be ${done}: ${OPEN.join(', ')}.`,
  )
}

function succeed(
  core: Core,
  account: string,
  setup: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
): Stripe.SetupIntent {
  const isDebit = isBankDebit(method)
  const mandate = isDebit ? createMandate(core, account, method, { type: 'multi_use' }) : null
  keepMethod(core, account, { customer: setup.customer, setup_future_usage: setup.usage }, method.id)
  const done = change(core, 'setup_intent', account, setup, {
    status: 'succeeded',
    payment_method: method.id,
    mandate: mandate?.id ?? null,
    latest_attempt: newId('setatt'),
    last_setup_error: null,
    next_action: null,
  })
  emit(core, account, 'setup_intent.succeeded', done)
  return done
}

/** A try that failed: the intent asks for another means, and says why. */
function fail(
  core: Core,
  account: string,
  setup: Stripe.SetupIntent,
  error: Stripe.SetupIntent.LastSetupError,
): Stripe.SetupIntent {
  const back = change(core, 'setup_intent', account, setup, {
    status: 'requires_payment_method',
    payment_method: null,
    latest_attempt: newId('setatt'),
    next_action: null,
    last_setup_error: error,
  })
  emit(core, account, 'setup_intent.setup_failed', back)
  return back
}

function declineSetup(
  core: Core,
  account: string,
  setup: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
  { code, declineCode, message }: Decline,
): never {
  const said = {
    type: 'card_error' as const,
    code,
    decline_code: declineCode,
    doc_url: `https://docs.stripe.com/error-codes/${code.replaceAll('_', '-')}`,
    message,
    payment_method: method,
  }
  const back = fail(core, account, setup, said)
  throw new StripeError(402, { ...said, setup_intent: back }, { keepsEffects: true })
}

/** The cardholder's answer. A failed one leaves the intent open for another means. */
export function completeSetupAuthentication(
  core: Core,
  account: string,
  id: string,
  outcome: 'succeed' | 'fail',
): Stripe.SetupIntent {
  const setup = needSetup(core, account, id)
  if (setup.status !== 'requires_action' || typeof setup.payment_method !== 'string')
    throw unexpected(setup, `This SetupIntent awaits no authentication: it has a status of ${setup.status}.`)
  const method = need(core, 'payment_method', account, setup.payment_method)
  if (outcome === 'succeed') return succeed(core, account, setup, method)
  return fail(core, account, setup, {
    type: 'invalid_request_error',
    code: 'setup_intent_authentication_failure',
    doc_url: 'https://docs.stripe.com/error-codes/setup-intent-authentication-failure',
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    payment_method: method,
  })
}

export function cancelSetup(
  core: Core,
  account: string,
  setup: Stripe.SetupIntent,
  reason: Stripe.SetupIntent.CancellationReason | null,
): Stripe.SetupIntent {
  checkOpen(setup, 'cancel', 'canceled')
  const canceled = change(core, 'setup_intent', account, setup, {
    status: 'canceled',
    cancellation_reason: reason,
    next_action: null,
  })
  emit(core, account, 'setup_intent.canceled', canceled)
  return canceled
}

function unexpected(setup: Stripe.SetupIntent, message: string): StripeError {
  return new StripeError(400, {
    type: 'invalid_request_error',
    code: 'setup_intent_unexpected_state',
    doc_url: 'https://docs.stripe.com/error-codes/setup-intent-unexpected-state',
    message,
    setup_intent: setup,
  })
}
