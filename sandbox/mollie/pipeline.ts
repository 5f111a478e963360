// The fixed order of every request to Mollie: log, key, faults, route, idempotency, act, answer.
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Claim, IdempotencyKeys } from '../api/idempotency'
import type { Fault, Faults } from '../control/faults'
import type { LoggedRequest, RequestLog } from '../control/request-log'
import { type Core, requestId } from '../core/core'
import { StripeError } from '../core/errors'
import { MollieError } from './error'
import { readJson } from './input'
import { findRoute } from './routes'

/** Kept for an hour, and for each key of the API by itself. */
const KEPT_MS = 3_600_000
const TIMEOUT_MS = 120_000
const PREFIX = '/mollie/v2/'

export interface MollieMachine {
  core: Core
  faults: Faults
  log: RequestLog
  keys: IdempotencyKeys
}

export const mollieMachine = (core: Core, faults: Faults, log: RequestLog): MollieMachine => ({
  core,
  faults,
  log,
  keys: new IdempotencyKeys(core, KEPT_MS),
})

export interface MollieRequest {
  method: string
  path: string
  query: Record<string, string>
  body: string
  authorization: string | undefined
  idempotencyKey: string | undefined
}

export interface MollieAnswer {
  status: number
  body: unknown
  isReplay?: boolean
}

interface Caller {
  profile: string
  mode: 'test' | 'live'
}

/** Any key of the right form is a profile of its own; one with `revoked` in it is refused, for trying that out. */
function callerOf(authorization: string | undefined): Caller {
  const [, key = '', mode = ''] = /^Bearer ((test|live)_\w{30,})$/.exec(authorization ?? '') ?? []
  if (key === '' || key.includes('revoked'))
    throw new MollieError(401, 'Missing authentication, or failed to authenticate')
  const digest = createHash('sha256').update(key).digest('base64url').replace(/\W|_/g, '')
  return { profile: `pfl_${digest.slice(0, 10)}`, mode: mode === 'live' ? 'live' : 'test' }
}

export async function answerMollie(
  machine: MollieMachine,
  request: MollieRequest,
): Promise<MollieAnswer | 'cut'> {
  const startedAt = Date.now()
  const logged = machine.log.start({
    id: requestId(),
    method: request.method,
    path: request.path,
    params: { ...request.query },
    idempotencyKey: request.idempotencyKey ?? null,
  })
  const outcome = await attempt(machine, request, logged)
  logged.durationMs = Date.now() - startedAt
  logged.status = outcome === 'cut' ? null : outcome.status
  logged.replayed = outcome !== 'cut' && outcome.isReplay === true
  return outcome
}

async function attempt(
  machine: MollieMachine,
  request: MollieRequest,
  logged: LoggedRequest,
): Promise<MollieAnswer | 'cut'> {
  try {
    const caller = callerOf(request.authorization)
    logged.account = caller.profile
    logged.caller = 'platform'
    const fault = machine.faults.take(request.method, request.path, caller.profile)
    logged.fault = fault ? `${fault.when} ${fault.kind}` : null
    if (fault?.when === 'before' && fault.kind !== 'slow') return await faultAnswer(fault)
    const body = readJson(request.body)
    Object.assign(logged.params, body)
    const answer = await perform(machine, request, caller, body, fault)
    if (fault?.when === 'after' && fault.kind === 'slow') await sleep(fault.delayMs ?? 1000)
    if (fault?.when === 'after' && fault.kind !== '500' && fault.kind !== 'slow')
      return await faultAnswer(fault)
    return answer
  } catch (error) {
    return errorAnswer(error)
  }
}

async function perform(
  machine: MollieMachine,
  request: MollieRequest,
  caller: Caller,
  body: unknown,
  fault: Fault | undefined,
): Promise<MollieAnswer> {
  const claim = claimKey(machine, request, caller, body)
  if (claim && 'saved' in claim) return { ...claim.saved, isReplay: true }
  try {
    if (fault?.when === 'before' && fault.kind === 'slow') await sleep(fault.delayMs ?? 1000)
    return execute(machine, request, caller, body, {
      claim: claim?.claim,
      breaksAfter: fault?.when === 'after' && fault.kind === '500',
    })
  } finally {
    if (claim) machine.keys.release(claim.claim)
  }
}

/** Nothing in here waits: the step and the answer kept for it are one. What was refused is not kept. */
function execute(
  { core, keys }: MollieMachine,
  { method, path, query }: MollieRequest,
  caller: Caller,
  body: unknown,
  { breaksAfter, claim }: { claim: Claim | undefined; breaksAfter: boolean },
): MollieAnswer {
  const match = findRoute(method, path.slice(PREFIX.length))
  if (!match)
    throw new MollieError(404, `No such route here: ${method} ${path}. The README lists those there are.`)
  return core.store.step(() => {
    const made = match.route.handle({ core, ...caller, ids: match.ids, query, body })
    const answer = breaksAfter ? errorAnswer(broken(500)) : made
    if (claim) keys.save(claim, { ...answer, requestId: '' })
    return answer
  })
}

function claimKey({ keys }: MollieMachine, request: MollieRequest, { profile }: Caller, body: unknown) {
  const { idempotencyKey, method, path } = request
  if (method === 'GET' || !idempotencyKey) return undefined
  try {
    return keys.claim(profile, idempotencyKey, { method, path, body })
  } catch (error) {
    if (!(error instanceof StripeError)) throw error
    const detail =
      error.status === 409
        ? 'A request with this idempotency key is being processed.'
        : 'The idempotency key was used with another request.'
    throw new MollieError(error.status, detail)
  }
}

const broken = (status: number) =>
  new MollieError(status, 'Something went wrong on our side. Please try again later.')

async function faultAnswer(fault: Fault): Promise<MollieAnswer | 'cut'> {
  if (fault.kind === 'drop') return 'cut'
  if (fault.kind === 'timeout') {
    await sleep(fault.delayMs ?? TIMEOUT_MS, undefined, { ref: false })
    return 'cut'
  }
  if (fault.delayMs) await sleep(fault.delayMs)
  if (fault.kind === 'refuse')
    return errorAnswer(new MollieError(fault.status ?? 422, String(fault.error?.message ?? 'Refused.')))
  return errorAnswer(
    fault.kind === '429'
      ? new MollieError(429, 'You have made too many requests.')
      : broken(Number(fault.kind)),
  )
}

function errorAnswer(error: unknown): MollieAnswer {
  if (error instanceof MollieError) return { status: error.status, body: error.body }
  console.error('The sandbox itself is broken:', error)
  return { status: 500, body: broken(500).body }
}
