// One way to call a merchant's own Stripe account: outside transactions, faults told in the port's kinds.
import type Stripe from 'stripe'
import { callStripe } from '@/lib/stripe/client'
import { isStripeFault, type StripeFault, type StripeFaultKind } from '@/lib/stripe/fault'
import { isKnownVoid, ProviderFault, type ProviderFaultKind } from '../fault'

const KINDS: Record<StripeFaultKind, ProviderFaultKind> = {
  unanswered: 'unanswered',
  broken: 'broken',
  busy: 'busy',
  missing: 'missing',
  denied: 'denied',
  'not-allowed-now': 'refused',
  'key-taken': 'refused',
  refused: 'refused',
}

/** Throws `ProviderFault`. */
export async function call<T>(
  what: string,
  run: () => Promise<T & { lastResponse: { statusCode: number } }>,
): Promise<T> {
  try {
    return await callStripe(what, run)
  } catch (error) {
    if (isStripeFault(error)) throw asProviderFault(error)
    throw error
  }
}

/**
 * As `call`, for what makes something. When a connection is closed the client sends the same once more by itself, whatever
 * it is told (stripe-node 23.1, `_shouldRetry`): what a refusal of the second says is not known of the first.
 */
export async function callToMake<T>(
  stripe: Stripe,
  what: string,
  idempotencyKey: string,
  run: () => Promise<T & { lastResponse: { statusCode: number } }>,
): Promise<T> {
  let sent = 0
  const count = ({ idempotency_key: key }: Stripe.RequestEvent) => {
    if (key === idempotencyKey) sent++
  }
  stripe.on('request', count)
  try {
    return await call(what, run)
  } catch (error) {
    const isFirstUnknown = sent > 1 && error instanceof ProviderFault && isKnownVoid(error)
    throw isFirstUnknown ? new ProviderFault('unanswered', error.message, error) : error
  } finally {
    stripe.off('request', count)
  }
}

function kindOf({ cause, kind, stripeCode }: StripeFault): ProviderFaultKind {
  // The first call under this key is still running, and may make something yet.
  if (stripeCode === 'idempotency_key_in_use') return 'unanswered'
  // Something else was asked for under this key before, and may have been made.
  if (cause instanceof Error && 'rawType' in cause && cause.rawType === 'idempotency_error') return 'broken'
  const isDown =
    kind === 'broken' && cause instanceof Error && 'statusCode' in cause && cause.statusCode === 503
  return isDown ? 'down' : KINDS[kind]
}

const asProviderFault = (fault: StripeFault) => new ProviderFault(kindOf(fault), fault.message, fault)
