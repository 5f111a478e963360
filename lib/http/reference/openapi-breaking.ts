// Finds breaking changes between an earlier OpenAPI document and a later one.

export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  required?: string[]
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}
interface Holder {
  content?: Record<string, { schema?: Schema }>
}
interface Operation {
  operationId?: string
  parameters?: { in: string; name: string; required?: boolean; schema?: Schema }[]
  requestBody?: Holder & { required?: boolean }
  responses?: Record<string, Holder>
}
export interface Document {
  paths?: Record<string, Record<string, Operation>>
  webhooks?: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}

/** Whether callers send it or read it: what they send may become less strict, what they read may gain fields. */
type Direction = 'sent' | 'read'

const MOST_DEEP = 12

function resolve(document: Document, schema: Schema | undefined): Schema {
  const name = schema?.$ref?.split('/').at(-1)
  return name === undefined ? (schema ?? {}) : resolve(document, document.components?.schemas?.[name])
}

/** One schema for what several say together, and all branches of a choice. */
function branchesOf(document: Document, schema: Schema | undefined): Schema[] {
  const plain = resolve(document, schema)
  const choices = plain.anyOf ?? plain.oneOf
  if (choices) return choices.flatMap((choice) => branchesOf(document, choice))
  if (!plain.allOf) return [plain]
  const all = plain.allOf.map((part) => resolve(document, part))
  return [
    {
      ...plain,
      type: all.flatMap(({ type }) => type ?? []).at(0) ?? 'object',
      required: all.flatMap(({ required }) => required ?? []),
      properties: Object.assign({}, ...all.map(({ properties }) => properties ?? {})),
    },
  ]
}

const typesOf = (branches: Schema[]): string[] =>
  branches.flatMap(({ const: only, enum: values, type }) =>
    type === undefined && (values !== undefined || only !== undefined) ? ['string'] : [type ?? []].flat(),
  )

/** An integer is a number. */
const takes = (types: string[], type: string): boolean =>
  types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'))

function compare(
  documents: { before: Document; after: Document },
  schemas: { before: Schema | undefined; after: Schema | undefined },
  direction: Direction,
  at: string,
  depth = 0,
): string[] {
  if (depth > MOST_DEEP) return []
  const [before, after] = [
    branchesOf(documents.before, schemas.before),
    branchesOf(documents.after, schemas.after),
  ]
  const [old, now] = [typesOf(before), typesOf(after)]
  const lost =
    direction === 'sent' ? old.filter((type) => !takes(now, type)) : now.filter((type) => !takes(old, type))
  const faults = lost.map((type) =>
    direction === 'sent' ? `${at} takes no ${type} any more` : `${at} may now be ${type}`,
  )
  if (direction === 'sent') {
    const values = (branches: Schema[]) => branches.flatMap((branch) => branch.enum ?? [])
    const kept = values(after)
    if (kept.length > 0)
      faults.push(
        ...values(before)
          .filter((value) => !kept.includes(value))
          .map((value) => `${at} takes ${String(value)} no more`),
      )
  }
  const [was, is] = [merged(before), merged(after)]
  for (const [name, property] of Object.entries(was.properties)) {
    const place = `${at}.${name}`
    const next = is.properties[name]
    if (!next) faults.push(`${place} is gone`)
    else faults.push(...compare(documents, { before: property, after: next }, direction, place, depth + 1))
    if (direction === 'read' && was.required.has(name) && next && !is.required.has(name))
      faults.push(`${place} may be missing`)
  }
  if (direction === 'sent')
    for (const name of is.required) if (!was.required.has(name)) faults.push(`${at}.${name} must be sent`)
  const [items, nextItems] = [before.find((branch) => branch.items), after.find((branch) => branch.items)]
  if (items && nextItems)
    faults.push(
      ...compare(documents, { before: items.items, after: nextItems.items }, direction, `${at}[]`, depth + 1),
    )
  return faults
}

/** Of a choice between objects, all fields; only what every branch requires is sure. */
function merged(branches: Schema[]): { properties: Record<string, Schema>; required: Set<string> } {
  const objects = branches.filter(({ properties }) => properties)
  const [first, ...others] = objects.map(({ required }) => new Set(required))
  return {
    properties: Object.assign({}, ...objects.map(({ properties }) => properties)),
    required: new Set([...(first ?? [])].filter((name) => others.every((set) => set.has(name)))),
  }
}

const bodyOf = (holder: Holder | undefined): Schema | undefined =>
  Object.entries(holder?.content ?? {}).find(([type]) => type.includes('json'))?.[1].schema

function compareOperation(
  documents: { before: Document; after: Document },
  before: Operation,
  after: Operation,
  at: string,
): string[] {
  const faults: string[] = []
  if (before.operationId !== after.operationId) faults.push(`${at} has another operationId`)
  const named = (operation: Operation) =>
    new Map((operation.parameters ?? []).map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]))
  const [old, now] = [named(before), named(after)]
  for (const [name, { schema }] of old) {
    const next = now.get(name)
    if (!next) faults.push(`${at} takes no ${name} any more`)
    else faults.push(...compare(documents, { before: schema, after: next.schema }, 'sent', `${at} ${name}`))
  }
  for (const [name, { required }] of now)
    if (required && !old.get(name)?.required) faults.push(`${at} needs ${name}`)
  if (after.requestBody?.required && before.requestBody?.required !== true) faults.push(`${at} needs a body`)
  const bodies = { before: bodyOf(before.requestBody), after: bodyOf(after.requestBody) }
  if (bodies.before) faults.push(...compare(documents, bodies, 'sent', `${at} body`))
  for (const [status, response] of Object.entries(before.responses ?? {})) {
    const next = after.responses?.[status]
    if (!next && status < '400') faults.push(`${at} answers ${status} no more`)
    const answers = { before: bodyOf(response), after: bodyOf(next) }
    if (next && answers.before) faults.push(...compare(documents, answers, 'read', `${at} ${status}`))
  }
  return faults
}

/** Each in a few words; empty where a client of the former can use the later. */
export function breakingChanges(before: Document, after: Document): string[] {
  const documents = { before, after }
  const faults: string[] = []
  for (const [path, item] of Object.entries(before.paths ?? {}))
    for (const [method, operation] of Object.entries(item)) {
      const at = `${method.toUpperCase()} ${path}`
      const next = after.paths?.[path]?.[method]
      faults.push(...(next ? compareOperation(documents, operation, next, at) : [`${at} is gone`]))
    }
  for (const [type, { post }] of Object.entries(before.webhooks ?? {})) {
    const next = after.webhooks?.[type]?.post
    const bodies = { before: bodyOf(post?.requestBody), after: bodyOf(next?.requestBody) }
    faults.push(...(next ? compare(documents, bodies, 'read', `event ${type}`) : [`event ${type} is gone`]))
  }
  return [...new Set(faults)]
}
