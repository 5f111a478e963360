// Mollie behind the port, against the sandbox.
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { conformsAsProvider, conformsToThePort } from '@/lib/testing/conformance/conformance'
import type { ProviderDesk } from '@/lib/testing/conformance/conformance-news'
import { HOSTED, orderOf, paidAt, plainOrder } from '@/lib/testing/conformance/order'
import { testSandbox } from '@/lib/testing/sandbox'
import { sandboxControl } from '@/lib/testing/sandbox-control'
import { mollieKind } from './kind'
import { linesOf } from './lines'
import { localeOf } from './locale'

const freshKey = () => ({ apiKey: `test_${randomUUID().replaceAll('-', '')}` })

async function openDesk(): Promise<ProviderDesk> {
  const { env, url } = await testSandbox()
  const control = sandboxControl(url)
  return {
    kind: mollieKind({ mollieApiBase: env.MOLLIE_API_BASE }),
    control,
    fresh: freshKey,
    revoked: () => ({ apiKey: `test_revoked${'0'.repeat(24)}` }),
    page: HOSTED,
    accountOf: async ({ apiKey }) => {
      const headers = { authorization: `Bearer ${apiKey}` }
      const answer = await fetch(`${env.MOLLIE_API_BASE}/v2/profiles/me`, { headers })
      return String(((await answer.json()) as { id: unknown }).id)
    },
    createPath: '/mollie/v2/payments',
    refundPath: '/mollie/v2/payments/*/refunds',
    pageSize: 250,
    cutsToLose: 1,
    pay: (reference) => control.post(`mollie/payments/${reference}/pay`),
    expire: (reference) => control.post(`mollie/payments/${reference}/expire`),
    makeClosable: (reference) => control.post(`mollie/payments/${reference}/cancelable`),
    refundAtDashboard: (reference) => control.post(`mollie/payments/${reference}/refund`, { value: '1.00' }),
    dispute: (reference) => control.post(`mollie/payments/${reference}/chargeback`),
  }
}

conformsToThePort(
  'Mollie',
  { id: 'mollie', page: 'hosted', waitsForEver: false, takesFee: false, news: 'own' },
  openDesk,
)
conformsAsProvider('Mollie', openDesk)

describe('Mollie alone', () => {
  const open = async () => {
    const desk = await openDesk()
    const connector = desk.kind.connect(await desk.fresh())
    const order = orderOf()
    const { reference } = await connector.create(order, order.paymentId)
    return { connector, desk, reference }
  }

  test('cannot cancel what it calls uncancellable, and reports it as open', async () => {
    const { connector, reference } = await open()
    expect(await connector.close(reference)).toMatchObject({ state: 'open' })
  })

  test('reports why a payment failed, and counts pending refunds', async () => {
    const { connector, desk, reference } = await open()
    await desk.control.post(`mollie/payments/${reference}/pend`)
    expect(await connector.read(reference)).toMatchObject({ state: 'processing', capturedMinor: 0 })
    await desk.control.post(`mollie/payments/${reference}/authorize`)
    expect(await connector.read(reference)).toMatchObject({ state: 'processing' })
    await desk.control.post(`mollie/payments/${reference}/fail`)
    expect(await connector.read(reference)).toMatchObject({
      state: 'failed',
      failureReason: 'insufficient_funds',
    })
  })

  test('says when a refund fails', async () => {
    const { connector, desk } = await open()
    const { paymentReference, reference } = await paidAt(desk, connector)
    await desk.refundAtDashboard(paymentReference)
    const { refunds } = await connector.read(reference)
    await desk.control.post(`mollie/refunds/${refunds[0]?.reference}/fail`)
    expect((await connector.read(reference)).refunds).toMatchObject([{ state: 'failed' }])
  })

  test('supports what its documentation says', async () => {
    const { kind } = await openDesk()
    expect(kind.takesCurrency('AUD')).toBe(true)
    expect(kind.takesCurrency('KWD')).toBe(false)
    expect(kind.limitFault({ minor: 1_000_000, currency: 'EUR' })).toBeUndefined()
    expect(kind.limitFault({ minor: 1_000_001, currency: 'EUR' })).toMatch(/maximum/)
    expect(kind.limitFault({ minor: 0, currency: 'AUD' })).toMatch(/minimum/)
  })

  test('refuses an amount outside its limits', async () => {
    const { connector } = await open()
    const order = plainOrder(1_000_001, 'EUR')
    await expect(connector.create(order, order.paymentId)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('maximum'),
    })
  })

  test('gets long names cut at whole characters', () => {
    // promise 60
    const item = { quantity: 1, unitPriceMinor: 100 }
    const names = [`${'a'.repeat(99)}😀`, `${'a'.repeat(98)}😀b`]
    const lines = linesOf(orderOf({ items: names.map((name) => ({ ...item, name })) }))
    expect(lines?.slice(0, 2).map(({ description }) => description)).toEqual([
      'a'.repeat(99),
      `${'a'.repeat(98)}😀`,
    ])
  })

  test.each([
    ['en_AU', 'en_GB'],
    ['en-us', 'en_US'],
    ['de', 'de_DE'],
    ['ja_JP', undefined],
    [null, undefined],
  ])('greets %s in %s', (asked, spoken) => {
    expect(localeOf(asked)).toBe(spoken)
  })

  test('posts an id, and the same id a second later is another event', async () => {
    const { kind } = await openDesk()
    const read = (at: number) => kind.readNotice('id=tr_abc', new Headers(), null, new Date(at))
    expect(read(1000)).toEqual({ noticeReference: 'tr_abc@1', objectReference: 'tr_abc', kind: 'payment' })
    expect(read(1999)).toEqual(read(1000))
    expect(read(2000)).not.toEqual(read(1000))
  })
})
