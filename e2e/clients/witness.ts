// Sees every answer that a generated client gets, and holds it against the document: status, media type and schema.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { WORKSHOP } from './tools'

interface Validate {
  (value: unknown): boolean
  errors?: { instancePath: string; message?: string }[] | null
}
interface Ajv {
  addSchema(schema: object, name: string): unknown
  getSchema(reference: string): Validate | undefined
}
type NewAjv = new (options: object) => Ajv

const load = createRequire(join(WORKSHOP, 'package.json'))

export interface Media {
  schema?: object
}

export interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, Media> }> }>>
}

export interface Seen {
  status: number
  text: string
  json: Record<string, unknown>
  /** What the document does not say; none for an answer as documented. */
  faults: string[]
}

const pointer = (parts: readonly string[]): string =>
  parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')

export function witnessOf(
  document: Document,
): (method: string, path: string, answer: Response) => Promise<Seen> {
  const { default: Ajv2020 } = load('ajv/dist/2020') as { default: NewAjv }
  const { default: addFormats } = load('ajv-formats') as { default: (ajv: Ajv) => unknown }
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats(ajv)
  ajv.addSchema(document, 'document')

  return async (method, path, answer) => {
    const text = await answer.clone().text()
    const media = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
    const isJson = /json$/.test(media)
    const seen = { status: answer.status, text, json: isJson && text !== '' ? JSON.parse(text) : {} }
    const status = String(answer.status)
    const documented = document.paths[path]?.[method.toLowerCase()]?.responses[status]
    if (!documented) return { ...seen, faults: [`${status} is not documented`] }
    if (documented.content === undefined)
      return { ...seen, faults: text === '' ? [] : [`${status} has a body, and none is documented`] }
    if (!documented.content[media]?.schema)
      return { ...seen, faults: [`${status} as ${media} is not documented`] }
    const place = ['paths', path, method.toLowerCase(), 'responses', status, 'content', media, 'schema']
    const validate = ajv.getSchema(`document#/${pointer(place)}`)
    if (!validate) return { ...seen, faults: [`the schema of ${status} cannot be read`] }
    if (validate(isJson ? seen.json : text)) return { ...seen, faults: [] }
    return {
      ...seen,
      faults: (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
    }
  }
}
