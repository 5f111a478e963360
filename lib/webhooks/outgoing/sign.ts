// Signs as Standard Webhooks says (standardwebhooks.com, read 2026-11): HMAC-SHA256 over id, time and body.
import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'
const SECRET_BYTES = 32

/** 256 bits, written as every library of the standard reads it. */
export const newSigningSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64')

function signatureOf(secret: string, signed: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

interface Message {
  id: string
  at: Date
  body: string
}

/** One signature for each secret: while one replaces the other, the receiver may know either. */
export function signedHeaders(secrets: readonly string[], { at, body, id }: Message): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => signatureOf(secret, `${id}.${timestamp}.${body}`)).join(' '),
  }
}
