// Checks the parameters of a request against Stripe's own definitions and gives them their types.
import { StripeError } from '../core/errors'
import { type Fault, Fitting } from './fit'
import type { RouteKey, RouteParams } from './route-params'
import type { ParamsSchema } from './schema'

export interface ParamsCheck {
  /** Turns decoded form text into typed parameters, or refuses them as Stripe would. */
  check<K extends RouteKey>(key: K, raw: Record<string, unknown>): RouteParams[K]
}

export function createParamsCheck(schema: ParamsSchema): ParamsCheck {
  return {
    check<K extends RouteKey>(key: K, raw: Record<string, unknown>): RouteParams[K] {
      const route = schema.routes[key]
      if (!route) throw new Error(`The parameter schema has no route ${key}`)
      const fitting = new Fitting(schema.definitions)
      const params = fitting.fit(route, raw)
      if (fitting.faults.length > 0) throw refusal(fitting.faults)
      checkMetadata(raw.metadata)
      checkMailAddresses(raw)
      return params as RouteParams[K]
    },
  }
}

/** The one fault that says most: an unknown parameter, then a missing one, then a wrong value. */
function refusal(faults: Fault[]): StripeError {
  const fault =
    faults.find(({ kind }) => kind === 'unknown') ??
    faults.find(({ kind }) => kind === 'missing') ??
    faults[0]
  const param = nameOf(fault?.path ?? [])
  switch (fault?.kind) {
    case 'unknown':
      return refuse('parameter_unknown', `Received unknown parameter: ${param}`, param)
    case 'missing':
      return refuse('parameter_missing', `Missing required param: ${param}.`, param)
    case 'words':
      return refuse(undefined, `Invalid ${param}: must be one of ${fault.words.join(', ')}`, param)
    default: {
      const type = fault?.kind === 'type' ? fault.type : 'value'
      return type === 'number'
        ? refuse('parameter_invalid_integer', `Invalid integer: ${param}`, param)
        : refuse(undefined, `Invalid ${type}: ${param}`, param)
    }
  }
}

/** Limits that types cannot say: 50 keys of 40 characters, values of 500. */
function checkMetadata(metadata: unknown): void {
  if (typeof metadata !== 'object' || metadata === null) return
  const entries = Object.entries(metadata)
  if (entries.length > 50) {
    throw refuse(undefined, 'Metadata can have no more than 50 keys.', 'metadata')
  }
  for (const [key, value] of entries) {
    if (key.length > 40) {
      throw refuse(undefined, `Metadata keys can have up to 40 characters: ${key}`, 'metadata')
    }
    if (String(value).length > 500) {
      throw refuse(undefined, `Metadata values can have up to 500 characters: ${key}`, `metadata[${key}]`)
    }
  }
}

/** In ASCII alone, with a dot in the host: Stripe wants other scripts in punycode, and takes no other letters before the @. */
const MAIL_ADDRESS = /^[\x21-\x3f\x41-\x7e]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i
const NAMED_MAIL = /^(?:customer_|receipt_|support_)?email$/

function checkMailAddresses(params: Record<string, unknown>, path: string[] = []): void {
  for (const [name, value] of Object.entries(params)) {
    const at = [...path, name]
    if (typeof value === 'object' && value !== null && name !== 'metadata')
      checkMailAddresses(value as Record<string, unknown>, at)
    if (typeof value === 'string' && value !== '' && NAMED_MAIL.test(name) && !MAIL_ADDRESS.test(value))
      throw refuse('email_invalid', `Invalid email address: ${value}`, nameOf(at))
  }
}

/** line_items, 0, price becomes line_items[0][price]. */
function nameOf([first = '', ...rest]: string[]): string {
  return first + rest.map((part) => `[${part}]`).join('')
}

function refuse(code: string | undefined, message: string, param: string): StripeError {
  return new StripeError(
    400,
    { type: 'invalid_request_error', ...(code ? { code } : {}), message, param },
    { isSaved: false },
  )
}
