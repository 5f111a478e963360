// Applies the routing formula to an application's connections as they are now.
import type { PaymentMethod } from '@/db/schema/applications'
import type { RoutingCandidate } from '@/db/schema/sessions'
import { type Application, weightsOf } from '@/lib/applications/application'
import { type OpenConnection, openConnections } from '@/lib/applications/open-connection'
import type { House } from '@/lib/house'
import type { Money } from '@/lib/money/money'
import { selectRecentCalls, takeProbe } from './router-store'
import { type Candidate, isHalfOpen, rank, type Weights } from './routing'

export interface Choice {
  weights: Weights
  /** Best first; those that are out come last. */
  candidates: RoutingCandidate[]
  chosen: OpenConnection | undefined
}

interface Asked {
  paymentMethod: PaymentMethod
  amount: Money
}

/** What the kind of provider says to it; a connection that cannot be opened takes nothing. */
function faultOf(open: OpenConnection | undefined, { amount }: Asked): string | undefined {
  if (!open) return 'Its credentials cannot be decrypted.'
  if (!open.kind.takesCurrency(amount.currency))
    return `${open.kind.name} does not support ${amount.currency}.`
  return open.kind.limitFault(amount)
}

/** How every connection scores now; nothing is made, and nobody's turn is taken. */
export async function tryRouting(
  { clock, db, ...rest }: House,
  application: Application,
  asked: Asked,
  tried: ReadonlyMap<string, string> = new Map(),
): Promise<Choice & { halfOpen: ReadonlySet<string> }> {
  const now = clock.now()
  const connections = await openConnections({ clock, db, ...rest }, application.id)
  const calls = await selectRecentCalls(
    db,
    connections.map(({ connection }) => connection.id),
    now,
  )
  const weights = weightsOf(application)
  const candidates = connections.map(
    ({ connection, open }): Candidate => ({
      ...connection,
      connectionId: connection.id,
      providerFault: tried.get(connection.id) ?? faultOf(open, asked),
      calls: calls.get(connection.id) ?? [],
    }),
  )
  const ranked = rank(candidates, { ...asked, weights, now })
  const best = ranked.find(({ score }) => score !== null)
  return {
    weights,
    candidates: ranked,
    chosen: connections.find(({ connection }) => connection.id === best?.connectionId)?.open,
    halfOpen: new Set(
      candidates.filter((one) => isHalfOpen(one.calls, now)).map(({ connectionId }) => connectionId),
    ),
  }
}

/** As `tryRouting`, and takes the turn at a provider that has rested. `tried` names those that are out, and why. */
export async function chooseProvider(
  house: House,
  application: Application,
  asked: Asked,
  tried: ReadonlyMap<string, string>,
): Promise<Choice> {
  let outrun: string | undefined
  for (;;) {
    const choice = await tryRouting(house, application, asked, tried)
    const id = choice.chosen?.connection.id
    // Chosen again although somebody else has the turn: there is nobody but it.
    if (id === undefined || id === outrun || !choice.halfOpen.has(id)) return choice
    if (await takeProbe(house.db, id, house.clock.now())) return choice
    outrun = id
  }
}
