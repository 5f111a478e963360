// Requests as the documents ask for them, and what chance makes of them: each part may be missing, of another kind, endless or malicious.
import type { Chance } from './dice'
import { type Operation, resolved, type Sample } from './documents'

export interface Wire {
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** None of these words is one that a leak is known by. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u2066x',
  '🧾'.repeat(300),
  'x'.repeat(20_000),
  "' or 1=1 --",
  '%00%ff%c0%af',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}<%= 7*7 %>',
  '\r\nset-cookie: a=b',
  '1e400',
  '-0',
  '٣٤',
  '2026-02-30',
  '9999-12-31T23:59:60Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-7fff-bfff-ffffffffffff',
  'null',
  '__proto__',
  'constructor',
]
const NUMBERS = [0, -1, 1, 0.1, 0.001, 1e-9, 2_147_483_648, 9_007_199_254_740_992, 1e21, 1e300, -1e300]
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'id',
  '',
  'x'.repeat(500),
  'status',
  '$where',
  'a.b[0]',
]
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']
const TYPES = [
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'multipart/form-data',
  '/',
  '',
]
const ACCEPTS = ['text/html', 'application/xml', '*/*;q=0', 'x'.repeat(2_000), 'application/json;q=banana']

/** What the document gives as an example, or what its schema allows. */
export function sampleOf(operation: Operation, schema: Sample, chance: Chance, depth = 0): Json {
  const { anyOf, default: usual, enum: listed, example, format, items, oneOf, properties, type } = schema
  if (schema.$ref !== undefined)
    return sampleOf(operation, resolved(operation.document, schema), chance, depth)
  if (example !== undefined) return structuredClone(example) as Json
  if (usual !== undefined) return structuredClone(usual) as Json
  if (schema.const !== undefined) return schema.const as Json
  if (listed?.length) return chance.pick(listed) as Json
  const choices = anyOf ?? oneOf ?? schema.allOf
  if (choices?.length) return sampleOf(operation, chance.pick(choices), chance, depth)
  const kind = [type].flat()[0]
  if (kind === 'object' || properties) {
    const chosen = Object.entries(properties ?? {}).filter(
      ([name]) => schema.required?.includes(name) || (depth < 3 && chance.next() < 0.5),
    )
    return Object.fromEntries(
      chosen.map(([name, part]) => [name, sampleOf(operation, part, chance, depth + 1)]),
    )
  }
  if (kind === 'array') return items ? [sampleOf(operation, items, chance, depth + 1)] : []
  if (kind === 'integer' || kind === 'number') return Math.max(schema.minimum ?? 1, 1)
  if (kind === 'boolean') return chance.next() < 0.5
  if (format === 'uuid') return '7d0e2c5a-9b1f-4f39-8a63-2f3b6d1c8e10'
  if (format === 'date') return '2026-11-29'
  if (format === 'date-time') return '2026-11-29T10:00:00.000Z'
  if (format === 'uri') return 'https://book.example.com/thanks'
  if (format?.endsWith('email')) return `payer${chance.below(500)}@example.com`
  return 'x'.repeat(Math.max(1, schema.minLength ?? 6))
}

const nested = (depth: number): Json => {
  let value: Json = 1
  for (let at = 0; at < depth; at++) value = at % 2 ? [value] : { a: value }
  return value
}

function strange(chance: Chance): Json {
  const kinds: (() => Json)[] = [
    () => null,
    () => chance.next() < 0.5,
    () => chance.pick(NUMBERS),
    () => chance.pick(TEXTS),
    () => chance.pick(TEXTS),
    () => [],
    () => ({}),
    () => [null, [], {}],
    () => Object.fromEntries([[chance.pick(NAMES), chance.pick(TEXTS)]]),
    () => nested(chance.between(5, 200)),
    () => Array.from({ length: 300 }, () => chance.pick(NUMBERS)),
  ]
  return chance.pick(kinds)()
}

