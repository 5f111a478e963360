// Sends an event that tells of nothing, to see whether an endpoint hears.
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { TEST_EVENT } from '@/lib/outgoing/event-types'
import { payloadOf } from '@/lib/outgoing/publish'
import { insertLoneEvent } from './delivery-store'
import { findSubscription } from './find'
import { readDelivery } from './list-deliveries'
import type { Delivery, Owner } from './subscription'

/** Throws `WebhookSubscription.NotFound`, `WebhookSubscription.Disabled`. */
export async function sendTest(house: House, owner: Owner, id: string): Promise<Delivery> {
  const { isActive } = await findSubscription(house, owner, id)
  if (!isActive) throw new Failure('WebhookSubscription.Disabled')
  const payload = payloadOf({
    type: TEST_EVENT,
    occurredAt: house.clock.now(),
    data: { webhookSubscriptionId: id },
  })
  const deliveryId = await transact(house.db, (tx) => insertLoneEvent(tx, id, { type: TEST_EVENT, payload }))
  return readDelivery(house, id, deliveryId)
}
