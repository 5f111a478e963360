// Payment methods: cards, wallets, bank debits, Link.
import type Stripe from 'stripe'
import type { Core } from '../core/core'
import { invalidRequest, noSuch } from '../core/errors'
import { newId } from '../core/ids'
import type { CardBehaviour } from '../core/kinds'
import { readSepa, readUsBank } from './bank-accounts'
import { readCard } from './cards'
import { mergeMetadata } from './metadata'
import { aliasInput, type MadeMethod, type MethodInput } from './method-input'

/** Stores a payment method of any kind. Card numbers are judged and forgotten, only the last four digits stay. */
export function createPaymentMethod(core: Core, account: string, input: MethodInput): Stripe.PaymentMethod {
  return storeMethod(core, account, readMethod(core, input))
}

export function storeMethod(
  core: Core,
  account: string,
  { method, behaviour }: MadeMethod,
): Stripe.PaymentMethod {
  core.store.put('card_behaviour', account, { id: method.id, behaviour })
  return core.store.put('payment_method', account, method)
}

/** A stored payment method, or a new one for an alias such as pm_card_visa. */
export function resolvePaymentMethod(core: Core, account: string, id: string): Stripe.PaymentMethod {
  const stored = core.store.get('payment_method', account, id)
  if (stored) return stored
  const input = aliasInput(id)
  if (!input) throw noSuch('PaymentMethod', id, 'payment_method')
  return createPaymentMethod(core, account, input)
}

export function behaviourOf(core: Core, paymentMethodId: string): CardBehaviour {
  return core.store.find('card_behaviour', paymentMethodId)?.object.behaviour ?? 'ok'
}

export function isBankDebit(method: Stripe.PaymentMethod): boolean {
  return method.type === 'sepa_debit' || method.type === 'us_bank_account'
}

/** Judges what was typed in; stores nothing. */
export function readMethod(core: Core, input: MethodInput): MadeMethod {
  const base = newMethod(core, input)
  switch (input.type) {
    case 'card':
      return readCard(core, base, input.card ?? {})
    case 'sepa_debit':
      return readSepa(base, input.sepa_debit?.iban ?? '')
    case 'us_bank_account':
      return readUsBank(base, input.us_bank_account ?? {})
    case 'link':
      return { method: { ...base, link: { email: base.billing_details.email } }, behaviour: 'ok' }
    default:
      throw invalidRequest(`The sandbox has no payment method type ${input.type ?? ''}.`, { param: 'type' })
  }
}

function newMethod(core: Core, input: MethodInput): Stripe.PaymentMethod {
  const billing = input.billing_details ?? {}
  const address = billing.address || undefined
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: {
      address: {
        city: address?.city ?? null,
        country: address?.country ?? null,
        line1: address?.line1 ?? null,
        line2: address?.line2 ?? null,
        postal_code: address?.postal_code ?? null,
        state: address?.state ?? null,
      },
      email: billing.email || null,
      name: billing.name || null,
      phone: billing.phone || null,
      tax_id: null,
    },
    created: core.nowSeconds(),
    customer: input.customer ?? null,
    customer_account: null,
    livemode: false,
    metadata: mergeMetadata({}, input.metadata),
    type: input.type ?? 'card',
  }
}
