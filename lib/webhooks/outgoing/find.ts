// Finds one subscription of its owner.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { selectSubscription } from './store'
import type { Owner, Subscription } from './subscription'

/** Throws `WebhookSubscription.NotFound`, also for another's. */
export async function findSubscription({ db }: House, owner: Owner, id: string): Promise<Subscription> {
  return found(await selectSubscription(db, owner, id), 'WebhookSubscription.NotFound')
}
