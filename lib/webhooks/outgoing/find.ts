// The subscriptions of an owner: one, or all, newest first; and the owner that an application is.
import { findApplication } from '@/lib/applications/find'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Page, type PageRequest, pageOf } from '@/lib/http/fields/paging'
import { deleteSubscription, selectSubscription, selectSubscriptions } from './store'
import type { Owner, Subscription } from './subscription'

/** Throws `Application.NotFound`, also for another organisation's. */
export async function applicationOwner(
  house: Pick<House, 'db'>,
  organisationId: string,
  applicationId: string,
): Promise<Owner> {
  await findApplication(house, organisationId, applicationId)
  return { applicationId, organisationId }
}

/** Throws `WebhookSubscription.NotFound`, also for another's. */
export async function findSubscription({ db }: House, owner: Owner, id: string): Promise<Subscription> {
  return found(await selectSubscription(db, owner, id), 'WebhookSubscription.NotFound')
}

export async function listSubscriptions(
  { db }: House,
  owner: Owner,
  request: PageRequest,
): Promise<Page<Subscription>> {
  return pageOf(await selectSubscriptions(db, owner, request), request.limit)
}

/** Throws `WebhookSubscription.NotFound`. */
export async function removeSubscription({ db }: House, owner: Owner, id: string): Promise<void> {
  if (!(await deleteSubscription(db, owner, id))) throw new Failure('WebhookSubscription.NotFound')
}
