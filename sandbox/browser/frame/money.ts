// Writes an amount for a payer; the digits are Stripe's, which differ from those of Intl.

const NO_DIGITS = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ')
const THREE_DIGITS = 'bhd jod kwd omr tnd'.split(' ')

/** `amountMinor` is in Stripe's smallest unit of the currency. */
export function formatAmount(amountMinor: number, currency: string, locale?: string): string {
  const code = currency.toLowerCase()
  const digits = NO_DIGITS.includes(code) ? 0 : THREE_DIGITS.includes(code) ? 3 : 2
  const sign = amountMinor < 0 ? '-' : ''
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const decimal = digits === 0 ? whole : `${whole}.${text.slice(-digits)}`
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: code.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(`${sign}${decimal}` as Intl.StringNumericLiteral)
}
