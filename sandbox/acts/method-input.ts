// A payment method as it is asked for, by parameters or by the name of a test method.
import type Stripe from 'stripe'
import type { CardBehaviour } from '../core/kinds'
import { cardNumberOf } from './test-cards'

export interface MethodInput {
  type?: string
  card?: {
    number?: string
    exp_month?: number
    exp_year?: number
    cvc?: string
    token?: string
    wallet?: { type: 'apple_pay' | 'google_pay' }
  }
  sepa_debit?: { iban?: string }
  us_bank_account?: {
    account_holder_type?: string
    account_number?: string
    account_type?: string
    routing_number?: string
  }
  billing_details?: {
    address?: Partial<Record<keyof Stripe.Address, string>> | '' | null
    email?: string | null
    name?: string | null
    phone?: string | null
  }
  metadata?: Record<string, string | number | null>
  customer?: string
}

/** A method that is yet to be stored, and how it will behave. */
export interface MadeMethod {
  method: Stripe.PaymentMethod
  behaviour: CardBehaviour
}

/** pm_card_visa and its like. */
export function aliasInput(alias: string): MethodInput | undefined {
  const number = cardNumberOf(alias)
  if (number) return { type: 'card', card: { number, exp_month: 12, exp_year: 2034, cvc: '123' } }
  const person = { name: 'Jenny Rosen', email: 'jenny@example.com' }
  switch (alias) {
    case 'pm_sepa_debit':
    case 'pm_bankAccount_sepa':
      return { type: 'sepa_debit', sepa_debit: { iban: 'DE89370400440532013000' }, billing_details: person }
    case 'pm_usBankAccount':
    case 'pm_usBankAccount_success':
      return {
        type: 'us_bank_account',
        us_bank_account: { routing_number: '110000000', account_number: '000123456789' },
        billing_details: person,
      }
    case 'pm_link':
      return { type: 'link', billing_details: person }
    default:
      return undefined
  }
}
