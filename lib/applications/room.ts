// The limits on an application's keys and connections, checked under a lock.
import { and, eq, isNull, ne } from 'drizzle-orm'
import { applicationKeys, applications, providerConnections } from '@/db/schema/applications'
import type { Transaction } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'

/** More would be a bug in the calling program. */
const MOST_KEYS = 20
/** Each is weighed for every payment. */
const MOST_ACTIVE_CONNECTIONS = 20
const MOST_CONNECTIONS = 50

/** Serialises additions; rows that only reference the application are not blocked. */
const hold = (tx: Transaction, id: string) =>
  tx.select({ id: applications.id }).from(applications).where(eq(applications.id, id)).for('no key update')

/** Room for this one, whether or not it is there by now. Throws `ApplicationKey.TooMany`. */
export async function assertRoomForKey(tx: Transaction, applicationId: string, keyId: string): Promise<void> {
  await hold(tx, applicationId)
  const active = await tx.$count(
    applicationKeys,
    and(
      eq(applicationKeys.applicationId, applicationId),
      isNull(applicationKeys.revokedAt),
      ne(applicationKeys.id, keyId),
    ),
  )
  if (active >= MOST_KEYS) throw new Failure('ApplicationKey.TooMany')
}

/** Room for this one to be there and switched on, whether or not it is so by now. Throws `ProviderConnection.TooMany`. */
export async function assertRoomForConnection(
  tx: Transaction,
  applicationId: string,
  connectionId: string,
): Promise<void> {
  await hold(tx, applicationId)
  const { id, isActive } = providerConnections
  const others = and(eq(providerConnections.applicationId, applicationId), ne(id, connectionId))
  const all = await tx.$count(providerConnections, others)
  const active = await tx.$count(providerConnections, and(others, eq(isActive, true)))
  if (all >= MOST_CONNECTIONS || active >= MOST_ACTIVE_CONNECTIONS)
    throw new Failure('ProviderConnection.TooMany')
}
