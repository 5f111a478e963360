// The document of the Sessions API: valid, complete, and about refusals as the contract says them.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { readRouteTable } from '@/lib/http/door/route-table'
import { openApiDocument } from '@/lib/http/reference/openapi'
import { sessionsManner } from '@/lib/http/reference/sessions-manner'
import { sessionsOperations } from './document'

const app = fileURLToPath(new URL('../../..', import.meta.url))
const document = JSON.parse(
  JSON.stringify(openApiDocument(sessionsOperations, 'https://pay.example.com', sessionsManner)),
)
const { post } = document.paths['/api/v1/sessions']

const examplesOf = (status: string): object[] =>
  Object.values<{ value: object }>(post.responses[status].content['application/json'].examples).map(
    ({ value }) => value,
  )

test('it is valid OpenAPI 3.1', async () => {
  expect(await new Validator().validate(document)).toEqual({ valid: true })
})

test('every operation that a route file declares is in it, under its own address', () => {
  const declared = readRouteTable(app)
    .filter(({ isPage, path }) => !isPage && path.startsWith('/api/v1/'))
    .flatMap(({ path }) => {
      const source = readFileSync(`${app}${path.slice(1)}/route.ts`, 'utf8')
      const found = source.matchAll(/\bsessionsEndpoint\(\{\s*method: '(\w+)',\s*path: '([^']+)'/g)
      return [...found].map(([, method, address]) => {
        expect(address).toBe(path.replace(/\[(\w+)\]/g, '{$1}'))
        return `${method} ${address}`
      })
    })
  expect(declared.length).toBeGreaterThan(25)
  expect(declared.toSorted()).toEqual(
    sessionsOperations.map(({ method, path }) => `${method} ${path}`).toSorted(),
  )
})

test('names of operations are all different', () => {
  const ids = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
})

test('sessions take bearer tokens, management also keys and sign-ins, tokens only sign-ins', () => {
  const bearer = [{ Bearer: [] }]
  expect(document.components.securitySchemes.Bearer).toMatchObject({ type: 'http', scheme: 'bearer' })
  expect(post.security).toEqual(bearer)
  expect(document.paths['/api/v1/applications'].post.security).toEqual([
    { ApiKey: [] },
    { Session: [] },
    ...bearer,
  ])
  expect(document.paths['/api/v1/auth/token'].post.security).toEqual([{ Session: [] }])
})

test('the idempotency key is required where the contract wants it', () => {
  const headers = post.parameters.filter(({ in: place }: { in: string }) => place === 'header')
  expect(headers).toMatchObject([{ name: 'idempotency-key', required: true }])
})

test.each([
  ['400', { error: 'Bad Request', message: 'Missing required header: Idempotency-Key', statusCode: 400 }],
  [
    '400',
    {
      error: 'Bad Request',
      message: ['amount.total does not match the sum of line items, shipping, and tax'],
      statusCode: 400,
    },
  ],
  [
    '401',
    {
      error: 'Unauthorized',
      message: 'Authentication required. Please provide a valid API token',
      code: 401,
    },
  ],
  [
    '409',
    {
      error: 'Conflict',
      message: 'The request conflicts with the current state of the resource',
      code: 409,
      details: 'Resource already exists',
    },
  ],
  [
    '422',
    {
      message: 'This idempotency key was already used with different request parameters',
      statusCode: 422,
      code: 'IDEMPOTENCY_KEY_MISMATCH',
    },
  ],
  [
    '422',
    {
      message: 'No eligible providers found for the given request parameters',
      statusCode: 422,
      code: 'NO_AVAILABLE_PROVIDER',
    },
  ],
  ['500', { message: 'Internal server error', statusCode: 500 }],
  ['502', { error: 'Error', message: 'Service temporarily unavailable.', code: 502 }],
  [
    '503',
    {
      error: 'Service Unavailable',
      message: 'The service is temporarily unavailable. Please try again later',
      code: 503,
    },
  ],
  ['504', { error: 'Error', message: 'Request timed out.', code: 504 }],
])('a refusal with %s is shown as %j', (status, body) => {
  expect(examplesOf(status)).toContainEqual(expect.objectContaining(body))
})

test('each status has the error shape of the contract', () => {
  const shapeOf = (status: string) => post.responses[status].content['application/json'].schema.$ref
  expect(['400', '401', '409', '422', '500', '502', '503', '504'].map(shapeOf)).toEqual(
    [
      'BadRequestError',
      'NamedError',
      'NamedError',
      'CodedError',
      'CodedError',
      'NamedError',
      'NamedError',
      'NamedError',
    ].map((name) => `#/components/schemas/${name}`),
  )
})

test('the sample order of the contract is the example', () => {
  expect(document.components.schemas.SessionBody.example).toMatchObject({
    orderReference: 'ORD-2024-001',
    amount: { total: 140.76, shipping: 9.95, tax: 11.81 },
  })
})

test('what the key of an application may not do, and is a good key for, says so', () => {
  // promise 96
  const management = sessionsOperations.filter(({ access }) => access !== 'application')
  expect(management.length).toBeGreaterThan(10)
  for (const { method, path } of management)
    expect(Object.keys(document.paths[path][method.toLowerCase()].responses), `${method} ${path}`).toContain(
      '403',
    )
})
