// What a card's number, date and code must look like, and how they are written while they are typed.

export type Brand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay' | 'unknown'
export type Verdict = { state: 'empty' | 'incomplete' | 'complete' } | { state: 'wrong'; code: string }

const BRANDS: [Brand, RegExp, number][] = [
  ['amex', /^3[47]/, 15],
  ['diners', /^3(?:0[0-5]|[68])/, 14],
  ['jcb', /^35/, 16],
  ['mastercard', /^(?:5[1-5]|2[2-7])/, 16],
  ['discover', /^6(?:011|5|4[4-9])/, 16],
  ['unionpay', /^62/, 16],
  ['visa', /^4/, 16],
]

export function digitsOf(text: string): string {
  return text.replace(/[^\d]/g, '')
}

export function brandOf(number: string): Brand {
  const digits = digitsOf(number)
  return BRANDS.find(([, pattern]) => pattern.test(digits))?.[0] ?? 'unknown'
}

export function lengthOf(brand: Brand): number {
  return BRANDS.find(([name]) => name === brand)?.[2] ?? 16
}

/** Groups of four; American Express and Diners 4-6-5. */
export function formatNumber(text: string): string {
  const brand = brandOf(text)
  const digits = digitsOf(text).slice(0, lengthOf(brand))
  const groups = brand === 'amex' || brand === 'diners' ? [4, 6, 5] : [4, 4, 4, 4]
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, size) => sum + size, 0))
  return groups
    .map((size, index) => digits.slice(starts[index], (starts[index] ?? 0) + size))
    .filter((group) => group !== '')
    .join(' ')
}

export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

export function judgeNumber(text: string): Verdict {
  const digits = digitsOf(text)
  if (digits === '') return { state: 'empty' }
  if (digits.length < lengthOf(brandOf(digits))) return { state: 'incomplete' }
  return passesLuhn(digits) && brandOf(digits) !== 'unknown'
    ? { state: 'complete' }
    : { state: 'wrong', code: 'invalid_number' }
}

/** "1" waits, "5" becomes "05 / ", "1234" becomes "12 / 34"; "12/2034" is understood. */
export function formatExpiry(text: string): string {
  const [left = '', right] = text.split('/')
  let digits = digitsOf(text)
  if (right !== undefined && digitsOf(left).length === 1 && digitsOf(right) !== '') digits = `0${digits}`
  if (/^[2-9]/.test(digits)) digits = `0${digits}`
  if (digits.length === 6 && digits.slice(2, 4) === '20') digits = digits.slice(0, 2) + digits.slice(4)
  digits = digits.slice(0, 4)
  if (digits.length < 2) return digits
  return `${digits.slice(0, 2)} / ${digits.slice(2)}`
}

export function expiryOf(text: string): { month: number; year: number } {
  const digits = digitsOf(text)
  return { month: Number(digits.slice(0, 2)), year: 2000 + Number(digits.slice(2, 4)) }
}

export function judgeExpiry(text: string, today = new Date()): Verdict {
  const digits = digitsOf(text)
  if (digits === '') return { state: 'empty' }
  if (digits.length < 4) return { state: 'incomplete' }
  const { month, year } = expiryOf(text)
  if (month < 1 || month > 12) return { state: 'wrong', code: 'invalid_expiry_month' }
  const thisYear = today.getFullYear()
  if (year < thisYear) return { state: 'wrong', code: 'invalid_expiry_year_past' }
  if (year === thisYear && month < today.getMonth() + 1)
    return { state: 'wrong', code: 'invalid_expiry_month_past' }
  return year > thisYear + 50 ? { state: 'wrong', code: 'invalid_expiry_year' } : { state: 'complete' }
}

export function cvcLength(brand: Brand): number {
  return brand === 'amex' ? 4 : 3
}

export function judgeCvc(text: string, brand: Brand): Verdict {
  if (text === '') return { state: 'empty' }
  return text.length < cvcLength(brand) ? { state: 'incomplete' } : { state: 'complete' }
}
