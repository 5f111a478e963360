// Redelivers an event under the same id.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { updateDeliveryRenewed } from './delivery-store'
import { findSubscription } from './find'
import { findDelivery } from './list-deliveries'
import type { Delivery, Owner } from './subscription'

/** Throws `WebhookSubscription.NotFound`, `WebhookDelivery.NotFound`, `WebhookSubscription.Disabled`. */
export async function redeliver(
  house: House,
  owner: Owner,
  subscriptionId: string,
  id: string,
  /** Names the call: its repeat sends nothing more. */
  renewalId: string = newId(),
): Promise<Delivery> {
  const { isActive } = await findSubscription(house, owner, subscriptionId)
  const { renewalId: last } = await findDelivery(house, subscriptionId, id)
  if (!isActive) throw new Failure('WebhookSubscription.Disabled')
  if (last !== renewalId) await updateDeliveryRenewed(house.db, subscriptionId, id, renewalId)
  return findDelivery(house, subscriptionId, id)
}
