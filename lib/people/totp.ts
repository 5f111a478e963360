// Codes of authenticator apps (TOTP, RFC 6238): six digits, a new one every 30 seconds, as all such apps know them.
import { Secret, TOTP, URI } from 'otpauth'

const DIGITS = 6
const PERIOD_SECONDS = 30
/** So many half minutes may the clock of a phone be ahead or behind. */
const DRIFT_STEPS = 1
/** 160 bits, as RFC 4226 advises. */
const SECRET_BYTES = 20

export interface TotpKey {
  /** In base32, as people type it where they cannot scan. */
  secret: string
  /** What the QR code holds. */
  uri: string
}

const keyOf = (secret: Secret, email: string) =>
  new TOTP({
    issuer: 'Remit',
    label: email,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_SECONDS,
    secret,
  })

/** A key from bytes that nobody can guess. */
export function totpKeyFrom(bytes: Buffer, email: string): TotpKey {
  const secret = new Secret({ buffer: Uint8Array.from(bytes.subarray(0, SECRET_BYTES)).buffer })
  return { secret: secret.base32, uri: URI.stringify(keyOf(secret, email)) }
}

/** Which half minute this code is of; undefined where it is of none that is near. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime()
  const drift = keyOf(Secret.fromBase32(secret), '').validate({ token: code, timestamp, window: DRIFT_STEPS })
  return drift === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + drift
}
