// What counts as breaking: whatever a client that was built against the former document would stumble over, and nothing else.
import { expect, test } from 'vitest'
import { breakingChanges, type Document, type Schema } from './openapi-breaking'

interface Parts {
  sent?: Schema
  read?: Schema
  query?: { name: string; required?: boolean }[]
  status?: string
  event?: Schema
}

const json = (schema: Schema) => ({ content: { 'application/json': { schema } } })
const documentOf = ({ event, query = [], read = {}, sent = {}, status = '200' }: Parts): Document => ({
  paths: {
    '/orders': {
      post: {
        operationId: 'createOrder',
        parameters: query.map((parameter) => ({ in: 'query', ...parameter })),
        requestBody: { required: true, ...json({ $ref: '#/components/schemas/Sent' }) },
        responses: { [status]: json({ $ref: '#/components/schemas/Read' }) },
      },
    },
  },
  ...(event && { webhooks: { 'order.paid': { post: { requestBody: json(event) } } } }),
  components: { schemas: { Sent: sent, Read: read } },
})
const object = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties,
  required,
})
const text: Schema = { type: 'string' }
const maybeText: Schema = { type: ['string', 'null'] }
const before: Parts = {
  sent: object({ name: text, kind: { type: 'string', enum: ['a', 'b'] } }, ['name']),
  read: object(
    { id: text, note: maybeText, lines: { type: 'array', items: object({ n: { type: 'number' } }) } },
    ['id'],
  ),
  query: [{ name: 'limit' }],
  event: object({ id: text }),
}
const changesTo = (after: Partial<Parts>) =>
  breakingChanges(documentOf(before), documentOf({ ...before, ...after }))

test.each<[string, Partial<Parts>]>([
  ['nothing', {}],
  ['a new field in an answer', { read: object({ ...before.read?.properties, more: text }, ['id', 'more']) }],
  ['an answer that is surer', { read: object({ ...before.read?.properties, note: text }, ['id', 'note']) }],
  ['a new field that may be sent', { sent: object({ ...before.sent?.properties, more: text }, ['name']) }],
  ['a field that need not be sent any more', { sent: object(before.sent?.properties ?? {}) }],
  ['a field that takes more', { sent: object({ ...before.sent?.properties, name: maybeText }, ['name']) }],
  ['a new parameter', { query: [{ name: 'limit' }, { name: 'sort' }] }],
])('%s breaks nothing', (_, after) => {
  expect(changesTo(after)).toEqual([])
})

test.each<[string, Partial<Parts>, string]>([
  [
    'a field gone from an answer',
    { read: object({ id: text, lines: { type: 'array' } }, ['id']) },
    'POST /orders 200.note is gone',
  ],
  [
    'a field that may be missing',
    { read: object(before.read?.properties ?? {}) },
    'POST /orders 200.id may be missing',
  ],
  [
    'a field that may be null',
    { read: object({ ...before.read?.properties, id: maybeText }, ['id']) },
    'POST /orders 200.id may now be null',
  ],
  [
    'another type deep in a list',
    {
      read: object({ ...before.read?.properties, lines: { type: 'array', items: object({ n: text }) } }, [
        'id',
      ]),
    },
    'POST /orders 200.lines[].n may now be string',
  ],
  [
    'a field that must be sent',
    { sent: object(before.sent?.properties ?? {}, ['name', 'kind']) },
    'POST /orders body.kind must be sent',
  ],
  [
    'a field that is taken no more',
    { sent: object({ name: text }, ['name']) },
    'POST /orders body.kind is gone',
  ],
  [
    'a value that is taken no more',
    { sent: object({ name: text, kind: { type: 'string', enum: ['a'] } }, ['name']) },
    'POST /orders body.kind takes b no more',
  ],
  ['a parameter gone', { query: [] }, 'POST /orders takes no query limit any more'],
  [
    'a parameter that is needed',
    { query: [{ name: 'limit' }, { name: 'sort', required: true }] },
    'POST /orders needs query sort',
  ],
  ['another status', { status: '202' }, 'POST /orders answers 200 no more'],
  ['an event that says less', { event: object({}) }, 'event order.paid.id is gone'],
])('%s breaks', (_, after, fault) => {
  expect(changesTo(after)).toEqual([fault])
})

test('an operation, and an event, that are gone', () => {
  expect(breakingChanges(documentOf(before), { paths: {} })).toEqual([
    'POST /orders is gone',
    'event order.paid is gone',
  ])
})
