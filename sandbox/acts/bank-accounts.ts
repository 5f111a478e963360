// Bank accounts that are debited: SEPA and US.
import type Stripe from 'stripe'
import { invalidRequest, StripeError } from '../core/errors'
import { randomText } from '../core/ids'
import type { MadeMethod, MethodInput } from './method-input'
import { behaviourOfDebit } from './test-cards'

export function readSepa(base: Stripe.PaymentMethod, iban: string): MadeMethod {
  const plain = iban.replace(/\s/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(plain)) {
    throw new StripeError(400, {
      type: 'invalid_request_error',
      code: 'invalid_bank_account_iban',
      message: 'The IBAN you provided is invalid.',
      param: 'sepa_debit[iban]',
    })
  }
  const { name, email } = base.billing_details
  if (!name || !email) {
    throw invalidRequest('Missing required param: billing_details[name] and billing_details[email].', {
      code: 'parameter_missing',
      param: name ? 'billing_details[email]' : 'billing_details[name]',
    })
  }
  const method: Stripe.PaymentMethod = {
    ...base,
    type: 'sepa_debit',
    sepa_debit: {
      bank_code: plain.slice(4, 12),
      branch_code: '',
      country: plain.slice(0, 2),
      fingerprint: randomText(16),
      generated_from: { charge: null, setup_attempt: null },
      last4: plain.slice(-4),
    },
  }
  return { method, behaviour: behaviourOfDebit(plain) }
}

export function readUsBank(
  base: Stripe.PaymentMethod,
  bank: NonNullable<MethodInput['us_bank_account']>,
): MadeMethod {
  const number = bank.account_number ?? '000123456789'
  const method: Stripe.PaymentMethod = {
    ...base,
    type: 'us_bank_account',
    us_bank_account: {
      account_holder_type: bank.account_holder_type === 'company' ? 'company' : 'individual',
      account_type: bank.account_type === 'savings' ? 'savings' : 'checking',
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint: randomText(16),
      last4: number.slice(-4),
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number: bank.routing_number ?? '110000000',
      status_details: {},
    },
  }
  return { method, behaviour: behaviourOfDebit(number) }
}
