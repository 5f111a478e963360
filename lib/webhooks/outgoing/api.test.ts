// The operations of webhook subscriptions: of one client only, secrets once, and no endpoint that may not be called.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST as redeliver } from '@/app/webhook-subscriptions/[id]/deliveries/[deliveryId]/redeliver/route'
import { GET as deliveries } from '@/app/webhook-subscriptions/[id]/deliveries/route'
import { POST as rotate } from '@/app/webhook-subscriptions/[id]/rotate-secret/route'
import { DELETE, PATCH, GET as read } from '@/app/webhook-subscriptions/[id]/route'
import { POST as sendTest } from '@/app/webhook-subscriptions/[id]/test/route'
import { GET as list, POST } from '@/app/webhook-subscriptions/route'
import { newId } from '@/lib/ids'
import { createLimitedApiKey } from '@/lib/organisations/api-keys'
import { call } from '@/lib/testing/calls'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { drainDeliveries } from './courier'
import { type Endpoint, openEndpoint } from './testing/endpoint'

let house: TestHouse
let endpoint: Endpoint
let apiKey: string
let organisationId: string

beforeAll(async () => {
  house = await testHouse({ env: { WEBHOOK_ALLOW_LOOPBACK: 'true' } })
  ;({ apiKey, organisationId } = await testPeople(house))
  endpoint = await openEndpoint()
})
afterAll(async () => {
  await house.close()
  await endpoint.close()
})

const create = (body: object = {}, key = apiKey) =>
  call(POST, { apiKey: key, body: { url: endpoint.url, ...body } })
const about = async (body: object = {}) => ({ apiKey, params: { id: String((await create(body)).json.id) } })

// promise 67
it('is created with a secret that is shown once, read, changed and deleted', async () => {
  const subscribedEvents = ['invoice.paid', 'invoice.paid', 'refund.failed']
  const created = await create({ description: 'Books', subscribedEvents, organisationId })
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
it('cannot be changed to a forbidden address', async () => {
  const one = await about()
  const { json } = await call(PATCH, { ...one, body: { url: 'http://169.254.169.254/' } })
  expect(json).toMatchObject({ code: 'Request.Invalid', errors: [{ pointer: '/url' }] })
})

// promise 78
it('of another client is not there', async () => {
  const other = await testPeople(house)
  const { params } = await about()
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
  const foreign = await create({ organisationId }, other.apiKey)
  expect([foreign.status, foreign.json.code]).toEqual([404, 'Organisation.NotFound'])
})

it('a key of one organisation has those of that organisation, and no others', async () => {
  const limited = await createLimitedApiKey(house, { organisationId, name: 'Shop' })
  const wide = await about()
  const made = await create({}, limited.raw)
  expect(made.json).toMatchObject({ organisationId })
  const { json } = await call(list, { apiKey: limited.raw })
  expect(JSON.stringify(json)).not.toContain(wide.params.id)
  expect((await call(read, { ...wide, apiKey: limited.raw })).status).toBe(404)
})

it('sends a test event, shows its delivery, and redelivers on request', async () => {
  const one = await about()
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

it('a client has at most fifty', async () => {
  const people = await testPeople(house)
  for (let n = 0; n < 50; n++) await create({}, people.apiKey)
  const more = await create({}, people.apiKey)
  expect([more.status, more.json.code]).toEqual([409, 'WebhookSubscription.TooMany'])
})

it('a limited key has a subscription limit of its own', async () => {
  const people = await testPeople(house)
  const { raw } = await createLimitedApiKey(house, { organisationId: people.organisationId, name: 'Shop' })
  for (let n = 0; n < 50; n++) await create({}, raw)
  expect((await create({}, raw)).json.code).toBe('WebhookSubscription.TooMany')
  expect((await create({}, people.apiKey)).status).toBe(201)
})
