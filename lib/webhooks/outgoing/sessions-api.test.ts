// Webhooks of applications: of one application only, secrets once, and what is told when a session is paid and refunded.
import { Webhook } from 'standardwebhooks'
import { expect } from 'vitest'
import { POST as redeliver } from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/deliveries/[deliveryId]/redeliver/route'
import { GET as deliveries } from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/deliveries/route'
import { POST as rotate } from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/rotate-secret/route'
import { DELETE, PATCH, GET as read } from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/route'
import { POST as sendTest } from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/test/route'
import { GET as list, POST } from '@/app/api/v1/applications/[id]/webhooks/route'
import { createApplication } from '@/lib/applications/create'
import { newId } from '@/lib/ids'
import { createLimitedApiKey } from '@/lib/organisations/api-keys'
import { createSession } from '@/lib/sessions/create'
import { reconcileSession } from '@/lib/sessions/reconcile'
import { refundSession } from '@/lib/sessions/refund'
import { selectAttempts, selectSession } from '@/lib/sessions/store'
import { call } from '@/lib/testing/calls'
import { withSandbox } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { testSandbox } from '@/lib/testing/sandbox'
import { sandboxControl } from '@/lib/testing/sandbox-control'
import { openSessionShop, type SessionShop } from '@/lib/testing/sessions'
import { drainDeliveries } from './courier'
import { type Endpoint, openEndpoint } from './testing/endpoint'

const it = withSandbox
  .extend('needs', { withSandbox: true, env: { WEBHOOK_ALLOW_LOOPBACK: 'true' } })
  .extend('shop', { scope: 'file' }, ({ house }) => openSessionShop(house, [house.env.stripeSecretKey]))
  .extend('owner', { scope: 'file' }, async ({ shop, house }) => {
    const { organisationId } = shop
    const { raw } = await createLimitedApiKey(house, { organisationId, name: 'Shop' })
    return { apiKey: raw, organisationId }
  })
  .extend('endpoint', { scope: 'file' }, () => openEndpoint())
it.afterAll(async ({ endpoint }) => {
  await endpoint.close()
})

const create = (
  shop: SessionShop,
  owner: { apiKey: string; organisationId: string },
  endpoint: Endpoint,
  body: object = {},
  id = shop.applicationId,
) => call(POST, { ...owner, params: { id }, body: { url: endpoint.url, ...body } })
const about = async (
  shop: SessionShop,
  owner: { apiKey: string; organisationId: string },
  endpoint: Endpoint,
  body: object = {},
) => {
  const { json } = await create(shop, owner, endpoint, body)
  const params = { id: shop.applicationId, webhookId: String(json.id) }
  return { ...owner, params, secret: String(json.signingSecret) }
}
const heardBy = async (endpoint: Endpoint, house: TestHouse, secret: string) => {
  endpoint.heard.length = 0
  await drainDeliveries(house)
  const webhook = new Webhook(secret)
  return endpoint.heard.flatMap(({ body, headers }) => {
    const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
    try {
      return [webhook.verify(body, named)]
    } catch (error) {
      // Those of other subscriptions at the same address are signed with other secrets.
      if (error instanceof Error && error.message === 'No matching signature found') return []
      throw error
    }
  })
}

