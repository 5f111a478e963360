// Which amounts can be charged online: Stripe's minimum and maximum by currency.
import { type Currency, chargeStepMinor } from './currency'
import { displayMoney } from './display'
import type { Money } from './money'

// 8 digits: what Stripe takes by every payment method. (Some methods take more of some currencies, none is promised.)
const MAXIMUM_MINOR = 99_999_999

// Stripe counts hundredths of a króna, so that fewer whole krónur fit into its 8 digits.
const OTHER_MAXIMUM_MINOR: Partial<Record<Currency, number>> = { ISK: 999_999 }

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
export const chargeMinimumMinor = (currency: Currency): number | undefined => MINIMUM_MINOR[currency]

/** The most that can be charged at once, in our minor units. */
export const chargeMaximumMinor = (currency: Currency): number =>
  OTHER_MAXIMUM_MINOR[currency] ?? MAXIMUM_MINOR

/** May this amount be charged, as far as can be known before Stripe is asked? */
export function isChargeable({ currency, minor }: Money): Chargeable {
  if (minor < (chargeMinimumMinor(currency) ?? 1)) return 'below-minimum'
  if (minor % chargeStepMinor(currency) !== 0) return 'not-a-step'
  return minor > chargeMaximumMinor(currency) ? 'above-maximum' : 'ok'
}

/** Why this cannot be charged, for whoever would pay it. */
export function boundSentence(kind: Exclude<Chargeable, 'ok'>, currency: Currency): string {
  const minimum = chargeMinimumMinor(currency)
  if (kind === 'below-minimum' && minimum !== undefined)
    return `The amount due is below the minimum card payment, ${displayMoney(minimum, currency, 'en')}.`
  return kind === 'above-maximum'
    ? 'The amount due is more than can be paid in one payment.'
    : 'The amount due cannot be charged in this currency.'
}

/** What a sender should know; nothing is refused for it. */
export interface Warning {
  code: string
  detail: string
}

export const OTHER_WAYS = 'It can still be paid by bank transfer or in cash, and recorded by hand.'

/** Why nobody can pay this amount online, for whoever writes or sends it; undefined where somebody can, or need not. */
export function chargeWarning(money: Money): Warning | undefined {
  const { currency, minor } = money
  const verdict = isChargeable(money)
  if (verdict === 'ok' || minor <= 0) return undefined
  const display = (it: number) => displayMoney(it, currency, 'en')
  if (verdict === 'below-minimum')
    return {
      code: 'Payment.BelowMinimum',
      detail: `${display(minor)} cannot be paid online: the minimum is ${display(chargeMinimumMinor(currency) ?? 1)}. ${OTHER_WAYS}`,
    }
  if (verdict === 'above-maximum')
    return {
      code: 'Payment.AboveMaximum',
      detail: `${display(minor)} cannot be paid online in one payment: the maximum is ${display(chargeMaximumMinor(currency))}. With a payment plan it can be paid in parts. ${OTHER_WAYS}`,
    }
  return {
    code: 'Payment.AmountNotChargeable',
    detail: `${display(minor)} cannot be paid online: an amount in ${currency} must end in 0. ${OTHER_WAYS}`,
  }
}
