// Calls a route handler as HTTP would: for tests of the API without a server.
import type { Handler } from '@/lib/http/call/endpoint'

interface Options {
  /** What stands in the path's braces. */
  params?: Record<string, string>
  query?: string
  body?: unknown
  /** Sent as it is, for bodies that are no JSON. */
  text?: string
  apiKey?: string
  organisationId?: string
  headers?: Record<string, string>
}

export interface Answer {
  status: number
  headers: Headers
  text: string
  json: Record<string, unknown>
}

const filled = (path: string, params: Record<string, string>) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

export async function call(handler: Handler, options: Options = {}): Promise<Answer> {
  const { params = {}, query = '', body, apiKey, organisationId } = options
  const { method, path } = handler.operation
  const text = options.text ?? (body === undefined ? undefined : JSON.stringify(body))
  const headers = new Headers({
    ...(text !== undefined && { 'content-type': 'application/json' }),
    ...(apiKey && { 'x-dolfin-api-key': apiKey }),
    ...(organisationId && { 'x-dolfin-organisation-id': organisationId }),
    ...options.headers,
  })
  const url = `http://localhost:3000${filled(path, params)}${query}`
  const response = await handler(new Request(url, { method, headers, body: text }), {
    params: Promise.resolve(params),
  })
  const answered = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text: answered,
    json: !/^[[{]/.test(answered) ? {} : (JSON.parse(answered) as Record<string, unknown>),
  }
}
