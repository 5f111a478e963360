// Amounts by the digits of their currency, in the simulation's own reckoning.
const DIGITS: Readonly<Record<string, number>> = { JPY: 0, KWD: 3 }
/** Stripe takes no fils that are not tens. */
const STEPS: Readonly<Record<string, number>> = { KWD: 10 }

const digitsOf = (currency: string): number => DIGITS[currency] ?? 2
export const stepOf = (currency: string): number => STEPS[currency] ?? 1

export const minorOf = (amount: unknown, currency: string): number =>
  Math.round(Number(amount) * 10 ** digitsOf(currency))

export function decimalOf(minor: number, currency: string): string {
  const digits = digitsOf(currency)
  const text = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** So much of it as can be paid, and something. */
export function partOf(minor: number, part: number, currency: string): number {
  const step = stepOf(currency)
  return Math.max(step, Math.floor((minor * part) / step) * step)
}
