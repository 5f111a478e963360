// The only place where our money becomes Stripe's integers and Stripe's integers become our money.
import { type Currency, chargeStepMinor, isCurrency } from '@/lib/money/currency'
import { type Money, MoneyError, toMinor } from '@/lib/money/money'

// Stripe speaks hundredths of a króna, for the sake of old integrations, and refuses any that are not whole krónur.
// Everywhere else its integers are our minor units (docs.stripe.com/currencies, "Special cases", November 2026).
const STRIPE_UNITS_PER_MINOR: Partial<Record<Currency, number>> = { ISK: 100 }

/** The integer that Stripe expects. Throws MoneyError ('not-a-step', 'too-large', 'not-an-integer'). */
export function toStripeAmount(money: Money): number {
  const minor = toMinor(money.minor)
  if (minor % chargeStepMinor(money.currency) !== 0) {
    throw new MoneyError('not-a-step', `Stripe accepts ${money.currency} only with 0 as the last decimal.`)
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
