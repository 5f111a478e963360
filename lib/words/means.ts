// The payment method in words: "Visa ending in 4242", "Apple Pay, Mastercard ending in 4444".
import type { FinishedKey, Say } from './room'

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
  au_becs_debit: 'BECS Direct Debit',
  bacs_debit: 'Bacs Direct Debit',
  bancontact: 'Bancontact',
  boleto: 'Boleto',
  blik: 'BLIK',
  cashapp: 'Cash App Pay',
  eps: 'EPS',
  fpx: 'FPX',
  google_pay: 'Google Pay',
  ideal: 'iDEAL',
  interac_present: 'Interac',
  klarna: 'Klarna',
  konbini: 'Konbini',
  link: 'Link',
  multibanco: 'Multibanco',
  oxxo: 'OXXO',
  p24: 'Przelewy24',
  pay_by_bank: 'Pay by Bank',
  paypal: 'PayPal',
  pix: 'Pix',
  revolut_pay: 'Revolut Pay',
  twint: 'TWINT',
}

const WORDED: Readonly<Record<string, FinishedKey>> = {
  acss_debit: 'page.means.bankDebit',
  card: 'page.means.card',
  card_present: 'page.means.card',
  customer_balance: 'page.means.bankTransfer',
  nz_bank_account: 'page.means.bankDebit',
  sepa_debit: 'page.means.sepaDebit',
  us_bank_account: 'page.means.usBankAccount',
}

export interface Means {
  /** Stripe’s word, or `manual` for what the seller recorded. */
  methodType: string
  brand?: string | null
  last4?: string | null
  wallet?: string | null
}

export function meansOf({ brand, last4, methodType, wallet }: Means, seller: string, say: Say): string {
  if (methodType === 'manual') return say('page.receipt.manual', { seller })
  const known = (names: Readonly<Record<string, string>>, key: string | null | undefined) =>
    key && Object.hasOwn(names, key) ? names[key] : undefined
  const worded = Object.hasOwn(WORDED, methodType) ? WORDED[methodType] : undefined
  const name = known(BRANDS, brand) ?? known(METHODS, methodType) ?? say(worded ?? 'page.means.other')
  const whole = last4 ? say('page.receipt.endingIn', { means: name, last4 }) : name
  const inWallet = known(METHODS, wallet)
  return inWallet && inWallet !== name ? `${inWallet}, ${whole}` : whole
}
