// How the document of the Sessions API introduces itself, and the three shapes of its refusals.
import { z } from 'zod'
import { invalidRequest } from '@/lib/failure/failure'
import { API_KEY_HEADER, ORGANISATION_HEADER } from '@/lib/http/call/caller'
import { errorCodeOf, refusalOf } from '@/lib/http/sessions/dialect'
import type { Manner } from './openapi-manner'

const errorCode = z
  .string()
  .meta({ description: 'What programs should look at: it never changes.', example: 'ORDER_REFERENCE_TAKEN' })

const codeAgain = z.string().meta({ description: 'The same as `errorCode`.' })

const badRequest = z
  .object({
    error: z.string().meta({ example: 'Bad Request' }),
    message: z
      .union([z.string(), z.array(z.string())])
      .meta({ description: 'About the body: one sentence for each fault.' }),
    statusCode: z.int(),
    code: codeAgain,
    errorCode,
  })
  .meta({ id: 'BadRequestError', description: 'What was sent cannot be read as it should be.' })

const coded = z
  .object({
    message: z.string(),
    statusCode: z.int(),
    code: codeAgain.meta({ example: 'IDEMPOTENCY_KEY_MISMATCH' }),
    errorCode,
  })
  .meta({ id: 'CodedError', description: 'What was sent can be read, but not done; or we failed.' })

const named = z
  .object({
    error: z.string().meta({ example: 'Conflict' }),
    message: z.string(),
    code: z.int().meta({ description: 'The HTTP status.' }),
    details: z.string().optional(),
    errorCode,
  })
  .meta({ id: 'NamedError', description: 'Every other refusal.' })

/** The fault of the body that the contract shows. */
const SUM_FAULT = invalidRequest([
  {
    pointer: '/amount/total',
    code: 'sum-mismatch',
    detail: 'amount.total does not match the sum of line items, shipping, and tax',
  },
])

export const sessionsManner: Manner = {
  title: 'Remit Sessions API',
  guide: '/docs/sessions',
  description: [
    'One call in, the best payment provider chosen, the address of its payment page out.',
    'Sessions are for applications: `Authorization: Bearer` with their key, or with a JWT that names them.',
    `Applications are looked after by their merchant: with an owner’s JWT, or with an API key in the header \`${API_KEY_HEADER}\` and the organisation in \`${ORGANISATION_HEADER}\`.`,
    'Amounts are decimal major units.',
    'Refusals have three shapes; `errorCode` is on each of them, and is what programs should look at.',
  ].join(' '),
  takesBearer: true,
  advice: {
    'Auth.Unauthenticated':
      'Send `Authorization: Bearer` with the key of an application, or with a token that has not ended.',
    'Idempotency.KeyMissing': 'Name the attempt in the header `Idempotency-Key`, and repeat it by that name.',
    'Idempotency.KeyMismatch': 'Another order was sent under this key. Use a new key for a new order.',
    'Idempotency.InProgress':
      'The first call under this key is still running. Wait as long as Retry-After says, and repeat it under the same key.',
    'Session.AlreadyExists':
      'Another key has made a session for this order that is pending or paid: no repeat will change that. Read it by `GET /api/v1/sessions?orderReference=`, or cancel it first.',
    'Request.Invalid': 'Each sentence of `message` names a field and its fault. The key is not used up.',
  },
  refusal: {
    codeOf: errorCodeOf,
    media: 'application/json',
    schemaOf: ({ status }) =>
      status === 400 ? badRequest : status === 422 || status === 500 ? coded : named,
    exampleOf: (failure, { route }) =>
      refusalOf(failure.code === 'Request.Invalid' && route === '/api/v1/sessions' ? SUM_FAULT : failure),
  },
}
