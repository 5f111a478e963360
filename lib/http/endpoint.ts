// The one order in which every API call is handled: request id → size → content type → caller → rate limit → schema → idempotency → verb → presenter → log line.
import type { z } from 'zod'
import { sqlState } from '@/db/transact'
import { entryOf } from '@/lib/failure/catalogue'
import { Failure, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { API_KEY_HEADER, admitTo, assertUnlimited, authenticate, type Caller, type Directory } from './caller'
import { allowOrigin } from './cross-origin'
import { type Dialect, type Input, wishesOf } from './dialect'
import { faultsOf } from './faults'
import { claimKey, idempotencyKeyOf, settleKey } from './idempotency'
import { countGuess, takeTurn } from './limits'
import type { Access, Call, DeclaredOperation, Operation } from './operation'
import { assertSameOrigin } from './same-origin'
import { sessionTokenOf } from './session-cookie'

interface RouteContext {
  params: Promise<Record<string, string>>
}

export type Handler = ((request: Request, context: RouteContext) => Promise<Response>) & {
  operation: DeclaredOperation
}

export interface Premises {
  house: () => House
  directory: Directory
  dialect: Dialect
}

export const addressOf = (request: Request): string => request.headers.get('x-remit-address') ?? 'unknown'

export const requestIdOf = (request: Request): string => request.headers.get('x-request-id') ?? newId()

/** Anything that is not a `Failure` is a bug or a broken dependency: the caller learns only which of the two. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const state = sqlState(error)
  const isDatabaseAway =
    (state !== undefined && /^(08|53|57|25006|55P03)/.test(state)) ||
    /ECONNREFUSED|ECONNRESET|CONNECT_TIMEOUT|CONNECTION_(CLOSED|ENDED|DESTROYED)|ENOENT|EPIPE/.test(
      causeCodes(error),
    )
  return isDatabaseAway
    ? new Failure('Server.Unavailable', undefined, { cause: error, retryAfterSeconds: 5 })
    : new Failure('Server.Unexpected', undefined, { cause: error })
}

function causeCodes(error: unknown): string {
  const codes: string[] = []
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if ('code' in at) codes.push(String(at.code))
  return codes.join(' ')
}

function parsed<S extends z.ZodType>(schema: S | undefined, value: unknown): z.output<S> | undefined {
  if (!schema) return undefined
  const result = schema.safeParse(value)
  if (!result.success) throw invalidRequest(faultsOf(result.error))
  return result.data
}

/** Where a path parameter is malformed, the thing it names does not exist. */
function pathOf<S extends z.ZodType>(
  schema: S | undefined,
  params: Record<string, string>,
  operation: DeclaredOperation,
) {
  const result = schema?.safeParse(params)
  if (result && !result.success) {
    const code = operation.refusals.find(
      (refusal) => entryOf(refusal).isVeiled && entryOf(refusal).status === 404,
    )
    throw new Failure(code ?? 'Route.NotFound')
  }
  return result?.data as z.output<S>
}

/** Makes the `endpoint()` of one dialect. */
export function endpointFactory({ house: getHouse, directory, dialect }: Premises) {
  return function endpoint<
    A extends Access,
    P extends z.ZodType | undefined,
    Q extends z.ZodType | undefined,
    B extends z.ZodType | undefined,
    R,
  >(operation: Operation<A, P, Q, B, R>): Handler {
    const handle = async (
      asked: Request,
      context: RouteContext,
      house: House,
      heard: Partial<Input>,
    ): Promise<Response> => {
      const rawParams = await context.params
      const request = dialect.admit(asked)
      assertOwnWrite(house, request)
      const { body, query } = Object.assign(heard, await dialect.readInput(operation, request))
      const by = await identify(house, directory, operation, request, rawParams)
      const params = pathOf(operation.params, rawParams, operation)
      const call = {
        house,
        by,
        params,
        query: parsed(operation.query, query),
        body: parsed(operation.body, body),
        resourceId: newId(),
      } as Call<A, P, Q, B>
      const answer = async () =>
        dialect.answer(
          operation.status,
          operation.present(await operation.run(call), call),
          wishesOf(request),
        )
      const key = operation.isIdempotent ? idempotencyKeyOf(request) : undefined
      if (key === undefined) return answer()
      const owner = 'caller' in by ? ownerOf(by.caller as Caller) : 'public'
      const place = 'organisationId' in by ? by.organisationId : '-'
      const scope = [owner, place, operation.method, new URL(request.url).pathname].join(' ')
      const claimed = await claimKey(house, scope, key, body ?? null)
      if ('replay' in claimed) return claimed.replay
      call.resourceId = claimed.claim.resourceId
      const response = await answer().catch((error: unknown) =>
        refuse(error, request, operation, house, dialect),
      )
      await settleKey(house, claimed.claim, response)
      return response
    }
    const handler = async (request: Request, context: RouteContext): Promise<Response> => {
      const house = getHouse()
      const startedAt = performance.now()
      const heard: Partial<Input> = {}
      const response = await handle(request, context, house, heard)
        .catch((error: unknown) => punishGuess(error, request, house))
        .catch((error: unknown) => refuse(error, request, operation, house, dialect))
      finish(response, request)
      await allowOrigin(house, operation, request, response, heard.body)
      const durationMs = Math.round(performance.now() - startedAt)
      house.log.info(
        {
          requestId: response.headers.get('x-request-id'),
          method: operation.method,
          route: operation.path,
          status: response.status,
          durationMs,
        },
        'call',
      )
      return response
    }
    return Object.assign(handler, { operation: operation as unknown as DeclaredOperation })
  }
}

/** A wrong link is a guess, until it is known to be a stale bookmark. */
async function punishGuess(error: unknown, request: Request, house: House): Promise<never> {
  if (error instanceof Failure && error.code === 'Payment.InvalidToken')
    await countGuess(addressOf(request), () =>
      house.log.error({}, 'payment links are being guessed from many addresses'),
    )
  throw error
}

/** Whose an idempotency key is. */
const ownerOf = (caller: Caller): string =>
  caller.kind === 'client' ? caller.clientId : `person ${caller.userId}`

/** Cookies come along by themselves, so a write that brings one must say which page it comes from. */
function assertOwnWrite({ env: { appUrl } }: House, { headers, method }: Request): void {
  const isByCookie = !headers.get(API_KEY_HEADER) && sessionTokenOf(headers, appUrl) !== undefined
  if (isByCookie && method !== 'GET' && method !== 'HEAD') assertSameOrigin(headers, appUrl)
}

async function identify(
  house: House,
  directory: Directory,
  { access, admitsLimitedKeys, refusals, role }: DeclaredOperation,
  request: Request,
  params: Record<string, string>,
) {
  if (access === 'payer') {
    await takeTurn('address', addressOf(request))
    return {}
  }
  const who = await authenticate(house, directory, request).catch(async (error: unknown) => {
    await takeTurn('wrongKey', addressOf(request))
    throw error
  })
  await takeTurn('caller', who.kind === 'client' ? who.apiKeyId : who.userId)
  if (access === 'client') {
    if (who.kind === 'person') throw new Failure('Auth.Forbidden', 'This call is for API keys.')
    if (!admitsLimitedKeys) assertUnlimited(who)
    return { caller: who }
  }
  const forbidden = refusals.includes('Payment.Forbidden') ? 'Payment.Forbidden' : 'Auth.Forbidden'
  return admitTo(house, directory, request, who, { access, forbidden, role: role ?? 'Admin' }, params)
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
