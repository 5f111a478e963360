// The fixed order of every API request: log, caller, faults, route, key, parameters, act, expansion, answer.
import { setTimeout as sleep } from 'node:timers/promises'
import { type Fault, type Faults, isLate } from '../control/faults'
import type { LoggedRequest, RequestLog } from '../control/request-log'
import { type Core, PLATFORM_ID, requestId, standsAlone } from '../core/core'
import { invalidRequest, StripeError } from '../core/errors'
import type { ParamsCheck } from '../params/check'
import { authenticate, type Caller } from './auth'
import { browserView } from './browser-view'
import { expand } from './expand'
import type { Claim, IdempotencyKeys } from './idempotency'
import type { Match } from './router'

export interface ApiRequest {
  method: string
  path: string
  params: Record<string, unknown>
  authorization: string | undefined
  stripeAccount: string | undefined
  idempotencyKey: string | undefined
}

export interface Answer {
  status: number
  body: unknown
  requestId: string
  account?: string
  idempotencyKey?: string
  /** The request whose answer is repeated here. */
  replayOf?: string
}

/** No answer at all: the connection is to be cut. */
export type Outcome = Answer | 'cut'

export interface Machine {
  core: Core
  faults: Faults
  log: RequestLog
  keys: IdempotencyKeys
  params: ParamsCheck
  find(method: string, path: string, isBrowser: boolean): Match | undefined
}

const TIMEOUT_MS = 120_000

export async function answerApi(machine: Machine, request: ApiRequest): Promise<Outcome> {
  const id = requestId()
  const startedAt = Date.now()
  const logged = machine.log.start({
    id,
    method: request.method,
    path: request.path,
    params: request.params,
    idempotencyKey: request.idempotencyKey ?? null,
  })
  const outcome = await attempt(machine, request, id, logged)
  logged.durationMs = Date.now() - startedAt
  logged.status = outcome === 'cut' ? null : outcome.status
  logged.replayed = outcome !== 'cut' && outcome.replayOf !== undefined
  return outcome
}

async function attempt(
  machine: Machine,
  request: ApiRequest,
  id: string,
  logged: LoggedRequest,
): Promise<Outcome> {
  try {
    const caller = authenticate(machine.core, request, request.params)
    logged.account = caller.account
    logged.caller = caller.isBrowser ? 'browser' : 'platform'
    checkPlatformOnly(caller.account, request.path)
    if (caller.isRestricted && request.path === '/v1/account') throw notPermitted()
    const fault = machine.faults.take(request.method, request.path, caller.account)
    logged.fault = fault ? `${fault.when} ${fault.kind}` : null
    if (fault?.when === 'before' && !isLate(fault)) return await faultAnswer(fault, id)
    const answer = await perform(machine, request, caller, id, fault)
    if (fault?.when === 'after' && isLate(fault)) await machine.faults.wait(fault)
    else if (fault?.when === 'after' && fault.kind !== '500') return await faultAnswer(fault, id)
    return { ...answer, account: caller.account, idempotencyKey: request.idempotencyKey }
  } catch (error) {
    return errorAnswer(error, id)
  }
}

const notPermitted = () =>
  new StripeError(403, {
    type: 'invalid_request_error',
    code: 'more_permissions_required_for_application',
    message: 'The provided key does not have the required permissions for this endpoint.',
  })

/** What only a platform can ask for; an account that stands alone may look at itself. */
function checkPlatformOnly(account: string, path: string): void {
  if (account === PLATFORM_ID || !standsAlone(account) || path === `/v1/accounts/${account}`) return
  if (/^\/v1\/(?:accounts|account_links|account_sessions|application_fees)(?:\/|$)/.test(path))
    throw invalidRequest('Only accounts that are signed up for Connect can do that.')
}

async function perform(
  machine: Machine,
  request: ApiRequest,
  caller: Caller,
  id: string,
  fault: Fault | undefined,
): Promise<Answer> {
  const match = machine.find(request.method, request.path, caller.isBrowser)
  if (!match) throw unknownRoute(machine, request, caller)
  const claim = claimKey(machine, request, caller)
  if (claim && 'saved' in claim) {
    const { status, body, requestId: replayOf } = claim.saved
    return { status, body, requestId: id, replayOf }
  }
  try {
    if (fault?.when === 'before' && isLate(fault)) await machine.faults.wait(fault)
    const breaksAfter = fault?.when === 'after' && fault.kind === '500'
    return execute(machine, request, caller, match, { id, claim: claim?.claim, breaksAfter })
  } finally {
    if (claim) machine.keys.release(claim.claim)
  }
}

