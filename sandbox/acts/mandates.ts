// Mandates: what a payer has agreed to that a bank account may be debited for, once or many times.
import type Stripe from 'stripe'
import { type Core, change, need } from '../core/core'
import { StripeError } from '../core/errors'
import { newId, randomText } from '../core/ids'
import { emit } from './emit'

/** One that stands for later debits as well, or for this one alone. */
export function createMandate(
  core: Core,
  account: string,
  method: Stripe.PaymentMethod,
  use: { type: 'multi_use' } | { type: 'single_use'; amount: number; currency: string },
): Stripe.Mandate {
  const { type, ...single } = use
  return core.store.put('mandate', account, {
    id: newId('mandate'),
    object: 'mandate',
    customer_acceptance: {
      accepted_at: core.nowSeconds(),
      online: { ip_address: '127.0.0.1', user_agent: 'sandbox' },
      type: 'online',
    },
    livemode: false,
    ...('amount' in single ? { single_use: single } : { multi_use: {} }),
    payment_method: method.id,
    payment_method_details: detailsOf(core, method),
    status: 'active',
    type,
  })
}

function detailsOf(core: Core, method: Stripe.PaymentMethod): Stripe.Mandate.PaymentMethodDetails {
  if (method.type !== 'sepa_debit') return { type: method.type, [method.type]: {} }
  const reference = randomText(16).toUpperCase()
  return {
    type: 'sepa_debit',
    sepa_debit: { reference, url: `${core.url}/_sandbox/mandates/${reference}` },
  }
}

/** The newest that allows one debit after the other. */
export function standingMandate(core: Core, account: string, methodId: string): Stripe.Mandate | undefined {
  return core.store
    .list('mandate', account)
    .map(({ object }) => object)
    .findLast(({ payment_method, type }) => payment_method === methodId && type === 'multi_use')
}

/** The one that a debit without its payer rests on. */
export function needMandate(
  core: Core,
  account: string,
  method: Stripe.PaymentMethod,
  id: string | undefined,
): Stripe.Mandate {
  const mandate =
    id === undefined
      ? standingMandate(core, account, method.id)
      : need(core, 'mandate', account, id, 'mandate')
  if (mandate?.status === 'active' && mandate.payment_method === method.id) return mandate
  throw new StripeError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_mandate_invalid',
    doc_url: 'https://docs.stripe.com/error-codes/payment-intent-mandate-invalid',
    message: mandate
      ? `The mandate ${mandate.id} cannot be used: it has a status of ${mandate.status}.`
      : `The PaymentMethod ${method.id} has no mandate. Provide mandate_data, or save it with setup_future_usage first.`,
    param: 'mandate',
  })
}

/** As the payer's bank does when its customer takes the mandate back. */
export function endMandate(core: Core, account: string, id: string): Stripe.Mandate {
  const mandate = need(core, 'mandate', account, id)
  const ended = change(core, 'mandate', account, mandate, { status: 'inactive' })
  emit(core, account, 'mandate.updated', ended, mandate)
  return ended
}
