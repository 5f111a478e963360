// What can go wrong with a call to Stripe, in the few kinds that decide what we do next.
import Stripe from 'stripe'

/**
 * - `unanswered`: no answer came (timeout, dropped, refused connection): the effect is unknown, repeat under the same key.
 * - `broken`: a 5xx was answered. Stripe replays it for the key, so look first, then try under a new key.
 * - `busy`: 429, or the same key is in flight: nothing happened, ask again soon.
 * - `missing`: there is no such object on that account.
 * - `denied`: the key may not do this, or the account has withdrawn our access.
 * - `not-allowed-now`: the object is in another state than we thought; read it afresh.
 * - `key-taken`: the key was used with other parameters before: look first, then try under a new key.
 * - `refused`: any other 4xx: it would be refused again.
 */
export type StripeFaultKind =
  | 'unanswered'
  | 'broken'
  | 'busy'
  | 'missing'
  | 'denied'
  | 'not-allowed-now'
  | 'key-taken'
  | 'refused'

export class StripeFault extends Error {
  constructor(
    readonly kind: StripeFaultKind,
    message: string,
    /** Stripe's own code, such as `amount_too_small`. */
    readonly stripeCode: string | undefined,
    cause: unknown,
    /** The parameter that it is about, such as `email` or `business_profile[name]`. */
    readonly stripeParam?: string,
  ) {
    super(message, { cause })
    this.name = NAME
  }
}

const BUSY_CODES = ['idempotency_key_in_use', 'lock_timeout', 'rate_limit']
const STATE_CODES = [
  'payment_intent_unexpected_state',
  'charge_already_refunded',
  'checkout_session_not_open',
]

/** Said by what stands before Stripe, while Stripe itself may still be at work: no answer came. */
const isFromBetween = (status: number): boolean =>
  status === 408 || status === 502 || status === 504 || (status >= 520 && status <= 527)

function kindOf(error: InstanceType<typeof Stripe.errors.StripeError>): StripeFaultKind {
  const status = error.statusCode
  if (error instanceof Stripe.errors.StripeConnectionError || status === undefined) return 'unanswered'
  if (status === 429 || BUSY_CODES.includes(error.code ?? '')) return 'busy'
  if (isFromBetween(status)) return 'unanswered'
  if (error instanceof Stripe.errors.StripeIdempotencyError) return 'key-taken'
  if (status >= 500 || status < 400) return 'broken'
  if (status === 401 || status === 403 || error.code === 'account_invalid') return 'denied'
  if (error.code === 'resource_missing' || status === 404) return 'missing'
  return STATE_CODES.includes(error.code ?? '') ? 'not-allowed-now' : 'refused'
}

/** Turns whatever the SDK throws into a `StripeFault`; anything else is a bug and passes through. */
export function asStripeFault(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  return new StripeFault(kindOf(error), error.message, error.code, error, error.param)
}

const NAME = 'StripeFault'

/** Known by its name: Next loads this module once for pages and once for routes, and the gateway of the one house is made in either. */
const isNamed = (error: unknown): error is StripeFault =>
  error instanceof Error && error.name === NAME && 'kind' in error

export const isStripeFault = (error: unknown, ...kinds: StripeFaultKind[]): error is StripeFault =>
  isNamed(error) && (kinds.length === 0 || kinds.includes(error.kind))
