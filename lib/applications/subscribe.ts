// Registers our webhook with a connection's provider. Without it, sessions are still followed by polling.

import { isProviderFault } from '@/lib/connector-port/fault'
import type { ProviderKind } from '@/lib/connector-port/port'
import { providerKinds } from '@/lib/connectors/registry'
import type { House } from '@/lib/house'
import { openSecret, SealBroken, sealSecret } from '@/lib/secret-box'
import { noticeUrlOf, type ProviderConnection, webhookPlace } from './application'
import { selectUnsubscribed, updateConnection } from './connection-store'
import { type OpenConnection, openConnection } from './open-connection'

const AT_ONCE = 10

/** Providers refuse addresses that they cannot reach; a simulator on this machine reaches this machine. */
export const canBeReached = ({ env }: House): boolean =>
  env.stripeApiBase !== undefined || !/^(?:localhost|127\.|\[::1\])/.test(new URL(env.appUrl).hostname)

/** What is to be kept of the subscription that was made, or widened to today's kinds of news; undefined where none is needed. */
async function told({ env }: House, { connection, connector, kind }: OpenConnection) {
  const subscribedNotices = [...kind.notices]
  const { id, webhookReference } = connection
  if (webhookReference !== null && (await connector.resubscribe(webhookReference)))
    return { subscribedNotices }
  const made = await connector.subscribe(noticeUrlOf(env.appUrl, id))
  return (
    made && {
      subscribedNotices,
      webhookReference: made.reference,
      sealedWebhookSecret:
        made.signingSecret === null ? null : sealSecret(env, webhookPlace(id), made.signingSecret),
    }
  )
}

const isTold = (
  { subscribedNotices, webhookReference }: ProviderConnection,
  { notices }: Pick<ProviderKind, 'notices'>,
): boolean =>
  notices.length === 0 || (webhookReference !== null && subscribedNotices?.join() === notices.join())

/** Does nothing where it is done. A provider that cannot be asked now is asked again by the schedule. */
export async function subscribe(house: House, connection: ProviderConnection): Promise<ProviderConnection> {
  if (!connection.isActive || !canBeReached(house)) return connection
  const open = await openConnection(house, connection.id)
  if (!open || isTold(connection, open.kind)) return connection
  try {
    const changes = await told(house, open)
    const kept =
      changes && (await updateConnection(house.db, connection.applicationId, connection.id, changes))
    return kept ?? connection
  } catch (error) {
    if (!isProviderFault(error)) throw error
    house.log.warn(
      { connectionId: connection.id, err: error },
      'a provider was not told where to send its events',
    )
    return connection
  }
}

/** Tells those that have not been told, or not of all kinds that there are by now. Returns how many there were. */
export async function subscribeMissing(house: House): Promise<number> {
  const waiting = canBeReached(house)
    ? await selectUnsubscribed(house.db, providerKinds(house.env), AT_ONCE)
    : []
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
    log.error({ connectionId: id, err: error }, 'the signing secret of a provider cannot be decrypted')
    return null
  }
}
