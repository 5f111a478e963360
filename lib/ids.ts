// Ids and secrets, created before the side effect so that a retry names the same thing.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const last = { ms: 0, count: 0 }
/** Of 12 bits; begun in the lower half, so that there is room to count on. */
const MOST_IN_A_MS = 0xfff

/**
 * A UUID of version 7 (RFC 9562): what was made later has the greater id, also within one millisecond of one process. So
 * lists that end their order with the id are in the order of making. Its other 62 bits are random;
 * its first 48 are the time, so that a short form of it has to be taken from its end.
 */
export function newId(): string {
  const bytes = randomBytes(10)
  const now = Date.now()
  if (now > last.ms) Object.assign(last, { ms: now, count: bytes.readUInt16BE(8) & 0x7ff })
  // When a millisecond is full, or the clock was put back, the next one is begun beforehand.
  else if (last.count < MOST_IN_A_MS) last.count += 1
  else Object.assign(last, { ms: last.ms + 1, count: 0 })
  const time = last.ms.toString(16).padStart(12, '0')
  const count = (0x7000 | last.count).toString(16)
  const rest = ((bytes.readUInt16BE(0) & 0x3fff) | 0x8000).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-${count}-${rest}-${bytes.toString('hex', 2, 8)}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const isUuid = (text: string): boolean => UUID.test(text)

/** 256 bits from the system's generator, 43 characters of base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** A code of some digits to type in, derived like a secret: it stands nowhere. */
export function deriveCode(key: string, purpose: string, nonce: string, digits: number): string {
  const digest = createHmac('sha256', key).update(`${purpose}\n${nonce}`).digest()
  return String(digest.readBigUInt64BE(0) % BigInt(10 ** digits)).padStart(digits, '0')
}

/** Whether somebody typed this code, with spaces or in digits of another script. */
export function isSameCode(typed: string, code: string): boolean {
  const given = Buffer.from(typed.normalize('NFKC').replaceAll(/\D/g, ''))
  const wanted = Buffer.from(code)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** A secret that can be derived again from what is stored, but only by who holds the key. */
export const deriveSecret = (key: string, purpose: string, nonce: string): string =>
  createHmac('sha256', key).update(`${purpose}\n${nonce}`).digest('base64url')

/** The same id for the same name, for ever: for what is named before it is stored. A UUID of version 8 (RFC 9562). */
export function namedId(name: string): string {
  const digest = createHash('sha256').update(name).digest('hex')
  const groups = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
  ]
  return `${groups.join('-')}-${digest.slice(20, 32)}`
}
