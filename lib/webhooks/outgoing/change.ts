// Changes a subscription: its URL, its events, and whether it is on.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isEmpty } from '@/lib/http/fields/fields'
import { assertReachable } from './address'
import { findSubscription } from './find'
import { updateSubscription } from './store'
import type { Owner, Subscription, SubscriptionFields } from './subscription'

/** Switched on again, it starts afresh. Throws `WebhookSubscription.NotFound`, `Request.Invalid`. */
export async function changeSubscription(
  house: House,
  owner: Owner,
  id: string,
  changes: Partial<SubscriptionFields> & { isActive?: boolean | undefined },
): Promise<Subscription> {
  const known = await findSubscription(house, owner, id)
  if (isEmpty(changes)) return known
  if (changes.url !== undefined) await assertReachable(house, changes.url)
  const afresh = changes.isActive ? { disabledReason: null, failingSince: null } : {}
  return found(
    await updateSubscription(house.db, owner, id, { ...changes, ...afresh }),
    'WebhookSubscription.NotFound',
  )
}
