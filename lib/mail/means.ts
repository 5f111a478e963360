// By what means a payment was made, as people call it: "Visa •••• 4242".
import type { PaymentMethodSummary } from '@/db/schema/payments'

// Brand names, the same in every language. What is not here is shown by its own name.
const NAMES: Record<string, string> = {
  amex: 'American Express',
  visa: 'Visa',
  mastercard: 'Mastercard',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
  apple_pay: 'Apple Pay',
  google_pay: 'Google Pay',
  link: 'Link',
  sepa_debit: 'SEPA Direct Debit',
  us_bank_account: 'ACH Direct Debit',
  bacs_debit: 'Bacs Direct Debit',
  ideal: 'iDEAL',
  bancontact: 'Bancontact',
  eps: 'EPS',
  p24: 'Przelewy24',
  paypal: 'PayPal',
  klarna: 'Klarna',
}

function nameOf(word: string): string {
  const spaced = word.replaceAll('_', ' ')
  return NAMES[word] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

export function meansOf({ brand, last4, type, wallet }: PaymentMethodSummary): string {
  const account = [nameOf(brand ?? type), last4 && `•••• ${last4}`].filter(Boolean).join(' ')
  return wallet ? `${nameOf(wallet)} (${account})` : account
}
