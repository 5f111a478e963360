// Errors in Stripe's shape, as its API answers them.
export type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'

export interface ErrorBody {
  type: ErrorType
  message: string
  code?: string
  decline_code?: string
  param?: string
  [field: string]: unknown
}

/**
 * Thrown by acts and routes, answered as `{ error }`. With `keepsEffects` what was stored before the throw stays:
 * a declined card leaves a failed charge behind, a refused parameter leaves nothing.
 */
export class StripeError extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly keepsEffects: boolean
  /** Whether the answer is kept under the request's Idempotency-Key; refused parameters are not. */
  readonly isSaved: boolean

  constructor(status: number, body: ErrorBody, options: { keepsEffects?: boolean; isSaved?: boolean } = {}) {
    super(body.message)
    this.name = 'StripeError'
    this.status = status
    this.body = body
    this.keepsEffects = options.keepsEffects ?? false
    this.isSaved = options.isSaved ?? true
  }
}

/** A 400 that says what is wrong with the request. */
export function invalidRequest(message: string, detail: { code?: string; param?: string } = {}): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', message, ...detail })
}

/** A parameter was refused before anything was tried: not kept under the key. */
export function refusedParameter(message: string, code: string, param: string): StripeError {
  return new StripeError(400, { type: 'invalid_request_error', code, message, param }, { isSaved: false })
}

export function noSuch(object: string, id: string, param = 'id'): StripeError {
  const name = object === 'checkout.session' ? 'checkout.session' : object
  return new StripeError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    doc_url: 'https://docs.stripe.com/error-codes/resource-missing',
    message: `No such ${name}: '${id}'`,
    param,
  })
}
