// Receives an event: verifies its signature and stores it. It is handled afterwards.
import { selectConnection } from '@/lib/applications/connection-store'
import { signingSecretOf } from '@/lib/applications/subscribe'
import { providerKind } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { isSignedBy, readEnvelope } from '@/lib/stripe/events'
import { insertEvent, insertNotice } from './store'

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

/**
 * Files what a connection's provider posted. Throws `ProviderConnection.NotFound`, `Webhook.SignatureInvalid`, and
 * `Request.TooMany` for more unsigned news of one connection than a provider has.
 */
export async function receiveNotice(
  house: House,
  connectionId: string,
  headers: Headers,
  text: string,
): Promise<void> {
  const { clock, db, env } = house
  const connection = await selectConnection(db, connectionId)
  const kind = connection && providerKind(env, connection.provider)
  if (!kind) throw new Failure('ProviderConnection.NotFound')
  const signingSecret = signingSecretOf(house, connection)
  const notice = kind.readNotice(text, headers, signingSecret, clock.now())
  if (!notice) return
  // Anybody can write those; a provider that is put off says it again, and the sweep asks by itself.
  if (signingSecret === null) await takeTurn('unsignedNotice', connectionId)
  // Who signs nothing numbers nothing either.
  await insertNotice(db, connection, notice, connection.sealedWebhookSecret !== null, clock.now())
}

function parseEvent(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Failure('Request.MalformedJson', 'The body is not valid JSON.', { cause: error })
  }
}
