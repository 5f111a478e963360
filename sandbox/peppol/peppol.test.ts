// The access point as the sandbox plays it: it takes what fits and adds up, once for each key, and receivers do as their ids say.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, eventually, startBench } from '../testing/bench'
import { smallInvoice } from '../testing/ubl'
import { BILLING_PROCESS, CUSTOMIZATION, DOCUMENT_TYPES } from './receivers'

const KEY = 'ap_test_a_key_of_the_tests'
const SENDER = { scheme: '9930', id: 'DE123456789' }
const RECEIVER = { scheme: '0208', id: '0202239951' }
const gln = (id: string) => ({ scheme: '0088', id })

const PARTS = {
  ...{ sender: SENDER, receiver: RECEIVER, customization: CUSTOMIZATION, process: BILLING_PROCESS },
  lines: ['60.00', '40.00'] as [string, string],
  ...{ tax: '19.00', gross: '119.00', payable: '100.00' },
}

let bench: Bench
let keys = 0

beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.stop())

interface Answer {
  status: number
  body: {
    id: string
    state: string
    reason: string | null
    code?: string
    detail?: string
    messages?: { id: string }[]
  }
}

const ask = async (method: string, path: string, body?: object, headers: object = {}): Promise<Answer> => {
  const answer = await fetch(`${bench.sandbox.url}/peppol/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${KEY}`, ...headers },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Answer['body'] }
}

const envelope = (xml: string, changes: object = {}) => ({
  ...{ sender: SENDER, receiver: RECEIVER, documentType: DOCUMENT_TYPES.Invoice, process: BILLING_PROCESS },
  sha256: createHash('sha256').update(xml).digest('hex'),
  document: Buffer.from(xml).toString('base64'),
  ...changes,
})

const submit = (body: object, key = `key-${++keys}`) =>
  ask('POST', 'messages', body, { 'idempotency-key': key })

const sendTo = (receiver: { scheme: string; id: string }, key?: string) =>
  submit(envelope(smallInvoice({ ...PARTS, receiver }), { receiver }), key)

describe('a document', () => {
  test('that fits its envelope and adds up is taken, and delivered', async () => {
    const { body, status } = await submit(envelope(smallInvoice(PARTS)))
    expect([status, body.state]).toEqual([201, 'sent'])
    const known = await eventually(async () => {
      const { body: now } = await ask('GET', `messages/${body.id}`)
      return now.state !== 'sent' && now
    })
    expect(known).toMatchObject({ state: 'delivered', reason: null, documentNumber: 'RE-1' })
  })

  test.each([
    ['is not well-formed', () => envelope(smallInvoice(PARTS).replace('</Invoice>', '')), 'document-invalid'],
    [
      'names files of ours',
      () => envelope(`<!DOCTYPE x SYSTEM "file:///etc/passwd">${smallInvoice(PARTS)}`),
      'document-invalid',
    ],
    ['is no UBL', () => envelope('<Invoice/>'), 'document-invalid'],
    ['is of another sender', () => envelope(smallInvoice({ ...PARTS, sender: RECEIVER })), 'sender-mismatch'],
    [
      'is for another receiver',
      () => envelope(smallInvoice({ ...PARTS, receiver: SENDER })),
      'receiver-mismatch',
    ],
    [
      'is for the same id of another scheme',
      () => envelope(smallInvoice({ ...PARTS, receiver: { ...RECEIVER, scheme: '9930' } })),
      'receiver-mismatch',
    ],
    [
      'is no Peppol BIS',
      () => envelope(smallInvoice({ ...PARTS, customization: 'urn:cen.eu:en16931:2017' })),
      'document-type-mismatch',
    ],
    [
      'is of another type',
      () => envelope(smallInvoice(PARTS), { documentType: DOCUMENT_TYPES.CreditNote }),
      'document-type-mismatch',
    ],
    [
      'is of another process',
      () => envelope(smallInvoice({ ...PARTS, process: 'other' })),
      'process-mismatch',
    ],
    ['has another hash', () => envelope(smallInvoice(PARTS), { sha256: 'a'.repeat(64) }), 'sha256-mismatch'],
    [
      'has lines that do not add up',
      () => envelope(smallInvoice({ ...PARTS, lines: ['60.00', '40.01'] })),
      'sums-wrong',
    ],
    [
      'has a gross that is not net and tax',
      () => envelope(smallInvoice({ ...PARTS, gross: '120.00' })),
      'sums-wrong',
    ],
    ['asks for what was paid', () => envelope(smallInvoice({ ...PARTS, payable: '119.00' })), 'sums-wrong'],
    ['has a part that nobody knows', () => envelope(smallInvoice(PARTS), { priority: 1 }), 'request-invalid'],
  ])('that %s is refused', async (_, make, code) => {
    const { body, status } = await submit(make())
    expect([status, body.code]).toEqual([422, code])
  })

  test('is taken once for its key: the same is answered again, another is refused', async () => {
    const first = await sendTo(RECEIVER, 'once')
    const again = await sendTo(RECEIVER, 'once')
    expect([again.status, again.body.id]).toEqual([200, first.body.id])
    expect((await sendTo(gln('7300020000077'), 'once')).status).toBe(409)
    expect((await ask('GET', 'messages?idempotencyKey=once')).body.messages).toMatchObject([
      { id: first.body.id },
    ])
    expect((await ask('GET', 'messages?idempotencyKey=never')).body.messages).toEqual([])
    expect((await ask('POST', 'messages', envelope(smallInvoice(PARTS)))).status).toBe(400)
  })
})

