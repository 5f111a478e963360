// Connects an application to a payment provider: the credentials are tried before they are kept, and kept sealed.
import type { PaymentMethod, Provider } from '@/db/schema/applications'
import { Failure, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Currency } from '@/lib/money/currency'
import { ProviderFault } from '@/lib/providers/fault'
import type { Credentials, ProviderKind } from '@/lib/providers/port'
import { providerKind } from '@/lib/providers/registry'
import { fingerprintOf, sealSecret } from '@/lib/secret-box'
import { credentialsPlace, type ProviderConnection } from './application'
import { putConnection, updateConnection } from './connection-store'
import { findApplication } from './find'
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
  invalidRequest([
    { pointer: '/credentials/apiKey', code: 'refused', detail: `credentials.apiKey: ${detail}` },
  ])

/** What went wrong with a provider, as a caller is told. */
export function failureOf(fault: ProviderFault): Failure {
  const because = { cause: fault }
  if (fault.kind === 'busy' || fault.kind === 'down')
    return new Failure('Provider.Overloaded', undefined, because)
  if (fault.kind === 'unanswered') return new Failure('Provider.TimedOut', undefined, because)
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
    if (!(error instanceof ProviderFault)) throw error
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
    { pointer, code: 'not-taken', detail: `${pointer.slice(1)}: ${kind.name} does not take ${what}.` },
  ])
}

/** Throws `Application.NotFound`, `Request.Invalid`, and `Provider.*` where the provider cannot be asked. */
export async function connectProvider(
  house: House,
  organisationId: string,
  applicationId: string,
  { credentials, id, provider, ...fields }: NewConnection,
): Promise<ProviderConnection> {
  await findApplication(house, organisationId, applicationId)
  const kind = providerKind(house.env, provider)
  if (!kind) throw invalidRequest([{ pointer: '/name', code: 'unknown', detail: 'name: is not known here.' }])
  assertTaken(kind, fields)
  const tried = await tryCredentials(house, kind, credentials)
  const now = house.clock.now()
  const connection = await putConnection(house.db, {
    ...fields,
    ...tried,
    ...sealed(house, id, credentials),
    id,
    applicationId,
    provider,
    createdAt: now,
    updatedAt: now,
  })
  return subscribe(house, connection)
}

export interface ConnectionChanges extends Partial<ConnectionFields> {
  isActive?: boolean | undefined
  /** New ones are tried as those of a new connection. */
  credentials?: Credentials | undefined
}

/** Throws as `connectProvider`, and `ProviderConnection.NotFound`. */
export async function changeConnection(
  house: House,
  organisationId: string,
  applicationId: string,
  known: Pick<ProviderConnection, 'id' | 'provider'>,
  { credentials, ...changes }: ConnectionChanges,
): Promise<ProviderConnection> {
  await findApplication(house, organisationId, applicationId)
  const kind = providerKind(house.env, known.provider)
  if (!kind) throw new Failure('ProviderConnection.NotFound')
  assertTaken(kind, changes)
  const tried = credentials && (await tryCredentials(house, kind, credentials))
  const changed = await updateConnection(house.db, applicationId, known.id, {
    ...changes,
    ...tried,
    ...(credentials && { ...sealed(house, known.id, credentials), webhookReference: null }),
    updatedAt: house.clock.now(),
  })
  if (!changed) throw new Failure('ProviderConnection.NotFound')
  return subscribe(house, changed)
}
