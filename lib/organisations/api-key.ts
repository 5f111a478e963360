// The format of an API key: a readable prefix and a random secret.
import { randomBytes } from 'node:crypto'
import { newId, sha256 } from '@/lib/ids'

/** `remit_test_` or `remit_live_` and six digits more: enough to tell keys apart, useless to call with. */
const PREFIX_LENGTH = 17

/**
 * A new key of 256 bits, and what is stored of it. Hexadecimal, because the log takes out what begins
 * with `remit_` up to the first character that is no letter, digit or underscore.
 */
export function mintApiKey(livemode: boolean, id = newId()) {
  const raw = `remit_${livemode ? 'live' : 'test'}_${randomBytes(32).toString('hex')}`
  return { raw, id, prefix: raw.slice(0, PREFIX_LENGTH), keyHash: sha256(raw) }
}
