// Finds a provider connection of an application, and lists all of them.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { ProviderConnection } from './application'
import { selectConnection, selectConnections } from './connection-store'
import { findApplication } from './find'

/** Throws `Application.NotFound`, `ProviderConnection.NotFound`. */
export async function findConnection(
  house: House,
  organisationId: string,
  applicationId: string,
  id: string,
): Promise<ProviderConnection> {
  await findApplication(house, organisationId, applicationId)
  const connection = await selectConnection(house.db, id)
  if (connection?.applicationId !== applicationId) throw new Failure('ProviderConnection.NotFound')
  return connection
}

/** Newest first. Throws `Application.NotFound`. */
export async function listConnections(
  house: House,
  organisationId: string,
  applicationId: string,
): Promise<ProviderConnection[]> {
  await findApplication(house, organisationId, applicationId)
  return selectConnections(house.db, applicationId)
}
