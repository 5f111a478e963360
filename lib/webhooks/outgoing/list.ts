// The subscriptions of an owner, newest first.
import type { House } from '@/lib/house'
import { type Page, type PageRequest, pageOf } from '@/lib/http/fields/paging'
import { selectSubscriptions } from './store'
import type { Owner, Subscription } from './subscription'

export async function listSubscriptions(
  { db }: House,
  owner: Owner,
  request: PageRequest,
): Promise<Page<Subscription>> {
  return pageOf(await selectSubscriptions(db, owner, request), request.limit)
}
