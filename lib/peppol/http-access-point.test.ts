// The access point over HTTP: every answer is one of three faults, or what was asked for; and the key goes nowhere else.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPeppolFault } from './fault'
import { httpAccessPoint } from './http-access-point'
import { BILLING_PROCESS, DOCUMENT_TYPES } from './identifiers'

let reply: (request: IncomingMessage, response: ServerResponse) => void
let asked: { url: string; headers: IncomingMessage['headers']; body: string }[] = []
let elsewhere = 0
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  asked.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() })
  reply(request, response)
})
const other = createServer((_request, response) => {
  elsewhere++
  response.end('{}')
})
const urlOf = (of: typeof server) => `http://127.0.0.1:${(of.address() as AddressInfo).port}`

beforeAll(async () => {
  for (const one of [server, other]) await new Promise<void>((done) => one.listen(0, '127.0.0.1', done))
})
afterAll(() => {
  for (const one of [server, other]) one.close()
})

const point = () => httpAccessPoint({ url: `${urlOf(server)}/api`, key: 'ap_test_key' })
const answers = (status: number, body: string | object, headers: Record<string, string> = {}) => {
  asked = []
  reply = (_request, response) => {
    response.writeHead(status, headers)
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
}

const DOCUMENT = {
  ...{ sender: { scheme: '9930', id: 'DE136695976' }, receiver: { scheme: '0088', id: '7300020000077' } },
  ...{ documentType: DOCUMENT_TYPES.invoice, process: BILLING_PROCESS, sha256: 'a'.repeat(64) },
  bytes: new TextEncoder().encode('<Invoice/>'),
}

async function faultOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isPeppolFault(error)) throw error
  return { kind: error.kind, reason: error.reason }
}

it('says what is asked, with the key and the idempotency key', async () => {
  answers(201, { id: 'msg_1', state: 'sent', reason: null, more: 'is ignored' })
  expect(await point().submit(DOCUMENT, 'key-1')).toEqual({ id: 'msg_1', state: 'sent', reason: null })
  const [{ body, headers, url } = { body: '', headers: {}, url: '' }] = asked
  expect(url).toBe('/api/v1/messages')
  expect(headers).toMatchObject({ authorization: 'Bearer ap_test_key', 'idempotency-key': 'key-1' })
  expect(JSON.parse(body)).toMatchObject({ document: Buffer.from('<Invoice/>').toString('base64') })
  answers(200, { messages: [{ id: 'msg_1', state: 'rejected', reason: 'No\r\nway' }] })
  expect(await point().findSubmitted('key-1')).toEqual({ id: 'msg_1', state: 'rejected', reason: 'No way' })
  answers(200, { messages: [] })
  expect(await point().findSubmitted('key-2')).toBeUndefined()
})

it('tells a receiver who is not registered from an address that is wrong', async () => {
  const lookUp = () => point().lookUp(DOCUMENT.receiver, DOCUMENT.documentType)
  answers(200, { documentTypes: [DOCUMENT_TYPES.invoice] })
  expect(await lookUp()).toBe(true)
  expect(asked[0]?.url).toBe('/api/v1/participants/0088%3A7300020000077')
  answers(200, { documentTypes: [DOCUMENT_TYPES['credit-note']] })
  expect(await lookUp()).toBe(false)
  answers(404, { code: 'participant-unknown', detail: 'Nobody.' })
  expect(await lookUp()).toBe(false)
  answers(404, 'Not Found')
  expect(await faultOf(lookUp())).toEqual({ kind: 'away', reason: null })
})

describe('an answer', () => {
  it.each([
    [422, { code: 'sums-wrong', detail: 'It does not add up.' }, 'refused', 'It does not add up.'],
    [400, 'no JSON', 'refused', 'The access point refused it.'],
    [401, { detail: 'no' }, 'away', null],
    [429, {}, 'away', null],
    [409, { detail: 'Another document.' }, 'unknown', null],
    [500, {}, 'unknown', null],
    [503, {}, 'unknown', null],
    [200, 'no JSON', 'unknown', null],
    [200, { id: 'msg_1', state: 'lost' }, 'unknown', null],
    [201, { id: 'm', state: 'sent', filler: 'x'.repeat(100_000) }, 'unknown', null],
  ])('%i %j is %s', async (status, body, kind, reason) => {
    answers(status, body)
    expect(await faultOf(point().submit(DOCUMENT, 'key'))).toEqual({ kind, reason })
  })

  it('that leads elsewhere is not followed', async () => {
    answers(307, '', { location: urlOf(other) })
    expect(await faultOf(point().submit(DOCUMENT, 'key'))).toEqual({ kind: 'unknown', reason: null })
    expect(elsewhere).toBe(0)
  })

  it('that breaks off is unknown, and a door that is shut is away', async () => {
    reply = (request) => request.socket.destroy()
    expect(await faultOf(point().submit(DOCUMENT, 'key'))).toMatchObject({ kind: 'unknown' })
    const gone = createServer()
    await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done))
    const nobody = httpAccessPoint({ url: urlOf(gone), key: 'k' })
    await new Promise((done) => gone.close(done))
    expect(await faultOf(nobody.submit(DOCUMENT, 'key'))).toMatchObject({ kind: 'away' })
  })
})
