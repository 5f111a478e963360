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

/**
 * Seals a text under the first key. `place` says where it is kept, such as `webhook-secret:{id}`: a sealed text that
 * was moved to another place does not open there. The same text sealed twice looks different.
 */
export function sealSecret({ encryptionKeys: [key] }: Keys, place: string, text: string): string {
  if (!key) throw new Error('there is no key to encrypt with')
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(boundTo(key.id, place))
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [VERSION, key.id, sealed.toString('base64url')].join('.')
}

/** Throws `SealBroken`. */
export function openSecret({ encryptionKeys }: Keys, place: string, sealed: string): string {
  const [version, keyId = '', content = ''] = sealed.split('.')
  const bytes = Buffer.from(content, 'base64url')
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES)
    throw new SealBroken('this is not an encrypted secret')
  const key = encryptionKeys.find(({ id }) => id === keyId)
  if (!key) throw new SealBroken(`a secret was encrypted with the key ${keyId}, which ENCRYPTION_KEYS lacks`)
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(boundTo(keyId, place))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return (
      decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    )
  } catch (error) {
    throw new SealBroken(`a secret encrypted with the key ${keyId} cannot be decrypted`, { cause: error })
  }
}

/** Whether it should be re-encrypted, because another key has become the first. */
export const isSealedUnderOldKey = ({ encryptionKeys: [key] }: Keys, sealed: string): boolean =>
  sealed.split('.')[1] !== key?.id

/** Names a secret without telling it: for people who compare two. */
export const fingerprintOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex').slice(0, 12)
