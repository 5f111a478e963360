// What an IBAN must look like (ISO 13616: length by country, checksum 97).
import type { Verdict } from './card-rules'

const LENGTHS: Record<string, number> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
}

export function plainIban(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

export function formatIban(text: string): string {
  return plainIban(text)
    .slice(0, 34)
    .replace(/(.{4})(?=.)/g, '$1 ')
}

export function judgeIban(text: string): Verdict {
  const iban = plainIban(text)
  if (iban === '') return { state: 'empty' }
  if (iban.length < 2) return { state: 'incomplete' }
  const length = LENGTHS[iban.slice(0, 2)]
  if (length === undefined) return { state: 'wrong', code: 'invalid_iban_country_code' }
  if (iban.length < length) return { state: 'incomplete' }
  return iban.length === length && hasChecksum(iban)
    ? { state: 'complete' }
    : { state: 'wrong', code: 'invalid_iban' }
}

function hasChecksum(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4)
  let rest = 0
  for (const sign of moved) {
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest === 1
}
