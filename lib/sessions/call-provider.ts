// Calls a provider and records the outcome, from which reliability and speed are calculated.
import type { CallOutcome, providerCalls } from '@/db/schema/applications'
import type { OpenConnection } from '@/lib/applications/open-connection'
import { isProviderFault, type ProviderFaultKind } from '@/lib/connector-port/fault'
import type { Connector } from '@/lib/connector-port/port'
import type { House } from '@/lib/house'
import { selectTimeOfReading } from '@/lib/payments/lookup-store'
import { insertCall } from './router-store'

type CallKind = (typeof providerCalls.$inferInsert)['kind']

/** A refusal of this one order is no failure of the provider; credentials that are no longer good are. */
const OUTCOMES: Record<ProviderFaultKind, CallOutcome> = {
  unanswered: 'timed-out',
  'in-flight': 'timed-out',
  broken: 'failed',
  down: 'failed',
  'key-taken': 'failed',
  busy: 'failed',
  denied: 'failed',
  missing: 'refused',
  refused: 'refused',
}

/** As `callProvider`, of how an attempt stands, with the moment in which that was asked. Throws `ProviderFault`. */
export async function readAttempt<T>(
  house: House,
  open: OpenConnection,
  attemptId: string,
  kind: CallKind,
  call: (connector: Connector) => Promise<T>,
): Promise<{ facts: T; asOf: Date }> {
  const { asOf } = await selectTimeOfReading(house.db, attemptId)
  return { facts: await callProvider(house, open, kind, call), asOf }
}

/** Throws `ProviderFault`. */
export async function callProvider<T>(
  { clock, db }: House,
  { connection, connector }: OpenConnection,
  kind: CallKind,
  call: (connector: Connector) => Promise<T>,
): Promise<T> {
  const begunAt = performance.now()
  const record = (outcome: CallOutcome) =>
    insertCall(db, {
      organisationId: connection.organisationId,
      connectionId: connection.id,
      kind,
      outcome,
      latencyMs: Math.round(performance.now() - begunAt),
      at: clock.now(),
    })
  try {
    const answer = await call(connector)
    await record('ok')
    return answer
  } catch (error) {
    if (isProviderFault(error)) await record(OUTCOMES[error.kind])
    throw error
  }
}
