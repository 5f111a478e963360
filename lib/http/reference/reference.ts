// The OpenAPI document prepared for readers: fields in rows, examples filled in, errors by status.
import { type OpenApiDocument, operationsOf } from './openapi'
import {
  choicesIn,
  exampleOf,
  type Field,
  fieldsOf,
  labelOf,
  type SchemaNode,
  type Schemas,
} from './reference-schema'
import { type Credential, type SampleCall, type Samples, samplesOf } from './samples'

export interface Parameter extends Field {
  place: 'path' | 'query' | 'header'
  example: string
}

export interface ReferenceOperation {
  id: string
  method: string
  path: string
  summary: string
  description: string
  credential: Credential
  parameters: Parameter[]
  body?: { isRequired: boolean; fields: Field[]; example: string }
  answer: { status: string; fields: Field[]; example: string }
  refusals: { status: string; codes: { code: string; advice: string }[] }[]
  samples: Samples
}

export interface ReferenceTag {
  name: string
  /** The name in words. */
  title: string
  description: string
  operations: ReferenceOperation[]
}

type Operation = ReturnType<typeof operationsOf>[number]['operation']
type Content = { content?: Record<string, { schema?: unknown }>; description?: string }

const schemaIn = (holder: Content | undefined): SchemaNode | undefined =>
  holder?.content?.['application/json']?.schema as SchemaNode | undefined

const pretty = (value: unknown): string => JSON.stringify(value, null, 2)

function parametersOf(operation: Operation, schemas: Schemas): Parameter[] {
  return (operation.parameters ?? []).flatMap((parameter) => {
    if (!('in' in parameter) || parameter.in === 'cookie') return []
    const schema = (parameter.schema ?? {}) as SchemaNode
    const isLeftOut = parameter.in === 'query' && !parameter.required
    const example = isLeftOut ? '' : exampleOf(schema, schemas)
    return [
      {
        place: parameter.in as Parameter['place'],
        name: parameter.name ?? '',
        type: labelOf(schema, schemas),
        isRequired: parameter.required ?? false,
        description: parameter.description ?? schema.description ?? '',
        choices: choicesIn(schema, schemas),
        example: typeof example === 'string' ? example : JSON.stringify(example),
      },
    ]
  })
}

function answerOf(operation: Operation, schemas: Schemas): ReferenceOperation['answer'] {
  const [status = '', response] =
    Object.entries(operation.responses ?? {}).find(([code]) => code < '300') ?? []
  const schema = schemaIn(response as Content | undefined)
  return {
    status,
    fields: schema ? fieldsOf(schema, schemas) : [],
    example: schema ? pretty(exampleOf(schema, schemas)) : filesIn(response as Content | undefined),
  }
}

/** In place of an example, where the answer is a file. */
const filesIn = (response: Content | undefined): string =>
  Object.keys(response?.content ?? {})
    .map((media) => `(a file: ${media})`)
    .join('\n')

/** The descriptions of refusals were written as "Code — explanation", one paragraph each. */
function refusalsIn(operation: Operation): ReferenceOperation['refusals'] {
  return Object.entries(operation.responses ?? {})
    .filter(([status]) => status >= '400')
    .map(([status, response]) => ({
      status,
      codes: ((response as Content).description ?? '').split('\n\n').map((paragraph) => {
        const [code = '', advice = ''] = paragraph.split(' — ')
        return { code, advice }
      }),
    }))
}

function credentialOf({ security = [] }: Operation): Credential {
  // Where a key is optional, the sample includes it.
  if (security.some(({ ApiKey }) => ApiKey)) return 'key'
  if (security.length === 0 || security.some((way) => Object.keys(way).length === 0)) return 'none'
  return security.some(({ Bearer }) => Bearer) ? 'token' : 'cookie'
}

/** What must be said in the address beside the path. */
function queryOf(parameters: Parameter[]): string {
  const required = parameters.filter(({ isRequired, place }) => place === 'query' && isRequired)
  const query = new URLSearchParams(required.map(({ example, name }) => [name, example]))
  return query.size > 0 ? `?${query}` : ''
}

/** At some addresses there is a page for people, too, and a call that brings a session says where it comes from. */
function headersBeside({ method, operation }: Called, credential: Credential, appUrl: string) {
  const isAlsoPage = Object.values(operation.responses ?? {}).some(
    (response) => 'text/html' in ((response as Content).content ?? {}),
  )
  return [
    ...(isAlsoPage ? [{ name: 'accept', value: 'application/json' }] : []),
    ...(credential === 'cookie' && method !== 'GET' ? [{ name: 'origin', value: appUrl }] : []),
  ]
}

/** A file in place of JSON; of several kinds, the first. */
function fileOf({ operation }: Called): string | undefined {
  const [media = ''] = Object.keys((operation.responses?.['200'] as Content | undefined)?.content ?? {})
  const ending = /^application\/(pdf|xml)$|^text\/(csv)$/.exec(media)
  return ending ? `answer.${ending[1] ?? ending[2]}` : undefined
}

type Called = Pick<ReturnType<typeof operationsOf>[number], 'method' | 'operation' | 'path'>

function callOf(
  called: Called,
  appUrl: string,
  credential: Credential,
  parameters: Parameter[],
  body: string | undefined,
): SampleCall {
  const required = parameters
    .filter(({ isRequired, place }) => place === 'header' && isRequired)
    .map(({ example, name }) => ({ name, value: example }))
  return {
    method: called.method,
    url: appUrl + called.path + queryOf(parameters),
    credential,
    headers: [...required, ...headersBeside(called, credential, appUrl)],
    body,
    file: fileOf(called),
  }
}

/** `ApiKeys` → `API keys`. */
const titleOf = (tag: string): string =>
  tag.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^Api\b/, 'API')

/** The whole reference, by tags in the document's order. */
export function referenceOf(document: OpenApiDocument, appUrl: string): ReferenceTag[] {
  const schemas = (document.components?.schemas ?? {}) as Schemas
  const byTag = new Map<string, ReferenceOperation[]>()
  for (const { id, method, operation, path, summary } of operationsOf(document)) {
    const parameters = parametersOf(operation, schemas)
    const holder = operation.requestBody
    const schema = schemaIn(holder as Content | undefined)
    const isRequired = holder !== undefined && 'required' in holder && holder.required === true
    const body = schema && {
      isRequired,
      fields: fieldsOf(schema, schemas),
      example: pretty(exampleOf(schema, schemas)),
    }
    const credential = credentialOf(operation)
    const entry: ReferenceOperation = {
      id,
      method,
      path,
      summary,
      description: operation.description ?? '',
      credential,
      parameters,
      body,
      answer: answerOf(operation, schemas),
      refusals: refusalsIn(operation),
      samples: samplesOf(callOf({ method, operation, path }, appUrl, credential, parameters, body?.example)),
    }
    const tag = operation.tags?.[0] ?? ''
    byTag.set(tag, [...(byTag.get(tag) ?? []), entry])
  }
  return [...byTag].map(([name, operations]) => ({
    name,
    title: titleOf(name),
    description: document.tags?.find((tag) => tag.name === name)?.description ?? '',
    operations,
  }))
}
