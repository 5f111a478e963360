// Reads JSON schemas for people: a label for a type, rows for fields, an example for everything.

/** The part of JSON Schema that our documents use. */
export interface SchemaNode {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  example?: unknown
  default?: unknown
  description?: string
  maxLength?: number
  minimum?: number
  properties?: Record<string, SchemaNode>
  required?: string[]
  items?: SchemaNode
  anyOf?: SchemaNode[]
  oneOf?: SchemaNode[]
  allOf?: SchemaNode[]
}

export type Schemas = Record<string, SchemaNode>

export interface Field {
  /** Dotted from the top: `lineItems[].quantity`. */
  name: string
  type: string
  isRequired: boolean
  description: string
  /** All that it may be, where the type only counts them. */
  choices?: string[] | undefined
}

const MOST_NAMED = 8
const MAX_DEPTH = 6

const EXAMPLES: Record<string, unknown> = {
  uuid: '7d0e2c5a-9b1f-4f39-8a63-2f3b6d1c8e10',
  'date-time': '2026-11-30T09:30:00.000Z',
  date: '2026-11-30',
  email: 'name@example.com',
  uri: 'https://example.com/',
}

/** For fields whose schema gives no example: answers are not validated, so theirs seldom do. */
const BY_NAME: Record<string, unknown> = {
  name: 'Bakery Lindenhof',
  organisationName: 'Bakery Lindenhof',
  customerName: 'Café Morgenrot',
  email: 'name@example.com',
  country: 'DE',
  currency: 'EUR',
  defaultCurrency: 'EUR',
  locale: 'de-AT',
  logoUrl: 'https://example.com/logo.png',
  primaryColour: '#1f6f54',
  documentNumber: 'INV-0001',
  description: 'Bread',
  memo: 'Thank you.',
  nextCursor: 'MTc5NTE2NjYxMjM0NSA3ZDBlMmM1YQ',
}

/** Follows a reference, and steps over a wrapper that holds nothing but one. */
export function resolved(schema: SchemaNode, schemas: Schemas): SchemaNode {
  if (schema.$ref) return { ...schemas[schema.$ref.split('/').at(-1) ?? ''], ...withoutRef(schema) }
  const only = schema.allOf?.length === 1 ? schema.allOf[0] : undefined
  return only ? { ...resolved(only, schemas), ...schema, allOf: undefined } : schema
}

const withoutRef = ({ $ref: _reference, ...rest }: SchemaNode): SchemaNode => rest

const choicesOf = (schema: SchemaNode): SchemaNode[] => schema.anyOf ?? schema.oneOf ?? []

export function labelOf(raw: SchemaNode, schemas: Schemas): string {
  const schema = resolved(raw, schemas)
  const choices = choicesOf(schema)
  if (choices.length > 0) return [...new Set(choices.map((choice) => labelOf(choice, schemas)))].join(' or ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum)
    return schema.enum.length <= MOST_NAMED
      ? `one of ${schema.enum.join(', ')}`
      : `one of ${schema.enum.length} codes`
  if (schema.type === 'array') return `list of ${labelOf(schema.items ?? {}, schemas)}`
  const type = [schema.type ?? 'any'].flat().join(' or ')
  const length = schema.maxLength ? `, at most ${schema.maxLength} characters` : ''
  return schema.format && schema.format in EXAMPLES ? `${type}, ${schema.format}` : `${type}${length}`
}

/** The whole of a list that is too long for its line. */
export function choicesIn(raw: SchemaNode, schemas: Schemas): string[] | undefined {
  const schema = inner(resolved(raw, schemas), schemas)
  if (schema.type === 'array' && schema.items) return choicesIn(schema.items, schemas)
  const all = schema.enum ?? []
  return all.length > MOST_NAMED ? all.map(String) : undefined
}

/** All fields below a schema, those of nested objects after the object itself. */
export function fieldsOf(raw: SchemaNode, schemas: Schemas, prefix = '', depth = 0): Field[] {
  const schema = inner(resolved(raw, schemas), schemas)
  if (depth > MAX_DEPTH) return []
  if (schema.type === 'array' && schema.items)
    return fieldsOf(schema.items, schemas, `${prefix}[]`, depth + 1)
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`
    const field = resolved(value, schemas)
    const row = {
      name,
      type: labelOf(value, schemas),
      isRequired: schema.required?.includes(key) ?? false,
      description: field.description ?? '',
      choices: choicesIn(value, schemas),
    }
    return [row, ...fieldsOf(value, schemas, name, depth + 1)]
  })
}

/** Of an optional object, the object. */
function inner(schema: SchemaNode, schemas: Schemas): SchemaNode {
  const real = choicesOf(schema)
    .map((choice) => resolved(choice, schemas))
    .filter(({ type }) => type !== 'null')
  return real.length === 1 && real[0] ? real[0] : schema
}

function exampleOfField(key: string, raw: SchemaNode, schemas: Schemas, depth: number): unknown {
  const example = exampleOf(raw, schemas, depth)
  return example === 'text' && key in BY_NAME ? BY_NAME[key] : example
}

export function exampleOf(raw: SchemaNode, schemas: Schemas, depth = 0): unknown {
  const outer = resolved(raw, schemas)
  if (outer.example !== undefined) return outer.example
  const schema = inner(outer, schemas)
  if (schema.example !== undefined) return schema.example
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (depth > MAX_DEPTH) return null
  const type = [schema.type].flat().find((name) => name !== 'null')
  if (type === 'array') return [exampleOf(schema.items ?? {}, schemas, depth + 1)]
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, value]) => [
        key,
        exampleOfField(key, value, schemas, depth + 1),
      ]),
    )
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return schema.minimum ?? 1
  return EXAMPLES[schema.format ?? ''] ?? 'text'
}
