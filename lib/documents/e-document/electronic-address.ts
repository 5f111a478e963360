// The check digits of electronic addresses that Peppol refuses when they are wrong (PEPPOL-COMMON-R040 to R050).
import type { Identifier } from './semantic'

const digitsOf = (text: string): number[] => [...text].map(Number)

const weighed = (digits: number[], weights: number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0)

/** GS1: from the right 1, 3, 1, 3 … is a multiple of 10. */
const isGln = (id: string) =>
  /^\d+$/.test(id) &&
  weighed(
    digitsOf(id).reverse(),
    [...id].map((_, at) => (at % 2 === 0 ? 1 : 3)),
  ) %
    10 ===
    0

/** Norway: modulo 11. */
const isNorwegian = (id: string) => {
  if (!/^\d{9}$/.test(id)) return false
  const rest = weighed(digitsOf(id), [3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return (11 - rest) % 11 === Number(id[8])
}

/** Belgium: the last two are 97 less the rest of the others. */
const isBelgian = (id: string) =>
  /^\d{10}$/.test(id) && 97 - (Number(id.slice(0, 8)) % 97) === Number(id.slice(8))

/** Luhn, as Sweden has it. */
const isSwedish = (id: string) => {
  const doubled = digitsOf(id).map((digit, at) => (at % 2 === 0 ? digit * 2 : digit))
  const sum = doubled.reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0)
  return /^\d{10}$/.test(id) && sum % 10 === 0
}

/** Australia: one less in front, then modulo 89. */
const isAustralian = (id: string) => {
  const [first = 0, ...others] = digitsOf(id)
  const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]
  return /^\d{11}$/.test(id) && weighed([first - 1, ...others], weights) % 89 === 0
}

const CHECKED: Record<string, { rule: string; isRight: (id: string) => boolean; detail: string }> = {
  '0088': { rule: 'PEPPOL-COMMON-R040', isRight: isGln, detail: 'The check digit of the GLN is wrong.' },
  '0192': {
    rule: 'PEPPOL-COMMON-R041',
    isRight: isNorwegian,
    detail: 'A Norwegian organisation number has nine digits, and its check digit fits.',
  },
  '0184': {
    rule: 'PEPPOL-COMMON-R042',
    isRight: (id) => /^(?:DK)?\d{8}$/.test(id),
    detail: 'A Danish CVR number has eight digits.',
  },
  '0208': {
    rule: 'PEPPOL-COMMON-R043',
    isRight: isBelgian,
    detail: 'A Belgian enterprise number has ten digits without BE, and its check digits fit.',
  },
  '0007': {
    rule: 'PEPPOL-COMMON-R049',
    isRight: isSwedish,
    detail: 'A Swedish organisation number has ten digits, and its check digit fits.',
  },
  '0151': {
    rule: 'PEPPOL-COMMON-R050',
    isRight: isAustralian,
    detail: 'An Australian business number has eleven digits, and its check digits fit.',
  },
}

export function electronicAddressFault({ id, scheme }: Identifier): { rule: string; detail: string } | null {
  const check = CHECKED[scheme ?? '']
  return check && !check.isRight(id) ? check : null
}
