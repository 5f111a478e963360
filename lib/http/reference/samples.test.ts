// The samples of the documentation are programs that run as they are pasted: each is run against a server that says what it got.
import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SampleCall, samplesOf } from './samples'

const run = promisify(execFile)
const env = { ...process.env, REMIT_API_KEY: 'key-1', REMIT_TOKEN: 'token-1', REMIT_COOKIE: 'a=b' }

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { headers, method, url } = request
  const body = Buffer.concat(chunks).toString()
  const { authorization, cookie } = headers
  const told = {
    method,
    url,
    type: headers['content-type'] ?? null,
    key: headers['x-dolfin-api-key'] ?? null,
    organisation: headers['x-dolfin-organisation-id'] ?? null,
    ...{ authorization: authorization ?? null, cookie: cookie ?? null },
    body: body === '' ? null : JSON.parse(body),
  }
  response.end(JSON.stringify(told))
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))

const BODY = { name: 'O’Neil\'s "Café"', isGood: true, nothing: null, list: [], rows: [{ price: 12.5 }] }

const calls: Omit<SampleCall, 'url'>[] = [
  { method: 'GET', credential: 'none', headers: [], body: undefined },
  {
    method: 'POST',
    credential: 'key',
    headers: [{ name: 'x-dolfin-organisation-id', value: '7d0e2c5a' }],
    body: JSON.stringify(BODY, null, 2),
  },
  { method: 'PATCH', credential: 'token', headers: [], body: '{}' },
  { method: 'DELETE', credential: 'cookie', headers: [], body: undefined },
]

it.each(calls)('$method by $credential says the same in every language', async (call) => {
  const { port } = server.address() as AddressInfo
  const { curl, javascript, python } = samplesOf({ ...call, url: `http://127.0.0.1:${port}/x/1?a=b` })
  const inShell = await run('bash', ['-c', curl.replace('curl', 'curl -sS')], { env })
  const inNode = await run(process.execPath, ['--input-type=module', '-e', javascript], { env })
  const answers = [inShell.stdout, inNode.stdout.replace(/^200 /, '')]
  const isPythonHere = await run('python3', ['--version']).then(
    () => true,
    () => false,
  )
  if (isPythonHere) answers.push((await run('python3', ['-c', python], { env })).stdout.replace(/^200 /, ''))
  const [first, ...others] = answers.map((answer) => JSON.parse(answer))
  expect(first).toMatchObject({
    method: call.method,
    url: '/x/1?a=b',
    body: call.body === undefined ? null : JSON.parse(call.body),
    type: call.body === undefined ? null : 'application/json',
    key: call.credential === 'key' ? 'key-1' : null,
    authorization: call.credential === 'token' ? 'Bearer token-1' : null,
    cookie: call.credential === 'cookie' ? 'a=b' : null,
  })
  for (const other of others) expect(other).toEqual(first)
})
