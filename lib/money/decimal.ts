// The only place where decimal text becomes whole units and whole units become decimal text: by digits, never by floats.

export type DecimalErrorCode = 'not-a-decimal' | 'too-many-decimals' | 'negative' | 'too-large'

/** A decimal that was not accepted; `message` may be shown to whoever sent it. */
export class DecimalError extends Error {
  override readonly name = 'DecimalError'

  constructor(
    readonly code: DecimalErrorCode,
    message: string,
  ) {
    super(message)
  }
}

/** One millionth is the unit of shares and rates: 2.5 % is 25,000 ppm. */
export const PPM_OF_ALL = 1_000_000
const PERCENT_DIGITS = 4
const MILLIONTH_DIGITS = 6
/** More come to more than any invoice may, and would not fit into 64 bits as millionths. */
const MOST_WHOLE_DIGITS = 12
/** Of a decimal that is answered as a JSON number: beyond, two may share one. */
const EXACT_DIGITS = 15

// Up to 15 significant digits every decimal text has a double of its own. Above, two amounts may share
// one double, and which of them the sender wrote can no longer be told.
const EXACT_AS_DOUBLE = 999_999_999_999_999

/**
 * Whole units of 10^-digits from a decimal: `parseDecimal('140.76', 2)` is 14076.
 * Refuses, and never rounds: signs (-0 too), exponents, spaces, leading zeros, and more decimals than `digits`, even zeros.
 * Throws DecimalError.
 */
export function parseDecimal(input: unknown, digits: number): number {
  const { decimals, whole } = digitsOf(input, digits)
  const limit = typeof input === 'number' ? EXACT_AS_DOUBLE : Number.MAX_SAFE_INTEGER
  // The length is asked first, because a bigint of a million digits takes long to make.
  if (whole.length > 16) throw tooLarge()
  const units = BigInt(whole + decimals.padEnd(digits, '0'))
  if (units > BigInt(limit)) throw tooLarge()
  return Number(units)
}

/** What stands before and behind the point. */
function digitsOf(input: unknown, digits: number): { whole: string; decimals: string } {
  const match = /^(0|[1-9]\d*)(?:\.(\d+))?$/.exec(decimalText(input))
  const whole = match?.[1]
  if (whole === undefined) throw notADecimal()
  const decimals = match?.[2] ?? ''
  if (decimals.length > digits) throw tooManyDecimals(digits)
  return { whole, decimals }
}

/** Decimal text with exactly `digits` decimals: `formatDecimal(-310, 2)` is "-3.10". */
export function formatDecimal(units: number, digits: number): string {
  if (!Number.isSafeInteger(units)) throw tooLarge()
  const text = String(Math.abs(units)).padStart(digits + 1, '0')
  const sign = units < 0 ? '-' : ''
  if (digits === 0) return sign + text
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The number that JSON prints with exactly these digits: `toJsonNumber(14076, 2)` is 140.76. */
export function toJsonNumber(units: number, digits: number): number {
  if (Math.abs(units) > EXACT_AS_DOUBLE) throw tooLarge()
  return Number(formatDecimal(units, digits))
}

/** Millionths, of either sign, with up to 6 decimals: `parseQuantity(-1.5)` is -1,500,000n. Zero is refused with the code 'negative'. */
export function parseQuantity(input: unknown): bigint {
  const millionths = parseSignedMillionths(input)
  if (millionths === 0n) throw new DecimalError('negative', 'A quantity must not be zero.')
  return millionths
}

/** Millionths of a major unit, never below zero, whatever the currency: `parseUnitPrice('0.1651')` is 165,100n. */
export const parseUnitPrice = (input: unknown): bigint => parseMillionths(input)

/** "1.5" for 1,500,000 millionths, with at least `leastDigits` decimals. */
export function formatMillionths(millionths: bigint, leastDigits = 0): string {
  const sign = millionths < 0n ? '-' : ''
  const text = String(millionths < 0n ? -millionths : millionths).padStart(MILLIONTH_DIGITS + 1, '0')
  const decimals = text.slice(-MILLIONTH_DIGITS).replace(/0+$/, '').padEnd(leastDigits, '0')
  return `${sign}${text.slice(0, -MILLIONTH_DIGITS)}${decimals && `.${decimals}`}`
}

/** The number that JSON prints with exactly these digits. */
export const millionthsToJson = (millionths: bigint): number => Number(formatMillionths(millionths))

function parseSignedMillionths(input: unknown): bigint {
  if (typeof input === 'number') return input < 0 ? -parseMillionths(-input) : parseMillionths(input)
  const minus = typeof input === 'string' && /^-(?=\d)/.test(input)
  return minus ? -parseMillionths(input.slice(1)) : parseMillionths(input)
}

/** As `parseDecimal`, beyond what a number holds: as many digits as a number of JSON can say exactly. */
function parseMillionths(input: unknown): bigint {
  const { decimals, whole } = digitsOf(input, MILLIONTH_DIGITS)
  const said = (whole + decimals).replace(/^0+/, '').replace(/0+$/, '')
  if (whole.length > MOST_WHOLE_DIGITS || said.length > EXACT_DIGITS) throw tooLarge()
  return BigInt(whole + decimals.padEnd(MILLIONTH_DIGITS, '0'))
}

/** Millionths, from 0 to 100 percent with up to 4 decimals: `parsePercent('2.5')` is 25,000. */
export function parsePercent(input: unknown): number {
  const ppm = parseDecimal(input, PERCENT_DIGITS)
  if (ppm > PPM_OF_ALL) throw new DecimalError('too-large', 'A percentage must be at most 100.')
  return ppm
}

/** "2.5" for 25,000 ppm. */
export function formatPercent(ppm: number): string {
  return withoutTrailingZeros(formatDecimal(ppm, PERCENT_DIGITS))
}

function decimalText(input: unknown): string {
  if (typeof input === 'string') {
    // As typed on a keyboard, as typeset, and as word processors make of it.
    if (/^\s*[-‐-―−－﹣]\s*[\d.,]/.test(input)) throw negative()
    return input
  }
  if (typeof input !== 'number' || !Number.isFinite(input)) throw notADecimal()
  if (input < 0 || Object.is(input, -0)) throw negative()
  // JavaScript prints numbers from 1e21 on, and below 1e-6, with an exponent: both are out of every range of ours.
  if (input >= 1e21) throw tooLarge()
  if (input > 0 && input < 1e-6)
    throw new DecimalError('too-many-decimals', 'This number has too many decimals.')
  return String(input)
}

function withoutTrailingZeros(text: string): string {
  return text.replace(/\.?0+$/, '')
}

function notADecimal(): DecimalError {
  return new DecimalError('not-a-decimal', 'This is not a decimal number such as 12 or 12.50.')
}

function negative(): DecimalError {
  return new DecimalError('negative', 'This number must not be negative or have a sign.')
}

function tooLarge(): DecimalError {
  return new DecimalError('too-large', 'This number is too large to be read exactly.')
}

function tooManyDecimals(digits: number): DecimalError {
  const allowed = digits === 0 ? 'no decimals' : `at most ${digits} decimals`
  return new DecimalError('too-many-decimals', `This number may have ${allowed}.`)
}
