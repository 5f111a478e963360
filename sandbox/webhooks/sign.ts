// Stripe's webhook signature: t=<seconds>,v1=<HMAC of "t.payload">.
import { createHmac } from 'node:crypto'

/** `atMs` is the receivers' time: they judge its age by their own clock, not by the sandbox's. */
export function signatureHeader(payload: string, secret: string, atMs: number): string {
  const seconds = Math.floor(atMs / 1000)
  const digest = createHmac('sha256', secret).update(`${seconds}.${payload}`).digest('hex')
  return `t=${seconds},v1=${digest}`
}
