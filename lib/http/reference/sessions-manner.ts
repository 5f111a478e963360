// The introduction of the Sessions API's document, and the three shapes of its errors.
import { z } from 'zod'
import { invalidField } from '@/lib/failure/failure'
import { API_KEY_HEADER, ORGANISATION_HEADER } from '@/lib/http/call/caller'
import { errorCodeOf, refusalOf, sessionsDialect } from '@/lib/http/sessions/dialect'
import type { Manner } from './openapi-manner'

const errorCode = z.string().meta({
  description: 'The code that programs should check: it never changes.',
  example: 'ORDER_REFERENCE_TAKEN',
})

const codeAgain = z.string().meta({ description: 'The same as `errorCode`.' })

const badRequest = z
  .object({
    error: z.string().meta({ example: 'Bad Request' }),
    message: z
      .union([z.string(), z.array(z.string())])
      .meta({ description: 'Problems with the body: one sentence for each.' }),
    statusCode: z.int(),
    code: codeAgain,
    errorCode,
  })
  .meta({ id: 'BadRequestError', description: 'The request is malformed.' })

const coded = z
  .object({
    message: z.string(),
    statusCode: z.int(),
    code: codeAgain.meta({ example: 'IDEMPOTENCY_KEY_MISMATCH' }),
    errorCode,
  })
  .meta({
    id: 'CodedError',
    description: 'The request is well-formed but cannot be carried out, or something failed on our side.',
  })

const named = z
  .object({
    error: z.string().meta({ example: 'Conflict' }),
    message: z.string(),
    code: z.int().meta({ description: 'The HTTP status.' }),
    details: z.string().optional(),
    errorCode,
  })
  .meta({ id: 'NamedError', description: 'Every other error.' })

/** The fault of the body that the contract shows. */
const SUM_FAULT = invalidField(
  '/amount/total',
  'sum-mismatch',
  'amount.total does not match the sum of line items, shipping, and tax',
)

export const sessionsManner: Manner = {
  title: 'Remit Sessions API',
  guide: '/docs/sessions',
  description: [
    'One call chooses the best payment provider and returns the URL of its payment page.',
    'Sessions are created by applications: `Authorization: Bearer` with an application’s key, or with a JWT that names it.',
    `Applications are managed by their merchant: with an owner’s JWT, or with an API key in the header \`${API_KEY_HEADER}\` and the organisation in \`${ORGANISATION_HEADER}\`.`,
    'Amounts are decimals in the currency’s major unit.',
    'Errors have three shapes; each has an `errorCode`, which is what programs should check.',
  ].join(' '),
  takesBearer: sessionsDialect.credentials.includes('bearer'),
  advice: {
    'Auth.Unauthenticated':
      'Send `Authorization: Bearer` with the key of an application, or with a token that has not expired.',
    'Idempotency.KeyMissing':
      'Identify the attempt in the header `Idempotency-Key`, and use the same key to repeat it.',
    'Idempotency.KeyMismatch':
      'This key was already used for a different order. Use a new key for a new order.',
    'Idempotency.InProgress':
      'The first call under this key is still running. Wait as long as Retry-After says, then repeat it under the same key.',
    'Session.AlreadyExists':
      'A pending or paid session for this order already exists under another key, and repeating the call will not change that. Find it with `GET /api/v1/sessions?orderReference=`, or cancel it first.',
    'Request.Invalid':
      'Each sentence of `message` names a field and what is wrong with it. The key is not used up.',
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
