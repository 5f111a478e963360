// Finds one subscription of its owner.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { selectSubscription } from './store'
import type { Owner, Subscription } from './subscription'

/** Throws `WebhookSubscription.NotFound`, also for another's. */
export async function findSubscription({ db }: House, owner: Owner, id: string): Promise<Subscription> {
  const found = await selectSubscription(db, owner, id)
  if (!found) throw new Failure('WebhookSubscription.NotFound')
  return found
}
