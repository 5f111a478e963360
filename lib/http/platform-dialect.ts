// Dialect A: REST, whose refusals are RFC 9457 problems.
import { entryOf } from '@/lib/failure/catalogue'
import type { Failure } from '@/lib/failure/failure'
import type { Circumstance, Dialect } from './dialect'
import { readPlatformInput } from './platform-input'

/** The problem document of a failure. Veiled ones carry nothing that differs from call to call: they must be byte-identical. */
export function problemOf(failure: Failure, { appUrl, path, requestId, route }: Circumstance) {
  const entry = entryOf(failure.code)
  return {
    type: `${appUrl}/problems/${failure.code}`,
    title: entry.title,
    status: entry.status,
    detail: failure.message,
    instance: entry.isVeiled || route.includes('{token}') ? route : path,
    code: failure.code,
    ...(entry.isVeiled ? {} : { requestId }),
    ...(failure.errors.length > 0 ? { errors: failure.errors } : {}),
  }
}

export const platformDialect: Dialect = {
  name: 'platform',

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
