// Finds provider connections, and opens what speaks to their providers.

import type { Connector, ProviderKind, Subscriber } from '@/lib/connector-port/port'
import { providerKind } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { openSecret, SealBroken } from '@/lib/secret-box'
import { credentialsPlace, type ProviderConnection } from './application'
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

export interface OpenConnection {
  connection: ProviderConnection
  kind: ProviderKind
  connector: Connector & Subscriber
}

/** Undefined where the secret cannot be opened, or the kind is not known here: said in the log, and nobody's fault but ours. */
function opened({ env, log }: House, connection: ProviderConnection): OpenConnection | undefined {
  const kind = providerKind(env, connection.provider)
  try {
    const apiKey = openSecret(env, credentialsPlace(connection.id), connection.sealedCredentials)
    return kind && { connection, kind, connector: kind.connect({ apiKey }) }
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    log.error(
      { connectionId: connection.id, err: error },
      'the credentials of a provider cannot be decrypted',
    )
    return undefined
  }
}

export async function openConnection(house: House, id: string): Promise<OpenConnection | undefined> {
  const connection = await selectConnection(house.db, id)
  return connection && opened(house, connection)
}

/** All of an application's connections, also those that are switched off: each can be told why it was out. */
export async function openConnections(
  house: House,
  applicationId: string,
): Promise<{ connection: ProviderConnection; open: OpenConnection | undefined }[]> {
  const connections = await selectConnections(house.db, applicationId)
  return connections.map((connection) => ({ connection, open: opened(house, connection) }))
}
