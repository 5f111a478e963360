// With what an invoice was paid, in words: "Visa ending in 4242", "Apple Pay, Mastercard ending in 4444".

import type { Words } from '@/components/pay/words/en'
import { fill } from '@/components/pay/words/fill'
import type { PayerReceipt } from '@/lib/payments/payer-view'

// Names as their owners write them.
const BRANDS: Readonly<Record<string, string>> = {
  amex: 'American Express',
  cartes_bancaires: 'Cartes Bancaires',
  diners: 'Diners Club',
  discover: 'Discover',
  eftpos_au: 'eftpos',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
}

const METHODS: Readonly<Record<string, string>> = {
  apple_pay: 'Apple Pay',
  amazon_pay: 'Amazon Pay',
  bancontact: 'Bancontact',
  blik: 'BLIK',
  cashapp: 'Cash App Pay',
  eps: 'EPS',
  google_pay: 'Google Pay',
  ideal: 'iDEAL',
  klarna: 'Klarna',
  konbini: 'Konbini',
  link: 'Link',
  p24: 'Przelewy24',
  paypal: 'PayPal',
  revolut_pay: 'Revolut Pay',
  twint: 'TWINT',
}

const WORDED: Readonly<Record<string, keyof Words['means']>> = {
  acss_debit: 'bankDebit',
  au_becs_debit: 'bankDebit',
  bacs_debit: 'bankDebit',
  card: 'card',
  card_present: 'card',
  customer_balance: 'bankTransfer',
  sepa_debit: 'sepaDebit',
  us_bank_account: 'usBankAccount',
}

type Means = Pick<PayerReceipt, 'methodType' | 'brand' | 'last4' | 'wallet'>

export function meansOf(receipt: Means, seller: string, words: Words): string {
  if (receipt.methodType === 'manual') return fill(words.receipt.manual, { seller })
  const known = (names: Readonly<Record<string, string>>, key: string | null) =>
    key !== null && Object.hasOwn(names, key) ? names[key] : undefined
  const worded = Object.hasOwn(WORDED, receipt.methodType) ? WORDED[receipt.methodType] : undefined
  const name =
    known(BRANDS, receipt.brand) ??
    known(METHODS, receipt.methodType) ??
    (worded ? words.means[worded] : words.means.other)
  const whole = receipt.last4 ? fill(words.receipt.endingIn, { means: name, last4: receipt.last4 }) : name
  const wallet = known(METHODS, receipt.wallet)
  return wallet && wallet !== name ? `${wallet}, ${whole}` : whole
}
