// The connections of an application as shown in the admin: each with a name and its current status.
import type { Application, ProviderConnection } from '@/lib/applications/application'
import { selectConnections } from '@/lib/applications/connection-store'
import { providerKind } from '@/lib/connectors/registry'
import type { House } from '@/lib/house'
import { selectRecentCalls } from './router-store'
import { type CallSample, restingUntil } from './routing'

/** `ready`: it failed several times and has rested; the next payment tries whether it is back. */
export type Standing = { is: 'active' | 'off' | 'ready' } | { is: 'resting'; until: Date }

/** Without anything secret. */
export interface InspectedConnection
  extends Pick<
    ProviderConnection,
    | 'id'
    | 'paymentMethods'
    | 'currencies'
    | 'costPpm'
    | 'costFixed'
    | 'priority'
    | 'keyFingerprint'
    | 'missingRight'
  > {
  /** "Stripe", or "Stripe 2" where an application has several of a kind. */
  name: string
  standing: Standing
}

function standingOf({ isActive }: ProviderConnection, calls: readonly CallSample[], now: Date): Standing {
  if (!isActive) return { is: 'off' }
  const until = restingUntil(calls)
  if (!until) return { is: 'active' }
  return until > now ? { is: 'resting', until } : { is: 'ready' }
}

/** Oldest first, so that a number once given stays. */
export async function inspectConnections(
  { clock, db, env }: House,
  application: Application,
): Promise<InspectedConnection[]> {
  const now = clock.now()
  const connections = (await selectConnections(db, application.id)).toReversed()
  const ids = connections.map(({ id }) => id)
  const calls = await selectRecentCalls(db, ids, now)
  return connections.map((connection) => {
    const kin = connections.filter(({ provider }) => provider === connection.provider)
    const kind = providerKind(env, connection.provider)?.name ?? connection.provider
    const { costFixed, costPpm, currencies, id, keyFingerprint, missingRight, paymentMethods, priority } =
      connection
    return {
      ...{ id, paymentMethods, currencies, costPpm, costFixed, priority, keyFingerprint, missingRight },
      name: kin.length > 1 ? `${kind} ${kin.indexOf(connection) + 1}` : kind,
      standing: standingOf(connection, calls.get(id) ?? [], now),
    }
  })
}
