// Handles every API call: what its dialect's order settles, then verb → presenter → log line.

import type { z } from 'zod'
import { Failure, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { otherMediaOf } from './accept'
import type { Directory } from './caller'
import { addressOf } from './client-address'
import { allowOrigin } from './cross-origin'
import { deprecationHeaders } from './deprecation'
import { type Dialect, type Input, type Step, wishesOf } from './dialect'
import { assertNoCardNumber, faultsOf } from './faults'
import { answerFile, type FileAnswer, type StreamAnswer } from './file-answer'
import { claimKey, inProgress, keyOf, settleKey } from './idempotency'
import { assertOwnWrite, identify, scopeOf } from './identify'
import { countGuess } from './limits'
import type { Access, Call, DeclaredOperation, Operation } from './operation'
import { plainWords } from './plain-words'
import { assertProven } from './proof'
import { notingQuotas, type Quota, quotaHeaders } from './quotas'
import { finish, refuse } from './refuse'
import { actInCall, runOperation } from './run-operation'

interface RouteContext {
  params: Promise<Record<string, string>>
}

export type Handler = ((request: Request, context: RouteContext) => Promise<Response>) & {
  operation: DeclaredOperation
}

/** What has been settled of a call so far. */
interface Known<A extends Access, P, Q, B> {
  by?: object
  key?: string
  serves?: (call: Call<A, P, Q, B>) => Promise<Response>
  params?: unknown
  query?: unknown
  body?: unknown
}

export interface Premises {
  house: () => House
  directory: Directory
  dialect: Dialect
}

/** What is only looked for is not stored: rows from before must stay within reach. */
function parsed<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
  isStored: boolean,
): z.output<S> | undefined {
  if (!schema) return undefined
  // What could not be read is refused where it would be looked at.
  if (value instanceof Failure) throw value
  if (isStored) assertNoCardNumber(value)
  const result = schema.safeParse(value, { error: plainWords })
  if (!result.success) throw invalidRequest(faultsOf(result.error))
  return result.data
}

/** Where a path parameter is malformed, the thing it names does not exist. */
function pathOf<S extends z.ZodType>(
  schema: S | undefined,
  params: Record<string, string>,
  { notFound }: DeclaredOperation,
) {
  const result = schema?.safeParse(params)
  const [first] = result?.error?.issues ?? []
  if (first) {
    const code = typeof notFound === 'object' ? notFound[String(first.path[0])] : notFound
    throw new Failure(code ?? 'Route.NotFound')
  }
  return result?.data as z.output<S>
}

const isFile = (
  { answersFile, answersStream }: Pick<DeclaredOperation, 'answersFile' | 'answersStream'>,
  shown: unknown,
): shown is FileAnswer | StreamAnswer =>
  (answersFile ?? answersStream) !== undefined && typeof shown === 'object' && shown !== null

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
      assertOwnWrite(house, request, dialect)
      const known: Known<A, P, Q, B> = {}
      const settle: Record<Exclude<Step, 'claim'>, () => Promise<typeof known> | typeof known> = {
        body: async () => {
          Object.assign(heard, await dialect.readInput(operation, request))
          return {}
        },
        caller: async () => ({
          by: await identify(house, directory, dialect, operation, request, rawParams),
        }),
        key: () => ({ key: keyOf(operation, request) }),
        media: () => ({ serves: otherMediaOf(operation, request) }),
        schema: () => ({
          params: pathOf(operation.params, rawParams, operation),
          query: parsed(operation.query, heard.query, operation.isScript === true),
          body: parsed(operation.body, heard.body, true),
        }),
      }
      const walk = async (steps: readonly Step[]) => {
        for (const step of steps) if (step !== 'claim') Object.assign(known, await settle[step]())
      }
      const claimAt = dialect.order.indexOf('claim')
      const finishUnder = async (resourceId: string): Promise<Response> => {
        await walk(dialect.order.slice(claimAt))
        const { by = {}, body, params, query, serves } = known
        const call = { house, by, params, query, body, resourceId } as Call<A, P, Q, B>
        assertProven(house, operation, by, body)
        if (serves) return actInCall(call, serves)
        const shown = operation.present(await runOperation(operation, call), call)
        if (isFile(operation, shown)) return answerFile(request, shown)
        return dialect.answer(operation.status, shown, wishesOf(request))
      }
      await walk(dialect.order.slice(0, claimAt))
      const { by = {}, key } = known
      if (key === undefined) return finishUnder(newId())
      const claimed = await claimKey(house, scopeOf(by, request), key, heard.body ?? null)
      if ('replay' in claimed) return claimed.replay
      let isUnderWay = false
      const response = await finishUnder(claimed.claim.resourceId).catch((error: unknown) => {
        isUnderWay = error instanceof Failure && error.code === 'Idempotency.InProgress'
        return refuse(error, request, operation, house, dialect)
      })
      if (!(await settleKey(house, claimed.claim, response, isUnderWay))) throw inProgress()
      return response
    }
    const handler = async (request: Request, context: RouteContext): Promise<Response> => {
      const house = getHouse()
      const startedAt = performance.now()
      const heard: Partial<Input> = {}
      const quotas = new Map<string, Quota>()
      const response = await notingQuotas(quotas, () =>
        handle(request, context, house, heard)
          .catch((error: unknown) => punishGuess(error, request, house))
          .catch((error: unknown) => refuse(error, request, operation, house, dialect)),
      )
      finish(response, request)
      for (const [name, value] of Object.entries(told(operation, response, quotas)))
        response.headers.set(name, value)
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

/** Answers about links that lead nowhere must not differ, so they tell nothing of limits. */
function told(
  { access, deprecated }: DeclaredOperation,
  { ok, status }: Response,
  quotas: ReadonlyMap<string, Quota>,
): Record<string, string> {
  const mayTell = access !== 'payer' || ok || status === 429
  return { ...(mayTell && quotaHeaders(quotas)), ...(deprecated && deprecationHeaders(deprecated)) }
}

/** A wrong link is a guess, until it is known to be a stale bookmark. */
async function punishGuess(error: unknown, request: Request, house: House): Promise<never> {
  if (error instanceof Failure && error.code === 'Payment.InvalidToken')
    await countGuess(house, addressOf(request))
  throw error
}
