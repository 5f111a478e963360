// The only place where our money becomes Stripe's integers and Stripe's integers become our money.
import { type Currency, chargeStepMinor, isCurrency } from '@/lib/money/currency'
import { type Money, MoneyError, toMinor } from '@/lib/money/money'

/** 8 digits: what Stripe takes by every payment method. (Some methods take more of some currencies, none is promised.) */
export const STRIPE_MAXIMUM = 99_999_999

// Stripe speaks hundredths of a króna, for the sake of old integrations, and refuses any that are not whole krónur.
// Everywhere else its integers are our minor units (docs.stripe.com/currencies, "Special cases", November 2026).
const STRIPE_UNITS_PER_MINOR: Partial<Record<Currency, number>> = { ISK: 100 }

// docs.stripe.com/currencies, "Minimum charge amount by currency", in minor units, read November 2026.
// Stripe asks the minimum of the currency in which the account settles, so its own answer may still be no.
const MINIMUM_MINOR: Partial<Record<Currency, number>> = {
  AED: 200,
  ARS: 50,
  AUD: 50,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  COP: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17_500,
  IDR: 50,
  ILS: 50,
  INR: 50,
  JPY: 50,
  KRW: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PHP: 50,
  PLN: 200,
  RON: 200,
  RUB: 50,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
  ZAR: 50,
}

export type Chargeable = 'ok' | 'below-minimum' | 'above-maximum' | 'not-a-step'

/** The least that Stripe publishes for this currency, in our minor units; undefined where it publishes none. */
export function stripeMinimumMinor(currency: Currency): number | undefined {
  return MINIMUM_MINOR[currency]
}

/** May this amount be charged, as far as can be known before Stripe is asked? */
export function isChargeable(money: Money): Chargeable {
  if (money.minor < (stripeMinimumMinor(money.currency) ?? 1)) return 'below-minimum'
  if (money.minor % chargeStepMinor(money.currency) !== 0) return 'not-a-step'
  if (money.minor > STRIPE_MAXIMUM || toStripeAmount(money) > STRIPE_MAXIMUM) return 'above-maximum'
  return 'ok'
}

/** The integer that Stripe expects. Throws MoneyError ('not-a-step', 'too-large', 'not-an-integer'). */
export function toStripeAmount(money: Money): number {
  const minor = toMinor(money.minor)
  if (minor % chargeStepMinor(money.currency) !== 0) {
    throw new MoneyError('not-a-step', `Stripe takes ${money.currency} only with 0 as the last decimal.`)
  }
  return toMinor(minor * stripeUnits(money.currency))
}

/** Our money from Stripe's integer and its lower-case currency. Throws MoneyError ('unknown-currency', 'not-a-step'). */
export function fromStripeAmount(amount: number, stripeCurrency: string): Money {
  const currency = stripeCurrency.toUpperCase()
  if (!isCurrency(currency))
    throw new MoneyError('unknown-currency', `Stripe's ${currency} is not supported.`)
  const units = stripeUnits(currency)
  if (toMinor(amount) % units !== 0) {
    throw new MoneyError('not-a-step', `Stripe's ${currency} amount is not whole.`)
  }
  return { minor: amount / units, currency }
}

function stripeUnits(currency: Currency): number {
  return STRIPE_UNITS_PER_MINOR[currency] ?? 1
}
