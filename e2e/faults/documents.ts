// The operations of the three published documents, as a client reads them, and what an answer says that they do not.
import { type Document, faultsAgainst, type Schema } from '@/lib/testing/schema-faults'

const PATHS = {
  platform: '/api/openapi.json',
  checkout: '/api/checkout/openapi.json',
  sessions: '/api/v1/openapi.json',
} as const
export type DocumentName = keyof typeof PATHS

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

const documents = new Map<DocumentName, Read>()

const documentOf = (name: DocumentName): Read => {
  const read = documents.get(name)
  if (!read) throw new Error(`the document ${name} has not been read`)
  return read
}

/** Reads the documents from the app that is tried, and answers with all that they offer. */
export async function readOperations(url: string): Promise<Operation[]> {
  for (const [name, path] of Object.entries(PATHS) as [DocumentName, string][]) {
    const answer = await fetch(`${url}${path}`)
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`)
    documents.set(name, (await answer.json()) as Read)
  }
  return [...documents].flatMap(([document, { paths }]) =>
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => ({
        ...{ document, path, method: method.toUpperCase() },
        parameters: described.parameters ?? [],
        body: described.requestBody?.content?.['application/json']?.schema,
        callers: (described.security ?? []).flatMap((one) => Object.keys(one)),
      })),
    ),
  )
}

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
