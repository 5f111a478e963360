// The API over HTTP: form bodies in, Stripe's headers out, connections cut where a fault says so.
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import qs from 'qs'
import { API_VERSION } from '../core/core'
import { type Answer, answerApi, type Machine } from './pipeline'

type Env = { Bindings: HttpBindings }

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, POST, DELETE, OPTIONS',
  'access-control-allow-headers':
    'authorization, content-type, stripe-account, stripe-version, idempotency-key, x-stripe-client-user-agent, x-requested-with',
  'access-control-expose-headers': 'request-id, idempotent-replayed, stripe-version',
  'access-control-max-age': '300',
}

export function apiRoutes(machine: Machine): Hono<Env> {
  const app = new Hono<Env>()
  app.options('/v1/*', (c) => c.body(null, 204, CORS))
  for (const prefix of ['/v1/*', '/v2/*']) {
    app.all(prefix, async (c) => {
      const outcome = await answerApi(machine, {
        method: c.req.method,
        path: new URL(c.req.url).pathname,
        params: await readParams(c),
        authorization: c.req.header('authorization'),
        stripeAccount: c.req.header('stripe-account'),
        idempotencyKey: c.req.header('idempotency-key'),
      })
      if (outcome !== 'cut') return respond(c, outcome)
      c.env.incoming.socket.destroy()
      return RESPONSE_ALREADY_SENT
    })
  }
  return app
}

function respond(c: Context<Env>, answer: Answer): Response {
  const headers: Record<string, string> = {
    ...CORS,
    'cache-control': 'no-cache, no-store',
    'content-type': 'application/json',
    'request-id': answer.requestId,
    'stripe-version': c.req.header('stripe-version') ?? API_VERSION,
  }
  if (answer.idempotencyKey) headers['idempotency-key'] = answer.idempotencyKey
  if (answer.account) headers['stripe-account'] = answer.account
  if (answer.replayOf) {
    headers['idempotent-replayed'] = 'true'
    headers['original-request'] = answer.replayOf
  }
  return new Response(JSON.stringify(answer.body, undefined, 2), { status: answer.status, headers })
}

async function readParams(c: Context<Env>): Promise<Record<string, unknown>> {
  const query = new URL(c.req.url).search.slice(1)
  const body = c.req.method === 'GET' ? '' : await c.req.text()
  const text = [query, body].filter(Boolean).join('&')
  return qs.parse(text, { depth: 20, arrayLimit: 1000, parameterLimit: 10_000 })
}
