// Fits decoded form text to a schema: the few keywords that Stripe's definitions come to, read as they stand.
// A compiling validator takes one to three seconds for the first call of a route; reading the schema takes none.

export interface SchemaNode {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, SchemaNode>
  required?: string[]
  additionalProperties?: boolean | SchemaNode
  items?: SchemaNode
  anyOf?: SchemaNode[]
  const?: unknown
  enum?: unknown[]
  not?: SchemaNode
}

export type Definitions = Record<string, SchemaNode>

export type Fault = { path: string[] } & (
  | { kind: 'unknown' | 'missing' }
  | { kind: 'words'; words: string[] }
  | { kind: 'type'; type: string }
)

/** What the reader below knows; the schema is refused at its making when it says more. */
export const KEYWORDS = new Set([
  ...['$ref', 'type', 'properties', 'required', 'additionalProperties'],
  ...['items', 'anyOf', 'const', 'enum', 'not'],
])

export class Fitting {
  readonly faults: Fault[] = []

  constructor(private readonly definitions: Definitions) {}

  /** The value with its types; where it does not fit, faults are added. */
  fit(node: SchemaNode, value: unknown, path: string[] = []): unknown {
    const plain = this.resolve(node)
    if (plain.anyOf) return this.fitAny(plain.anyOf, value, path)
    if (plain.const !== undefined || plain.enum) return this.fitWords(plain, value, path)
    if (plain.not) return this.fail({ kind: 'words', words: [], path }, value)
    const types = plain.type === undefined ? [] : [plain.type].flat()
    for (const type of types) {
      if (type === 'object' && isObjectLike(value)) return this.fitObject(plain, { ...value }, path)
      if (type === 'array' && isListLike(value)) {
        return Object.values(value).map((item, index) =>
          this.fit(plain.items ?? {}, item, [...path, String(index)]),
        )
      }
      const scalar = fitScalar(type, value)
      if (scalar !== undefined) return scalar
    }
    return types.length === 0 ? value : this.fail({ kind: 'type', type: types[0] ?? '', path }, value)
  }

  private fitObject(node: SchemaNode, value: Record<string, unknown>, path: string[]): unknown {
    const fitted: Record<string, unknown> = {}
    for (const [name, item] of Object.entries(value)) {
      const known =
        node.properties && Object.hasOwn(node.properties, name) ? node.properties[name] : undefined
      const other = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined
      const child = known ?? other
      if (child) fitted[name] = this.fit(child, item, [...path, name])
      else if (node.additionalProperties === false)
        this.faults.push({ kind: 'unknown', path: [...path, name] })
      else fitted[name] = item
    }
    for (const name of node.required ?? []) {
      if (!Object.hasOwn(value, name)) this.faults.push({ kind: 'missing', path: [...path, name] })
    }
    return fitted
  }

  private fitWords(node: SchemaNode, value: unknown, path: string[]): unknown {
    const words = node.enum ?? [node.const]
    const found = words.find((word) => word === value || (word !== null && String(word) === value))
    return found !== undefined ? found : this.fail({ kind: 'words', words: words.map(String), path }, value)
  }

  /** The first that fits; else the faults of the branch that was most likely meant. */
  private fitAny(branches: SchemaNode[], value: unknown, path: string[]): unknown {
    const tries: Fault[][] = []
    for (const branch of branches) {
      const attempt = new Fitting(this.definitions)
      const fitted = attempt.fit(branch, value, path)
      if (attempt.faults.length === 0) return fitted
      tries.push(attempt.faults)
    }
    const deep = tries.find((faults) => faults.some((fault) => fault.path.length > path.length))
    const words = tries.flat().flatMap((fault) => (fault.kind === 'words' ? fault.words : []))
    if (deep) this.faults.push(...deep)
    else if (words.some(Boolean)) this.faults.push({ kind: 'words', words: words.filter(Boolean), path })
    else this.faults.push(...(tries.at(-1) ?? []))
    return value
  }

  private fail(fault: Fault, value: unknown): unknown {
    this.faults.push(fault)
    return value
  }

  private resolve(node: SchemaNode): SchemaNode {
    let plain = node
    while (plain.$ref !== undefined) {
      const name = decodeURIComponent(plain.$ref.replace('#/definitions/', ''))
      const next = this.definitions[name]
      if (!next) throw new Error(`The parameter schema has no definition ${name}`)
      plain = next
    }
    return plain
  }
}

/** Form values are text; a number or a boolean is what its text says. */
function fitScalar(type: string, value: unknown): unknown {
  if (type === 'string') return typeof value === 'string' ? value : undefined
  if (type === 'number') {
    return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined
  }
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : undefined
  return undefined
}

function isObjectLike(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** The form decoder makes an object of a list whose numbers have gaps. */
function isListLike(value: unknown): value is unknown[] {
  return isObjectLike(value) && Object.keys(value).every((name) => /^\d+$/.test(name))
}
