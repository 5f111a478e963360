// The document of the real routes: complete, valid, and compatible with the contract that clients were built against.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { readRouteTable } from '@/lib/http/door/route-table'
import { openApiDocument, operationsOf } from '@/lib/http/reference/openapi'
import { referenceOf } from '@/lib/http/reference/reference'
import contract from './contract.json' with { type: 'json' }
import { operations } from './operations'

interface Schema {
  $ref?: string
  type?: string | string[]
  required?: string[]
  properties?: Record<string, Schema>
}

interface Response {
  content?: Record<string, { schema?: Schema }>
}

interface Operation {
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean }[]
  requestBody?: Response & { required?: boolean }
  responses: Record<string, Response>
}

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const app = fileURLToPath(new URL('../..', import.meta.url))
// Through JSON, as a client would read it.
const ours = JSON.parse(JSON.stringify(openApiDocument(operations, 'https://pay.example.com'))) as Document
const theirs: Document = contract

const declaredIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/\bendpoint\(\{\s*method: '(\w+)',\s*path: '([^']+)'/g)].map(
    ([, method, path]) => `${method} ${path}`,
  )

/** The folder `view` is the payer's page for who asks for JSON, behind the same address. */
const addressOf = (folders: string) =>
  folders.replace(/\[(\w+)\]/g, '{$1}').replace(/^\/i\/\{token\}\/view$/, '/i/{token}')

test('every operation that a route file declares is in the document, under its own address', () => {
  const routes = readRouteTable(app).filter((route) => !route.isPage)
  const declared = routes.flatMap((route) => {
    const found = declaredIn(`${app}${route.path.slice(1)}/route.ts`)
    for (const operation of found)
      expect(operation.split(' ')[1], 'an operation is declared at another address than its file').toBe(
        addressOf(route.path),
      )
    return found
  })
  const documented = operations.map(({ method, path }) => `${method} ${path}`)
  expect(documented.toSorted(), 'list the route in app/api/openapi.json/operations.ts').toEqual(
    declared.toSorted(),
  )
})

test('the document is valid OpenAPI 3.1, and names of operations are unique', async () => {
  expect(await new Validator().validate(JSON.parse(JSON.stringify(ours)))).toEqual({ valid: true })
  const ids = operationsOf(openApiDocument(operations, 'https://pay.example.com')).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('the reference shows every operation with a sample response', () => {
  const shown = referenceOf(
    openApiDocument(operations, 'https://pay.example.com'),
    'https://pay.example.com',
  ).flatMap((tag) => tag.operations)
  expect(shown).toHaveLength(operations.length)
  for (const { answer } of shown) expect(answer.status === '204' || answer.example !== '').toBe(true)
})

const typesOf = (schema: Schema) => [schema.type ?? []].flat()
const follow = (document: Document, schema: Schema | undefined): Schema =>
  schema?.$ref ? (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : (schema ?? {})
const bodyOf = (document: Document, holder: Response | undefined, type = 'application/json') =>
  follow(document, holder?.content?.[type]?.schema)

/** What we answer must be something that a client of the contract can read. */
function expectReadable(mine: Schema, wanted: Schema) {
  expect(mine.required ?? []).toEqual(expect.arrayContaining(wanted.required ?? []))
  for (const [name, property] of Object.entries(wanted.properties ?? {})) {
    const offered = typesOf(mine.properties?.[name] ?? {})
    expect(offered.length, `${name} is missing`).toBeGreaterThan(0)
    // An integer is a number.
    const accepted = typesOf(property).flatMap((type) => (type === 'number' ? ['number', 'integer'] : [type]))
    expect(accepted).toEqual(expect.arrayContaining(offered))
  }
}

const contracted = Object.entries(theirs.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ method, path, wanted: operation })),
)

describe('the contract', () => {
  const present = contracted.filter(({ method, path }) => ours.paths[path]?.[method])

  test.each(present)(
    '$method $path keeps its parameters, statuses and fields',
    ({ method, path, wanted }) => {
      const mine = ours.paths[path]?.[method]
      if (!mine) throw new Error('not in the document')
      expect(mine.tags).toEqual(wanted.tags)
      for (const { in: place, name, required } of wanted.parameters ?? [])
        expect(mine.parameters).toContainEqual(expect.objectContaining({ in: place, name, required }))
      const asked = new Set((wanted.parameters ?? []).map(({ name }) => name))
      for (const { name, required } of mine.parameters ?? []) expect(asked.has(name) || !required).toBe(true)
      for (const [status, response] of Object.entries(wanted.responses)) {
        const type = status < '400' ? 'application/json' : 'application/problem+json'
        expectReadable(bodyOf(ours, mine.responses[status], type), bodyOf(theirs, response, type))
      }
      const wantedBody = bodyOf(theirs, wanted.requestBody)
      const takenBody = bodyOf(ours, mine.requestBody)
      for (const name of takenBody.required ?? []) expect(wantedBody.required).toContain(name)
      for (const name of Object.keys(wantedBody.properties ?? {}))
        expect(takenBody.properties).toHaveProperty(name)
    },
  )

  test('a payer’s checkout session is offered', () => {
    expect(ours.paths['/i/{token}/checkout-session']?.post).toBeDefined()
  })
})
