// Ids that look like Stripe's.
import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Random letters and digits. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // Bytes from 248 up would favour the first letters of the alphabet.
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62]
    }
  }
  return text
}

export function newId(prefix: string): string {
  return `${prefix}_${randomText(24)}`
}

/** Accounts have shorter ids than everything else. */
export function newAccountId(): string {
  return `acct_1${randomText(15)}`
}
