// Refusals speak our words: no field of any operation lets the library's through, and each sentence spells its field as the pointer does.
import { expect, it } from 'vitest'
import { z } from 'zod'
import { checkoutOperations } from '@/app/api/checkout/openapi.json/document'
import { operations as platformOperations } from '@/app/api/openapi.json/operations'
import { sessionsOperations } from '@/app/api/v1/openapi.json/document'
import { invalidRequest } from '@/lib/failure/failure'
import { responseStatusOf } from '@/lib/http/checkout/dialect'
import { refusalOf } from '@/lib/http/sessions/dialect'
import { faultsOf } from './faults'
import { plainWords } from './plain-words'

const NONSENSE: unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'nonsense',
  '-1',
  'x'.repeat(5000),
  0,
  -1,
  1.5,
  Number.NaN,
  1e12,
  true,
  [],
  [null],
  {},
  { nonsense: 1 },
]

const LIBRARY = /invalid|expected|received|unrecognized|too (?:big|small)|NaN|pattern|union/i

interface Node {
  properties?: Record<string, Node>
  items?: Node
  $ref?: string
  $defs?: Record<string, Node>
}

/** A body with nonsense at each place, one at a time. */
function bodiesOf(schema: z.ZodType): unknown[] {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node
  const resolved = (node: Node): Node =>
    node.$ref ? (root.$defs?.[node.$ref.split('/').at(-1) ?? ''] ?? {}) : node
  const at = (raw: Node, depth: number): unknown[] => {
    const { items, properties } = resolved(raw)
    if (depth > 4) return NONSENSE
    if (items) return [...NONSENSE, ...at(items, depth + 1).map((one) => [one])]
    return [
      ...NONSENSE,
      ...Object.entries(properties ?? {}).flatMap(([name, below]) =>
        at(below, depth + 1).map((value) => ({ [name]: value })),
      ),
    ]
  }
  return at(root, 0)
}

const operations = [...platformOperations, ...checkoutOperations, ...sessionsOperations]

it('no word of the library reaches a caller, whatever is sent in whichever field', () => {
  let seen = 0
  for (const { body, method, path, query } of operations)
    for (const schema of [body, query])
      for (const value of schema ? bodiesOf(schema) : []) {
        const result = schema?.safeParse(value, { error: plainWords })
        for (const { detail, pointer } of result?.success === false ? faultsOf(result.error) : []) {
          seen++
          const name = pointer === '' ? 'The body' : pointer.slice(1)
          expect(detail.startsWith(name), `${method} ${path} ${pointer}: ${detail}`).toBe(true)
          expect(detail.slice(name.length), `${method} ${path} ${pointer}`).not.toMatch(LIBRARY)
        }
      }
  expect(seen).toBeGreaterThan(1000)
})

it('each dialect spells a path in one manner', () => {
  const row = z.strictObject({ name: z.string() })
  const schema = z.strictObject({ lines: z.array(row) })
  const result = schema.safeParse({ lines: [{ name: 1, 'a/b': 2 }] }, { error: plainWords })
  const faults = result.error ? faultsOf(result.error) : []
  expect(faults).toMatchObject([
    { pointer: '/lines/0/name', detail: 'lines/0/name: must be a string.' },
    { pointer: '/lines/0/a~1b', detail: 'lines/0/a~1b: is not known here.' },
  ])
  const failure = invalidRequest(faults)
  expect(responseStatusOf(failure).ResponseStatus).toMatchObject({
    Message: 'lines[0].name: must be a string. lines[0].a/b: is not known here.',
    Errors: [{ FieldName: 'lines[0].name' }, { FieldName: 'lines[0].a/b' }],
  })
  expect(refusalOf(failure)).toMatchObject({
    message: ['lines.0.name: must be a string.', 'lines.0.a/b: is not known here.'],
  })
})
