// Connects an application to a payment provider: the credentials are tested before they are stored, and stored encrypted.
import type { PaymentMethod, Provider } from '@/db/schema/applications'
import { transact } from '@/db/transact'
import { isProviderFault, type ProviderFault } from '@/lib/connector-port/fault'
import type { Credentials, ProviderKind } from '@/lib/connector-port/port'
import { providerKind } from '@/lib/connectors/registry'
import { Failure, found, invalidField, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Currency } from '@/lib/money/currency'
import { fingerprintOf, sealSecret } from '@/lib/secret-box'
import { credentialsPlace, type ProviderConnection } from './application'
import { insertConnection, lockConnection, selectConnection, updateConnection } from './connection-store'
import { findApplication } from './find'
import { assertRoomForConnection } from './room'
import { accountBehind, hasMade } from './same-account'
import { subscribe } from './subscribe'

export interface ConnectionFields {
  paymentMethods: PaymentMethod[]
  /** Empty: all that the provider takes. */
  currencies: Currency[]
  costPpm: number
  /** Decimal text in major units, up to 3 decimals. */
  costFixed: string
  priority: number
}

interface NewConnection extends ConnectionFields {
  /** Made from the caller's idempotency key: the same one makes the same connection once. */
  id: string
  provider: Provider
  credentials: Credentials
}

const badKey = (detail: string) =>
  invalidField('/credentials/apiKey', 'refused', `credentials.apiKey: ${detail}`)

/** What went wrong with a provider, as a caller is told. */
export function failureOf(fault: ProviderFault): Failure {
  const because = { cause: fault }
  if (fault.kind === 'busy' || fault.kind === 'down')
    return new Failure('Provider.Overloaded', undefined, because)
  if (fault.kind === 'unanswered' || fault.kind === 'in-flight')
    return new Failure('Provider.TimedOut', undefined, because)
  return new Failure('Provider.Refused', undefined, because)
}

/** Asks the provider whether the credentials are good. Throws `Request.Invalid` naming them, and `Provider.*`. */
async function tryCredentials({ env }: House, kind: ProviderKind, credentials: Credentials) {
  const fault = kind.credentialsFault(credentials)
  if (fault) throw badKey(fault)
  try {
    const { accountReference, livemode } = await kind.connect(credentials).check()
    if (livemode !== env.stripeLivemode)
      throw badKey(`is a ${livemode ? 'live' : 'test'} key, and this is the other mode.`)
    return { accountReference, livemode }
  } catch (error) {
    if (!isProviderFault(error)) throw error
    throw error.kind === 'denied' ? badKey(`was refused by ${kind.name}.`) : failureOf(error)
  }
}

const sealed = ({ env }: House, connectionId: string, { apiKey }: Credentials) => ({
  sealedCredentials: sealSecret(env, credentialsPlace(connectionId), apiKey),
  keyFingerprint: fingerprintOf(apiKey),
})

function assertTaken(kind: ProviderKind, { currencies, paymentMethods }: Partial<ConnectionFields>): void {
  const method = paymentMethods?.find((wanted) => !kind.paymentMethods.includes(wanted))
  const currency = currencies?.find((wanted) => !kind.takesCurrency(wanted))
  if (method === undefined && currency === undefined) return
  const [pointer, what] = method ? ['/paymentMethods', method] : ['/currencies', currency]
  throw invalidRequest([
    { pointer, code: 'not-taken', detail: `${pointer.slice(1)}: ${kind.name} does not support ${what}.` },
  ])
}

/** Throws `Application.NotFound`, `Request.Invalid`, `ProviderConnection.TooMany`, and `Provider.*` where the provider cannot be asked. */
export async function createConnection(
  house: House,
  organisationId: string,
  applicationId: string,
  { credentials, id, provider, ...fields }: NewConnection,
): Promise<ProviderConnection> {
  await findApplication(house, organisationId, applicationId)
  const kind = providerKind(house.env, provider)
  if (!kind) throw invalidField('/name', 'unknown', 'name: is not supported.')
  assertTaken(kind, fields)
  const tried = await tryCredentials(house, kind, credentials)
  const now = house.clock.now()
  const row = {
    ...fields,
    ...tried,
    ...sealed(house, id, credentials),
    id,
    organisationId,
    applicationId,
    provider,
    createdAt: now,
    updatedAt: now,
  }
  const connection = await transact(house.db, async (tx) => {
    await assertRoomForConnection(tx, applicationId, id)
    return insertConnection(tx, row)
  })
  return subscribe(house, connection)
}

export interface ConnectionChanges extends Partial<ConnectionFields> {
  isActive?: boolean | undefined
  /** New ones are tried as those of a new connection, and belong to the same account. */
  credentials?: Credentials | undefined
}

/** Tells the provider where to send its news, where it has not been told. Throws `ProviderConnection.NotFound`, `ProviderConnection.TooMany`. */
async function put(
  house: House,
  applicationId: string,
  id: string,
  changes: Omit<ConnectionChanges, 'credentials'>,
): Promise<ProviderConnection> {
  const updatedAt = house.clock.now()
  const changed = await transact(house.db, async (tx) => {
    if (changes.isActive) await assertRoomForConnection(tx, applicationId, id)
    return updateConnection(tx, applicationId, id, { ...changes, updatedAt })
  })
  if (!changed) throw new Failure('ProviderConnection.NotFound')
  return subscribe(house, changed)
}

/** Throws as `createConnection`, and `ProviderConnection.NotFound`, `ProviderConnection.OtherAccount`, `Idempotency.InProgress`. */
export async function changeConnection(
  house: House,
  organisationId: string,
  applicationId: string,
  known: Pick<ProviderConnection, 'id' | 'provider'>,
  { credentials, ...changes }: ConnectionChanges,
): Promise<ProviderConnection> {
  await findApplication(house, organisationId, applicationId)
  const kind = found(providerKind(house.env, known.provider), 'ProviderConnection.NotFound')
  assertTaken(kind, changes)
  if (!credentials) return put(house, applicationId, known.id, changes)
  const before = await selectConnection(house.db, known.id)
  if (before?.applicationId !== applicationId) throw new Failure('ProviderConnection.NotFound')
  const { accountReference: tried, livemode } = await tryCredentials(house, kind, credentials)
  const { accountReference, isProven } = await accountBehind(
    house.db,
    before,
    tried,
    kind.connect(credentials),
  ).catch((error: unknown) => {
    throw isProviderFault(error) ? failureOf(error) : error
  })
  await transact(house.db, async (tx) => {
    const now = await lockConnection(tx, before.id)
    // They have been changed in the meantime: what was read is out of date.
    if (now?.keyFingerprint !== before.keyFingerprint) throw new Failure('Idempotency.InProgress')
    if (!isProven && (await hasMade(tx, before))) throw new Failure('ProviderConnection.OtherAccount')
    const renewed = {
      ...sealed(house, before.id, credentials),
      ...{ accountReference, livemode, missingRight: null },
    }
    await updateConnection(tx, applicationId, before.id, { ...renewed, webhookReference: null })
  })
  return put(house, applicationId, before.id, changes)
}
