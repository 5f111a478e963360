// The reference of a payment or a refund: the same on pages, documents and in emails, and searchable.

/** Crockford's: nothing in it is mistaken for something else, and I, L and O are read as what they look like. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10
/** The end of an id, 12 hexadecimal digits: random, whatever the id begins with. */
const BITS = 48n
const DIGITS = 12

function written(id: string): string {
  let rest = BigInt(`0x${id.slice(-DIGITS)}`)
  let text = ''
  for (let at = 0; at < LENGTH; at++) {
    text = `${ALPHABET[Number(rest & 31n)]}${text}`
    rest >>= 5n
  }
  return text
}

const reference = (kind: 'P' | 'R', id: string): string => {
  const text = written(id)
  return `${kind}-${text.slice(0, 5)}-${text.slice(5)}`
}

/** "P-3K7Q9-MD2X4" */
export const paymentReference = (id: string): string => reference('P', id)

/** "R-3K7Q9-MD2X4" */
export const refundReference = (id: string): string => reference('R', id)

export type NamedIds =
  | { by: 'id'; id: string }
  /** The last 12 hexadecimal digits. */
  | { by: 'end'; digits: string }
  /** From the first to the last, both included; of random ids alone, for later ones begin with the time. */
  | { by: 'beginning'; from: string; to: string }

const dashed = (digits: string) =>
  digits.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const UUID_DIGITS = /^[0-9A-F]{32}$/
/** What stood on papers and pages before there were references: the first digits of an id. */
const FIRST_DIGITS = /^[0-9A-F]{8}$/
const REFERENCE = /^[PR]?([0-9A-Z]{10})$/

function decoded(text: string): NamedIds | undefined {
  const values = [...text.replace(/[IL]/g, '1').replaceAll('O', '0')].map((char) => ALPHABET.indexOf(char))
  if (values.includes(-1)) return undefined
  const value = values.reduce((sum, digit) => (sum << 5n) | BigInt(digit), 0n)
  if (value >> BITS !== 0n) return undefined
  return { by: 'end', digits: value.toString(16).padStart(DIGITS, '0') }
}

/** Whose ids a typed text may name: a reference with or without its signs, a whole id, or its first 8 digits. */
export function idsNamedBy(typed: string): NamedIds | undefined {
  const text = typed.toUpperCase().replace(/[\s‐‑–-]/g, '')
  if (UUID_DIGITS.test(text)) return { by: 'id', id: dashed(text) }
  if (FIRST_DIGITS.test(text))
    return { by: 'beginning', from: dashed(text.padEnd(32, '0')), to: dashed(text.padEnd(32, 'F')) }
  const body = REFERENCE.exec(text)?.[1]
  return body === undefined ? undefined : decoded(body)
}
