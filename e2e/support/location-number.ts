// An electronic address that no other seller of the run has: nobody may send by Peppol from another's.
import { randomInt } from 'node:crypto'

/** A global location number (scheme 0088) with its check digit. */
export function freshLocationNumber(): { scheme: string; id: string } {
  const digits = [4, ...Array.from({ length: 11 }, () => randomInt(10))]
  const sum = digits.reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3), 0)
  return { scheme: '0088', id: [...digits, (10 - (sum % 10)) % 10].join('') }
}