describe('a receiver', () => {
  test('that is not registered is not found, and nothing is sent to it', async () => {
    expect((await ask('GET', 'participants/0088%3A7300020000008')).status).toBe(404)
    expect((await ask('GET', 'participants/0208%3A0202239951')).body).toMatchObject({
      documentTypes: Object.values(DOCUMENT_TYPES),
    })
    expect((await sendTo(gln('7300020000008'))).body.code).toBe('receiver-unknown')
  })

  test('rejects, never answers, or takes its time', async () => {
    const ids = ['7300020000015', '7300020000053', '7300020000022']
    const [rejected, lost, slow] = await Promise.all(ids.map(async (id) => (await sendTo(gln(id))).body.id))
    const state = async (id = '') => (await ask('GET', `messages/${id}`)).body
    expect(await eventually(async () => (await state(rejected)).reason)).toMatch(/order number/)
    expect(await eventually(async () => (await state(lost)).reason)).toMatch(/not confirmed/)
    expect((await state(slow)).state).toBe('sent')
    await bench.control(`peppol/messages/${slow}/deliver`, {})
    expect((await state(slow)).state).toBe('delivered')
  })

  test('lets the access point fail once, and nothing was taken', async () => {
    const receiver = gln('7300020000039')
    expect((await sendTo(receiver, 'twice')).status).toBe(503)
    expect((await ask('GET', 'messages?idempotencyKey=twice')).body.messages).toEqual([])
    expect((await sendTo(receiver, 'twice')).status).toBe(201)
  })

  test('breaks the connection off after the message was taken', async () => {
    await expect(sendTo(gln('7300020000046'), 'lost')).rejects.toThrow()
    expect((await ask('GET', 'messages?idempotencyKey=lost')).body.messages).toHaveLength(1)
    expect((await sendTo(gln('7300020000046'), 'lost')).status).toBe(200)
  })
})

test('a key is wanted, and sees its own messages alone', async () => {
  const { body } = await sendTo(RECEIVER)
  const as = (key: string) => ask('GET', `messages/${body.id}`, undefined, { authorization: `Bearer ${key}` })
  expect((await as('ap_test_another_key')).status).toBe(404)
  expect((await as('ap_test_revoked_key')).status).toBe(401)
  expect((await as('sk_test_remitsandbox')).status).toBe(401)
})
