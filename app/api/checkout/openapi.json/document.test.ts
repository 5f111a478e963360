// The document of the Checkout API: valid, complete, and about refusals as they are said there.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { readRouteTable } from '@/lib/http/door/route-table'
import { openApiDocument } from '@/lib/http/reference/openapi'
import { checkoutManner } from '@/lib/http/reference/openapi-manner'
import { checkoutOperations } from './document'

const app = fileURLToPath(new URL('../../..', import.meta.url))
const document = JSON.parse(
  JSON.stringify(openApiDocument(checkoutOperations, 'https://pay.example.com', checkoutManner)),
)

test('it is valid OpenAPI 3.1', async () => {
  expect(await new Validator().validate(document)).toEqual({ valid: true })
})

test('every operation that a route file declares is in it, under its own address', () => {
  const declared = readRouteTable(app)
    .filter(({ isPage, path }) => !isPage && path.startsWith('/payment/'))
    .flatMap(({ path }) => {
      const source = readFileSync(`${app}${path.slice(1)}/route.ts`, 'utf8')
      const found = source.matchAll(/\bcheckoutEndpoint\(\{(?:\s*\.\.\.shared,)?\s*method: '(\w+)'/g)
      const address = path.replace(/\[(\w+)\]/g, '{$1}')
      expect(source).toContain(`path: '${address}'`)
      return [...found].map(([, method]) => `${method} ${address}`)
    })
  expect(declared.toSorted()).toEqual(
    checkoutOperations.map(({ method, path }) => `${method} ${path}`).toSorted(),
  )
})

test('fields are written as the contract has them, and refusals as a ResponseStatus', () => {
  const { post } = document.paths['/payment/stripe/v1/checkout']
  const body = document.components.schemas.CreateCheckout
  expect(Object.keys(body.properties)).toEqual([
    'CompanyId',
    'CountryCode',
    'Articles',
    'InternalReferenceId',
    'ConfirmationUrl',
    'CancelUrl',
    'UiMode',
    'ExternalReference',
    'Metadata',
    'ReferenceSignature',
  ])
  expect(body.required).toEqual(['CompanyId', 'CountryCode', 'Articles', 'InternalReferenceId'])
  expect(body.properties.CompanyId).toMatchObject({ type: 'string', format: 'uuid' })
  expect(body.properties.Articles).toMatchObject({
    type: 'array',
    items: { $ref: '#/components/schemas/ArticleToCreate' },
  })
  expect(post.responses['409'].content['application/json']).toMatchObject({
    schema: { $ref: '#/components/schemas/ErrorResponse' },
    examples: {
      CheckoutAlreadyComplete: {
        value: { ResponseStatus: { ErrorCode: 'CheckoutAlreadyComplete', Errors: [] } },
      },
    },
  })
  const fault = document.components.schemas.ErrorResponse.properties.ResponseStatus.properties.Errors.items
  expect(fault.properties.ErrorCode.description).toContain('`CardNumber`')
})
