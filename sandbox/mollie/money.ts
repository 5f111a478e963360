// Amounts as Mollie writes them: decimal text with exactly the decimals of the currency.
import { unprocessable } from './error'

/** docs.mollie.com/docs/multicurrency, the currencies of cards, November 2026. */
const DECIMALS: Record<string, number> = {
  ...Object.fromEntries(
    'AED AUD CAD CHF CZK DKK EUR GBP HKD HUF ILS NOK NZD PLN RON SEK SGD USD ZAR'
      .split(' ')
      .map((code) => [code, 2]),
  ),
  ISK: 0,
  JPY: 0,
}

export interface Amount {
  currency: string
  value: string
}

/** Minor units of an amount; `field` is what an error names. */
export function minorOf({ currency, value }: Amount, field: string): number {
  const decimals = DECIMALS[currency]
  if (decimals === undefined)
    throw unprocessable(`The currency ${currency} is not supported.`, `${field}.currency`)
  const pattern = decimals === 0 ? /^-?\d{1,12}$/ : /^-?\d{1,12}\.\d{2}$/
  if (!pattern.test(value))
    throw unprocessable(
      `The amount contains an invalid value: ${currency} has ${decimals} decimals.`,
      `${field}.value`,
    )
  return Number(value.replace('.', ''))
}

export function amountOf(minor: number, currency: string): Amount {
  const decimals = DECIMALS[currency] ?? 2
  const text = String(minor).padStart(decimals + 1, '0')
  const value = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
  return { currency, value }
}
