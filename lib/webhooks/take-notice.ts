// Receives and stores the events of a connection's provider.
import { selectConnection } from '@/lib/applications/connection-store'
import { signingSecretOf } from '@/lib/applications/subscribe'
import { providerKind } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { readText } from '@/lib/http/call/body'
import { takeTurn } from '@/lib/http/call/limits'
import { isUuid } from '@/lib/ids'
import { answerNews, LIMIT_BYTES } from './intake'
import { insertNotice } from './store'

export const takeNotice = (house: House, connectionId: string, request: Request): Promise<Response> =>
  answerNews(house, '/webhooks/providers/{connectionId}', request, async () => {
    if (!isUuid(connectionId)) throw new Failure('ProviderConnection.NotFound')
    await receiveNotice(house, connectionId, request.headers, await readText(request, LIMIT_BYTES))
    return { received: true }
  })

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
  if (signingSecret === null) await takeTurn(house, 'unsignedNotice', connectionId)
  // Who signs nothing numbers nothing either.
  await insertNotice(db, connection, notice, connection.sealedWebhookSecret !== null, clock.now())
}
