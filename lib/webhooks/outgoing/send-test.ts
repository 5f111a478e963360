// Sends a test event to an endpoint.
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { TEST_EVENT } from '@/lib/outgoing/event-types'
import { payloadOf } from '@/lib/outgoing/publish'
import { insertLoneEvent } from './delivery-store'
import { findSubscription } from './find'
import { findDelivery } from './list-deliveries'
import type { Delivery, Owner } from './subscription'

/** `deliveryId` names the test: the same is sent once. Throws `WebhookSubscription.NotFound`, `WebhookSubscription.Disabled`. */
export async function sendTest(
  house: House,
  owner: Owner,
  id: string,
  deliveryId: string = newId(),
): Promise<Delivery> {
  const { isActive } = await findSubscription(house, owner, id)
  if (!isActive) throw new Failure('WebhookSubscription.Disabled')
  await transact(house.db, async (tx) => {
    const event = { id: newId(), type: TEST_EVENT }
    const payload = payloadOf({
      ...event,
      occurredAt: house.clock.now(),
      data: { webhookSubscriptionId: id },
    })
    await insertLoneEvent(tx, { subscriptionId: id, deliveryId }, { ...event, payload })
  })
  return findDelivery(house, id, deliveryId)
}
