// Translates Stripe errors into the port's kinds of fault.
import Stripe from 'stripe'
import { ProviderFault, type ProviderFaultKind } from '@/lib/connector-port/fault'

const BUSY_CODES = ['lock_timeout', 'rate_limit']

/** Said by what stands before Stripe, while Stripe itself may still be at work: no answer came. */
const isFromBetween = (status: number): boolean =>
  status === 408 || status === 502 || status === 504 || (status >= 520 && status <= 527)

function kindOf(error: InstanceType<typeof Stripe.errors.StripeError>): ProviderFaultKind {
  const status = error.statusCode
  if (error instanceof Stripe.errors.StripeConnectionError || status === undefined) return 'unanswered'
  if (error.code === 'idempotency_key_in_use') return 'in-flight'
  if (status === 429 || BUSY_CODES.includes(error.code ?? '')) return 'busy'
  if (isFromBetween(status)) return 'unanswered'
  if (error instanceof Stripe.errors.StripeIdempotencyError) return 'key-taken'
  if (status >= 500 || status < 400) return status === 503 ? 'down' : 'broken'
  if (status === 401 || status === 403 || error.code === 'account_invalid') return 'denied'
  return error.code === 'resource_missing' || status === 404 ? 'missing' : 'refused'
}

/** Turns whatever the SDK throws into a `ProviderFault`; anything else is a bug and passes through. */
export function asProviderFault(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  return new ProviderFault(kindOf(error), error.message, {
    code: error.code,
    param: error.param,
    cause: error,
  })
}
