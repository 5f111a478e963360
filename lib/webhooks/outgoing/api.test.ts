// The operations of webhook subscriptions: of one client only, secrets once, and no endpoint that may not be called.
import { expect } from 'vitest'
import { POST as redeliver } from '@/app/webhook-subscriptions/[id]/deliveries/[deliveryId]/redeliver/route'
import { GET as deliveries } from '@/app/webhook-subscriptions/[id]/deliveries/route'
import { POST as rotate } from '@/app/webhook-subscriptions/[id]/rotate-secret/route'
import { DELETE, PATCH, GET as read } from '@/app/webhook-subscriptions/[id]/route'
import { POST as sendTest } from '@/app/webhook-subscriptions/[id]/test/route'
import { GET as list, POST } from '@/app/webhook-subscriptions/route'
import { newId } from '@/lib/ids'
import { createLimitedApiKey } from '@/lib/organisations/api-keys'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import { testPeople } from '@/lib/testing/people'
import { drainDeliveries } from './courier'
import { type Endpoint, openEndpoint } from './testing/endpoint'

let apiKey: string
let organisationId: string

const it = withHouse
  .extend('needs', { env: { WEBHOOK_ALLOW_LOOPBACK: 'true' } })
  .extend('endpoint', { scope: 'file' }, async ({ house }) => {
    ;({ apiKey, organisationId } = await testPeople(house))
    return await openEndpoint()
  })
it.afterAll(async ({ endpoint }) => {
  await endpoint.close()
})

const create = (endpoint: Endpoint, body: object = {}, key = apiKey) =>
  call(POST, { apiKey: key, body: { url: endpoint.url, ...body } })
const about = async (endpoint: Endpoint, body: object = {}) => ({
  apiKey,
  params: { id: String((await create(endpoint, body)).json.id) },
})

// promise 67
it('is created with a secret that is shown once, read, changed and deleted', async ({ endpoint }) => {
  const subscribedEvents = ['invoice.paid', 'invoice.paid', 'refund.failed']
  const created = await create(endpoint, { description: 'Books', subscribedEvents, organisationId })
  expect(created.status).toBe(201)
  const { signingSecret, ...shown } = created.json
  expect(signingSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(shown).toMatchObject({
    organisationId,
    isActive: true,
    subscribedEvents: ['invoice.paid', 'refund.failed'],
  })
  const params = { id: String(shown.id) }
  const found = await call(read, { apiKey, params })
  expect(found.json).toEqual(shown)
  const changed = await call(PATCH, { apiKey, params, body: { isActive: false, description: null } })
  expect(changed.json).toMatchObject({ isActive: false, description: null, url: endpoint.url })
  const renewed = await call(rotate, { apiKey, params })
  expect(renewed.json.signingSecret).not.toBe(signingSecret)
  expect(Date.parse(String(renewed.json.previousSecretValidUntil))).toBeGreaterThan(Date.now() + 86_000_000)
  expect((await call(list, { apiKey })).text).not.toContain('whsec_')
  expect((await call(DELETE, { apiKey, params })).status).toBe(204)
  expect((await call(read, { apiKey, params })).json.code).toBe('WebhookSubscription.NotFound')
})

it.each([
  [{}, '/url'],
  [{ url: 'https://10.0.0.1/' }, '/url'],
  [{ url: 'https://[::ffff:169.254.169.254]/' }, '/url'],
  [{ url: 'ftp://example.com/' }, '/url'],
  [{ url: 4 }, '/url'],
  [{ url: 'https://93.184.216.34/', subscribedEvents: ['invoice.eaten'] }, '/subscribedEvents/0'],
  [{ url: 'https://93.184.216.34/', contactEmail: 'nobody' }, '/contactEmail'],
  [{ url: 'https://93.184.216.34/', secret: 'mine' }, '/secret'],
])('refuses %j', async (body, pointer) => {
  const { json, status } = await call(POST, { apiKey, body })
  expect(status).toBe(400)
  expect(json.errors).toMatchObject([{ pointer }])
})

// promise 65
it('cannot be changed to a forbidden address', async ({ endpoint }) => {
  const one = await about(endpoint)
  const { json } = await call(PATCH, { ...one, body: { url: 'http://169.254.169.254/' } })
  expect(json).toMatchObject({ code: 'Request.Invalid', errors: [{ pointer: '/url' }] })
})

// promise 78
it('of another client is not there', async ({ endpoint, house }) => {
  const other = await testPeople(house)
  const { params } = await about(endpoint)
  const ask = { apiKey: other.apiKey, params, body: {} }
  const answers = await Promise.all([
    call(read, { ...ask, body: undefined }),
    call(read, { ...ask, body: undefined, params: { id: newId() } }),
    call(PATCH, ask),
    call(DELETE, ask),
    call(rotate, ask),
    call(sendTest, ask),
    call(deliveries, { ...ask, body: undefined }),
    call(redeliver, { ...ask, params: { ...params, deliveryId: newId() } }),
  ])
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(404))
  const foreign = await create(endpoint, { organisationId }, other.apiKey)
  expect([foreign.status, foreign.json.code]).toEqual([404, 'Organisation.NotFound'])
})

