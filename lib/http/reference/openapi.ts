// The OpenAPI document, built from the declarations that validate and answer the calls.
import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi'
import type { FailureCode } from '@/lib/failure/catalogue'
import { entryOf } from '@/lib/failure/catalogue'
import { Failure } from '@/lib/failure/failure'
import { ORGANISATION_HEADER } from '@/lib/http/call/caller'
import { deprecationWords } from '@/lib/http/call/deprecation'
import type { DeclaredOperation } from '@/lib/http/call/operation'
import { type Manner, platformManner } from './openapi-manner'
import { tidySchema } from './openapi-schema'
import { callersOf, securityOf, securitySchemes } from './openapi-security'
import { schemasOf, type ToldEvent, webhooksOf } from './openapi-webhooks'
import { refusalsOf } from './refusals'

const SUCCESS = { 200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No content' } as const

const TAGS: Record<string, string> = {
  Payments: 'Paying an invoice by its link, and the account that receives the money.',
  Invoices: 'Drafting, sending and voiding invoices, their payments and refunds.',
  TaxRates: 'How what an organisation sells is taxed.',
  Customers: 'The people and businesses that are invoiced.',
  Organisations: 'The businesses that invoice.',
  Members: 'The people of an organisation.',
  Users: 'The people of an organisation.',
  Clients: 'The platform that integrates this API.',
  ApiKeys: 'The keys that call this API.',
  Checkout: 'Selling articles on a Stripe page, hosted by Stripe or embedded in yours.',
  Articles: 'What an organisation sells, and at what price.',
  Sessions: 'One call chooses the best payment provider and returns the URL of its payment page.',
  Applications: 'A merchant’s shops and apps, their keys and tokens, and the providers they use.',
  Exports: 'Documents and money of a period, as files for accountants.',
  Webhooks: 'Events sent and received.',
  Problems: 'Retrying what could not be settled or delivered.',
}

const organisationHeader = z.uuid().meta({
  description: 'The organisation that the call is about.',
  example: '7d0e2c5a-9b1f-4f39-8a63-2f3b6d1c8e10',
})

const idempotencyHeader = z.string().min(1).max(255).meta({
  description:
    'Identifies the attempt: repeating it with the same key and body within a day returns the first response again.',
  example: 'order-4711-attempt-1',
})

const text = { type: 'string' as const }
/** Of draft-ietf-httpapi-ratelimit-headers (10). */
const quotaHeadersOf = ({ access }: DeclaredOperation) => ({
  'ratelimit-policy': {
    description: 'The limits that this call counts against: calls (`q`) per number of seconds (`w`).',
    schema: { ...text, example: access === 'payer' ? '"address";q=3000;w=60' : '"caller";q=12000;w=60' },
  },
  ratelimit: {
    description: 'How many calls are left of each (`r`), and in how many seconds it resets (`t`).',
    schema: { ...text, example: access === 'payer' ? '"address";r=2998;t=41' : '"caller";r=11998;t=41' },
  },
})
const endHeadersOf = ({ deprecated }: DeclaredOperation) =>
  deprecated && {
    deprecation: { description: 'The date since which it is deprecated (RFC 9745).', schema: text },
    sunset: { description: 'The date from which it may be removed (RFC 8594).', schema: text },
  }

const requestIdHeader = {
  description: 'Identifies this call in our logs.',
  schema: { type: 'string' as const },
}

const etagHeader = { description: 'The SHA-256 of the bytes.', schema: text }

/** `List the customers, newest first` → `listCustomers`: a name that code generators can use. */
export const operationIdOf = (summary: string): string =>
  summary
    .replace(/,.*/, '')
    .replace(/\b(?:an?|the|your|of|to|their)\b/gi, ' ')
    .replace(/[’']/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word, at) => (at === 0 ? word.toLowerCase() : word[0]?.toUpperCase() + word.slice(1)))
    .join('')

/** Path parameters where an operation declares none: everything but a payer's token is a UUID. */
function impliedParams(path: string): z.ZodObject | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  if (names.length === 0) return undefined
  return z.object(Object.fromEntries(names.map((name) => [name, name === 'token' ? z.string() : z.uuid()])))
}

/** What a browser gets at the same address. */
const page = { schema: { type: 'string' as const, description: 'A web page.' } }

const file = { schema: { type: 'string' as const, format: 'binary' } }

/** JSON as an argument: what a script tag gets. */
const script = {
  schema: { type: 'string' as const, description: 'A script: the same JSON wrapped in `callback(…)`.' },
}

const scriptOf = ({ isScript }: DeclaredOperation) => isScript && { 'application/javascript': script }

/** A status may be said in more shapes than one. */
function anyOf(schemas: z.ZodType[]): z.ZodType {
  const [only, ...others] = new Set(schemas)
  if (!only) throw new Error('a status without a refusal')
  return others.length === 0 ? only : z.union([only, ...others])
}

function refusalResponse(
  codes: FailureCode[],
  operation: DeclaredOperation,
  appUrl: string,
  { advice, refusal }: Manner,
): ZodOpenApiResponseObject {
  const { isAlsoPage, path } = operation
  const circumstance = { requestId: '0b6e1d0c-5d0f-4a53-9c36-7f2f6a9f9c11', appUrl, route: path, path }
  const failures = codes.map((code) => new Failure(code))
  const examples = failures.map((failure) => [
    refusal.codeOf(failure.code),
    { value: refusal.exampleOf(failure, circumstance) },
  ])
  const mayRetry = codes.some((code) => entryOf(code).mayRetry)
  return {
    description: codes
      .map((code) => `${refusal.codeOf(code)} — ${advice?.[code] ?? entryOf(code).advice}`)
      .join('\n\n'),
    headers: {
      'x-request-id': requestIdHeader,
      ...(codes.includes('Request.TooMany') && quotaHeadersOf(operation)),
      ...(mayRetry
        ? {
            'retry-after': {
              description: 'Seconds to wait before trying again.',
              schema: { type: 'integer' },
            },
          }
        : {}),
    },
    content: {
      [refusal.media]: {
        schema: anyOf(failures.map(refusal.schemaOf)),
        examples: Object.fromEntries(examples),
      },
      ...scriptOf(operation),
      ...(isAlsoPage && codes.includes('Payment.InvalidToken') && { 'text/html': page }),
    },
  }
}

function responsesOf(
  operation: DeclaredOperation,
  appUrl: string,
  manner: Manner,
): Record<`${1 | 2 | 3 | 4 | 5}${string}`, ZodOpenApiResponseObject> {
  const { alsoServes = {}, answer, answersFile, answersStream, isAlsoPage, status } = operation
  const files = answersFile ?? answersStream
  const refusals = [...refusalsOf(operation, manner)].map(([code, codes]) => [
    code,
    refusalResponse(codes, operation, appUrl, manner),
  ])
  return {
    [`${status}`]: {
      description: SUCCESS[status],
      headers: {
        'x-request-id': requestIdHeader,
        ...quotaHeadersOf(operation),
        ...endHeadersOf(operation),
        ...(answersFile && { etag: etagHeader }),
      },
      ...(answer
        ? {
            content: {
              'application/json': { schema: answer },
              ...Object.fromEntries(Object.keys(alsoServes).map((media) => [media, file])),
              ...scriptOf(operation),
              ...(isAlsoPage && { 'text/html': page }),
            },
          }
        : {}),
      ...(files && { content: Object.fromEntries(files.map((media) => [media, file])) }),
    },
    ...(answersFile && { 304: { description: 'These bytes are known already (If-None-Match).' } }),
    ...Object.fromEntries(refusals),
  }
}

/** Only what there is: the generator stumbles over parameters that are undefined. */
function paramsOf({
  access,
  isIdempotent,
  params,
  path,
  query,
}: DeclaredOperation): Record<string, z.ZodObject> {
  const header = z.object({
    ...(access === 'organisation-in-header' || access === 'organisation-or-all'
      ? { [ORGANISATION_HEADER]: organisationHeader }
      : {}),
    ...(isIdempotent
      ? {
          'idempotency-key': isIdempotent === 'required' ? idempotencyHeader : idempotencyHeader.optional(),
        }
      : {}),
  })
  const all = { path: params ?? impliedParams(path), query, header }
  return Object.fromEntries(
    Object.entries(all).filter(
      (entry): entry is [string, z.ZodObject] =>
        entry[1] instanceof z.ZodObject && Object.keys(entry[1].shape).length > 0,
    ),
  )
}

function documented(operation: DeclaredOperation, appUrl: string, manner: Manner): ZodOpenApiOperationObject {
  const { access, body, deprecated, isBodyOptional } = operation
  const description = [
    operation.description,
    callersOf(operation, manner),
    deprecated && deprecationWords(deprecated),
  ]
    .filter(Boolean)
    .join(' ')
  return {
    operationId: operation.operationId ?? operationIdOf(operation.summary),
    tags: [operation.tag],
    summary: operation.summary,
    description,
    ...(deprecated && { deprecated: true }),
    security: securityOf(access, manner),
    requestParams: paramsOf(operation),
    ...(body
      ? { requestBody: { required: !isBodyOptional, content: { 'application/json': { schema: body } } } }
      : {}),
    responses: responsesOf(operation, appUrl, manner),
  }
}

export type OpenApiDocument = ReturnType<typeof createDocument>

/** The whole document; operations appear in the order given. */
export function openApiDocument(
  operations: readonly DeclaredOperation[],
  appUrl: string,
  manner: Manner = platformManner,
  events: readonly ToldEvent[] = [],
): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = {}
  for (const operation of operations) {
    const method = operation.method.toLowerCase() as Lowercase<DeclaredOperation['method']>
    paths[operation.path] = { ...paths[operation.path], [method]: documented(operation, appUrl, manner) }
  }
  const tags = [...new Set(operations.map((operation) => operation.tag))]
  const source: ZodOpenApiObject = {
    openapi: '3.1.1',
    info: {
      title: manner.title,
      version: 'v1',
      description: manner.description,
      contact: { name: 'Guide and reference', url: appUrl + manner.guide },
      // In the terms of SPDX: there is no public licence.
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
    },
    // Linters take `localhost` for a placeholder that was forgotten.
    servers: [{ url: appUrl.replace('//localhost', '//127.0.0.1') }],
    security: [manner.takesBearer ? { Bearer: [] } : { ApiKey: [] }],
    tags: tags.map((name) => ({ name, ...(TAGS[name] ? { description: TAGS[name] } : {}) })),
    paths,
    ...(events.length > 0 && { webhooks: webhooksOf(events) }),
    components: {
      schemas: schemasOf(events),
      securitySchemes: securitySchemes(appUrl, manner),
    },
  }
  return createDocument(source, { override: tidySchema, outputIdSuffix: 'Answer' })
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** The operations as a reader meets them: in the document's order, with their method and path beside them. */
export function operationsOf(document: OpenApiDocument) {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method]
      if (!operation) return []
      const { operationId: id = '', summary = '' } = operation
      return [{ id, method: method.toUpperCase(), path, summary, operation }]
    }),
  )
}
