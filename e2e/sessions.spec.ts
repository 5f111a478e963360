// A shop takes a payment by a session: one call, the page of the chosen provider, the webhook, and the money back.
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright/test'
import { Webhook } from 'standardwebhooks'
import { SAMPLE_ORDER } from '@/lib/sessions/sample'
import { type Endpoint, openEndpoint } from '@/lib/webhooks/outgoing/testing/endpoint'
import { audit } from './support/audit'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

interface Session {
  sessionId: string
  checkoutUrl: string
  status: string
  routing: { selectedProvider: string; score: number }
  capturedAmount: number
  refundedAmount: number
}

interface Shop {
  signingSecret: string
  call<Answer>(method: string, path: string, body?: object): Promise<Answer>
}

let endpoint: Endpoint

test.beforeEach(async ({ context }) => {
  endpoint = await openEndpoint()
  await context.route('https://merchant.example.com/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<h1>The shop</h1>${new URL(route.request().url()).pathname}`,
    }),
  )
})
test.afterEach(() => endpoint.close())

/** An application with one provider and one webhook. */
async function openShop(url: string, { api }: Seller, provider: string, apiKey: string): Promise<Shop> {
  const { id } = await api<{ id: string }>('POST', '/api/v1/applications', { name: 'Web shop' })
  const home = `/api/v1/applications/${id}`
  await api('POST', `${home}/providers`, {
    name: provider,
    paymentMethods: ['card'],
    credentials: { apiKey },
  })
  const { fullKey } = await api<{ fullKey: string }>('POST', `${home}/api-keys`, {})
  const { signingSecret } = await api<{ signingSecret: string }>('POST', `${home}/webhooks`, {
    url: endpoint.url,
  })
  const call = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${url}/api/v1/sessions${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        Authorization: `Bearer ${fullKey}`,
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true)
    return (await answer.json()) as Answer
  }
  return { signingSecret, call }
}

/** Everything that was heard, after the reference library has verified it. */
const told = ({ signingSecret }: Shop) =>
  endpoint.heard.map(({ body, headers }) => {
    const named = Object.entries(headers).map(([name, value]) => [name, String(value)])
    return new Webhook(signingSecret).verify(body, Object.fromEntries(named)) as {
      type: string
      data: Record<string, unknown>
    }
  })

async function payAtStripe(page: Page): Promise<void> {
  const fields = page.frameLocator('iframe[title="Secure payment input frame"]')
  await fields.getByLabel('Card number').fill('4242424242424242')
  await fields.getByLabel('Expiration date').fill('12 / 34')
  await fields.getByLabel('Security code').fill('123')
  await page.getByRole('button', { name: /^Pay / }).click()
}

const payAtMollie = (page: Page) => page.getByRole('button', { name: 'Paid' }).click()

for (const { apiKey, pay, provider } of [
  { provider: 'stripe', apiKey: `sk_test_shop${randomUUID().replaceAll('-', '')}`, pay: payAtStripe },
  { provider: 'mollie', apiKey: `test_${randomUUID().replaceAll('-', '')}`, pay: payAtMollie },
]) {
  // promises 61, 62
  test(`the sample order is paid at ${provider}, told of, and given back in two parts`, async ({
    app,
    page,
    seller,
  }) => {
    const shop = await openShop(app.url, seller, provider, apiKey)
    const session = await shop.call<Session>('POST', '', SAMPLE_ORDER)
    expect(session).toEqual({
      sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checkoutUrl: expect.stringMatching(/^http/),
      status: 'PENDING',
      routing: { selectedProvider: provider, score: expect.any(Number) },
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    })
    const read = () => shop.call<Session>('GET', `/${session.sessionId}`)

    await page.goto(session.checkoutUrl)
    await pay(page)
    await page.waitForURL('https://merchant.example.com/checkout/success')

    await expect.poll(async () => (await read()).status).toBe('SUCCEEDED')
    expect(await read()).toMatchObject({ capturedAmount: 140.76, refundedAmount: 0 })
    await expect.poll(() => told(shop).map(({ type }) => type)).toEqual(['session.succeeded'])
    expect(told(shop)[0]?.data).toMatchObject({
      sessionId: session.sessionId,
      orderReference: 'ORD-2024-001',
      status: 'SUCCEEDED',
      capturedAmount: 140.76,
    })

    const refunds = `/${session.sessionId}/refunds`
    await shop.call('POST', refunds, { amount: '70.38' })
    await expect.poll(async () => (await read()).status).toBe('PARTIALLY_REFUNDED')
    await shop.call('POST', refunds, {})
    await expect.poll(async () => (await read()).status).toBe('REFUNDED')
    expect(await read()).toMatchObject({ capturedAmount: 140.76, refundedAmount: 140.76 })
    await expect
      .poll(() => told(shop).map(({ data: { status } }) => status))
      .toEqual(['SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED'])
  })
}

test('a payer who turns back at the provider comes to the shop, and the session says what became of it', async ({
  app,
  page,
  seller,
}) => {
  const shop = await openShop(app.url, seller, 'mollie', `test_${randomUUID().replaceAll('-', '')}`)
  const { checkoutUrl, sessionId } = await shop.call<Session>('POST', '', SAMPLE_ORDER)
  await page.goto(checkoutUrl)
  await page.getByRole('button', { name: 'Cancelled' }).click()
  await page.waitForURL('https://merchant.example.com/checkout/failure')
  await expect.poll(async () => (await shop.call<Session>('GET', `/${sessionId}`)).status).toBe('CANCELLED')
  await expect.poll(() => told(shop).map(({ type }) => type)).toEqual(['session.cancelled'])
})

test('the API is documented where it is, readable on a phone, and refuses in its own shapes', async ({
  page,
  request,
}) => {
  await page.goto('/docs/sessions')
  await expect(page.getByRole('heading', { name: 'The Sessions API' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Create a session' })).toBeVisible()
  await expect(page.getByRole('cell', { name: /IDEMPOTENCY_KEY_MISMATCH/ })).toBeVisible()
  expect(await audit(page)).toEqual([])
  const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  expect(await page.evaluate(overflow)).toBe(0)
  const description = await (await request.get('/api/v1/openapi.json')).json()
  expect(description.paths['/api/v1/sessions'].post.operationId).toBe('createSession')
  for (const [method, path, status] of [
    ['POST', '/api/v1/sessions', 401],
    ['PUT', '/api/v1/sessions', 405],
    ['GET', '/api/v1/nothing', 404],
  ] as const) {
    const answer = await request.fetch(path, { method })
    expect([path, answer.status()]).toEqual([path, status])
    expect(await answer.json()).toMatchObject({ error: expect.any(String), code: status })
  }
})
