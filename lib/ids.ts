// Ids and secrets: made before the side effect, so that a retry names the same thing.
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'

export const newId = (): string => randomUUID()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const isUuid = (text: string): boolean => UUID.test(text)

/** 256 bits from the system's generator, 43 characters of base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** A secret that can be derived again from what is stored, but only by who holds the key. */
export const deriveSecret = (key: string, purpose: string, nonce: string): string =>
  createHmac('sha256', key).update(`${purpose}\n${nonce}`).digest('base64url')
