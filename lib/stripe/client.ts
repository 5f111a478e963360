// The only `new Stripe`, and the one way to call it: outside transactions, answers checked, errors translated.
import Stripe from 'stripe'
import { assertOutsideTransaction } from '@/db/transact'
import type { Env } from '@/lib/env'
import { asStripeFault, StripeFault } from './fault'

/** A payer is waiting: far below the SDK's 80 s. An answer that comes later is found by the sweep. */
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

interface Answered {
  lastResponse: { statusCode: number }
}

/** Makes one call. Throws `StripeFault`. */
export async function callStripe<T>(what: string, call: () => Promise<T & Answered>): Promise<T> {
  assertOutsideTransaction(what)
  try {
    const answer = await call()
    // The SDK takes any body without an `error` key for success, whatever its status says.
    if (answer.lastResponse.statusCode >= 400)
      throw new StripeFault(
        'broken',
        `${what} answered ${answer.lastResponse.statusCode}`,
        undefined,
        undefined,
      )
    return answer
  } catch (error) {
    throw asStripeFault(error)
  }
}