// promise 67
it('is created with a secret that is shown once, read, changed and deleted', async ({
  endpoint,
  owner,
  shop,
}) => {
  const subscribedEvents = ['session.succeeded', 'session.succeeded', 'session.refunded']
  const created = await create(shop, owner, endpoint, { subscribedEvents })
  expect(created.status).toBe(201)
  const { signingSecret, ...shown } = created.json
  expect(signingSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(shown).toEqual({
    id: expect.any(String),
    url: endpoint.url,
    isActive: true,
    subscribedEvents: ['session.succeeded', 'session.refunded'],
    disabledReason: null,
    previousSecretValidUntil: null,
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
  })
  const one = { ...owner, params: { id: shop.applicationId, webhookId: String(shown.id) } }
  expect((await call(read, one)).json).toEqual(shown)
  const changed = await call(PATCH, { ...one, body: { isActive: false, subscribedEvents: [] } })
  expect(changed.json).toMatchObject({ isActive: false, subscribedEvents: [], url: endpoint.url })
  const listed = await call(list, { ...owner, params: { id: shop.applicationId } })
  expect(listed.text).toContain(String(shown.id))
  expect(listed.text).not.toContain('whsec_')
  expect((await call(DELETE, one)).status).toBe(204)
  expect((await call(read, one)).json).toMatchObject({ error: 'Not Found', code: 404 })
})

it.for([
  [{ url: undefined }, /^url/],
  [{ url: 'https://10.0.0.1/' }, /^url/],
  [{ url: 'ftp://example.com/' }, /^url/],
  [
    { url: 'https://93.184.216.34/', subscribedEvents: ['invoice.paid'] },
    /^subscribedEvents.*session\.succeeded/,
  ],
  [{ url: 'https://93.184.216.34/', secret: 'mine' }, /secret/],
] as const)('refuses %j in a sentence', async ([body, sentence], { endpoint, owner, shop }) => {
  const { json, status } = await create(shop, owner, endpoint, body)
  expect(status).toBe(400)
  expect(json).toEqual({
    error: 'Bad Request',
    message: [expect.stringMatching(sentence)],
    statusCode: 400,
    code: 'REQUEST_INVALID',
    errorCode: 'REQUEST_INVALID',
  })
})

// promise 65
it('cannot be turned to where it may not be', async ({ endpoint, owner, shop }) => {
  const { secret: _, ...one } = await about(shop, owner, endpoint)
  expect((await call(PATCH, { ...one, body: { url: 'http://169.254.169.254/' } })).status).toBe(400)
})

// promise 78
it('of another application, or another organisation’s, is not there', async ({
  endpoint,
  house,
  owner,
  shop,
}) => {
  const { organisationId } = shop
  const { secret: _, ...own } = await about(shop, owner, endpoint)
  const other = await createApplication(house, { id: newId(), organisationId, name: 'Other shop' })
  const sibling = { ...own, params: { ...own.params, id: other.id } }
  const stranger = await testPeople(house)
  const foreign = { ...own, apiKey: stranger.apiKey, organisationId: stranger.organisationId }
  const everything = (ask: typeof own) => [
    call(read, ask),
    call(PATCH, { ...ask, body: { isActive: false } }),
    call(DELETE, ask),
    call(rotate, ask),
    call(sendTest, ask),
    call(deliveries, ask),
    call(redeliver, { ...ask, params: { ...ask.params, deliveryId: newId() } }),
  ]
  const answers = await Promise.all([...everything(sibling), ...everything(foreign)])
  expect(answers.map(({ status }) => status)).toEqual(Array(14).fill(404))
  expect((await create(shop, owner, endpoint, {}, newId())).status).toBe(404)
  const listed = await call(list, { ...owner, params: { id: other.id } })
  expect(listed.json).toEqual({ data: [], nextCursor: null, hasMore: false })
  expect((await call(read, own)).json).toMatchObject({ isActive: true })
})

// promises 61, 67
it('is told of a session that was paid and refunded, in words that the reference library verifies', async ({
  endpoint,
  house,
  owner,
  shop,
}) => {
  const { secret } = await about(shop, owner, endpoint)
  const { session } = await createSession(house, shop.order({ orderReference: 'ORD-told' }))
  const [attempt] = await selectAttempts(house.db, session.id)
  const sandbox = sandboxControl((await testSandbox()).url)
  const pay = `checkout_sessions/${attempt?.sessionReference}/pay`
  await sandbox.post(pay, { payment_method: 'pm_card_visa' })
  await reconcileSession(house, session)
  await reconcileSession(house, session)
  const told = { sessionId: session.id, orderReference: 'ORD-told', currency: 'AUD', capturedAmount: 140.76 }
  expect(await heardBy(endpoint, house, secret)).toEqual([
    {
      id: expect.any(String),
      type: 'session.succeeded',
      timestamp: expect.any(String),
      data: expect.objectContaining({ ...told, status: 'SUCCEEDED', refundedAmount: 0 }),
    },
  ])
  expect(endpoint.heard.map(({ body }) => body).join()).not.toContain('checkoutUrl')
  const { applicationId } = shop
  await refundSession(house, { id: newId(), applicationId, sessionId: session.id, amount: '40.76' })
  expect(await heardBy(endpoint, house, secret)).toMatchObject([
    { type: 'session.refunded', data: { ...told, status: 'PARTIALLY_REFUNDED', refundedAmount: 40.76 } },
  ])
  expect((await selectSession(house.db, session.id))?.state).toBe('PARTIALLY_REFUNDED')
})

it('hears only of what it asked for', async ({ endpoint, house, owner, shop }) => {
  const { secret } = await about(shop, owner, endpoint, { subscribedEvents: ['session.refunded'] })
  const { session } = await createSession(house, shop.order())
  const [attempt] = await selectAttempts(house.db, session.id)
  const sandbox = sandboxControl((await testSandbox()).url)
  await sandbox.post(`checkout_sessions/${attempt?.sessionReference}/pay`, {
    payment_method: 'pm_card_visa',
  })
  await reconcileSession(house, session)
  expect(await heardBy(endpoint, house, secret)).toEqual([])
})

// promise 67
it('is signed with both secrets for a day after the rotation', async ({ endpoint, house, owner, shop }) => {
  const { secret, ...one } = await about(shop, owner, endpoint)
  const renewed = await call(rotate, one)
  expect(renewed.status).toBe(200)
  expect(Date.parse(String(renewed.json.previousSecretValidUntil))).toBeGreaterThan(Date.now() + 86_000_000)
  expect((await call(sendTest, one)).status).toBe(202)
  endpoint.heard.length = 0
  await drainDeliveries(house)
  const [heard] = endpoint.heard
  const headers = Object.fromEntries(
    Object.entries(heard?.headers ?? {}).map(([name, value]) => [name, String(value)]),
  )
  for (const known of [secret, String(renewed.json.signingSecret)])
    expect(new Webhook(known).verify(heard?.body ?? '', headers)).toMatchObject({ type: 'webhook.test' })
})

it('shows how each delivery went, and sends one again under the same id', async ({
  endpoint,
  house,
  owner,
  shop,
}) => {
  const { secret: _, ...one } = await about(shop, owner, endpoint)
  const sent = await call(sendTest, one)
  expect(sent.json).toMatchObject({ type: 'webhook.test', status: 'waiting', attempts: [] })
  await drainDeliveries(house)
  const shown = await call(deliveries, { ...one, query: '?status=delivered' })
  expect(shown.json.data).toMatchObject([{ id: sent.json.id, attempts: [{ statusCode: 200, error: null }] }])
  const again = { ...one, params: { ...one.params, deliveryId: String(sent.json.id) } }
  endpoint.heard.length = 0
  expect((await call(redeliver, again)).status).toBe(202)
  await drainDeliveries(house)
  expect(endpoint.heard.map(({ headers }) => headers['webhook-id'])).toEqual([sent.json.id])
  await call(PATCH, { ...one, body: { isActive: false } })
  for (const refused of [await call(redeliver, again), await call(sendTest, one)])
    expect(refused.json).toMatchObject({ error: 'Conflict', code: 409 })
})