interface Execution {
  id: string
  claim: Claim | undefined
  breaksAfter: boolean
}

/** Nothing in here waits: the step and the answer kept for it are one. */
function execute(
  machine: Machine,
  request: ApiRequest,
  caller: Caller,
  match: Match,
  { id, claim, breaksAfter }: Execution,
): Answer {
  const { core, keys } = machine
  core.request = { id, idempotencyKey: request.idempotencyKey ?? null }
  const keep = (answer: Answer): Answer => {
    const kept = breaksAfter ? brokenAnswer(id) : answer
    if (claim) keys.save(claim, kept)
    return kept
  }
  try {
    return core.store.step(() => {
      try {
        const params = machine.params.check(match.route.key, request.params)
        const object = match.route.handle({ core, account: caller.account, params, path: match.path })
        const expanded = expand(core, object, (params as { expand?: string[] }).expand)
        return keep({
          status: 200,
          body: caller.isBrowser ? browserView(expanded) : expanded,
          requestId: id,
        })
      } catch (error) {
        if (error instanceof StripeError && error.keepsEffects) keep(errorAnswer(error, id, caller))
        throw error
      }
    })
  } catch (error) {
    const isSaved = error instanceof StripeError && error.isSaved
    if (isSaved && !error.keepsEffects) return core.store.step(() => keep(errorAnswer(error, id, caller)))
    if (isSaved && breaksAfter) return brokenAnswer(id)
    return errorAnswer(error, id, caller)
  } finally {
    core.request = { id: null, idempotencyKey: null }
  }
}

function claimKey(machine: Machine, request: ApiRequest, caller: Caller) {
  // GET changes nothing, and DELETE is the same again by itself: Stripe keeps keys for POST only.
  if (request.method !== 'POST' || !request.idempotencyKey) return undefined
  const { method, path, params } = request
  return machine.keys.claim(caller.account, request.idempotencyKey, { method, path, params })
}

async function faultAnswer(fault: Fault, id: string): Promise<Outcome> {
  if (fault.kind === 'drop') return 'cut'
  if (fault.kind === 'timeout') {
    await sleep(fault.delayMs ?? TIMEOUT_MS, undefined, { ref: false })
    return 'cut'
  }
  if (fault.delayMs) await sleep(fault.delayMs)
  if (fault.kind === '429') {
    const message =
      'Request rate limit exceeded. Learn more about rate limits here https://docs.stripe.com/rate-limits.'
    const error = { type: 'invalid_request_error', code: 'rate_limit', message }
    return { status: 429, body: { error }, requestId: id }
  }
  if (fault.kind === 'refuse') {
    const error = { type: 'invalid_request_error', message: 'Refused.', ...fault.error }
    return { status: fault.status ?? 400, body: { error }, requestId: id }
  }
  return brokenAnswer(id, fault.kind === '503' ? 503 : 500)
}

function brokenAnswer(id: string, status: 500 | 503 = 500): Answer {
  const message = `An unknown error occurred. Contact support if it lasts, and name the request ${id}.`
  return { status, body: { error: { type: 'api_error', message } }, requestId: id }
}

function errorAnswer(error: unknown, id: string, caller?: Caller): Answer {
  if (!(error instanceof StripeError)) {
    console.error('The sandbox itself is broken:', error)
    return brokenAnswer(id)
  }
  const { payment_intent: intent } = error.body
  const body =
    caller?.isBrowser && intent && typeof intent === 'object'
      ? { ...error.body, payment_intent: browserView(intent) }
      : error.body
  return { status: error.status, body: { error: body }, requestId: id }
}

function unknownRoute(machine: Machine, request: ApiRequest, caller: Caller): StripeError {
  if (caller.isBrowser && machine.find(request.method, request.path, false)) {
    return new StripeError(403, {
      type: 'invalid_request_error',
      code: 'secret_key_required',
      message:
        'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    })
  }
  return new StripeError(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${request.method}: ${request.path}). The sandbox knows only what its README lists; for the rest of the API please see https://docs.stripe.com.`,
  })
}
