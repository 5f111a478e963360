// The catalogue names every event that can be told, and none that cannot; each has a sample that its schema accepts.
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { operations } from '@/app/api/openapi.json/operations'
import { llmsText } from '@/lib/http/reference/llms-text'
import { openApiDocument } from '@/lib/http/reference/openapi'
import { platformManner } from '@/lib/http/reference/openapi-manner'
import { sampleOf } from '@/lib/http/reference/openapi-webhooks'
import type { Schemas } from '@/lib/http/reference/reference-schema'
import { EVENT_TYPES } from '@/lib/outgoing/event-types'
import { withHouse } from '@/lib/testing/fixtures'
import { EVENT_CATALOGUE, schemaOfData } from './catalogue'

const document = openApiDocument(operations, 'https://pay.example.com', platformManner, EVENT_CATALOGUE)
const schemas = JSON.parse(JSON.stringify(document.components?.schemas)) as Schemas

withHouse('the catalogue lists exactly the events of the database triggers', async ({ house }) => {
  const rows = await house.db.$client`
    select p.prosrc as source from pg_proc p where p.prosrc like '%tell_webhooks(%' and p.proname <> 'tell_webhooks'`
  const told = rows.flatMap(({ source }) =>
    [...String(source).matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, type]) => type),
  )
  expect([...new Set(told)].toSorted()).toEqual([...EVENT_TYPES].toSorted())
  expect(Object.keys(document.webhooks ?? {})).toEqual([...EVENT_TYPES])
})

test('each sample is what its schema says', () => {
  for (const event of EVENT_CATALOGUE) {
    const { data, type } = sampleOf(event, schemas)
    const read = schemaOfData(event.type as (typeof EVENT_TYPES)[number]).safeParse(data)
    expect(read.error?.issues, String(type)).toBeUndefined()
    expect(Object.keys(read.data as object).toSorted(), String(type)).toEqual(
      Object.keys(data as object).toSorted(),
    )
  }
})

test('the document with its webhooks is valid, and programs that read the index find each event', async () => {
  expect(await new Validator().validate(JSON.parse(JSON.stringify(document)))).toEqual({ valid: true })
  const text = llmsText(document, 'https://pay.example.com')
  for (const { type, when } of EVENT_CATALOGUE) expect(text).toContain(`${type}: ${when}`)
})
