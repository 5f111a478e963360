// Removes a subscription and its pending deliveries.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { deleteSubscription } from './store'
import type { Owner } from './subscription'

/** Throws `WebhookSubscription.NotFound`. */
export async function removeSubscription({ db }: House, owner: Owner, id: string): Promise<void> {
  if (!(await deleteSubscription(db, owner, id))) throw new Failure('WebhookSubscription.NotFound')
}
