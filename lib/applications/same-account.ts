// Checks that new credentials of a connection belong to the same provider account as the old ones, so that its objects stay readable.
import { and, desc, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { payments } from '@/db/schema/payments'
import { isProviderFault } from '@/lib/connector-port/fault'
import type { Connector } from '@/lib/connector-port/port'
import { Failure } from '@/lib/failure/failure'
import { LIVE_STATES } from '@/lib/payments/payment'
import type { ProviderConnection } from './application'

const { connectionId, createdAt, sessionReference, state } = payments

/** The newest object that the connection has made; undefined where there is none. */
async function newestObject(db: Queryable, { id }: ProviderConnection): Promise<string | undefined> {
  const [row] = await db
    .select({ sessionReference })
    .from(payments)
    .where(and(eq(connectionId, id), isNotNull(sessionReference)))
    .orderBy(desc(createdAt))
    .limit(1)
  return row?.sessionReference ?? undefined
}

/** True where the connection has made something, or may have. */
export async function hasMade(db: Queryable, { id }: ProviderConnection): Promise<boolean> {
  const rows = await db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(connectionId, id), or(isNotNull(sessionReference), inArray(state, [...LIVE_STATES]))))
    .limit(1)
  return rows.length > 0
}

async function isThere(connector: Connector, reference: string): Promise<boolean> {
  try {
    await connector.read(reference)
    return true
  } catch (error) {
    if (isProviderFault(error, 'missing')) return false
    throw error
  }
}

export interface Behind {
  /** Null where nobody can tell it. */
  accountReference: string | null
  /** False where there was nothing to tell it by: then nothing may have been made. */
  isProven: boolean
}

/**
 * Whose the new credentials are. Where a provider does not say it, it is asked for what the connection has made, which
 * another account does not know. Throws `ProviderConnection.OtherAccount`, `ProviderFault`.
 */
export async function accountBehind(
  db: Queryable,
  connection: ProviderConnection,
  tried: string | null,
  connector: Connector,
): Promise<Behind> {
  const { accountReference: known } = connection
  if (known !== null && tried !== null) {
    if (known !== tried) throw new Failure('ProviderConnection.OtherAccount')
    return { accountReference: known, isProven: true }
  }
  const reference = await newestObject(db, connection)
  if (reference === undefined) return { accountReference: tried, isProven: false }
  if (!(await isThere(connector, reference))) throw new Failure('ProviderConnection.OtherAccount')
  return { accountReference: tried ?? known, isProven: true }
}
