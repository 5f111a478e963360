// The dialect of the Sessions API, whose refusals have three shapes; each is kept as its source has it.
import { entryOf, type FailureCode } from '@/lib/failure/catalogue'
import { Failure } from '@/lib/failure/failure'
import type { Dialect, Input } from '@/lib/http/call/dialect'
import { respelled, unescapePointer } from '@/lib/http/call/faults'
import { readPlatformInput } from '@/lib/http/call/json-input'
import type { DeclaredOperation } from '@/lib/http/call/operation'

/** The names of statuses, as the refusals of this dialect say them. */
const NAMES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
}

const MISMATCH = {
  message: 'This idempotency key was already used with different request parameters',
  statusCode: 422,
  code: 'IDEMPOTENCY_KEY_MISMATCH',
}

const CONFLICT = {
  error: 'Conflict',
  message: 'The request conflicts with the current state of the resource',
  code: 409,
  details: 'Resource already exists',
}

const BAD_GATEWAY = { error: 'Error', message: 'Service temporarily unavailable.', code: 502 }

const UNAVAILABLE = {
  error: 'Service Unavailable',
  message: 'The service is temporarily unavailable. Please try again later',
  code: 503,
}

/** Those whose words are the contract's, to the letter. */
const EXACT: Partial<Record<FailureCode, object>> = {
  'Auth.Unauthenticated': {
    error: 'Unauthorized',
    message: 'Authentication required. Please provide a valid API token',
    code: 401,
  },
  'Idempotency.KeyMissing': {
    error: 'Bad Request',
    message: 'Missing required header: Idempotency-Key',
    statusCode: 400,
  },
  'Idempotency.KeyMismatch': MISMATCH,
  'Idempotency.InProgress': CONFLICT,
  'Session.AlreadyExists': CONFLICT,
  'Session.NoAvailableProvider': {
    message: 'No eligible providers found for the given request parameters',
    statusCode: 422,
    code: 'NO_AVAILABLE_PROVIDER',
  },
  'Provider.Refused': BAD_GATEWAY,
  'Payment.ProviderError': BAD_GATEWAY,
  'PaymentAccount.ProviderError': BAD_GATEWAY,
  'Provider.Overloaded': UNAVAILABLE,
  'Server.Unavailable': UNAVAILABLE,
  'Webhook.NotConfigured': UNAVAILABLE,
  'Provider.TimedOut': { error: 'Error', message: 'Request timed out.', code: 504 },
  'Server.Unexpected': { message: 'Internal server error', statusCode: 500 },
}

/** `/orderItems/0/name` → `orderItems.0.name`, as the source writes `amount.total`. */
const dotted = (pointer: string): string => pointer.slice(1).split('/').map(unescapePointer).join('.')

/** One sentence for each fault of the body. */
function sentencesOf(failure: Failure): string[] {
  const { errors, message } = respelled(failure, dotted)
  return errors.length > 0 ? errors.map(({ detail }) => detail) : [message]
}

/** Where the source has a name of its own for it, or ours says too little. */
const CODES: Partial<Record<FailureCode, string>> = {
  'Session.NoAvailableProvider': 'NO_AVAILABLE_PROVIDER',
  'Session.AlreadyExists': 'ORDER_REFERENCE_TAKEN',
}

/** `Session.NotRefundable` → `SESSION_NOT_REFUNDABLE`: what programs look at; it never changes. */
export const errorCodeOf = (code: FailureCode): string =>
  CODES[code] ??
  code
    .replace('.', '_')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase()

/**
 * What a caller reads who was refused. `errorCode` is on every refusal; `code` says the same wherever the source has no
 * number there.
 */
export function refusalOf(failure: Failure): object {
  const errorCode = errorCodeOf(failure.code)
  const shape = shapeOf(failure)
  return { ...shape, ...('code' in shape ? {} : { code: errorCode }), errorCode }
}

/** The three shapes of the source. */
function shapeOf(failure: Failure): object {
  const exact = EXACT[failure.code]
  if (exact) return exact
  const { message, status } = failure
  const error = NAMES[status] ?? 'Error'
  if (failure.code === 'Idempotency.KeyInvalid') return { error, message, statusCode: status }
  if (status === 400) return { error, message: sentencesOf(failure), statusCode: status }
  if (status === 409) return { error, message, code: status, details: entryOf(failure.code).title }
  if (status === 422) return { message, statusCode: status }
  return { error, message, code: status }
}

/** A body that cannot be read is refused after the idempotency key is looked at: it goes on as its refusal. */
async function readInput(operation: DeclaredOperation, request: Request): Promise<Input> {
  try {
    return await readPlatformInput(operation, request)
  } catch (error) {
    const isUnreadable =
      error instanceof Failure &&
      (error.code === 'Request.MalformedJson' || error.code === 'Request.DuplicateKey')
    if (!isUnreadable || !operation.body) throw error
    return { query: {}, body: error }
  }
}

export const sessionsDialect: Dialect = {
  name: 'sessions',
  // A key that was used before is told from a bad body.
  order: ['caller', 'key', 'body', 'media', 'claim', 'schema'],
  credentials: ['key', 'bearer', 'sign-in'],
  admit: (request) => request,
  readInput,
  answer: (status, body) =>
    status === 204 ? new Response(null, { status }) : Response.json(body, { status }),
  refuse: (failure) => Response.json(refusalOf(failure), { status: failure.status }),
}
