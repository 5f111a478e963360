// Stripe behind the port, called by a key of the merchant's own, against the sandbox.

import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { stripeLocaleOf } from '@/lib/stripe/locale'
import { conformsAsProvider, conformsToThePort } from '@/lib/testing/conformance/conformance'
import type { ProviderDesk } from '@/lib/testing/conformance/conformance-news'
import { faultOf, HOSTED, openLetterbox, orderOf, paidAt } from '@/lib/testing/conformance/order'
import { testSandbox } from '@/lib/testing/sandbox'
import { sandboxControl } from '@/lib/testing/sandbox-control'
import { stripeKeyKind } from './kind'

async function openDesk(): Promise<ProviderDesk> {
  const { url } = await testSandbox()
  const control = sandboxControl(url)
  return {
    kind: stripeKeyKind({ stripeApiBase: url }),
    control,
    fresh: () => ({ apiKey: `sk_test_connection_${randomUUID().replaceAll('-', '')}` }),
    revoked: () => ({ apiKey: 'sk_test_revoked_connection' }),
    page: HOSTED,
    accountOf: async ({ apiKey }) => {
      const answer = await fetch(`${url}/v1/account`, { headers: { authorization: `Bearer ${apiKey}` } })
      return String(((await answer.json()) as { id: unknown }).id)
    },
    createPath: '/v1/checkout/sessions',
    refundPath: '/v1/refunds',
    pageSize: 100,
    cutsToLose: 2,
    pay: (reference) => control.post(`checkout_sessions/${reference}/pay`),
    expire: (reference) => control.post(`checkout_sessions/${reference}/expire`),
    makeClosable: async () => undefined,
    refundAtDashboard: (reference) => control.post(`payment_intents/${reference}/refund`, { amount: 100 }),
    dispute: (reference) => control.post(`payment_intents/${reference}/dispute`),
  }
}

const seek = (paymentId: string) => ({ paymentId, page: 'hosted' as const, since: new Date() })

conformsToThePort(
  'Stripe by key',
  { id: 'stripe-key', page: 'hosted', waitsForEver: false, takesFee: false, news: 'own' },
  openDesk,
)
conformsAsProvider('Stripe by key', openDesk)

describe('Stripe alone', () => {
  test('a refusal of an automatic retry says nothing about the first attempt', async () => {
    // promise 31
    const desk = await openDesk()
    const credentials = await desk.fresh()
    const account = await desk.accountOf(credentials)
    const order = orderOf()
    const connector = desk.kind.connect(credentials)
    for (const fault of [{ kind: 'drop', when: 'after' }, { kind: '429' }])
      await desk.control.post('faults', { account, method: 'POST', path: desk.createPath, ...fault })
    const fault = await faultOf(connector.create(order, order.paymentId))
    expect(fault.kind).toBe('unanswered')
    expect(await connector.findMade(seek(order.paymentId))).toMatchObject({ state: 'open' })
  })

  test('sends three-decimal amounts as one sum where a single price is not chargeable', async () => {
    const desk = await openDesk()
    const order = orderOf({
      total: { minor: 3010, currency: 'KWD' },
      items: [{ name: 'Chair', quantity: 2, unitPriceMinor: 1005 }],
      shippingMinor: 1000,
      taxMinor: 0,
    })
    expect(await desk.kind.connect(await desk.fresh()).create(order, order.paymentId)).toMatchObject({
      amountMinor: 3010,
      currency: 'KWD',
    })
  })

  test('names the order on the card’s statement, as far as Stripe has room', async () => {
    const desk = await openDesk()
    const credentials = await desk.fresh()
    const connector = desk.kind.connect(credentials)
    await paidAt(desk, connector, orderOf({ statementName: 'ORD-2024-Ü1' }))
    const [intent] = await desk.control.objects('payment_intent', await desk.accountOf(credentials))
    expect(intent).toMatchObject({ statement_descriptor_suffix: 'ORD2024U1' })
  })

  test('rejects an email address that Stripe cannot read, and creates nothing', async () => {
    const desk = await openDesk()
    const connector = desk.kind.connect(await desk.fresh())
    const order = orderOf({ expiresAt: new Date(Date.now() + 60_000) })
    expect((await faultOf(connector.create(order, order.paymentId))).kind).toBe('refused')
    expect(await connector.findMade(seek(order.paymentId))).toBeUndefined()
  })

  test('tells of a refund by its payment, which leads to the session', async () => {
    const desk = await openDesk()
    const letterbox = await openLetterbox()
    const connector = desk.kind.connect(await desk.fresh())
    const { paymentReference, reference } = await paidAt(desk, connector)
    const subscription = await connector.subscribe(letterbox.url)
    await desk.refundAtDashboard(paymentReference)
    const [post] = await letterbox.posts(1)
    await letterbox.close()
    if (!post || !subscription) throw new Error('nothing was posted')
    const read = (raw: string, secret: string | null) =>
      desk.kind.readNotice(raw, post.headers, secret, new Date())
    const notice = read(post.raw, subscription.signingSecret)
    expect(notice).toMatchObject({ objectReference: paymentReference })
    expect(await connector.read(paymentReference)).toMatchObject({ reference })
    // promises 40 to 43
    for (const secret of ['whsec_other', '', null])
      expect(() => read(post.raw, secret)).toThrow(
        expect.objectContaining({ code: 'Webhook.SignatureInvalid' }),
      )
    expect(() => read(`${post.raw} `, subscription.signingSecret)).toThrow()
    await connector.unsubscribe(subscription.reference)
  })

  test('registers one webhook address once, with the latest secret', async () => {
    const desk = await openDesk()
    const credentials = await desk.fresh()
    const connector = desk.kind.connect(credentials)
    const other = await connector.subscribe('https://shop.example/other')
    await connector.subscribe('https://shop.example/news')
    const last = await connector.subscribe('https://shop.example/news')
    const endpoints = await desk.control.objects('webhook_endpoint', await desk.accountOf(credentials))
    expect(endpoints.map(({ id }) => id)).toEqual([last?.reference, other?.reference])
  })

  test.each([
    ['en_AU', 'en'],
    ['pt-br', 'pt-BR'],
    ['es_MX', 'es-419'],
    ['en-US-u-nu-latn', 'en'],
    ['ar-EG', 'auto'],
    ['tlh_QO', 'auto'],
    [null, 'auto'],
  ])('greets %s in %s', (asked, spoken) => {
    expect(stripeLocaleOf(asked ?? '')).toBe(spoken)
  })
})
