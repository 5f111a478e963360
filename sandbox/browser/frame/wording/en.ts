// What the fields say in English.
import type { Words } from './shape'

export const en: Words = {
  methods: 'Payment method',
  card: 'Card',
  sepaDebit: 'SEPA Direct Debit',
  bankAccount: 'US bank account',
  number: 'Card number',
  expiry: 'Expiration date',
  expiryHint: 'MM / YY',
  cvc: 'Security code',
  cvcHint: 'CVC',
  country: 'Country',
  postalCode: 'Postal code',
  zip: 'ZIP code',
  name: 'Full name',
  email: 'Email',
  iban: 'IBAN',
  bank: 'Your bank',
  cardTerms: '',
  sepaTerms:
    'By providing your payment information and confirming this payment, you authorise (A) {business} and Stripe, our payment service provider, to send instructions to your bank to debit your account and (B) your bank to debit your account in accordance with those instructions. You are entitled to a refund from your bank within 8 weeks starting from the date on which your account was debited.',
  bankTerms:
    'By continuing, you authorize {business} to debit your bank account for this amount, and to debit or credit it to correct errors. The money leaves your account in up to 4 business days.',
  errors: {
    incomplete_number: 'Your card number is incomplete.',
    invalid_number: 'Your card number is invalid.',
    incomplete_expiry: "Your card's expiration date is incomplete.",
    invalid_expiry_month: "Your card's expiration date is invalid.",
    invalid_expiry_month_past: "Your card's expiration date is in the past.",
    invalid_expiry_year_past: "Your card's expiration year is in the past.",
    invalid_expiry_year: "Your card's expiration year is invalid.",
    incomplete_cvc: "Your card's security code is incomplete.",
    incomplete_zip: 'Your postal code is incomplete.',
    incomplete_name: 'Please provide your full name.',
    incomplete_email: 'Please provide your email address.',
    invalid_email: 'Your email is invalid.',
    incomplete_iban: 'Your IBAN is incomplete.',
    invalid_iban: 'Your IBAN is invalid.',
    invalid_iban_country_code: 'The IBAN you entered is invalid, its country code is not supported.',
  },
}
