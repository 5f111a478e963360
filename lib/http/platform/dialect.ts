// The dialect of the Platform API: REST, whose refusals are RFC 9457 problems.
import { entryOf } from '@/lib/failure/catalogue'
import type { Failure } from '@/lib/failure/failure'
import type { Circumstance, Dialect } from '@/lib/http/call/dialect'
import { readPlatformInput } from '@/lib/http/call/json-input'

/** Where a path would tell a token, or make answers differ that must not, only its beginning is shown. */
const instanceOf = (isHidden: boolean, { path, route }: Circumstance): string =>
  isHidden ? route.replace(/\/\{.*/, '') : path

/** The problem document of a failure. Of those that must be byte-identical, the header alone names the call. */
export function problemOf(failure: Failure, circumstance: Circumstance) {
  const { appUrl, requestId, route } = circumstance
  const entry = entryOf(failure.code)
  const isSame = entry.isByteIdentical === true
  return {
    type: `${appUrl}/problems/${failure.code}`,
    title: entry.title,
    status: entry.status,
    detail: failure.message,
    instance: instanceOf(isSame || route.includes('{token}'), circumstance),
    code: failure.code,
    ...(isSame ? {} : { requestId }),
    ...(failure.errors.length > 0 ? { errors: failure.errors } : {}),
  }
}

export const platformDialect: Dialect = {
  name: 'platform',
  order: ['body', 'caller', 'key', 'media', 'schema', 'claim'],
  credentials: ['key', 'sign-in'],

  admit: (request) => request,

  readInput: readPlatformInput,

  answer: (status, body) =>
    status === 204 ? new Response(null, { status }) : Response.json(body, { status }),

  refuse: (failure, circumstance) =>
    new Response(JSON.stringify(problemOf(failure, circumstance)), {
      status: failure.status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    }),
}
