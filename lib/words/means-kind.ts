// The kind of payment method, because a sentence true for a card is not true for a bank debit.

export const MEANS_KINDS = ['card', 'debit', 'transfer', 'redirect', 'voucher', 'manual', 'other'] as const
export type MeansKind = (typeof MEANS_KINDS)[number]

/** By Stripe’s word for the payment method (docs.stripe.com/payments/payment-methods/overview, November 2026). */
export const KINDS: Readonly<Record<string, MeansKind>> = {
  card: 'card',
  card_present: 'card',
  interac_present: 'card',
  // Wallets hold cards, and arrive as `card`; these are wallets and accounts of their own.
  amazon_pay: 'other',
  cashapp: 'other',
  klarna: 'other',
  link: 'other',
  paypal: 'other',
  revolut_pay: 'other',
  acss_debit: 'debit',
  au_becs_debit: 'debit',
  bacs_debit: 'debit',
  nz_bank_account: 'debit',
  sepa_debit: 'debit',
  us_bank_account: 'debit',
  customer_balance: 'transfer',
  multibanco: 'voucher',
  bancontact: 'redirect',
  blik: 'redirect',
  eps: 'redirect',
  fpx: 'redirect',
  ideal: 'redirect',
  p24: 'redirect',
  pay_by_bank: 'redirect',
  pix: 'redirect',
  twint: 'redirect',
  boleto: 'voucher',
  konbini: 'voucher',
  oxxo: 'voucher',
  /** Ours, for what the seller recorded. */
  manual: 'manual',
}

/** `other` for what is not known, and for what Stripe calls by a word of next year. */
export const kindOfMeans = (methodType: string | null | undefined): MeansKind =>
  (methodType && Object.hasOwn(KINDS, methodType) ? KINDS[methodType] : undefined) ?? 'other'
