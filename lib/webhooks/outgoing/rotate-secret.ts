// Gives a subscription a new signing secret; for a day everything is signed with both.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { WithSecret } from './create'
import { newSigningSecret } from './sign'
import { replaceSecret } from './store'
import { type Owner, sealSigningSecret } from './subscription'

/** Throws `WebhookSubscription.NotFound`. */
export async function rotateSecret({ db, env }: House, owner: Owner, id: string): Promise<WithSecret> {
  const signingSecret = newSigningSecret()
  const replaced = await replaceSecret(db, owner, id, sealSigningSecret(env, id, signingSecret))
  if (!replaced) throw new Failure('WebhookSubscription.NotFound')
  return { ...replaced, signingSecret }
}
