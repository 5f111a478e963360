// Calls Stripe's HTTP API of the sandbox with the publishable key, as Stripe.js does.
import { type ElementError, isRecord } from './messages'

export interface ApiContext {
  origin: string
  publishableKey: string
  stripeAccount: string | undefined
}

export type ApiAnswer = { object: Record<string, unknown>; error?: undefined } | { error: ElementError }

/** Flattens nested parameters to Stripe's form fields: `card[number]`. Undefined values are left out. */
export function formFields(params: Record<string, unknown>, prefix = ''): [string, string][] {
  return Object.entries(params).flatMap(([key, value]): [string, string][] => {
    const name = prefix === '' ? key : `${prefix}[${key}]`
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) return formFields(Object.fromEntries(value.entries()), name)
    return isRecord(value) ? formFields(value, name) : [[name, String(value)]]
  })
}

export async function callApi(
  context: ApiContext,
  method: 'GET' | 'POST',
  path: string,
  params: Record<string, unknown> = {},
): Promise<ApiAnswer> {
  const fields = new URLSearchParams(formFields(params))
  const headers: Record<string, string> = { authorization: `Bearer ${context.publishableKey}` }
  if (context.stripeAccount !== undefined) headers['stripe-account'] = context.stripeAccount
  const url = new URL(path, context.origin)
  const request: RequestInit = { method, headers, credentials: 'omit' }
  if (method === 'GET') url.search = fields.toString()
  else request.body = fields
  try {
    const response = await fetch(url, request)
    const body: unknown = await response.json()
    if (isRecord(body) && isRecord(body.error)) return { error: errorFrom(body.error) }
    return isRecord(body) ? { object: body } : { error: unreachable() }
  } catch (cause) {
    console.warn('Stripe.js (sandbox) could not reach the API', cause)
    return { error: unreachable() }
  }
}

function errorFrom(error: Record<string, unknown>): ElementError {
  return {
    ...error,
    type: typeof error.type === 'string' ? error.type : 'api_error',
    message: typeof error.message === 'string' ? error.message : 'An unexpected error has occurred.',
  }
}

function unreachable(): ElementError {
  return {
    type: 'api_connection_error',
    message:
      'We are experiencing issues connecting to our payments provider. Please check your internet connection and try again.',
  }
}
