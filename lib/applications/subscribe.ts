// Tells a connection's provider where its news shall go. Without it a session is still heard of, by asking.
import type { House } from '@/lib/house'
import { ProviderFault } from '@/lib/providers/fault'
import { openSecret, SealBroken, sealSecret } from '@/lib/secret-box'
import { noticeUrlOf, type ProviderConnection, webhookPlace } from './application'
import { selectUnsubscribed, updateConnection } from './connection-store'
import { openConnection } from './open-connection'

const AT_ONCE = 10

/** Providers refuse addresses that they cannot reach; a simulator on this machine reaches this machine. */
export const canBeReached = ({ env }: House): boolean =>
  env.stripeApiBase !== undefined || !/^(?:localhost|127\.|\[::1\])/.test(new URL(env.appUrl).hostname)

/** Does nothing where it is done. A provider that cannot be asked now is asked again by the schedule. */
export async function subscribe(house: House, connection: ProviderConnection): Promise<ProviderConnection> {
  if (connection.webhookReference !== null || !connection.isActive || !canBeReached(house)) return connection
  const open = await openConnection(house, connection.id)
  if (!open) return connection
  try {
    const made = await open.connector.subscribe(noticeUrlOf(house.env.appUrl, connection.id))
    if (!made) return connection
    const kept = await updateConnection(house.db, connection.applicationId, connection.id, {
      webhookReference: made.reference,
      sealedWebhookSecret:
        made.signingSecret === null
          ? null
          : sealSecret(house.env, webhookPlace(connection.id), made.signingSecret),
    })
    return kept ?? connection
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error
    house.log.warn(
      { connectionId: connection.id, err: error },
      'a provider was not told where to send its news',
    )
    return connection
  }
}

/** Tells those that have not been told. Answers how many there were. */
export async function subscribeMissing(house: House): Promise<number> {
  const waiting = canBeReached(house) ? await selectUnsubscribed(house.db, AT_ONCE) : []
  for (const connection of waiting) await subscribe(house, connection)
  return waiting.length
}

/** With what a connection's provider signs; null where it signs nothing, or the secret does not open. */
export function signingSecretOf(
  { env, log }: House,
  { id, sealedWebhookSecret }: ProviderConnection,
): string | null {
  if (sealedWebhookSecret === null) return null
  try {
    return openSecret(env, webhookPlace(id), sealedWebhookSecret)
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    log.error({ connectionId: id, err: error }, 'the signing secret of a provider cannot be opened')
    return null
  }
}
