// The owner of an application's webhook subscriptions.
import { findApplication } from '@/lib/applications/find'
import type { House } from '@/lib/house'
import type { Owner } from './subscription'

/** Throws `Application.NotFound`, also for another organisation's. */
export async function applicationOwner(
  house: Pick<House, 'db'>,
  organisationId: string,
  applicationId: string,
): Promise<Owner> {
  await findApplication(house, organisationId, applicationId)
  return { applicationId, organisationId }
}
