// Holds answers in tests against the published document of its API: no status, media type or field that it does not name.
import { expect } from 'vitest'
import type { DeclaredOperation } from '@/lib/http/call/operation'
import { speaksCheckout, speaksSessions } from '@/lib/http/door/prefixes'
import { type Document, faultsAgainst } from './schema-faults'

/** Each is built when first needed, because that reads every route of its API. */
const documents = new Map<string, Promise<Document>>()

const BUILDERS: Record<string, () => Promise<object>> = {
  sessions: async () => (await import('@/app/api/v1/openapi.json/document')).sessionsOpenApi(),
  checkout: async () => (await import('@/app/api/checkout/openapi.json/document')).checkoutOpenApi(),
  platform: async () => (await import('@/app/api/openapi.json/document')).openApi(),
}

function documentFor(path: string): Promise<Document> {
  const name = speaksSessions(path) ? 'sessions' : speaksCheckout(path) ? 'checkout' : 'platform'
  // As a client reads it.
  const build = async () => JSON.parse(JSON.stringify(await BUILDERS[name]?.())) as Document
  const document = documents.get(name) ?? build()
  documents.set(name, document)
  return document
}

/** Fails the test where the answer is not as the document of its API says. An operation of no document is none of its business. */
export async function expectDocumented(
  { method, path }: DeclaredOperation,
  { headers, status, text }: { status: number; headers: Headers; text: string },
): Promise<void> {
  const document = await documentFor(path)
  const documented = document.paths[path]?.[method.toLowerCase()]
  if (!documented) return
  const what = `${method} ${path} answers ${status}`
  const response = documented.responses[String(status)]
  expect(Object.keys(documented.responses), what).toContain(String(status))
  if (text === '' || !response?.content) return
  const type = headers.get('content-type')?.split(';')[0] ?? ''
  expect(Object.keys(response.content), what).toContain(type)
  const schema = response.content[type]?.schema
  const faults = /json$/.test(type) && schema ? faultsAgainst(schema, JSON.parse(text), document) : []
  if (faults.length > 0) throw new Error(`${what}, and not as documented:\n${faults.join('\n')}`)
}
