// The operations of the three published documents, as a client reads them, and what an answer says that they do not.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, faultsAgainst, type Schema } from '@/lib/testing/schema-faults'
import { ROOT } from '@/scripts/support/service'

const NAMES = ['platform', 'checkout', 'sessions'] as const
export type DocumentName = (typeof NAMES)[number]

export interface Sample extends Schema {
  example?: unknown
  format?: string
  minLength?: number
  maxLength?: number
  default?: unknown
}

interface Parameter {
  in: 'path' | 'query' | 'header'
  name: string
  required?: boolean
  schema: Sample
}

interface Content {
  content?: Record<string, { schema?: Sample }>
}

interface Described {
  parameters?: Parameter[]
  requestBody?: Content
  responses: Record<string, Content>
  security?: Record<string, unknown>[]
}

type Read = Omit<Document, 'paths'> & { paths: Record<string, Record<string, Described>> }

export interface Operation {
  document: DocumentName
  method: string
  /** With its parameters in braces. */
  path: string
  parameters: Parameter[]
  body: Sample | undefined
  callers: string[]
}

export interface Heard {
  status: number
  type: string
  text: string
}

const documents = new Map(
  NAMES.map((name) => {
    const file = join(ROOT, 'app', 'api', 'published', `${name}.json`)
    return [name, JSON.parse(readFileSync(file, 'utf8')) as Read]
  }),
)

const documentOf = (name: DocumentName): Read => {
  const read = documents.get(name)
  if (!read) throw new Error(`there is no document ${name}`)
  return read
}

export const operations: Operation[] = NAMES.flatMap((document) =>
  Object.entries(documentOf(document).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...{ document, path, method: method.toUpperCase() },
      parameters: described.parameters ?? [],
      body: described.requestBody?.content?.['application/json']?.schema,
      callers: (described.security ?? []).flatMap((one) => Object.keys(one)),
    })),
  ),
)

/** A schema that refers to another is that one. */
export function resolved(document: DocumentName, schema: Sample): Sample {
  if (schema.$ref === undefined) return schema
  const name = schema.$ref.split('/').at(-1) ?? ''
  const meant = documentOf(document).components?.schemas?.[name]
  if (!meant) throw new Error(`${schema.$ref} is defined nowhere`)
  return resolved(document, meant)
}

/** In what the answer is not as its document says. */
export function undocumented({ document, method, path }: Operation, { status, text, type }: Heard): string[] {
  const read = documentOf(document)
  const response = read.paths[path]?.[method.toLowerCase()]?.responses[String(status)]
  if (!response) return [`the status ${status}`]
  if (text === '' || !response.content) return []
  const content = response.content[type]
  if (!content) return [`the type ${type} of a ${status}`]
  if (!type.endsWith('json') || !content.schema) return []
  return faultsAgainst(content.schema, JSON.parse(text), read as unknown as Document).map(
    (fault) => `of a ${status}, ${fault}`,
  )
}
