// Makes a subscription; its signing secret is shown once.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { assertReachable } from './reachable'
import { newSigningSecret } from './sign'
import { countSubscriptions, insertSubscription, organisationIsOf } from './store'
import {
  MOST_SUBSCRIPTIONS,
  type Owner,
  type Subscription,
  type SubscriptionFields,
  sealSigningSecret,
} from './subscription'

export type WithSecret = Subscription & { signingSecret: string }

/**
 * Throws `Organisation.NotFound`, also for one that the owner cannot reach, `Request.Invalid` for an endpoint that may not
 * be called, and `WebhookSubscription.TooMany`.
 */
export async function createSubscription(
  house: House,
  { clientId, limitedTo }: Owner,
  {
    organisationId = limitedTo,
    ...fields
  }: SubscriptionFields & { organisationId?: string | null | undefined },
): Promise<WithSecret> {
  const { db, env } = house
  if (organisationId !== null && !(await organisationIsOf(db, clientId, organisationId)))
    throw new Failure('Organisation.NotFound')
  if (limitedTo !== null && organisationId !== limitedTo) throw new Failure('Organisation.NotFound')
  await assertReachable(house, fields.url)
  if ((await countSubscriptions(db, clientId)) >= MOST_SUBSCRIPTIONS)
    throw new Failure('WebhookSubscription.TooMany')
  const id = newId()
  const signingSecret = newSigningSecret()
  const secret = sealSigningSecret(env, id, signingSecret)
  const made = await insertSubscription(db, { ...fields, id, clientId, organisationId, secret })
  if (!made) throw new Error('a subscription was not inserted')
  return { ...made, signingSecret }
}
