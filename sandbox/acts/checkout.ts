// Checkout Sessions: open, paid through an intent of their own, complete or expired.
import type Stripe from 'stripe'
import { type Core, change, need } from '../core/core'
import { invalidRequest, StripeError } from '../core/errors'
import { emit } from './emit'
import { closeIntent, createIntent } from './intents'

/** The intent of a session, made when the payer confirms for the first time. */
export function intentForSession(core: Core, account: string, sessionId: string): Stripe.PaymentIntent {
  const session = need(core, 'checkout.session', account, sessionId, 'session')
  checkOpen(core, session)
  if (typeof session.payment_intent === 'string') {
    return need(core, 'payment_intent', account, session.payment_intent)
  }
  const kept = core.store.get('session_lines', account, sessionId)
  const intent = createIntent(core, account, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? '',
    applicationFeeMinor: kept?.intent.applicationFeeMinor,
    description: kept?.intent.description,
    metadata: kept?.intent.metadata,
    methodTypes: session.payment_method_types,
    customer: typeof session.customer === 'string' ? session.customer : undefined,
    receiptEmail: kept?.intent.receiptEmail,
    statementDescriptorSuffix: kept?.intent.statementDescriptorSuffix,
    checkoutSession: sessionId,
  })
  change(core, 'checkout.session', account, session, { payment_intent: intent.id })
  return intent
}

/** A session whose time is over is over, even if no timer has come round yet. */
export function checkOpen(core: Core, session: Stripe.Checkout.Session): void {
  if (session.status === 'open' && session.expires_at > core.nowSeconds()) return
  const status = session.status === 'open' ? 'expired' : session.status
  throw new StripeError(400, {
    type: 'invalid_request_error',
    code: 'checkout_not_open',
    message: `This Checkout Session is ${status} and can no longer be paid.`,
  })
}

export function expireSession(
  core: Core,
  account: string,
  session: Stripe.Checkout.Session,
): Stripe.Checkout.Session {
  if (session.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    )
  }
  if (typeof session.payment_intent === 'string') {
    const intent = need(core, 'payment_intent', account, session.payment_intent)
    if (intent.status !== 'canceled') closeIntent(core, account, intent, 'automatic')
  }
  const expired = change(core, 'checkout.session', account, session, { status: 'expired', url: null })
  emit(core, account, 'checkout.session.expired', expired)
  return expired
}

/** Called with an intent that was just confirmed; does nothing when no session owns it. */
export function completeSession(core: Core, account: string, intent: Stripe.PaymentIntent): void {
  const session = sessionOf(core, account, intent)
  if (!session) return
  const details = core.store.get('payment_method', account, String(intent.payment_method))?.billing_details
  const completed = change(core, 'checkout.session', account, session, {
    status: 'complete',
    payment_status: intent.status === 'succeeded' ? 'paid' : 'unpaid',
    url: null,
    customer_details: {
      address: details?.address ?? null,
      business_name: null,
      email: details?.email ?? session.customer_email,
      individual_name: null,
      name: details?.name ?? null,
      phone: details?.phone ?? null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  })
  emit(core, account, 'checkout.session.completed', completed)
}

export function settleSession(core: Core, account: string, intent: Stripe.PaymentIntent): void {
  const session = sessionOf(core, account, intent)
  if (!session) return
  const paid = change(core, 'checkout.session', account, session, { payment_status: 'paid' })
  emit(core, account, 'checkout.session.async_payment_succeeded', paid)
}

export function failSession(core: Core, account: string, intent: Stripe.PaymentIntent): void {
  const session = sessionOf(core, account, intent)
  if (session) emit(core, account, 'checkout.session.async_payment_failed', session)
}

function sessionOf(
  core: Core,
  account: string,
  intent: Stripe.PaymentIntent,
): Stripe.Checkout.Session | undefined {
  const id = core.store.get('intent_note', account, intent.id)?.checkoutSession
  return id === undefined ? undefined : core.store.get('checkout.session', account, id)
}
