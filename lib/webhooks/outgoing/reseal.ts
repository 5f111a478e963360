// Re-encrypts signing secrets after a key rotation, so that the old key can be removed.
import type { House } from '@/lib/house'
import { isSealedUnderOldKey } from '@/lib/secret-box'
import { selectSealed, updateSeal } from './store'
import { openSigningSecret, sealSigningSecret } from './subscription'

/** Returns how many. One that cannot be decrypted stays as it is, and is reported when it is needed. */
export async function resealSecrets({ db, env, log }: House): Promise<number> {
  let resealed = 0
  for (const { id, previousSecret, secret } of await selectSealed(db)) {
    const renew = (sealed: string) => sealSigningSecret(env, id, openSigningSecret(env, id, sealed))
    const isOld = [secret, previousSecret].some((sealed) => sealed && isSealedUnderOldKey(env, sealed))
    if (!isOld) continue
    try {
      const anew = { secret: renew(secret), previousSecret: previousSecret && renew(previousSecret) }
      if (await updateSeal(db, { id, secret }, anew)) resealed++
    } catch (error) {
      log.error({ err: error, subscriptionId: id }, 'a signing secret could not be re-encrypted')
    }
  }
  return resealed
}
