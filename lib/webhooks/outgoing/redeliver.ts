// Sends again what was sent or given up: the same event under the same id.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { renewDelivery } from './delivery-store'
import { findSubscription } from './find'
import { readDelivery } from './list-deliveries'
import type { Delivery, Owner } from './subscription'

/** Throws `WebhookSubscription.NotFound`, `WebhookDelivery.NotFound`, `WebhookSubscription.Disabled`. */
export async function redeliver(
  house: House,
  owner: Owner,
  subscriptionId: string,
  id: string,
): Promise<Delivery> {
  const { isActive } = await findSubscription(house, owner, subscriptionId)
  await readDelivery(house, subscriptionId, id)
  if (!isActive) throw new Failure('WebhookSubscription.Disabled')
  if (!(await renewDelivery(house.db, subscriptionId, id))) throw new Failure('WebhookDelivery.NotFound')
  return readDelivery(house, subscriptionId, id)
}
