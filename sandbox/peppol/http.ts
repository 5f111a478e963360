// The access point over HTTP, its fixed order of a request (log, key, fault, act, answer), and its control surface.
import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { readBody } from '../control/act-routes'
import { type Fault, type Faults, isLate } from '../control/faults'
import { controlErrorResponse } from '../control/guard'
import type { LoggedRequest, RequestLog } from '../control/request-log'
import { optionalText } from '../control/shape'
import { type Core, requestId } from '../core/core'
import { PeppolError } from './error'
import { endMessage, findByKey, messagesOf, messageView, needMessage, takeMessage } from './messages'
import { behaviourOf, DOCUMENT_TYPES } from './receivers'

type Env = { Bindings: HttpBindings }

export interface PeppolMachine {
  core: Core
  faults: Faults
  log: RequestLog
}

interface Asked {
  method: string
  /** Below /peppol/v1/. */
  path: string
  query: Record<string, string>
  body: string
  authorization: string | undefined
  idempotencyKey: string | undefined
}

interface Answered {
  status: number
  body: object
  breaksOff?: boolean
}

const PREFIX = '/peppol/v1/'
const TIMEOUT_MS = 120_000

/** Each key of the right form is an account of its own; one with `revoked` in it is refused, for trying that out. */
function accountOf(authorization: string | undefined): string {
  const [, key = ''] = /^Bearer (ap_test_\w{10,80})$/.exec(authorization ?? '') ?? []
  if (key === '' || key.includes('revoked'))
    throw new PeppolError(401, 'key-invalid', 'The key is missing or not valid.')
  return key.replace('ap_test_', 'peppol_')
}

function lookUp(name: string): Answered {
  const [, scheme = '', id = ''] = /^(\d{4}):(.{1,50})$/.exec(name) ?? []
  if (scheme === '' || behaviourOf({ scheme, id }) === 'unregistered')
    throw new PeppolError(404, 'participant-unknown', `${name} is not registered in Peppol.`)
  return { status: 200, body: { participant: { scheme, id }, documentTypes: Object.values(DOCUMENT_TYPES) } }
}

function act(core: Core, account: string, { body, idempotencyKey, method, path, query }: Asked): Answered {
  const [room, name] = path.split('/').map(decodeURIComponent)
  if (method === 'GET' && room === 'participants' && name) return lookUp(name)
  if (method === 'GET' && room === 'messages' && name)
    return { status: 200, body: messageView(core, needMessage(core, account, name)) }
  if (method === 'GET' && room === 'messages') {
    const found = findByKey(core, account, query.idempotencyKey ?? '')
    return { status: 200, body: { messages: found ? [messageView(core, found)] : [] } }
  }
  if (method === 'POST' && path === 'messages') {
    const { breaksOff, isRepeat, message } = takeMessage(core, account, idempotencyKey, body)
    return { status: isRepeat ? 200 : 201, body: messageView(core, message), breaksOff }
  }
  throw new PeppolError(404, 'route-unknown', `No such route here: ${method} ${path}.`)
}

function errorAnswer(error: unknown): Answered {
  if (error instanceof PeppolError) return { status: error.status, body: error.body }
  console.error('The sandbox itself is broken:', error)
  return { status: 500, body: { code: 'broken', detail: 'Something went wrong here.' } }
}

async function faultAnswer(fault: Fault): Promise<Answered | 'cut'> {
  if (fault.kind === 'drop') return 'cut'
  if (fault.kind === 'timeout') {
    await sleep(fault.delayMs ?? TIMEOUT_MS, undefined, { ref: false })
    return 'cut'
  }
  const status = fault.kind === 'refuse' ? (fault.status ?? 422) : Number(fault.kind)
  const detail = String(fault.error?.message ?? 'The access point cannot do this now.')
  return errorAnswer(new PeppolError(status, 'fault', detail))
}

async function attempt(
  { core, faults }: PeppolMachine,
  asked: Asked,
  logged: LoggedRequest,
): Promise<Answered | 'cut'> {
  try {
    const account = accountOf(asked.authorization)
    Object.assign(logged, { account, caller: 'platform' })
    const fault = faults.take(asked.method, PREFIX + asked.path, account)
    logged.fault = fault ? `${fault.when} ${fault.kind}` : null
    if (fault?.when === 'before' && !isLate(fault)) return await faultAnswer(fault)
    if (fault?.when === 'before') await faults.wait(fault)
    const answer = act(core, account, asked)
    if (fault?.when === 'after' && isLate(fault)) await faults.wait(fault)
    if (fault?.when === 'after' && !isLate(fault)) return await faultAnswer(fault)
    return answer.breaksOff ? 'cut' : answer
  } catch (error) {
    return errorAnswer(error)
  }
}

export function peppolRoutes(machine: PeppolMachine): Hono<Env> {
  const app = new Hono<Env>()
  app.all(`${PREFIX}*`, async (c) => {
    const { method } = c.req
    const asked: Asked = {
      method,
      path: new URL(c.req.url).pathname.slice(PREFIX.length),
      query: c.req.query(),
      body: method === 'GET' ? '' : await c.req.text(),
      authorization: c.req.header('authorization'),
      idempotencyKey: c.req.header('idempotency-key'),
    }
    const logged = machine.log.start({
      id: requestId(),
      method,
      path: PREFIX + asked.path,
      params: { ...asked.query },
      idempotencyKey: asked.idempotencyKey ?? null,
    })
    const answer = await attempt(machine, asked, logged)
    logged.status = answer === 'cut' ? null : answer.status
    if (answer !== 'cut') return c.json(answer.body, answer.status as 200)
    c.env.incoming.socket.destroy()
    return RESPONSE_ALREADY_SENT
  })
  return app
}

const ENDS = { deliver: 'delivered', reject: 'rejected', fail: 'failed' } as const

/** Mounted at /_sandbox/peppol. */
export function peppolControl(core: Core): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    if (error instanceof PeppolError)
      return c.json({ error: { message: error.message } }, error.status as 404)
    return controlErrorResponse(error, c)
  })
  app.get('/messages', (c) => {
    const account = c.req.query('account')
    const data = messagesOf(core, account).toReversed()
    return c.json({
      data: data.map((message) => ({
        ...messageView(core, message),
        idempotencyKey: message.idempotencyKey,
      })),
    })
  })
  for (const [verb, state] of Object.entries(ENDS))
    app.post(`/messages/:id/${verb}`, async (c) => {
      const reason = optionalText(await readBody(c.req.raw), 'reason') ?? null
      return c.json(messageView(core, endMessage(core, c.req.param('id'), { state, reason })))
    })
  return app
}