it('a key of one organisation has those of that organisation, and no others', async ({ endpoint, house }) => {
  const limited = await createLimitedApiKey(house, { organisationId, name: 'Shop' })
  const wide = await about(endpoint)
  const made = await create(endpoint, {}, limited.raw)
  expect(made.json).toMatchObject({ organisationId })
  const { json } = await call(list, { apiKey: limited.raw })
  expect(JSON.stringify(json)).not.toContain(wide.params.id)
  expect((await call(read, { ...wide, apiKey: limited.raw })).status).toBe(404)
})

it('sends a test event, shows its delivery, and redelivers on request', async ({ endpoint, house }) => {
  const one = await about(endpoint)
  endpoint.heard.length = 0
  endpoint.reply((response) => response.end('thanks'))
  const sent = await call(sendTest, one)
  expect(sent.status).toBe(202)
  expect(sent.json).toMatchObject({ type: 'webhook.test', status: 'waiting', attempts: [] })
  await drainDeliveries(house)
  const shown = await call(deliveries, { ...one, query: '?status=delivered' })
  expect(shown.json.data).toMatchObject([
    {
      id: sent.json.id,
      status: 'delivered',
      attempts: [{ statusCode: 200, error: null, response: 'thanks' }],
    },
  ])
  const again = { ...one, params: { ...one.params, deliveryId: String(sent.json.id) } }
  expect((await call(redeliver, again)).status).toBe(202)
  await drainDeliveries(house)
  expect(endpoint.heard.map(({ headers }) => headers['webhook-id'])).toEqual([sent.json.id, sent.json.id])
  await call(PATCH, { ...one, body: { isActive: false } })
  expect((await call(redeliver, again)).json.code).toBe('WebhookSubscription.Disabled')
  expect((await call(sendTest, one)).json.code).toBe('WebhookSubscription.Disabled')
})

it('a client has at most fifty', async ({ endpoint, house }) => {
  const people = await testPeople(house)
  for (let n = 0; n < 50; n++) await create(endpoint, {}, people.apiKey)
  const more = await create(endpoint, {}, people.apiKey)
  expect([more.status, more.json.code]).toEqual([409, 'WebhookSubscription.TooMany'])
})

it('a limited key has a subscription limit of its own', async ({ endpoint, house }) => {
  const people = await testPeople(house)
  const { raw } = await createLimitedApiKey(house, { organisationId: people.organisationId, name: 'Shop' })
  for (let n = 0; n < 50; n++) await create(endpoint, {}, raw)
  expect((await create(endpoint, {}, raw)).json.code).toBe('WebhookSubscription.TooMany')
  expect((await create(endpoint, {}, people.apiKey)).status).toBe(201)
})
