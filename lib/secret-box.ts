// Keeps secrets that must be read again (signing secrets, keys of providers): AES-256-GCM under a named key, so that keys can be replaced.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Env } from './env'

type Keys = Pick<Env, 'encryptionKeys'>

const VERSION = 'v1'
/** The size that GCM is made for. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What was sealed cannot be opened: its key is not there, it was changed, or it belongs elsewhere. */
export class SealBroken extends Error {
  override name = 'SealBroken'
}

const boundTo = (keyId: string, place: string) => Buffer.from(`${VERSION}\n${keyId}\n${place}`)

function firstKey({ encryptionKeys: [key] }: Keys) {
  if (!key) throw new Error('there is no key to encrypt with')
  return key
}

type Key = Keys['encryptionKeys'][number]

function encrypt(key: Key, place: string, content: Uint8Array | string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(boundTo(key.id, place))
  const begun = typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content)
  return Buffer.concat([nonce, begun, cipher.final(), cipher.getAuthTag()])
}

function decrypt({ encryptionKeys }: Keys, keyId: string, place: string, bytes: Buffer): Buffer {
  const key = encryptionKeys.find(({ id }) => id === keyId)
  if (!key) throw new SealBroken(`a secret was encrypted with the key ${keyId}, which ENCRYPTION_KEYS lacks`)
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(boundTo(keyId, place))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch (error) {
    throw new SealBroken(`a secret encrypted with the key ${keyId} cannot be decrypted`, { cause: error })
  }
}

const unknownSeal = () => new SealBroken('this is not an encrypted secret')

/**
 * Seals a text under the first key. `place` says where it is kept, such as `webhook-secret:{id}`: a sealed text that
 * was moved to another place does not open there. The same text sealed twice looks different.
 */
export function sealSecret(keys: Keys, place: string, text: string): string {
  const key = firstKey(keys)
  return [VERSION, key.id, encrypt(key, place, text).toString('base64url')].join('.')
}

/** Throws `SealBroken`. */
export function openSecret(keys: Keys, place: string, sealed: string): string {
  const [version, keyId = '', content = ''] = sealed.split('.')
  const bytes = Buffer.from(content, 'base64url')
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) throw unknownSeal()
  return decrypt(keys, keyId, place, bytes).toString('utf8')
}

/** As `sealSecret`, for files: the version and the key's name in clear, and then bytes. */
export function sealBytes(keys: Keys, place: string, bytes: Uint8Array): Buffer {
  const key = firstKey(keys)
  return Buffer.concat([Buffer.from(`${VERSION}.${key.id}.`), encrypt(key, place, bytes)])
}

const keyIdIn = (sealed: Buffer): string | undefined =>
  /^v1\.([^.]{1,64})\./.exec(sealed.subarray(0, 70).toString('latin1'))?.[1]

/** Throws `SealBroken`. */
export function openBytes(keys: Keys, place: string, sealed: Buffer): Buffer {
  const keyId = keyIdIn(sealed)
  const bytes = sealed.subarray(`${VERSION}.${keyId}.`.length)
  if (keyId === undefined || bytes.length < NONCE_BYTES + TAG_BYTES) throw unknownSeal()
  return decrypt(keys, keyId, place, bytes)
}

/** Whether it should be re-encrypted, because another key has become the first. */
export const isSealedUnderOldKey = ({ encryptionKeys: [key] }: Keys, sealed: string): boolean =>
  sealed.split('.')[1] !== key?.id

export const isBytesUnderOldKey = ({ encryptionKeys: [key] }: Keys, sealed: Buffer): boolean =>
  keyIdIn(sealed) !== key?.id

/** Names a secret without telling it: for people who compare two. */
export const fingerprintOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex').slice(0, 12)
