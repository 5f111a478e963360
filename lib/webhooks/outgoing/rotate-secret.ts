// Gives a subscription a new signing secret; for a day everything is signed with both.
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import type { WithSecret } from './create'
import { newSigningSecret } from './sign'
import { updateSecret, updateUntoldSecret } from './store'
import { type Owner, sealSigningSecret } from './subscription'

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
