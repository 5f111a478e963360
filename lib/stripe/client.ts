// The only `new Stripe`, and the one way to call it: outside transactions, with responses checked and errors translated.
import Stripe from 'stripe'
import { assertOutsideTransaction } from '@/db/transact'
import { callInTime } from '@/lib/connector-port/deadline'
import { isKnownVoid, isProviderFault, ProviderFault } from '@/lib/connector-port/fault'
import { outcomeOf } from '@/lib/connector-port/outcome'
import type { Env } from '@/lib/env'
import { timed } from '@/lib/telemetry/timed'
import { asProviderFault } from './fault'

/** Of silence: far below the SDK's 80 s. How long a whole call may take is counted by `callInTime`. */
const TIMEOUT_MS = 12_000

export function createStripe(env: Pick<Env, 'stripeSecretKey' | 'stripeApiBase'>): Stripe {
  const base = env.stripeApiBase ? new URL(env.stripeApiBase) : undefined
  return new Stripe(env.stripeSecretKey, {
    apiVersion: '2026-10-28.endive',
    timeout: TIMEOUT_MS,
    // Repeats are ours to decide, because they need our own idempotency keys and our own rows.
    maxNetworkRetries: 0,
    telemetry: false,
    appInfo: { name: 'Remit' },
    ...(base && {
      host: base.hostname.replace(/^\[|\]$/g, ''),
      port: base.port || (base.protocol === 'https:' ? 443 : 80),
      protocol: base.protocol === 'https:' ? 'https' : 'http',
    }),
  })
}

type PlatformKey = Pick<Env, 'stripeSecretKey' | 'stripeApiBase'>

const ofPlatform = new WeakMap<PlatformKey, Stripe>()

/** The client of the platform's own key, made once for one environment. */
export function platformStripe(env: PlatformKey): Stripe {
  const known = ofPlatform.get(env)
  const stripe = known ?? createStripe(env)
  if (!known) ofPlatform.set(env, stripe)
  return stripe
}

interface Answered {
  lastResponse: { statusCode: number }
}

/** Makes one call; `what` names its kind, and nobody. Throws `ProviderFault`. */
export const callStripe = <T>(what: string, call: () => Promise<T & Answered>): Promise<T> =>
  timed(
    {
      metric: 'remit_provider_call_duration_seconds',
      labels: (error) => ({ provider: 'stripe', call: what, outcome: outcomeOf(error) }),
      span: { name: `Stripe: ${what}`, kind: 'client', attributes: { 'peer.service': 'stripe' } },
    },
    () => callOnce(what, call),
  )

async function callOnce<T>(what: string, call: () => Promise<T & Answered>): Promise<T> {
  assertOutsideTransaction(what)
  try {
    const answer = await callInTime(what, call)
    // The SDK takes any body without an `error` key for success, whatever its status says.
    if (answer.lastResponse.statusCode >= 400)
      throw new ProviderFault('broken', `${what} answered ${answer.lastResponse.statusCode}`)
    return answer
  } catch (error) {
    throw asProviderFault(error)
  }
}

interface Sending {
  key: string
  times: number
}

/** What each client is asking for under a key. */
const underway = new WeakMap<Stripe, Set<Sending>>()

function underwayOf(stripe: Stripe): Set<Sending> {
  const known = underway.get(stripe)
  if (known) return known
  const calls = new Set<Sending>()
  underway.set(stripe, calls)
  stripe.on('request', ({ idempotency_key: key }: Stripe.RequestEvent) => {
    for (const call of calls) if (call.key === key) call.times++
  })
  return calls
}

/**
 * As `callStripe`, for what makes something. When a connection is closed the client sends the same once more by itself,
 * whatever it is told (stripe-node 23.1, `_shouldRetry`): what a refusal of the second says is not known of the first.
 */
export async function callToMake<T>(
  stripe: Stripe,
  what: string,
  idempotencyKey: string,
  run: () => Promise<T & Answered>,
): Promise<T> {
  const calls = underwayOf(stripe)
  const sending = { key: idempotencyKey, times: 0 }
  calls.add(sending)
  try {
    return await callStripe(what, run)
  } catch (error) {
    const isFirstUnknown = sending.times > 1 && isProviderFault(error) && isKnownVoid(error)
    throw isFirstUnknown ? new ProviderFault('unanswered', error.message, { cause: error }) : error
  } finally {
    calls.delete(sending)
  }
}
