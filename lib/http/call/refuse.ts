// Refuses a call in the words of its dialect, and logs it as loudly as the catalogue wants.
import { isDatabaseUnavailable } from '@/db/pool/unavailable'
import { entryOf } from '@/lib/failure/catalogue'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { type Dialect, wishesOf } from './dialect'
import type { DeclaredOperation } from './operation'

export const requestIdOf = (request: Request): string => request.headers.get('x-request-id') ?? newId()

/** Anything that is not a `Failure` is a bug or a broken dependency: the caller learns only which of the two. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  return isDatabaseUnavailable(error)
    ? new Failure('Server.Unavailable', undefined, { cause: error, retryAfterSeconds: 5 })
    : new Failure('Server.Unexpected', undefined, { cause: error })
}

/** Says a failure in the dialect's shape, and logs it as loudly as the catalogue wants. */
export function refuse(
  error: unknown,
  request: Request,
  operation: Pick<DeclaredOperation, 'path' | 'method'>,
  house: House,
  dialect: Dialect,
): Response {
  const failure = asFailure(error)
  const requestId = requestIdOf(request)
  const level = entryOf(failure.code).log
  if (level)
    house.log[level](
      { requestId, route: operation.path, code: failure.code, err: failure.cause ?? failure },
      failure.message,
    )
  const path = new URL(request.url).pathname
  const response = dialect.refuse(failure, {
    requestId,
    appUrl: house.env.appUrl,
    route: operation.path,
    path,
    wishes: wishesOf(request),
  })
  for (const [name, value] of Object.entries(failure.headers)) response.headers.set(name, value)
  const retryAfter = failure.retryAfterSeconds ?? (entryOf(failure.code).mayRetry ? 1 : undefined)
  if (retryAfter !== undefined) response.headers.set('retry-after', String(retryAfter))
  response.headers.set('x-request-id', requestId)
  return response
}

export function finish(response: Response, request: Request): void {
  response.headers.set('cache-control', 'private, no-store')
  if (!response.headers.has('x-request-id')) response.headers.set('x-request-id', requestIdOf(request))
}
