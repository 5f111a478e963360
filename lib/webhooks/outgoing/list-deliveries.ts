// Lists deliveries: what was sent to an endpoint, its responses, and the next attempt.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Page, type PageRequest, pageOf } from '@/lib/http/fields/paging'
import { type DeliveryState, selectDeliveries, selectDelivery } from './delivery-store'
import { findSubscription } from './find'
import type { Delivery, Owner } from './subscription'

/** Newest first. Throws `WebhookSubscription.NotFound`. */
export async function listDeliveries(
  house: House,
  owner: Owner,
  subscriptionId: string,
  { status, ...request }: PageRequest & { status?: DeliveryState | undefined },
): Promise<Page<Delivery>> {
  await findSubscription(house, owner, subscriptionId)
  return pageOf(await selectDeliveries(house.db, subscriptionId, status, request), request.limit)
}

/** Throws `WebhookDelivery.NotFound`. */
export async function findDelivery({ db }: House, subscriptionId: string, id: string): Promise<Delivery> {
  return found(await selectDelivery(db, subscriptionId, id), 'WebhookDelivery.NotFound')
}
