// Mollie as the sandbox plays it: strict, one profile for each key, its webhooks an id and nothing more.
import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, eventually, type Receiver, startBench, startReceiver } from '../testing/bench'

const KEY = `test_${'a'.repeat(30)}`
const OTHER_KEY = `test_${'b'.repeat(30)}`
const ORDER = {
  amount: { currency: 'EUR', value: '140.76' },
  description: 'Order 12',
  redirectUrl: 'https://shop.example/thanks',
  cancelUrl: 'https://shop.example/basket',
  method: 'creditcard',
  metadata: { order: '12' },
}

interface Answer {
  status: number
  isReplay: boolean
  body: Record<string, unknown> & { id: string; status: string }
}

let bench: Bench
let receiver: Receiver

beforeAll(async () => {
  bench = await startBench()
  receiver = await startReceiver()
})
afterAll(async () => {
  await bench.stop()
  await receiver.stop()
})

const ask = async (
  method: string,
  path: string,
  body?: object,
  { key = KEY, idempotencyKey = '', url = bench.sandbox.url } = {},
): Promise<Answer> => {
  const answer = await fetch(`${url}/mollie/v2/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(idempotencyKey && { 'idempotency-key': idempotencyKey }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  return {
    status: answer.status,
    isReplay: answer.headers.get('idempotent-replayed') === 'true',
    body: (await answer.json()) as Answer['body'],
  }
}
const make = async (changes: object = {}): Promise<Answer['body']> =>
  (await ask('POST', 'payments', { ...ORDER, ...changes })).body
const paid = async (changes: object = {}) => {
  const { id } = await make(changes)
  await bench.control(`mollie/payments/${id}/pay`, {})
  return id
}

describe('a payment', () => {
  test('is open, leads to a page, and cannot be taken back', async () => {
    const { body, status } = await ask('POST', 'payments', ORDER)
    expect(status).toBe(201)
    expect(body).toMatchObject({ resource: 'payment', mode: 'test', status: 'open', isCancelable: false })
    expect(body).toMatchObject({ amount: ORDER.amount, metadata: { order: '12' }, sequenceType: 'oneoff' })
    expect(body).toMatchObject({
      _links: { checkout: { href: `${bench.sandbox.url}/mollie/checkout/${body.id}` } },
    })
    expect((await ask('DELETE', `payments/${body.id}`)).status).toBe(422)
    expect((await ask('GET', `payments/${body.id}`)).body.status).toBe('open')
  })

  test('is cancelled where it may be', async () => {
    const { id } = await make()
    await bench.control(`mollie/payments/${id}/cancelable`, {})
    expect((await ask('DELETE', `payments/${id}`)).body).toMatchObject({ status: 'canceled' })
  })

  test.each([
    ['an amount that is no text', { amount: { currency: 'EUR', value: 10 } }, 'amount.value'],
    ['too few decimals', { amount: { currency: 'EUR', value: '10.5' } }, 'amount.value'],
    ['decimals where there are none', { amount: { currency: 'JPY', value: '10.00' } }, 'amount.value'],
    ['a currency it does not take', { amount: { currency: 'KWD', value: '1.000' } }, 'amount.currency'],
    ['nothing at all', { amount: { currency: 'EUR', value: '0.00' } }, 'amount'],
    ['too much', { amount: { currency: 'EUR', value: '10000.01' } }, 'amount'],
    ['an unknown parameter', { expiresAt: 1 }, 'expiresAt'],
    ['no way back', { redirectUrl: undefined }, 'redirectUrl'],
    ['a method that is not activated', { method: 'ideal' }, 'method'],
    ['a language it does not speak', { locale: 'en_AU' }, 'locale'],
    [
      'lines that do not add up',
      {
        lines: [
          {
            description: 'Chair',
            quantity: 2,
            unitPrice: { currency: 'EUR', value: '70.00' },
            totalAmount: { currency: 'EUR', value: '140.00' },
          },
        ],
      },
      'lines',
    ],
  ])('is refused for %s', async (_what, changes, field) => {
    const { body, status } = await ask('POST', 'payments', { ...ORDER, ...changes })
    expect(status).toBe(422)
    expect(body).toMatchObject({
      status: 422,
      title: 'Unprocessable Entity',
      field,
      _links: { documentation: { type: 'text/html' } },
    })
  })

  test('runs out after half an hour', async () => {
    const { id } = await make()
    await bench.control('clock', { advanceSeconds: 1801 })
    expect((await ask('GET', `payments/${id}`)).body.status).toBe('expired')
  })

  test('is listed newest first, a page at a time', async () => {
    const ids = [(await make()).id, (await make()).id, (await make()).id].reverse()
    const first = (await ask('GET', 'payments?limit=2')).body
    expect(first).toMatchObject({
      count: 2,
      _embedded: { payments: [{ id: ids[0] }, { id: ids[1] }] },
      _links: { next: { href: expect.stringContaining(`from=${ids[2]}`) } },
    })
    expect((await ask('GET', `payments?from=${ids[2]}&limit=1`)).body).toMatchObject({
      _embedded: { payments: [{ id: ids[2] }] },
    })
    expect((await ask('GET', 'payments?limit=251')).status).toBe(422)
    expect((await ask('GET', 'payments?status=paid')).status).toBe(422)
  })
})

describe('keys', () => {
  test.each(['', 'test_short', `sk_test_${'a'.repeat(30)}`, `test_revoked${'a'.repeat(30)}`])(
    'such as "%s" are not taken',
    async (key) => {
      expect(await ask('GET', 'methods', undefined, { key })).toMatchObject({
        status: 401,
        body: { title: 'Unauthorized Request' },
      })
    },
  )

  test('know nothing of each other', async () => {
    const { id } = await make()
    expect((await ask('GET', `payments/${id}`, undefined, { key: OTHER_KEY })).status).toBe(404)
    expect((await ask('GET', 'payments', undefined, { key: OTHER_KEY })).body.count).toBe(0)
  })

  test('repeat what was answered, for an hour, and refuse another request', async () => {
    const idempotencyKey = createHash('sha256').update('one').digest('hex')
    const first = await ask('POST', 'payments', ORDER, { idempotencyKey })
    const again = await ask('POST', 'payments', ORDER, { idempotencyKey })
    expect(again).toEqual({ ...first, isReplay: true })
    const other = await ask('POST', 'payments', { ...ORDER, description: 'Order 13' }, { idempotencyKey })
    expect(other.status).toBe(400)
    await bench.control('clock', { advanceSeconds: 3601 })
    expect((await ask('POST', 'payments', ORDER, { idempotencyKey })).body.id).not.toBe(first.body.id)
  })
})

describe('refunds', () => {
  const value = (text: string) => ({ amount: { currency: 'EUR', value: text } })

  test('are pending at first, done a moment later, and never more than was paid', async () => {
    const id = await paid()
    const made = await ask('POST', `payments/${id}/refunds`, { ...value('100.00'), metadata: { mine: '1' } })
    expect(made).toMatchObject({ status: 201, body: { status: 'pending', paymentId: id } })
    expect((await ask('POST', `payments/${id}/refunds`, value('40.77'))).status).toBe(422)
    await bench.control('clock', { advanceSeconds: 2 })
    expect((await ask('GET', `payments/${id}?embed=refunds`)).body).toMatchObject({
      amountRefunded: { value: '100.00' },
      amountRemaining: { value: '40.76' },
      _embedded: { refunds: [{ status: 'refunded', metadata: { mine: '1' } }] },
    })
  })

  test('that fail give their amount free again', async () => {
    const id = await paid()
    const { body } = await ask('POST', `payments/${id}/refunds`, value('140.76'))
    await bench.control(`mollie/refunds/${body.id}/fail`, {})
    expect((await ask('POST', `payments/${id}/refunds`, value('140.76'))).status).toBe(201)
  })

  test('need money', async () => {
    const { id } = await make()
    expect((await ask('POST', `payments/${id}/refunds`, value('1.00'))).status).toBe(422)
  })
})

describe('webhooks', () => {
  test('carry an id and no signature, and come again after a failure', async () => {
    receiver.received.length = 0
    receiver.answers.push(500)
    const id = await paid({ webhookUrl: `${receiver.url}/news` })
    await eventually(() => receiver.received.length === 2)
    expect(receiver.received.map(({ path, payload }) => [path, payload])).toEqual([
      ['/news', `id=${id}`],
      ['/news', `id=${id}`],
    ])
    expect(receiver.received[0]?.signature).toBe('undefined')
  })
})

describe('the checkout page', () => {
  test('asks what shall become of the payment, and leads back', async () => {
    const { id } = await make()
    const url = `${bench.sandbox.url}/mollie/checkout/${id}`
    const page = await fetch(url)
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' https://shop.example")
    const text = await page.text()
    for (const label of ['Paid', 'Failed', 'Cancelled', 'Expired'])
      expect(text).toContain(`>${label}</button>`)
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ status: 'canceled' }),
      redirect: 'manual',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, ORDER.cancelUrl])
    expect((await ask('GET', `payments/${id}`)).body.status).toBe('canceled')
    expect(await (await fetch(url)).text()).toContain('This payment is canceled')
    expect((await fetch(`${bench.sandbox.url}/mollie/checkout/tr_none`)).status).toBe(404)
  })
})

describe('faults', () => {
  test('come before the effect, or after it', async () => {
    const count = async () => Number((await ask('GET', 'payments?limit=250')).body.count)
    const before = await count()
    const fault = (kind: string, when: string) =>
      bench.control('faults', { method: 'POST', path: '/mollie/v2/payments', kind, when })
    await fault('429', 'before')
    expect((await ask('POST', 'payments', ORDER)).status).toBe(429)
    await fault('drop', 'before')
    await expect(ask('POST', 'payments', ORDER)).rejects.toThrow()
    expect(await count()).toBe(before)
    await fault('500', 'after')
    const idempotencyKey = 'a stored five hundred'
    expect((await ask('POST', 'payments', ORDER, { idempotencyKey })).status).toBe(500)
    expect(await ask('POST', 'payments', ORDER, { idempotencyKey })).toMatchObject({
      status: 500,
      isReplay: true,
    })
    expect(await count()).toBe(before + 1)
  })
})

test('what was answered is remembered after a restart', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'mollie-'))
  const first = await startBench({ dataDir })
  const { body } = await ask('POST', 'payments', ORDER, { url: first.sandbox.url })
  await first.control(`mollie/payments/${body.id}/pay`, {})
  await first.stop()
  const second = await startBench({ dataDir })
  const { body: after } = await ask('GET', `payments/${body.id}`, undefined, { url: second.sandbox.url })
  await second.stop()
  expect(after.status).toBe('paid')
})
