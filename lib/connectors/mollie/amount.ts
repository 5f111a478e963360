// The only place where our money becomes Mollie's amounts and Mollie's amounts become our money.
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, parseDecimal } from '@/lib/money/decimal'
import { type Money, MoneyError } from '@/lib/money/money'

/** What cards can be charged in: docs.mollie.com/docs/multicurrency, read November 2026. None of them has three decimals. */
const TAKEN: readonly Currency[] = [
  ...(['AED', 'AUD', 'CAD', 'CHF', 'CZK', 'DKK', 'EUR', 'GBP', 'HKD', 'HUF', 'ILS'] as const),
  ...(['ISK', 'JPY', 'NOK', 'NZD', 'PLN', 'RON', 'SEK', 'SGD', 'USD', 'ZAR'] as const),
]

/**
 * docs.mollie.com/docs/cards, read November 2026: 10,000 EUR unless it was agreed otherwise. Of other currencies Mollie
 * counts the worth in EUR on that day, which nobody else can know: its own answer may still be no.
 */
const MAXIMUM_EUR_MINOR = 1_000_000

export interface MollieAmount {
  currency: string
  value: string
}

export const takesCurrency = (currency: Currency): boolean => TAKEN.includes(currency)

export function limitFault({ currency, minor }: Money): string | undefined {
  if (minor < 1) return 'Mollie’s minimum is the smallest unit of the currency.'
  if (currency === 'EUR' && minor > MAXIMUM_EUR_MINOR) return 'Mollie’s maximum by card is 10000.00 EUR.'
  return undefined
}

export const toMollieAmount = ({ currency, minor }: Money): MollieAmount => ({
  currency,
  value: formatDecimal(minor, currencyDigits(currency)),
})

/** Throws MoneyError ('unknown-currency'), DecimalError. */
export function fromMollieAmount({ currency, value }: MollieAmount): Money {
  if (!isCurrency(currency))
    throw new MoneyError('unknown-currency', `Mollie's ${currency} is not supported.`)
  return { minor: parseDecimal(value, currencyDigits(currency)), currency }
}
