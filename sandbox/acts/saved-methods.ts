// Payment methods that stay with a customer, and those that were used up.
import type Stripe from 'stripe'
import { type Core, change, need } from '../core/core'
import { invalidRequest } from '../core/errors'
import { emit } from './emit'

export function attachMethod(
  core: Core,
  account: string,
  method: Stripe.PaymentMethod,
  customer: string,
): Stripe.PaymentMethod {
  need(core, 'customer', account, customer, 'customer')
  checkNotUsedUp(core, account, method)
  if (method.customer === customer) return method
  if (method.customer !== null)
    throw invalidRequest('The payment method you provided has already been attached to a customer.')
  const attached = change(core, 'payment_method', account, method, { customer })
  emit(core, account, 'payment_method.attached', attached)
  return attached
}

/** A method that was detached is never used again. */
export function detachMethod(core: Core, account: string, id: string): Stripe.PaymentMethod {
  const method = need(core, 'payment_method', account, id, 'payment_method')
  if (method.customer === null) {
    throw invalidRequest(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    )
  }
  const detached = change(core, 'payment_method', account, method, { customer: null })
  note(core, account, id, { isUsedUp: true })
  emit(core, account, 'payment_method.detached', detached, method)
  return detached
}

/** Whether the payer of an intent may pay with this method, or an earlier one has it. */
export function checkWhoseMethod(
  core: Core,
  account: string,
  customer: string | null,
  method: Stripe.PaymentMethod,
): void {
  checkNotUsedUp(core, account, method)
  if (method.customer === null || method.customer === customer) return
  if (customer === null) {
    throw invalidRequest(
      `The provided PaymentMethod (${method.id}) belongs to the Customer ${String(method.customer)}. Please include the Customer in the \`customer\` parameter.`,
      { param: 'customer' },
    )
  }
  throw invalidRequest(
    `The customer does not have a payment method with the ID ${method.id}. The payment method must be attached to the customer.`,
    { param: 'payment_method' },
  )
}

function checkNotUsedUp(core: Core, account: string, { id }: Stripe.PaymentMethod): void {
  if (!core.store.get('card_behaviour', account, id)?.isUsedUp) return
  throw invalidRequest(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
    { param: 'payment_method' },
  )
}

/** What a payment that went through leaves of its method: saved for its customer, or used up. */
export function keepMethod(
  core: Core,
  account: string,
  intent: { customer: Stripe.PaymentIntent['customer']; setup_future_usage: string | null },
  methodId: string,
): void {
  const method = core.store.get('payment_method', account, methodId)
  if (!method) return
  if (intent.setup_future_usage === null) {
    if (method.customer === null) note(core, account, methodId, { isUsedUp: true })
    return
  }
  if (intent.setup_future_usage === 'off_session') note(core, account, methodId, { isSetUp: true })
  if (typeof intent.customer === 'string') attachMethod(core, account, method, intent.customer)
}

/** Whether it was saved for payments without its owner. */
export const isSetUp = (core: Core, account: string, methodId: string): boolean =>
  core.store.get('card_behaviour', account, methodId)?.isSetUp ?? false

function note(
  core: Core,
  account: string,
  id: string,
  fields: { isUsedUp?: boolean; isSetUp?: boolean },
): void {
  const known = core.store.get('card_behaviour', account, id) ?? { id, behaviour: 'ok' as const }
  core.store.put('card_behaviour', account, { ...known, ...fields })
}
