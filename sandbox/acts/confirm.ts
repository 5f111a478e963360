// Confirming an intent, and answering the challenge that may come of it.
import type Stripe from 'stripe'
import { type Core, need } from '../core/core'
import { invalidRequest } from '../core/errors'
import { checkMayCharge } from './accounts'
import { unexpectedState } from './intents'
import {
  challenge,
  decline,
  finish,
  type NextAction,
  refuseAuthentication,
  startProcessing,
} from './outcomes'
import { behaviourOf, isBankDebit } from './payment-methods'

export interface ConfirmOptions extends NextAction {
  /** A payer who is not there cannot be asked: the challenge is a decline. */
  isOffSession?: boolean
}

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action']

/** Answers the intent as it is then. Throws a card error for a decline, whose effects stay. */
export function confirmIntent(
  core: Core,
  account: string,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  options: ConfirmOptions,
): Stripe.PaymentIntent {
  if (!CONFIRMABLE.includes(intent.status)) {
    throw unexpectedState(
      intent,
      intent.status === 'succeeded'
        ? 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
        : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: ${CONFIRMABLE.join(', ')}.`,
    )
  }
  checkMayCharge(core, account)
  checkMethodFits(intent, method)
  const behaviour = behaviourOf(core, method.id)
  const note = core.store.get('intent_note', account, intent.id)
  core.store.put('intent_note', account, { ...note, id: intent.id, returnUrl: options.returnUrl })
  const input = { account, intent, method, isAuthenticated: false }
  if (isBankDebit(method)) return startProcessing(core, input)
  if (behaviour === 'three_d_secure') {
    if (options.isOffSession) {
      return decline(core, input, {
        code: 'authentication_required',
        declineCode: 'authentication_required',
        message: 'Your card was declined. This transaction requires authentication.',
      })
    }
    return challenge(core, input, options)
  }
  return finish(core, input, behaviour)
}

/** The cardholder's answer to a challenge. A failed one leaves the intent payable by another try. */
export function completeAuthentication(
  core: Core,
  account: string,
  id: string,
  outcome: 'succeed' | 'fail',
): Stripe.PaymentIntent {
  const intent = need(core, 'payment_intent', account, id, 'intent')
  if (intent.status !== 'requires_action' || typeof intent.payment_method !== 'string') {
    throw unexpectedState(
      intent,
      `This PaymentIntent awaits no authentication: it has a status of ${intent.status}.`,
    )
  }
  const method = need(core, 'payment_method', account, intent.payment_method)
  const input = { account, intent, method, isAuthenticated: true }
  if (outcome === 'succeed') return finish(core, input, 'ok')
  return refuseAuthentication(core, input)
}

function checkMethodFits(intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): void {
  if (intent.payment_method_types.includes(method.type)) return
  throw invalidRequest(
    `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${intent.payment_method_types.join(', ')}. Alternatively update the allowed payment_method_types for this PaymentIntent to include "${method.type}".`,
    { code: 'payment_method_not_available', param: 'payment_method' },
  )
}
