// What the front door answers by itself, it answers byte for byte as Next does.
import { randomInt, randomUUID } from 'node:crypto'
import { request as ask, type IncomingMessage } from 'node:http'
import { fileURLToPath } from 'node:url'
import { readRouteTable } from '@/lib/http/door/route-table'
import { startApp } from './support/app'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'
import { openStage, type Stage } from './support/tour'

/** Said to Next alone: a request that carries it is handed on, and Next takes it away again. */
const BY_NEXT = { 'x-nextjs-data': '1' }

interface Asked {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

interface Answered {
  status: string
  headers: string[]
  body: string
}

/** The time, and how much of a limit is left, are another for each. */
const VARYING = /^(?:date|ratelimit.*)$/i
const NONCE = /'nonce-[^']+'/g

function send(url: string, { body, headers, method, path }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const whole = (answer: IncomingMessage) => {
      const parts: Buffer[] = []
      answer.on('data', (part) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const raw = answer.rawHeaders
        const lines = raw.flatMap((name, at) => {
          if (at % 2 === 1 || VARYING.test(name)) return []
          return [`${name}: ${raw[at + 1]?.replace(NONCE, '')}`]
        })
        resolve({
          status: `${answer.statusCode} ${answer.statusMessage}`,
          headers: lines,
          body: Buffer.concat(parts).toString('latin1'),
        })
      })
    }
    const asking = ask(new URL(path, url), { method, headers, agent: false }, whole)
    asking.on('error', reject)
    asking.end(body)
  })
}

/** Everything that may be asked, of nobody's ids: what is read first refuses most of it, in each dialect. */
function everything(): Pick<Asked, 'method' | 'path'>[] {
  const app = fileURLToPath(new URL('../app', import.meta.url))
  return readRouteTable(app)
    .filter(({ isPage }) => !isPage)
    .flatMap(({ methods, path }) => {
      const filled = path.replaceAll(/\[(\w+)\]/g, () => randomUUID())
      return methods.map((method) => ({ method, path: filled }))
    })
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** What is answered with more than a refusal: each kind of answer and of body, once. What makes something is asked under a key. */
async function answered(
  seller: Seller,
  { bearer = '' }: Stage['things'],
  platform: Record<string, string>,
): Promise<Asked[]> {
  const bill = await seller.bill()
  const link = new URL(bill.url).pathname
  const get = (path: string, headers: Record<string, string> = {}): Asked[] =>
    ['GET', 'HEAD'].map((method) => ({ method, path, headers: { ...platform, ...headers } }))
  const post = (path: string, body: string, headers: Record<string, string>): Asked => ({
    ...{ method: 'POST', path, body },
    headers: { ...JSON_TYPE, 'content-length': String(Buffer.byteLength(body)), ...headers },
  })
  const session = {
    ...{ orderReference: 'ORD-1', paymentMethod: 'card', currency: 'AUD', amount: { total: 140.76 } },
    orderItems: [{ name: 'Headphones', sku: 'WH-100', quantity: 1, unitPrice: 140.76 }],
  }
  const customer = JSON.stringify({ name: 'Café Morgenrot' })
  const keyed = { ...platform, 'idempotency-key': randomUUID() }
  const unpacked = post('/customers', customer, keyed)
  const { 'content-length': _, ...unmeasured } = unpacked.headers
  return [
    ...['/organisations', '/customers?limit=5', '/invoices', `/invoices/${bill.id}`].flatMap((path) =>
      get(path),
    ),
    ...get(`/customers/${bill.customerId}`, { 'accept-encoding': 'gzip' }),
    ...get('/invoices', { 'accept-encoding': 'br, deflate' }),
    ...get('/exports/invoices?from=2026-01-01&to=2026-12-31'),
    ...get('/exports/invoices?from=2026-01-01&to=2026-12-31&format=xlsx', { 'accept-encoding': 'gzip' }),
    ...['/api/openapi.json', '/api/v1/openapi.json', '/api/checkout/openapi.json'].flatMap((path) =>
      get(path),
    ),
    ...['/api/health', '/api/ready', '/robots.txt', '/llms.txt'].flatMap((path) => get(path)),
    ...['/articles.xml', '/articles/types.csv', '/payment/stripe/v1/articles?format=json'].flatMap((path) =>
      get(path),
    ),
    ...get('/api/v1/sessions', { authorization: `Bearer ${bearer}` }),
    ...get(link, { accept: 'application/json' }),
    ...get(`${link}/invoice.pdf`, { 'accept-encoding': 'gzip' }),
    ...get(`${link}/language?to=de`),
    ...get(`${link}/progress`),
    ...get(`/invoices/%C3%A9${bill.id}`),
    ...get(`/invoices/${bill.id}?unknown=%F0%9F%A5%90&unknown=2`),
    unpacked,
    { ...unpacked, headers: { ...unmeasured, 'transfer-encoding': 'chunked' } },
    post('/api/v1/sessions', JSON.stringify(session), {
      ...{ authorization: `Bearer ${bearer}`, 'idempotency-key': randomUUID() },
    }),
    post(`${link}/checkout-session`, '', {}),
    post(`${link}/checkout-session`, '{}', {}),
    post('/webhooks/stripe/connect', '{"id":"evt_1"}', { 'stripe-signature': 't=1,v1=00' }),
    post('/customers', '{"name": ', platform),
    post('/customers', customer, { ...platform, 'content-type': 'text/plain' }),
    post('/customers', `{"name": "${'x'.repeat(300 * 1024)}"}`, platform),
  ]
}

test('the door answers by itself what Next would answer, byte for byte', async () => {
  // Without what works between requests: nothing changes between one answer and the other.
  const app = await startApp({
    env: { REMIT_ROLE: 'web', TRUSTED_PROXY_HOPS: '1', METRICS_TOKEN: 'a-token-of-forty-characters-or-more' },
  })
  try {
    const { apiKey, seller, things } = await openStage(app)
    const both = async (asked: Asked) => {
      const headers = () => ({
        ...asked.headers,
        'x-request-id': 'the-same-for-both',
        'x-forwarded-for': `198.51.${randomInt(256)}.${randomInt(256)}`,
      })
      // A repeat says that it is one: the first is for neither.
      if ('idempotency-key' in asked.headers) await send(app.url, { ...asked, headers: headers() })
      const own = await send(app.url, { ...asked, headers: headers() })
      const next = await send(app.url, { ...asked, headers: { ...headers(), ...BY_NEXT } })
      expect.soft(own, `${asked.method} ${asked.path}`).toEqual(next)
      return own
    }
    const platform = { 'x-dolfin-api-key': apiKey, 'x-dolfin-organisation-id': seller.organisationId }
    const bearer = { authorization: `Bearer ${things.bearer}` }
    for (const call of await answered(seller, things, platform)) await both(call)
    for (const { method, path } of everything()) {
      const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(method)
      const body = '{"unknown": "é"}'
      const withBody = isRead ? {} : { body }
      const typed: Record<string, string> = isRead
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
      const packed = { 'accept-encoding': 'gzip, deflate' }
      await both({ method, path, headers: {} })
      await both({
        method,
        path,
        headers: { ...typed, ...packed, ...(path.startsWith('/api/v1') ? bearer : platform) },
        ...withBody,
      })
    }
  } finally {
    await app.stop()
  }
})
