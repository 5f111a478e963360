// Names in the Checkout dialect: read in any case, from several places, and written as the schema writes them.
import { z } from 'zod'
import { invalidField } from '@/lib/failure/failure'
import { parseJson } from '@/lib/http/call/json'

/** A schema reduced to its names: lower case → the name itself, and what is below it. */
export interface Names {
  fields: Map<string, { name: string; below: Names }>
  /** A list of such things. */
  isList: boolean
}

interface Described {
  $ref?: string
  properties?: Record<string, Described>
  items?: Described
  $defs?: Record<string, Described>
}

const known = new WeakMap<z.ZodType, Names>()

export function namesOf(schema: z.ZodType): Names {
  const before = known.get(schema)
  if (before) return before
  // Seen from the output, because a field that takes many spellings says nothing of its input.
  const root = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Described
  const resolved = ({ $ref, ...rest }: Described): Described =>
    $ref ? (root.$defs?.[$ref.split('/').at(-1) ?? ''] ?? {}) : rest
  const read = (raw: Described): Names => {
    const { items, properties } = resolved(raw)
    if (items) return { ...read(items), isList: true }
    const fields = Object.entries(properties ?? {}).map(
      ([name, below]) => [name.toLowerCase(), { name, below: read(below) }] as const,
    )
    return { fields: new Map(fields), isList: false }
  }
  const names = read(root)
  known.set(schema, names)
  return names
}

const givenTwice = (name: string) => invalidField(`/${name}`, 'GivenTwice', `${name} is given twice.`)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Nothing was said: left out, null, and an empty text are the same here. */
const isBlank = (value: unknown) => value === undefined || value === null || value === ''

/** The value with its names as the schema writes them; names that the schema does not know are left out. */
export function renamed(value: unknown, names: Names): unknown {
  if (names.isList) {
    // A form has no lists: there the list is JSON text.
    const list = typeof value === 'string' && value.trimStart().startsWith('[') ? parseJson(value) : value
    return Array.isArray(list) ? list.map((one) => renamed(one, { ...names, isList: false })) : list
  }
  if (!isRecord(value) || names.fields.size === 0) return value
  const found: Record<string, unknown> = {}
  for (const [given, inner] of Object.entries(value)) {
    const field = names.fields.get(given.toLowerCase())
    if (!field || isBlank(inner)) continue
    if (Object.hasOwn(found, field.name)) throw givenTwice(field.name)
    found[field.name] = renamed(inner, field.below)
  }
  return found
}

const MOST_ROWS = 1000

/** `Articles[0].Quantity=2` and `Articles[0][Quantity]=2`, as forms write lists. */
const INDEXED = /^(\w{1,64})\[(\d{1,3})\](?:\.(\w{1,64})|\[(\w{1,64})\])$/

/** Parameters of a form or a query as an object. */
export function fromPairs(pairs: Iterable<[string, string]>): Record<string, unknown> {
  const flat = new Map<string, unknown>()
  const lists = new Map<string, Map<number, Map<string, string>>>()
  for (const [key, value] of pairs) {
    const [, list, index, dotted, bracketed] = INDEXED.exec(key) ?? []
    if (list === undefined) {
      if (flat.has(key)) throw givenTwice(key)
      flat.set(key, value)
      continue
    }
    const rows = lists.get(list) ?? new Map<number, Map<string, string>>()
    const row = rows.get(Number(index)) ?? new Map<string, string>()
    const name = dotted ?? bracketed ?? ''
    if (row.has(name)) throw givenTwice(key)
    lists.set(list, rows.set(Number(index), row.set(name, value)))
  }
  for (const [list, rows] of lists) {
    const last = Math.min(Math.max(...rows.keys()), MOST_ROWS)
    flat.set(
      list,
      Array.from({ length: last + 1 }, (_, at) => Object.fromEntries(rows.get(at) ?? [])),
    )
  }
  return Object.fromEntries(flat)
}
