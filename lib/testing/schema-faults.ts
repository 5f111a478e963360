// What in an answer is not as a published document says: types, bounds, lists, and fields that it does not name.
export interface Schema {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  pattern?: string
  minimum?: number
  maximum?: number
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

interface Documented {
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
}

export interface Document {
  paths: Record<string, Record<string, Documented>>
  components?: { schemas?: Record<string, Schema> }
}

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

const isOfType = (wanted: string, value: unknown): boolean =>
  wanted === typeOf(value) || (wanted === 'number' && typeOf(value) === 'integer')

/** What breaks the schema, each as `place: fault`. A field that the schema does not name is a fault, too. */
export function faultsAgainst(schema: Schema, value: unknown, document: Document, place = ''): string[] {
  const at = (more: Schema, part: unknown, below = place) => faultsAgainst(more, part, document, below)
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    const meant = document.components?.schemas?.[name]
    return meant ? at(meant, value) : [`${place}: ${schema.$ref} is defined nowhere`]
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) {
    const tried = choices.map((choice) => at(choice, value))
    const best = tried.toSorted((a, b) => a.length - b.length)[0] ?? []
    if (best.length > 0) return best
  }
  if (schema.allOf) return at(merged(schema.allOf, document), value)
  const types = schema.type === undefined ? [] : [schema.type].flat()
  if (types.length > 0 && !types.some((type) => isOfType(type, value)))
    return [`${place}: ${typeOf(value)} in place of ${types.join(' or ')}`]
  if (schema.const !== undefined && schema.const !== value) return [`${place}: not ${schema.const}`]
  if (schema.enum && !schema.enum.includes(value)) return [`${place}: ${JSON.stringify(value)} is not listed`]
  if (typeof value === 'string' && schema.pattern && !new RegExp(schema.pattern, 'u').test(value))
    return [`${place}: ${JSON.stringify(value)} is not as ${schema.pattern}`]
  if (typeof value === 'number' && (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)))
    return [`${place}: ${value} is out of bounds`]
  if (Array.isArray(value)) {
    const { items } = schema
    return items ? value.flatMap((one, index) => at(items, one, `${place}/${index}`)) : []
  }
  if (typeof value !== 'object' || value === null) return []
  const { additionalProperties, properties = {}, required = [] } = schema
  const missing = required.filter((name) => !Object.hasOwn(value, name))
  return [
    ...missing.map((name) => `${place}/${name}: missing`),
    ...Object.entries(value).flatMap(([name, part]) => {
      const known = properties[name]
      if (known) return at(known, part, `${place}/${name}`)
      if (typeof additionalProperties === 'object') return at(additionalProperties, part, `${place}/${name}`)
      const isFree = additionalProperties === true || Object.keys(properties).length === 0
      return isFree ? [] : [`${place}/${name}: not documented`]
    }),
  ]
}

function merged(parts: Schema[], document: Document): Schema {
  const all = parts.map((part) => {
    const { $ref } = part
    return $ref === undefined ? part : (document.components?.schemas?.[$ref.split('/').at(-1) ?? ''] ?? {})
  })
  return {
    type: 'object',
    properties: Object.assign({}, ...all.map(({ properties }) => properties ?? {})),
    required: all.flatMap(({ required }) => required ?? []),
  }
}
