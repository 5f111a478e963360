// Confirming an intent, and answering the challenge that may come of it.
import type Stripe from 'stripe'
import { type Core, need } from '../core/core'
import { invalidRequest } from '../core/errors'
import type { CardBehaviour } from '../core/kinds'
import { checkMayCharge } from './accounts'
import type { ChargeInput } from './charges'
import { unexpectedState } from './intents'
import { createMandate, needMandate, standingMandate } from './mandates'
import {
  challenge,
  decline,
  finish,
  type NextAction,
  refuseAuthentication,
  startProcessing,
} from './outcomes'
import { behaviourOf, isBankDebit } from './payment-methods'
import { checkWhoseMethod, isSetUp } from './saved-methods'

export interface ConfirmOptions extends NextAction {
  /** A payer who is not there cannot be asked: the challenge is a decline. */
  isOffSession?: boolean
  /** Of a bank debit: the payer has just agreed to it. */
  hasAcceptance?: boolean
  mandate?: string
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
  checkConfirmable(core, account, intent, method)
  const note = core.store.get('intent_note', account, intent.id)
  core.store.put('intent_note', account, { ...note, id: intent.id, returnUrl: options.returnUrl })
  const input = { account, intent, method, isAuthenticated: false }
  if (isBankDebit(method)) {
    return startProcessing(core, { ...input, mandate: mandateFor(core, input, options).id })
  }
  const behaviour = expired(core, method) ? 'expired_card' : behaviourOf(core, method.id)
  if (!asksCardholder(core, account, method, behaviour, options)) return finish(core, input, behaviour)
  if (!options.isOffSession) return challenge(core, input, options)
  return decline(core, input, {
    code: 'authentication_required',
    declineCode: 'authentication_required',
    message: 'Your card was declined. This transaction requires authentication.',
  })
}

function checkConfirmable(
  core: Core,
  account: string,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): void {
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
  checkWhoseMethod(core, account, typeof intent.customer === 'string' ? intent.customer : null, method)
}

/** A card that was good when it was saved. */
export function expired(core: Core, { card }: Stripe.PaymentMethod): boolean {
  if (!card) return false
  return core.now() >= Date.UTC(card.exp_year, card.exp_month, 1)
}

export function asksCardholder(
  core: Core,
  account: string,
  method: Stripe.PaymentMethod,
  behaviour: CardBehaviour,
  { isOffSession }: ConfirmOptions,
): boolean {
  switch (behaviour) {
    case 'three_d_secure':
      return true
    case 'asks_once':
      return !(isOffSession && isSetUp(core, account, method.id))
    case 'asks_present':
    case 'asks_then_declines':
      return !isOffSession
    default:
      return false
  }
}

function mandateFor(
  core: Core,
  { account, intent, method }: ChargeInput,
  { hasAcceptance, isOffSession, mandate }: ConfirmOptions,
): Stripe.Mandate {
  if (isOffSession || mandate !== undefined || !hasAcceptance)
    return needMandate(core, account, method, mandate)
  const standing = standingMandate(core, account, method.id)
  if (standing?.status === 'active') return standing
  const { amount, currency, setup_future_usage: usage } = intent
  return createMandate(
    core,
    account,
    method,
    usage === 'off_session' ? { type: 'multi_use' } : { type: 'single_use', amount, currency },
  )
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
  if (outcome === 'fail') return refuseAuthentication(core, input)
  const behaviour = behaviourOf(core, method.id)
  return finish(core, input, behaviour === 'asks_then_declines' ? behaviour : 'ok')
}

function checkMethodFits(intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): void {
  if (intent.payment_method_types.includes(method.type)) return
  throw invalidRequest(
    `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${intent.payment_method_types.join(', ')}. Alternatively update the allowed payment_method_types for this PaymentIntent to include "${method.type}".`,
    { code: 'payment_method_not_available', param: 'payment_method' },
  )
}
