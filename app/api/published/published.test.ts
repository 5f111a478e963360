// What was published holds: a document of today takes and answers all that the last published one promised.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkoutOperations } from '@/app/api/checkout/openapi.json/document'
import { operations } from '@/app/api/openapi.json/operations'
import { sessionsOperations } from '@/app/api/v1/openapi.json/document'
import { type OpenApiDocument, openApiDocument } from '@/lib/http/reference/openapi'
import { breakingChanges, type Document } from '@/lib/http/reference/openapi-breaking'
import { platformManner, checkoutManner } from '@/lib/http/reference/openapi-manner'
import { sessionsManner } from '@/lib/http/reference/sessions-manner'
import type { DeclaredOperation } from '@/lib/http/call/operation'
import { referenceOf } from '@/lib/http/reference/reference'
import { EVENT_CATALOGUE } from '@/lib/webhooks/outgoing/catalogue'

const URL_OF = 'https://pay.example.com'
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
/** As a client would read it. */
const plain = (document: OpenApiDocument) =>
  JSON.parse(JSON.stringify(document)) as Document & Record<string, unknown>

const BUILT: Record<string, OpenApiDocument> = {
  platform: openApiDocument(operations, URL_OF, platformManner, EVENT_CATALOGUE),
  checkout: openApiDocument(checkoutOperations, URL_OF, checkoutManner),
  sessions: openApiDocument(sessionsOperations, URL_OF, sessionsManner),
}
const DOCUMENTS = Object.fromEntries(Object.entries(BUILT).map(([name, built]) => [name, plain(built)]))

const OPERATIONS: Record<string, readonly DeclaredOperation[]> = {
  platform: operations,
  checkout: checkoutOperations,
  sessions: sessionsOperations,
}

const changelog = readFileSync(here('../../../CHANGELOG.md'), 'utf8')
const newest = /^## (\d{4}-\d{2}-\d{2})$/m.exec(changelog)?.[1]
/** `npm run openapi:publish` writes down what is promised from now on, under the newest date of the changelog. */
const isPublishing = process.env.PUBLISH_OPENAPI === 'yes'

const promised = (key: string, value: unknown) => (key === 'examples' ? undefined : value)

const shown = Object.entries(BUILT).flatMap(([name, document]) =>
  referenceOf(document, 'https://pay.example.com')
    .flatMap(({ operations: all }) => all)
    .map((sample) => [name, sample.method, sample.path, sample] as const),
)

test.each(shown)('the sample request in the %s documentation is valid as printed: %s %s', (name, method, path, { body }) => {
  const operation = OPERATIONS[name]?.find((one) => one.method === method && one.path === path)
  expect(operation?.body === undefined).toBe(body === undefined)
  if (!operation?.body || !body) return
  const read = operation.body.safeParse(JSON.parse(body.example))
  expect(read.error?.issues, body.example).toBeUndefined()
})

describe.each(Object.entries(DOCUMENTS))('the document %s', (name, document) => {
  const file = here(`./${name}.json`)
  // Examples promise nothing, and weigh the most.
  if (isPublishing) writeFileSync(file, `${JSON.stringify({ 'x-published': newest, ...document }, promised, 1)}\n`)

  test('breaks nothing that was published', () => {
    expect(existsSync(file), 'npm run openapi:publish').toBe(true)
    const published = JSON.parse(readFileSync(file, 'utf8')) as Document
    expect(
      breakingChanges(published, document),
      'deprecate it first (deprecated: { since, sunset }), tell it in CHANGELOG.md, and publish once its day has come',
    ).toEqual([])
  })

  test('was published under a date that the changelog has', () => {
    const { 'x-published': day } = JSON.parse(readFileSync(file, 'utf8')) as { 'x-published': string }
    expect(changelog).toContain(`## ${day}\n`)
  })

  test('has everything that public linters ask for', () => {
    const { info } = document as { info?: unknown }
    expect(info).toMatchObject({
      contact: { url: expect.stringContaining(URL_OF) },
      license: { identifier: expect.any(String) },
    })
    const undescribed = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item as Record<string, { description?: string }>)
        .filter(([, { description }]) => !description)
        .map(([method]) => `${method} ${path}`),
    )
    expect(undescribed).toEqual([])
  })

  test('is open: no response forbids unknown fields', () => {
    const closed = (value: unknown, at: string): string[] => {
      if (typeof value !== 'object' || value === null) return []
      const own = 'additionalProperties' in value && value.additionalProperties === false ? [at] : []
      return [...own, ...Object.entries(value).flatMap(([key, part]) => closed(part, `${at}/${key}`))]
    }
    const reached = new Set<string>()
    const reach = (value: unknown): void => {
      const text = JSON.stringify(value ?? {})
      for (const [, schema = ''] of text.matchAll(/#\/components\/schemas\/([\w.-]+)/g)) {
        if (reached.has(schema)) continue
        reached.add(schema)
        reach(document.components?.schemas?.[schema])
      }
    }
    const answers = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { responses }]) => [`${method} ${path}`, responses] as const),
    )
    for (const [, responses] of answers) reach(responses)
    reach(document.webhooks)
    const found = answers.flatMap(([at, responses]) => closed(responses, at))
    for (const schema of reached) found.push(...closed(document.components?.schemas?.[schema], schema))
    expect(found).toEqual([])
  })
})
