// Receives an event: verifies its signature and stores it. It is handled afterwards.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isSignedBy, readEnvelope } from '@/lib/stripe/events'
import { insertEvent } from './store'

export type StripeEndpoint = 'platform' | 'connect'

/** Throws `Webhook.NotConfigured`, `Webhook.SignatureInvalid`, `Request.MalformedJson`. */
export async function receiveStripeEvent(
  { clock, db, env }: House,
  endpoint: StripeEndpoint,
  signature: string | null,
  text: string,
): Promise<{ isNews: boolean }> {
  const secrets = endpoint === 'connect' ? env.stripeConnectWebhookSecrets : env.stripeWebhookSecrets
  if (secrets.every((secret) => secret.trim() === '')) throw new Failure('Webhook.NotConfigured')
  if (!isSignedBy(secrets, signature, text, clock.now())) throw new Failure('Webhook.SignatureInvalid')
  const envelope = readEnvelope(parseEvent(text))
  if (!envelope) throw new Failure('Request.MalformedJson', 'The body is not a Stripe event.')
  return { isNews: await insertEvent(db, envelope, text.replaceAll('\u0000', ''), clock.now()) }
}

function parseEvent(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Failure('Request.MalformedJson', 'The body is not valid JSON.', { cause: error })
  }
}