/** Changes one place somewhere in it. */
function changed(value: Json, chance: Chance): Json {
  if (typeof value !== 'object' || value === null || chance.next() < 0.15) return strange(chance)
  if (Array.isArray(value)) {
    if (value.length === 0 || chance.next() < 0.3) return [...value, strange(chance)]
    const at = chance.below(value.length)
    return value.map((one, index) => (index === at ? changed(one, chance) : one))
  }
  const names = Object.keys(value)
  const turn = chance.next()
  if (names.length === 0 || turn < 0.15) return { ...value, [chance.pick(NAMES)]: strange(chance) }
  const name = chance.pick(names)
  if (turn < 0.35) return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name))
  return { ...value, [name]: changed(value[name] ?? null, chance) }
}

/** Changes the text itself, which need not be JSON any more. */
function broken(text: string, chance: Chance): string {
  const at = chance.below(text.length + 1)
  const ways: (() => string)[] = [
    () => text.slice(0, at),
    () => text + text,
    () => `${text.slice(0, at)}${chance.pick(TEXTS)}${text.slice(at)}`,
    () => (text.startsWith('{"') ? `{"a":1,"a":2,${text.slice(1)}` : `[${text}`),
    () => `\ufeff${text}`,
    () => text.replace(/\d+/, '1e999'),
    () => '',
    () => `{"x":"${'y'.repeat(1_200_000)}"}`,
  ]
  return chance.pick(ways)()
}

/** Headers carry visible ASCII; anything else cannot be sent at all. */
const forHeader = (text: string) => text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 4_000)

export interface Draft {
  operation: Operation
  path: Record<string, string>
  query: [string, string][]
  headers: Record<string, string>
  body: Json | undefined
  text: string | undefined
  method: string
}

const MUTATIONS: ((draft: Draft, chance: Chance) => void)[] = [
  ...Array.from({ length: 6 }, () => (draft: Draft, chance: Chance) => {
    if (draft.body !== undefined) draft.body = changed(draft.body, chance)
    else if (draft.operation.parameters.length > 0) mutateQuery(draft, chance)
  }),
  mutateQuery,
  (draft, chance) => {
    const names = Object.keys(draft.path)
    // Without it, it would be another address.
    if (names.length > 0) draft.path[chance.pick(names)] = chance.pick(TEXTS.filter((text) => text !== ''))
  },
  (draft, chance) => {
    draft.text = broken(JSON.stringify(draft.body ?? {}), chance)
  },
  (draft, chance) => {
    const names = Object.keys(draft.headers)
    const name = chance.pick([...names, 'accept', 'content-type', 'idempotency-key', 'origin', 'cookie'])
    const values = name === 'accept' ? ACCEPTS : name === 'content-type' ? TYPES : TEXTS
    if (chance.next() < 0.4) delete draft.headers[name]
    else draft.headers[name] = forHeader(chance.pick(values))
  },
  (draft, chance) => {
    if (chance.next() < 0.3) draft.method = chance.pick(METHODS)
  },
]

function mutateQuery(draft: Draft, chance: Chance): void {
  const known = draft.operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name)
  draft.query.push([chance.pick([...known, ...known, ...NAMES]), chance.pick(TEXTS)])
}

export function mutate(draft: Draft, chance: Chance): void {
  const times = chance.pick([0, 1, 1, 1, 2, 3])
  for (let at = 0; at < times; at++) chance.pick(MUTATIONS)(draft, chance)
}

const encoded = (text: string) => encodeURIComponent(text.toWellFormed()).slice(0, 6_000)

export function wireOf({ body, headers, method, operation, path, query, text }: Draft): Wire {
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(path[name] ?? ''))
  const asked = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
  const sent = text ?? (body === undefined ? undefined : JSON.stringify(body))
  const hasBody = sent !== undefined && !['GET', 'HEAD'].includes(method)
  return {
    ...{ method, path: asked ? `${filled}?${asked}` : filled, body: hasBody ? sent : undefined },
    headers: { ...(hasBody && { 'content-type': 'application/json' }), ...headers },
  }
}
