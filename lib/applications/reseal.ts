// Re-encrypts the secrets of provider connections after a key rotation, so that the old key can be removed.
import { and, eq } from 'drizzle-orm'
import { providerConnections } from '@/db/schema/applications'
import type { House } from '@/lib/house'
import { isSealedUnderOldKey, openSecret, SealBroken, sealSecret } from '@/lib/secret-box'
import { credentialsPlace, webhookPlace } from './application'

/** Returns how many. One that cannot be decrypted stays as it is, and is reported when it is needed. */
export async function resealConnections({ db, env, log }: House): Promise<number> {
  const { id: connectionId, sealedCredentials, sealedWebhookSecret } = providerConnections
  const rows = await db
    .select({ id: connectionId, credentials: sealedCredentials, secret: sealedWebhookSecret })
    .from(providerConnections)
  let resealed = 0
  for (const { credentials, id, secret } of rows) {
    const isOld = [credentials, secret].some((sealed) => sealed !== null && isSealedUnderOldKey(env, sealed))
    if (!isOld) continue
    const renew = (place: string, sealed: string) => sealSecret(env, place, openSecret(env, place, sealed))
    try {
      // Only over what was read: a key that is replaced at this moment stays replaced.
      const changed = await db
        .update(providerConnections)
        .set({
          sealedCredentials: renew(credentialsPlace(id), credentials),
          sealedWebhookSecret: secret === null ? null : renew(webhookPlace(id), secret),
        })
        .where(and(eq(connectionId, id), eq(sealedCredentials, credentials)))
        .returning({ id: connectionId })
      resealed += changed.length
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error
      log.error({ err: error, connectionId: id }, 'the secrets of a provider could not be re-encrypted')
    }
  }
  return resealed
}
