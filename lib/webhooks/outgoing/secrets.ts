// Signing secrets: replaced, with a day in which everything is signed with both, and encrypted anew.
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { isSealedUnderOldKey } from '@/lib/secret-box'
import type { WithSecret } from './create'
import { newSigningSecret } from './sign'
import { selectSealed, updateSeal, updateSecret, updateUntoldSecret } from './store'
import { type Owner, openSigningSecret, sealSigningSecret } from './subscription'

/** `rotationId` names this rotation: asked again for the same, the secret before stays valid. Throws `WebhookSubscription.NotFound`. */
export async function rotateSecret(
  { db, env }: House,
  owner: Owner,
  id: string,
  rotationId: string = newId(),
): Promise<WithSecret> {
  const signingSecret = newSigningSecret()
  const sealed = sealSigningSecret(env, id, signingSecret)
  const replaced = await transact(
    db,
    async (tx) =>
      (await updateUntoldSecret(tx, owner, id, sealed, rotationId)) ??
      (await updateSecret(tx, owner, id, { sealed, rotationId })),
  )
  if (!replaced) throw new Failure('WebhookSubscription.NotFound')
  return { ...replaced, signingSecret }
}

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
