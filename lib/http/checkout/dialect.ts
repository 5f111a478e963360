// The dialect of the Checkout API: the ServiceStack manner, whose refusals are a ResponseStatus, in JSON, CSV or XML.
import { type Failure, invalidField, Failure as Refused } from '@/lib/failure/failure'
import { BODY_LIMIT_BYTES, readText } from '@/lib/http/call/body'
import type { Dialect, Input, Wishes } from '@/lib/http/call/dialect'
import { wishesOf } from '@/lib/http/call/dialect'
import { respelled, unescapePointer } from '@/lib/http/call/faults'
import { parseJson } from '@/lib/http/call/json'
import type { DeclaredOperation } from '@/lib/http/call/operation'
import { ERROR_CODES } from './codes'
import { assertAnswerable, callbackOf, type Format, formatOf, written } from './formats'
import { fromPairs, namesOf, renamed } from './names'

/** `/Articles/1/ArticleId` → `Articles[1].ArticleId`. */
export const fieldNameOf = (pointer: string): string =>
  pointer
    .slice(1)
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${unescapePointer(part)}`))
    .join('')
    .replace(/^\./, '')

/** `too-many-decimals` → `TooManyDecimals`. */
const pascal = (code: string): string =>
  code.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())

export function responseStatusOf(failure: Failure) {
  const said = respelled(failure, fieldNameOf)
  const errors = said.errors.map(({ code, detail, pointer }) => ({
    ErrorCode: pascal(code),
    FieldName: fieldNameOf(pointer),
    Message: detail,
  }))
  return {
    ResponseStatus: {
      ErrorCode: errors[0]?.ErrorCode ?? ERROR_CODES[failure.code],
      Message: said.message,
      Errors: errors,
    },
  }
}

function respond(status: number, body: unknown, format: Format, callback: string | undefined): Response {
  const { text, type } = written(body, format, callback)
  return new Response(text, {
    status,
    headers: { 'content-type': `${type}; charset=utf-8`, 'x-content-type-options': 'nosniff' },
  })
}

/** A table of what is wrong: one row for each field, or one for the whole. */
const asRows = ({ ResponseStatus: { Errors, ErrorCode, Message } }: ReturnType<typeof responseStatusOf>) =>
  Errors.length > 0 ? Errors : [{ ErrorCode, FieldName: '', Message }]

/** A callback that is refused must not be called. */
function harmlessCallback(wishes: Wishes): string | undefined {
  try {
    return callbackOf(wishes)
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

async function readPairs(request: Request): Promise<Record<string, unknown>> {
  if (request.method === 'GET') return {}
  const text = await readText(request, BODY_LIMIT_BYTES)
  if (text.trim() === '') return {}
  const type = request.headers.get('content-type') ?? ''
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return fromPairs(new URLSearchParams(text))
  if (!/^application\/(?:[\w.+-]+\+)?json\b|^text\/json\b/i.test(type))
    throw new Refused('Request.UnsupportedMediaType', 'Send the body as JSON or as a form.')
  const body = parseJson(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalidField('', 'Invalid', 'The body must be an object.')
  return { ...body }
}

/** Body and query together, under the schema's own names; what the body says wins. */
async function readInput({ body, query }: DeclaredOperation, request: Request): Promise<Input> {
  const inBody = await readPairs(request)
  const inQuery = fromPairs(new URL(request.url).searchParams)
  const merged = (schema: NonNullable<typeof body>) => ({
    ...(renamed(inQuery, namesOf(schema)) as object),
    ...(renamed(inBody, namesOf(schema)) as object),
  })
  return { body: body && merged(body), query: query && merged(query) }
}

export const checkoutDialect: Dialect = {
  name: 'checkout',
  order: ['body', 'caller', 'key', 'media', 'schema', 'claim'],
  credentials: ['key', 'sign-in'],

  admit: (request) => {
    const { callback } = assertAnswerable(wishesOf(request))
    if (callback === undefined || !request.headers.has('cookie')) return request
    // A script tag on any page sends its viewer's cookies, so they are ignored.
    const headers = new Headers(request.headers)
    headers.delete('cookie')
    return new Request(request, { headers })
  },

  readInput,

  answer: (status, body, wishes) =>
    status === 204
      ? new Response(null, { status })
      : respond(status, body, formatOf(wishes) ?? 'json', callbackOf(wishes)),

  refuse: (failure, { wishes }) => {
    const body = responseStatusOf(failure)
    const format = (wishes && formatOf(wishes)) ?? 'json'
    const callback = wishes && harmlessCallback(wishes)
    return respond(failure.status, format === 'csv' ? asRows(body) : body, format, callback)
  },
}
