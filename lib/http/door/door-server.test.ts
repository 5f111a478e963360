// The front door over a real socket.
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '@/db/database'
import { sayStatus } from '@/lib/http/call/page-status'
import { recorded } from '@/lib/telemetry/recorder'
import { createDoorServer, type Inside } from './door-server'
import type { Route } from './route-table'

const routes: Route[] = [
  { path: '/invoices', isPage: false, methods: ['GET', 'HEAD', 'OPTIONS'], pattern: /^\/invoices$/ },
  ...['/problems/[code]', '/i/[token]', '/paper'].map((path) => ({
    path,
    isPage: true,
    methods: ['GET', 'HEAD', 'OPTIONS'] as const,
    pattern: new RegExp(`^${path.replace(/\[\w+\]/, '[^/]+')}$`),
  })),
]
const faults: unknown[] = []
let stop: (() => Promise<unknown>) | undefined

async function open(inside: Inside): Promise<number> {
  const server = createDoorServer({
    settings: { appUrl: 'http://localhost:3000', trustedProxyHops: 0 },
    routes,
    inside,
    onFault: (error) => faults.push(error),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => new Promise((resolve) => server.close(resolve).closeAllConnections())
  return (server.address() as AddressInfo).port
}

afterEach(() => stop?.())

/** Sends bytes as they are, and answers all that comes back. */
const raw = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })

