// What differs between the OpenAPI documents of the dialects: their introduction and the form of their errors.
import { z } from 'zod'
import type { FailureCode } from '@/lib/failure/catalogue'
import type { Failure } from '@/lib/failure/failure'
import { API_KEY_HEADER, ORGANISATION_HEADER } from '@/lib/http/call/caller'
import type { Circumstance } from '@/lib/http/call/dialect'
import { ERROR_CODES } from '@/lib/http/checkout/codes'
import { responseStatusOf } from '@/lib/http/checkout/dialect'
import { problemOf } from '@/lib/http/platform/dialect'
import { problemDetails } from '@/lib/http/platform/problem-schema'

export interface Manner {
  title: string
  description: string
  /** The path of the pages that people read. */
  guide: string
  /** A token in the Authorization header counts as a credential. */
  takesBearer?: boolean
  /** With what any call of this dialect can be refused. */
  always?: readonly FailureCode[]
  /** What to do about a refusal, where this dialect must say it otherwise than the catalogue. */
  advice?: Partial<Record<FailureCode, string>>
  refusal: {
    /** As it is sent: what programs of this dialect look at. */
    codeOf: (code: FailureCode) => string
    media: string
    schemaOf: (failure: Failure) => z.ZodType
    exampleOf: (failure: Failure, circumstance: Circumstance) => unknown
  }
}

export const platformManner: Manner = {
  title: 'Remit Platform API',
  guide: '/docs',
  description: `Invoices, paid by a link. Authenticate with an API key in the header \`${API_KEY_HEADER}\`. Amounts are decimals in the currency’s major unit; errors are RFC 9457 problems.`,
  refusal: {
    codeOf: (code) => code,
    media: 'application/problem+json',
    schemaOf: () => problemDetails,
    exampleOf: problemOf,
  },
}

const responseStatus = z
  .object({
    ResponseStatus: z.object({
      ErrorCode: z.string().meta({ description: 'The code that programs should check.' }),
      Message: z.string(),
      Errors: z.array(
        z.object({
          ErrorCode: z.string().meta({
            description: 'The rule that was broken; `CardNumber` for text that holds a card number.',
            example: 'TooManyDecimals',
          }),
          FieldName: z.string().meta({ example: 'Articles[1].ArticleId' }),
          Message: z.string(),
        }),
      ),
    }),
  })
  .meta({ id: 'ErrorResponse', description: 'An error, in the ServiceStack format.' })

export const checkoutManner: Manner = {
  title: 'Remit Checkout API',
  guide: '/payment/stripe/v1/metadata',
  description: [
    'Creates a Stripe checkout from your articles, at most one open for each reference.',
    'Names are case-insensitive; JSON, form and query parameters are merged, and the body wins; numbers may be sent as strings.',
    'Ask for another format with the suffix `.json`, `.csv` or `.xml`, with `?format=`, or with `Accept`, in this order of precedence; `?callback=name` wraps JSON as JSONP.',
    `Articles need an API key in the header \`${API_KEY_HEADER}\` and the organisation in \`${ORGANISATION_HEADER}\`; the checkout itself is public.`,
  ].join(' '),
  always: ['Request.NotAcceptable'],
  refusal: {
    codeOf: (code) => ERROR_CODES[code],
    media: 'application/json',
    schemaOf: () => responseStatus,
    exampleOf: responseStatusOf,
  },
}
