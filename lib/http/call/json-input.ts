// What callers of the Platform API send: one JSON body, and a query in which nothing is given twice.
import { Failure, invalidField } from '@/lib/failure/failure'
import { BODY_LIMIT_BYTES, readText } from './body'
import type { Input } from './dialect'
import { parseJson } from './json'
import type { DeclaredOperation } from './operation'

async function readBody(operation: DeclaredOperation, request: Request): Promise<unknown> {
  if (request.method === 'GET') return undefined
  const text = await readText(request, operation.bodyLimitBytes ?? BODY_LIMIT_BYTES)
  if (!operation.body) return undefined
  if (text.trim() === '') return operation.isBodyOptional ? {} : parseJson(text)
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(request.headers.get('content-type') ?? ''))
    throw new Failure('Request.UnsupportedMediaType')
  return parseJson(text)
}

/** A query as an object; a parameter given twice is refused rather than guessed. */
function queryOf(request: Request): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of new URL(request.url).searchParams) {
    if (Object.hasOwn(query, name)) throw invalidField(`/${name}`, 'given-twice', `${name} is given twice.`)
    query[name] = value
  }
  return query
}

export const readPlatformInput = async (operation: DeclaredOperation, request: Request): Promise<Input> => ({
  body: await readBody(operation, request),
  // Whoever asks for nothing there does not look at it.
  query: operation.query ? queryOf(request) : {},
})
