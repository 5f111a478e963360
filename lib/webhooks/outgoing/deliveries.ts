// Deliveries to an endpoint: listed with what became of them, sent again, or sent as a test.
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Page, type PageRequest, pageOf } from '@/lib/http/fields/paging'
import { newId } from '@/lib/ids'
import { TEST_EVENT } from '@/lib/outgoing/event-types'
import { payloadOf } from '@/lib/outgoing/publish'
import {
  type DeliveryState,
  insertLoneEvent,
  selectDeliveries,
  selectDelivery,
  updateDeliveryRenewed,
} from './delivery-store'
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

/** `deliveryId` names the test: the same is sent once. Throws `WebhookSubscription.NotFound`, `WebhookSubscription.Disabled`. */
export async function sendTest(
  house: House,
  owner: Owner,
  id: string,
  deliveryId: string = newId(),
): Promise<Delivery> {
  const { isActive } = await findSubscription(house, owner, id)
  if (!isActive) throw new Failure('WebhookSubscription.Disabled')
  const isThere = await transact(house.db, async (tx) => {
    const event = { id: newId(), type: TEST_EVENT }
    const payload = payloadOf({
      ...event,
      occurredAt: house.clock.now(),
      data: { webhookSubscriptionId: id },
    })
    return insertLoneEvent(tx, { subscriptionId: id, deliveryId }, { ...event, payload })
  })
  const delivery = isThere && (await selectDelivery(house.db, id, deliveryId))
  return found(delivery || undefined, 'WebhookSubscription.NotFound')
}