test('our headers win over those from inside, and the inside sees the cleaned request', async () => {
  let seen: unknown
  const port = await open(async (request, response) => {
    seen = request.headers['x-remit-address']
    response.setHeader('cache-control', 'public, max-age=600')
    response.setHeader('x-powered-by', 'something')
    response.end('hello')
  })
  const answer = await fetch(`http://127.0.0.1:${port}/page`, { headers: { 'x-remit-address': '6.6.6.6' } })
  expect(seen).toBe('127.0.0.1')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(answer.headers.get('x-powered-by')).toBeNull()
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('an unknown address and a wrong method are answered as problems without asking inside', async () => {
  const port = await open(() => Promise.reject(new Error('must not be asked')))
  const missing = await fetch(`http://127.0.0.1:${port}/invoices/1/2`)
  expect(missing.status).toBe(404)
  expect(missing.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(await missing.json()).toMatchObject({
    code: 'Route.NotFound',
    status: 404,
    instance: '/invoices/1/2',
  })
  const wrong = await fetch(`http://127.0.0.1:${port}/invoices`, { method: 'DELETE' })
  expect(wrong.status).toBe(405)
  expect(wrong.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  const options = await fetch(`http://127.0.0.1:${port}/invoices`, { method: 'OPTIONS' })
  expect(options.status).toBe(204)
  expect(options.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
})

test('an unreadable path is refused in the dialect of the API it was meant for', async () => {
  // promise 95
  const port = await open(() => Promise.reject(new Error('must not be asked')))
  const refused = await fetch(`http://127.0.0.1:${port}/api/v1/sessions/%ff`)
  expect([refused.status, Object.keys((await refused.json()) as object)]).toEqual([
    404,
    ['error', 'message', 'code', 'errorCode'],
  ])
  const elsewhere = await fetch(`http://127.0.0.1:${port}/invoices/%ff`)
  expect([elsewhere.status, await elsewhere.json()]).toMatchObject([404, { code: 'Route.NotFound' }])
})

test('a fault inside is told to the log, and to the client only that there was one', async () => {
  const port = await open(() => Promise.reject(new Error('secret detail')))
  const answer = await fetch(`http://127.0.0.1:${port}/page`)
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('secret detail')
  expect(faults).toHaveLength(1)
})

test('TRACE, CONNECT and methods nobody knows get 405 or 501, and broken requests 400', async () => {
  // promise 112
  const port = await open(async (_request, response) => void response.end('inside'))
  const head = 'HTTP/1.1\r\nHost: x\r\nConnection: close\r\n'
  expect(await raw(port, `TRACE / ${head}\r\n`)).toMatch(/^HTTP\/1\.1 405 /)
  expect(await raw(port, `CONNECT example.com:443 ${head}\r\n`)).toMatch(/^HTTP\/1\.1 405 /)
  expect(await raw(port, `BREW / ${head}\r\n`)).toMatch(/^HTTP\/1\.1 501 /)
  const smuggled = `POST / ${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`
  expect(await raw(port, smuggled)).toMatch(/^HTTP\/1\.1 400 /)
})

const missingPage: Inside = async (_request, response) => {
  response.statusCode = 404
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('etag', '"abc"')
  response.write('<html>')
  response.end('</html>')
}

test.each([
  ['asks for JSON', { accept: 'application/json' }],
  ['asks for problems', { accept: 'application/problem+json, */*;q=0.1' }],
  ['brings a key', { 'x-dolfin-api-key': 'any' }],
  ['brings a token', { authorization: 'Bearer any' }],
])('a missing page is a problem document for a caller who %s', async (_, headers) => {
  const port = await open(missingPage)
  const answer = await fetch(`http://127.0.0.1:${port}/problems/Nothing.AtAll`, { headers })
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(answer.headers.get('etag')).toBeNull()
  expect([answer.status, await answer.json()]).toMatchObject([
    404,
    { code: 'Route.NotFound', status: 404, instance: '/problems/Nothing.AtAll' },
  ])
  const head = await fetch(`http://127.0.0.1:${port}/problems/Nothing.AtAll`, { method: 'HEAD', headers })
  expect([head.status, await head.text()]).toEqual([404, ''])
})

test('browsers get the page, and other responses pass unchanged', async () => {
  const port = await open(missingPage)
  const browser = { accept: 'text/html,application/xhtml+xml,application/json;q=0.9' }
  const page = await fetch(`http://127.0.0.1:${port}/problems/Nothing.AtAll`, { headers: browser })
  expect([page.status, await page.text()]).toEqual([404, '<html></html>'])
  await stop?.()
  const other = await open(async (_request, response) => {
    response.writeHead(404, { 'content-type': 'application/pdf' })
    response.write('one ', () => response.end('two'))
  })
  const json = { accept: 'application/json' }
  const paper = await fetch(`http://127.0.0.1:${other}/paper`, { headers: json })
  expect([paper.headers.get('content-type'), await paper.text()]).toEqual(['application/pdf', 'one two'])
})

test('a problem below a payer’s link does not reveal the link', async () => {
  const port = await open(missingPage)
  const headers = { authorization: 'Bearer any' }
  const answer = await fetch(`http://127.0.0.1:${port}/i/a-secret-token`, { headers })
  const text = await answer.text()
  expect([JSON.parse(text).instance, text.includes('a-secret-token')]).toEqual(['/i', false])
})

// promise 117
test('a page that failed for want of the database says 503 and when to come back, to programs in their own shape', async () => {
  const db = openDatabase('postgres://nobody@127.0.0.1:1/none')
  const port = await open(async (_request, response) => {
    // As Next does: whoever catches the error shows a page for it.
    await db.$client`select 1`.catch(() => undefined)
    response.statusCode = 500
    response.setHeader('content-type', 'text/html')
    response.end('<h1>This page could not be shown</h1>')
  })
  const page = await fetch(`http://127.0.0.1:${port}/paper`, { headers: { accept: 'text/html' } })
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await page.text()).toContain('This page could not be shown')
  const program = await fetch(`http://127.0.0.1:${port}/paper`, { headers: { accept: 'application/json' } })
  expect(program.status).toBe(503)
  expect(await program.json()).toMatchObject({ status: 503, code: 'Server.Unavailable' })
  await db.$client.end()
})

test('a page that is drawn says by itself that it is nothing, or broken', async () => {
  const port = await open(async (request, response) => {
    sayStatus(request.url === '/paper' ? 500 : 404)
    response.setHeader('content-type', 'text/html')
    response.end('<h1>Drawn</h1>')
  })
  const page = await fetch(`http://127.0.0.1:${port}/i/a-secret-token`, { headers: { accept: 'text/html' } })
  expect([page.status, await page.text()]).toEqual([404, '<h1>Drawn</h1>'])
  const broken = await fetch(`http://127.0.0.1:${port}/paper`, { headers: { accept: 'text/html' } })
  expect([broken.status, await broken.text()]).toEqual([500, '<h1>Drawn</h1>'])
  const program = await fetch(`http://127.0.0.1:${port}/i/a-secret-token`, {
    headers: { accept: 'application/json' },
  })
  expect(await program.json()).toMatchObject({ status: 404, code: 'Route.NotFound' })
})

// promise 90
test('a request is measured by its route and status, never by its address', async () => {
  const port = await open(async (_request, response) => void response.writeHead(418).end())
  const token = 'MWk3dGhpcyBpcyBub3QgYSB0b2tlbg'
  await fetch(`http://127.0.0.1:${port}/i/${token}`)
  await fetch(`http://127.0.0.1:${port}/nowhere/${token}`)
  const measured = () =>
    recorded()
      .filter(({ name }) => name === 'remit_http_request_duration_seconds')
      .map(({ labels }) => labels)
  await expect.poll(measured).toContainEqual({ method: 'GET', route: '/i/[token]', status: '418' })
  expect(measured().some(({ route }) => route === 'none')).toBe(true)
  expect(JSON.stringify(recorded())).not.toContain(token)
})
