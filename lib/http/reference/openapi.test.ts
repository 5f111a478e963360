// The document says what the declarations say, in valid OpenAPI 3.1.
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { DeclaredOperation } from '@/lib/http/call/operation'
import { openApiDocument, operationIdOf } from './openapi'

const orderBody = z
  .strictObject({ name: z.string().max(9), amount: z.union([z.number(), z.string()]) })
  .meta({ id: 'CreateOrder' })
const orderAnswer = z
  .object({ id: z.uuid(), amount: z.number(), createdAt: z.iso.datetime() })
  .meta({ id: 'Order' })

const create: DeclaredOperation = {
  method: 'POST',
  path: '/orders',
  tag: 'Orders',
  summary: 'Create order',
  access: 'organisation-in-header',
  body: orderBody,
  isIdempotent: true,
  status: 201,
  answer: orderAnswer,
  refusals: ['Customer.NotFound'],
}
const read: DeclaredOperation = {
  method: 'GET',
  path: '/orders/{id}',
  tag: 'Orders',
  summary: 'Read order',
  access: 'payer',
  status: 200,
  answer: orderAnswer,
  refusals: ['Invoice.NotFound'],
}

const document = openApiDocument([create, read], 'https://pay.example.com')
const post = document.paths?.['/orders']?.post

test('the document is valid OpenAPI 3.1', async () => {
  const verdict = await new Validator().validate(JSON.parse(JSON.stringify(document)))
  expect(verdict).toEqual({ valid: true })
})

test('what follows from a declaration is documented without being declared', () => {
  expect(post?.parameters).toMatchObject([
    {
      in: 'header',
      name: 'x-dolfin-organisation-id',
      required: true,
      schema: { type: 'string', format: 'uuid' },
    },
    { in: 'header', name: 'idempotency-key', schema: { type: 'string' } },
  ])
  expect(post?.security).toEqual([{ ApiKey: [] }, { Session: [] }])
  expect(Object.keys(post?.responses ?? {})).toEqual([
    '201',
    '400',
    '401',
    '403',
    '404',
    '405',
    '409',
    '413',
    '415',
    '422',
    '429',
    '500',
    '503',
  ])
  expect(document.paths?.['/orders/{id}']?.get).toMatchObject({
    security: [],
    parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string', format: 'uuid' } }],
  })
})

test('every refusal is listed by its code, with an example that is a real answer', () => {
  expect(post?.responses?.['404']).toMatchObject({
    description: expect.stringMatching(/^Customer\.NotFound — .+\n\nOrganisation\.NotFound — /),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/ProblemDetails' },
        examples: { 'Customer.NotFound': { value: { code: 'Customer.NotFound', status: 404 } } },
      },
    },
  })
})

test('an amount is asked for as a number or its decimal text, and answered as a number', () => {
  expect(document.components?.schemas).toMatchObject({
    CreateOrder: {
      properties: { amount: { type: ['number', 'string'], format: 'double', pattern: expect.any(String) } },
    },
    Order: { properties: { amount: { type: 'number' }, createdAt: { type: 'string', format: 'date-time' } } },
  })
})

test('summaries become names that code generators can use', () => {
  expect(operationIdOf('Create payment checkout session')).toBe('createPaymentCheckoutSession')
  expect(operationIdOf('List the organisation’s API keys, newest first')).toBe('listOrganisationsAPIKeys')
})
