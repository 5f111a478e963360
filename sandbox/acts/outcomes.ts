// How a try to pay ends: paid, declined, waiting for the bank or for the cardholder.
import type Stripe from 'stripe'
import { type Core, change } from '../core/core'
import { invalidRequest, StripeError } from '../core/errors'
import type { CardBehaviour } from '../core/kinds'
import { type ChargeInput, failCharge, pendCharge, succeedCharge } from './charges'
import { completeSession } from './checkout'
import { emit } from './emit'
import { later } from './later'
import { keepMethod } from './saved-methods'
import { type Decline, declineOf } from './test-cards'

export interface NextAction {
  returnUrl?: string
  /** Stripe.js handles the next action by itself, without leaving the page. */
  usesStripeSdk?: boolean
}

export function finish(core: Core, input: ChargeInput, behaviour: CardBehaviour): Stripe.PaymentIntent {
  const refusal = declineOf(behaviour)
  if (refusal) return decline(core, input, refusal)
  const { account, intent, method } = input
  const charge = succeedCharge(core, input)
  keepMethod(core, account, intent, method.id)
  const paid = succeedIntent(core, account, { ...intent, payment_method: method.id }, charge)
  completeSession(core, account, paid)
  if (behaviour === 'disputed') later(core, account, 'open_dispute', charge.id)
  return paid
}

/** Where the bank asks its question: within the page by Stripe.js, or on a page of its own. */
export function nextActionOf(
  core: Core,
  intentId: string,
  method: Stripe.PaymentMethod,
  options: NextAction,
): NonNullable<Stripe.PaymentIntent['next_action']> & NonNullable<Stripe.SetupIntent['next_action']> {
  if (!options.usesStripeSdk && !options.returnUrl) {
    const name = intentId.startsWith('seti_') ? 'Setup' : 'Payment'
    throw invalidRequest(
      `A \`return_url\` must be specified because this ${name} Intent requires the customer to authenticate.`,
      { param: 'return_url' },
    )
  }
  const url = `${core.url}/_sandbox/3ds/${intentId}`
  return options.usesStripeSdk
    ? {
        type: 'use_stripe_sdk',
        use_stripe_sdk: {
          type: 'three_d_secure_redirect',
          source: method.id,
          stripe_js: `${url}?mode=frame`,
        },
      }
    : {
        type: 'redirect_to_url',
        redirect_to_url: { return_url: options.returnUrl ?? null, url: `${url}?mode=redirect` },
      }
}

export function challenge(core: Core, input: ChargeInput, options: NextAction): Stripe.PaymentIntent {
  const { account, intent, method } = input
  const waiting = change(core, 'payment_intent', account, intent, {
    status: 'requires_action',
    payment_method: method.id,
    last_payment_error: null,
    next_action: nextActionOf(core, intent.id, method, options),
  })
  emit(core, account, 'payment_intent.requires_action', waiting)
  return waiting
}

export function startProcessing(core: Core, input: ChargeInput): Stripe.PaymentIntent {
  const { account, intent, method } = input
  const charge = pendCharge(core, input)
  keepMethod(core, account, intent, method.id)
  const processing = change(core, 'payment_intent', account, intent, {
    status: 'processing',
    payment_method: method.id,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
    processing: { type: method.type } as Stripe.PaymentIntent.Processing,
  })
  emit(core, account, 'payment_intent.processing', processing)
  emit(core, account, 'charge.pending', charge)
  completeSession(core, account, processing)
  return processing
}

export function succeedIntent(
  core: Core,
  account: string,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): Stripe.PaymentIntent {
  emit(core, account, 'charge.succeeded', charge)
  const paid = change(core, 'payment_intent', account, intent, {
    status: 'succeeded',
    amount_received: intent.amount,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
    processing: null,
  })
  emit(core, account, 'payment_intent.succeeded', paid)
  return paid
}

export function decline(core: Core, input: ChargeInput, reason: Decline): never {
  const charge = failCharge(core, input, reason)
  const back = blame(core, input.account, input.intent, charge, reason, 'card_error')
  throw new StripeError(
    402,
    {
      type: 'card_error',
      code: reason.code,
      decline_code: reason.declineCode,
      doc_url: `https://docs.stripe.com/error-codes/${reason.code.replaceAll('_', '-')}`,
      message: reason.message,
      charge: charge.id,
      payment_intent: back,
      payment_method: input.method,
    },
    { keepsEffects: true },
  )
}

/** A try that failed: the intent is payable again and says why. */
export function blame(
  core: Core,
  account: string,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  reason: Decline,
  type: 'card_error' | 'invalid_request_error',
): Stripe.PaymentIntent {
  const back = change(core, 'payment_intent', account, intent, {
    status: 'requires_payment_method',
    payment_method: null,
    latest_charge: charge.id,
    next_action: null,
    processing: null,
    last_payment_error: {
      charge: charge.id,
      code: reason.code as Stripe.PaymentIntent.LastPaymentError.Code,
      decline_code: reason.declineCode,
      message: reason.message,
      payment_method: methodOf(core, charge),
      type,
    },
  })
  emit(core, account, 'charge.failed', charge)
  emit(core, account, 'payment_intent.payment_failed', back)
  return back
}

export function refuseAuthentication(core: Core, input: ChargeInput): Stripe.PaymentIntent {
  const back = change(core, 'payment_intent', input.account, input.intent, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_payment_error: {
      code: 'payment_intent_authentication_failure',
      doc_url: 'https://docs.stripe.com/error-codes/payment-intent-authentication-failure',
      message:
        'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
      payment_method: input.method,
      type: 'invalid_request_error',
    },
  })
  emit(core, input.account, 'payment_intent.payment_failed', back)
  return back
}

function methodOf(core: Core, charge: Stripe.Charge): Stripe.PaymentMethod | undefined {
  return core.store.find('payment_method', charge.payment_method ?? '')?.object
}
