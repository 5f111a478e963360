// Creates a subscription; its signing secret is shown once.
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { assertReachable } from './address'
import { newSigningSecret } from './sign'
import {
  type Belongings,
  countSubscriptions,
  insertSubscription,
  isOrganisationOf,
  lockRoom,
  updateUntoldSecret,
} from './store'
import {
  MOST_SUBSCRIPTIONS,
  type Owner,
  type Subscription,
  type SubscriptionFields,
  sealSigningSecret,
} from './subscription'

export type WithSecret = Subscription & { signingSecret: string }

type Named = string | null | undefined

/** What the subscription is about, and whose it is. Throws `Organisation.NotFound` for one that the owner cannot reach. */
async function belongingsOf({ db }: House, owner: Owner, named: Named): Promise<Belongings> {
  if (!('clientId' in owner)) return owner
  const { clientId, limitedTo } = owner
  const organisationId = named ?? limitedTo
  const isForeign = organisationId !== null && !(await isOrganisationOf(db, clientId, organisationId))
  const isBeyond = limitedTo !== null && organisationId !== limitedTo
  if (isForeign || isBeyond) throw new Failure('Organisation.NotFound')
  return { clientId, organisationId }
}

/**
 * Throws `Organisation.NotFound`, `Request.Invalid` for an endpoint that may not be called, and
 * `WebhookSubscription.TooMany`.
 */
export async function createSubscription(
  house: House,
  owner: Owner,
  { organisationId, ...fields }: SubscriptionFields & { organisationId?: Named },
  /** Chosen by the caller, so that a repeat makes the same one. */
  id: string = newId(),
): Promise<WithSecret> {
  const { db, env } = house
  const belongings = await belongingsOf(house, owner, organisationId)
  await assertReachable(house, fields.url)
  const signingSecret = newSigningSecret()
  const secret = sealSigningSecret(env, id, signingSecret)
  const made = await transact(db, async (tx) => {
    await lockRoom(tx, belongings)
    const again = await updateUntoldSecret(tx, owner, id, secret)
    if (again) return again
    if ((await countSubscriptions(tx, belongings)) >= MOST_SUBSCRIPTIONS)
      throw new Failure('WebhookSubscription.TooMany')
    return insertSubscription(tx, { ...fields, ...belongings, id, secret })
  })
  if (!made) throw new Error('a subscription was not inserted')
  return { ...made, signingSecret }
}
