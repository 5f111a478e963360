// Events reach their endpoints: signed, at least once, under one id, and no slow endpoint keeps another waiting.
import { eq, sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outbox } from '@/db/schema/mail'
import { webhookDeliveries, webhookEvents, webhookSubscriptions } from '@/db/schema/webhooks'
import { type Transaction, transact } from '@/db/transact'
import { createApplication } from '@/lib/applications/create'
import { Failure } from '@/lib/failure/failure'
import { newId } from '@/lib/ids'
import { composeMail } from '@/lib/letters/compose'
import { listenersOf, publishEvent, publishToApplication } from '@/lib/outgoing/publish'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { passLeases } from '@/lib/testing/leases'
import { testPeople } from '@/lib/testing/people'
import { allRows } from '@/lib/testing/rows'
import { drainDeliveries, openCourier } from './courier'
import { createSubscription, type WithSecret } from './create'
import { listDeliveries, redeliver } from './deliveries'
import { takeDeliveries } from './delivery-store'
import { resealSecrets, rotateSecret } from './secrets'
import type { Owner } from './subscription'
import { type Endpoint, openEndpoint } from './testing/endpoint'

let house: TestHouse
let endpoint: Endpoint
let organisationId: string
let owner: Owner
let subscription: WithSecret

beforeAll(async () => {
  house = await testHouse({ env: { WEBHOOK_ALLOW_LOOPBACK: 'true' } })
  const people = await testPeople(house)
  organisationId = people.organisationId
  owner = { clientId: people.clientId, limitedTo: null }
})
afterAll(() => house.close())
beforeEach(async () => {
  endpoint = await openEndpoint()
  subscription = await subscribe(endpoint.url)
  await house.db.delete(outbox)
})
afterEach(async () => {
  await house.db.delete(webhookSubscriptions)
  await house.db.delete(webhookEvents)
  await endpoint.close()
})

const subscribe = (url: string, subscribedEvents: string[] = []) =>
  createSubscription(house, owner, {
    url,
    description: null,
    contactEmail: 'ops@example.com',
    subscribedEvents,
  })
const audience = async (tx: Transaction, type: string) => ({
  organisationId,
  listeners: await listenersOf(tx, organisationId, type),
})
const publish = (data: object = { id: 'x' }, type = 'invoice.paid') =>
  transact(house.db, async (tx) =>
    publishEvent(tx, await audience(tx, type), { type, occurredAt: house.clock.now(), data }),
  )
const deliveries = async (id: string = subscription.id) =>
  (await listDeliveries(house, owner, id, { limit: 100 })).rows
const makeApplication = (id: string) => createApplication(house, { id, organisationId, name: 'Web shop' })
const makeDue = () => house.db.update(webhookDeliveries).set({ nextAttemptAt: sql`now()` })
const stored = async () => {
  const [row] = await house.db
    .select()
    .from(webhookSubscriptions)
    .where(eq(webhookSubscriptions.id, subscription.id))
  return row
}
const waitLeft = async () => {
  const [delivery] = await deliveries()
  return ((delivery?.nextAttemptAt.getTime() ?? 0) - Date.now()) / 1000
}
const sent = (at = 0) => {
  const heard = endpoint.heard[at]
  if (!heard) throw new Error(`nothing was sent at ${at}`)
  const header = (name: string) => String(heard.headers[name])
  return {
    body: heard.body,
    headers: {
      'webhook-id': header('webhook-id'),
      'webhook-timestamp': header('webhook-timestamp'),
      'webhook-signature': header('webhook-signature'),
    },
  }
}

describe('what is sent', () => {
  // promise 61
  it('verifies with the reference library, unless tampered with', async () => {
    await publish({ memo: 'Schön 🥐 \u0000', amount: 140.76 })
    await drainDeliveries(house)
    const { body, headers } = sent()
    const verifier = new Webhook(subscription.signingSecret)
    expect(verifier.verify(body, headers)).toMatchObject({
      type: 'invoice.paid',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      data: { memo: 'Schön 🥐 \u0000', amount: 140.76 },
    })
    const later = String(Number(headers['webhook-timestamp']) + 1)
    expect(() => verifier.verify(`${body} `, headers)).toThrow()
    expect(() => verifier.verify(body, { ...headers, 'webhook-id': crypto.randomUUID() })).toThrow()
    expect(() => verifier.verify(body, { ...headers, 'webhook-timestamp': later })).toThrow()
    const other = await subscribe(endpoint.url)
    expect(() => new Webhook(other.signingSecret).verify(body, headers)).toThrow()
  })

  // promise 67
  it('is signed with both secrets while one replaces the other, and with the new one alone a day later', async () => {
    const renewed = await rotateSecret(house, owner, subscription.id)
    await publish()
    await drainDeliveries(house)
    const verifies = (secret: string, at: number) => {
      const { body, headers } = sent(at)
      new Webhook(secret).verify(body, headers)
    }
    verifies(subscription.signingSecret, 0)
    verifies(renewed.signingSecret, 0)
    await house.db.update(webhookSubscriptions).set({ previousSecretUntil: sql`now() - interval '1 second'` })
    await publish()
    await drainDeliveries(house)
    verifies(renewed.signingSecret, 1)
    expect(() => verifies(subscription.signingSecret, 1)).toThrow()
  })

  // promise 67
  it('has secrets of at least 24 bytes, each its own, and none of them can be read in the database or the log', async () => {
    const other = await subscribe(endpoint.url)
    const secrets = [subscription.signingSecret, other.signingSecret]
    expect(new Set(secrets).size).toBe(2)
    for (const secret of secrets) {
      expect(Buffer.from(secret.replace('whsec_', ''), 'base64').length).toBeGreaterThanOrEqual(24)
      expect(await allRows(house)).not.toContain(secret)
      expect(house.logLines.join('')).not.toContain(secret)
    }
  })

  it('is signed as before after a key rotation, also once the old key is gone', async () => {
    const key = { id: 'new', bytes: Buffer.alloc(32, 7) }
    const both: TestHouse = {
      ...house,
      env: { ...house.env, encryptionKeys: [key, ...house.env.encryptionKeys] },
    }
    expect(await resealSecrets(both)).toBe(1)
    expect(await resealSecrets(both)).toBe(0)
    await publish()
    await drainDeliveries({ ...house, env: { ...house.env, encryptionKeys: [key] } })
    const { body, headers } = sent()
    new Webhook(subscription.signingSecret).verify(body, headers)
  })

  it('waits when its secret cannot be decrypted, which costs no attempt', async () => {
    await publish()
    const lost = [{ id: 'lost', bytes: Buffer.alloc(32, 7) }]
    await drainDeliveries({ ...house, env: { ...house.env, encryptionKeys: lost } })
    expect(endpoint.heard).toHaveLength(0)
    expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 0, tries: [] }])
    expect(house.logLines.join('')).toContain('which ENCRYPTION_KEYS lacks')
  })

  it('goes to an application, too, and is not even read where that has no endpoint', async () => {
    const [about, quiet] = await Promise.all([newId(), newId()].map(makeApplication))
    if (!about || !quiet) throw new Error('no applications')
    const fields = { url: endpoint.url, description: null, contactEmail: null, subscribedEvents: [] }
    const mine = { applicationId: about.id, organisationId }
    const { id } = await createSubscription(house, mine, fields)
    const news = { type: 'session.succeeded', occurredAt: house.clock.now() } as const
    let reads = 0
    const read = () => ({ reads: ++reads })
    await transact(house.db, (tx) => publishToApplication(tx, quiet, news, read))
    await transact(house.db, (tx) => publishToApplication(tx, about, news, read))
    await drainDeliveries(house)
    expect(endpoint.heard.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: 'session.succeeded', data: { reads: 1 } },
    ])
    expect((await listDeliveries(house, mine, id, { limit: 10 })).rows).toHaveLength(1)
    await expect(listDeliveries(house, owner, id, { limit: 10 })).rejects.toThrow(Failure)
  })

  it('goes to subscribers, and is not even stored without any', async () => {
    const invoices = await subscribe(endpoint.url, ['invoice.sent'])
    const stranger = await testPeople(house)
    const about = { limitedTo: null, clientId: stranger.clientId }
    await createSubscription(house, about, {
      url: endpoint.url,
      description: null,
      contactEmail: null,
      subscribedEvents: [],
    })
    await publish({}, 'invoice.paid')
    await publish({}, 'invoice.sent')
    expect(await house.db.$count(webhookDeliveries)).toBe(3)
    expect(await deliveries(invoices.id)).toMatchObject([{ type: 'invoice.sent' }])
    await house.db.delete(webhookSubscriptions)
    await house.db.delete(webhookEvents)
    await publish()
    expect(await house.db.$count(webhookEvents)).toBe(0)
  })
})

describe('a failed attempt', () => {
  // promise 63
  it('comes back under the same id and body, with a time of its own', async () => {
    endpoint.reply(500)
    await publish()
    await drainDeliveries(house)
    expect(await deliveries()).toMatchObject([
      { state: 'waiting', tries: [{ statusCode: 500, error: 'status', response: 'no' }] },
    ])
    expect(await waitLeft()).toBeGreaterThan(2)
    expect(await waitLeft()).toBeLessThan(7)
    house.clock.advance(30)
    await makeDue()
    endpoint.reply(200)
    await drainDeliveries(house)
    const [first, second] = [sent(0), sent(1)]
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id'])
    expect(second.body).toBe(first.body)
    expect(Number(second.headers['webhook-timestamp'])).toBeGreaterThanOrEqual(
      Number(first.headers['webhook-timestamp']) + 30,
    )
    expect(await deliveries()).toMatchObject([{ state: 'delivered', tries: [{}, { error: null }] }])
    expect(await stored()).toMatchObject({ failingSince: null })
  })

  it('ends after ten of them, and is sent again when its owner says so', async () => {
    endpoint.reply(500)
    await publish()
    for (let n = 0; n < 10; n++) {
      await makeDue()
      await drainDeliveries(house)
    }
    const [dead] = await deliveries()
    expect(dead).toMatchObject({ state: 'dead', attempts: 10 })
    await makeDue()
    await drainDeliveries(house)
    expect(endpoint.heard).toHaveLength(10)
    endpoint.reply(204)
    await redeliver(house, owner, subscription.id, dead?.id ?? '')
    await drainDeliveries(house)
    expect(await deliveries()).toMatchObject([{ state: 'delivered' }])
    expect(new Set(endpoint.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  // promise 64
  it('is a redirect too, which is not followed', async () => {
    const elsewhere = await openEndpoint()
    endpoint.reply((response) => response.writeHead(307, { location: elsewhere.url }).end())
    await publish()
    await drainDeliveries(house)
    expect(elsewhere.heard).toHaveLength(0)
    expect(await deliveries()).toMatchObject([{ state: 'waiting', tries: [{ error: 'redirect' }] }])
    await elsewhere.close()
  })

  // promise 64
  it.each([429, 503])('waits as long as a %i asks for', async (status) => {
    endpoint.reply((response) => response.writeHead(status, { 'retry-after': '3600' }).end())
    await publish()
    await drainDeliveries(house)
    expect(await waitLeft()).toBeGreaterThan(3590)
    expect(await waitLeft()).toBeLessThan(3610)
  })

  // promise 64
  it('with 410 is the last: the endpoint is switched off, and its owner is told', async () => {
    endpoint.reply(410)
    await publish()
    await drainDeliveries(house)
    expect(await deliveries()).toMatchObject([{ state: 'dead', tries: [{ error: 'gone' }] }])
    expect(await stored()).toMatchObject({ isActive: false, disabledReason: 'gone' })
    const [letter] = await house.db.select().from(outbox)
    const mail = await composeMail(house, letter ?? { id: '', kind: '', content: {} })
    expect(mail.to).toEqual([{ name: '', address: 'ops@example.com' }])
    expect(mail.text).toContain('It answered 410 Gone')
    await publish()
    expect(await deliveries()).toHaveLength(1)
  })

  it('after five days of nothing else switches the endpoint off, once', async () => {
    endpoint.reply(500)
    await publish()
    await publish()
    await house.db.update(webhookSubscriptions).set({ failingSince: sql`now() - interval '121 hours'` })
    await drainDeliveries(house)
    expect(await stored()).toMatchObject({ isActive: false, disabledReason: 'failing' })
    expect(await house.db.select().from(outbox)).toHaveLength(1)
  })

  // promise 66
  it('keeps the beginning of what was answered, without what cannot be kept', async () => {
    endpoint.reply((response) => {
      response.writeHead(500)
      response.end(`\u0000a\u0007b\u001b[31m${'x'.repeat(5_000)}`)
    })
    await publish()
    await drainDeliveries(house)
    const response = (await deliveries())[0]?.tries[0]?.response ?? ''
    expect(response).toMatch(/^ab\[31mx+$/)
    expect(response.length).toBeLessThanOrEqual(1024)
  })

  it('of a subscription that was deleted meanwhile leaves no trace, and no alarm', async () => {
    house.logLines.length = 0
    endpoint.reply(async (response) => {
      await house.db.delete(webhookSubscriptions)
      response.end()
    })
    await publish()
    await drainDeliveries(house)
    expect(await house.db.$count(webhookDeliveries)).toBe(0)
    expect(house.logLines.filter((line) => line.includes('"level":"error"'))).toEqual([])
  })

  it('because nobody is there says so', async () => {
    await endpoint.close()
    await publish()
    await drainDeliveries(house)
    expect(await deliveries()).toMatchObject([{ tries: [{ statusCode: null, error: 'connection' }] }])
  })
})

describe('nothing is lost', () => {
  // promise 62
  it('when the process dies between commit and sending, whatever it held comes back when the lease is over', async () => {
    for (let n = 0; n < 20; n++) await publish({ n })
    const held = await takeDeliveries(house.db, {
      ...{ limit: 24, each: 20, except: [], leaseSeconds: 45, areFailing: false },
    })
    expect(held).toHaveLength(20)
    await drainDeliveries(house)
    expect(endpoint.heard).toHaveLength(0)
    await makeDue()
    await drainDeliveries(house)
    expect(endpoint.heard).toHaveLength(0)
    await passLeases(house, 45)
    await drainDeliveries(house)
    expect(new Set(endpoint.heard.map(({ body }) => body)).size).toBe(20)
  })

  // promise 62
  it('and nothing is told of what did not happen', async () => {
    const failing = transact(house.db, async (tx) => {
      const news = { type: 'invoice.paid', occurredAt: new Date(), data: {} }
      await publishEvent(tx, await audience(tx, news.type), news)
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    expect(await house.db.$count(webhookEvents)).toBe(0)
  })

  it('and several couriers at once send each once', async () => {
    for (let n = 0; n < 30; n++) await publish({ n })
    await Promise.all([drainDeliveries(house), drainDeliveries(house), drainDeliveries(house)])
    expect(endpoint.heard).toHaveLength(30)
    expect(new Set(endpoint.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(30)
  })

  it('when the process ends in the middle: what was under way is due at once', async () => {
    const arrived = new Promise<void>((resolve) => endpoint.reply(() => resolve()))
    await publish()
    const courier = openCourier(house)
    courier.ask()
    await arrived
    await courier.stop()
    expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 0, tries: [] }])
    endpoint.reply(200)
    await drainDeliveries(house)
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }])
  })
})

// promise 64
it('a slow endpoint keeps nobody else waiting', async () => {
  const quick = await openEndpoint()
  const other = await subscribe(quick.url)
  endpoint.reply(() => undefined)
  for (let n = 0; n < 12; n++) await publish({ n })
  const courier = openCourier(house)
  const all = new Promise<void>((resolve) =>
    quick.reply((response) => {
      response.end()
      if (quick.heard.length === 12) resolve()
    }),
  )
  courier.ask()
  await all
  expect(endpoint.heard.length).toBeLessThanOrEqual(4)
  await courier.stop()
  expect(await deliveries(other.id)).toHaveLength(12)
  await quick.close()
})

describe('where it goes', () => {
  // promise 65
  it('is looked up once, and the connection goes there: a name that moves inside is not followed', async () => {
    const names = ['93.184.216.34', '127.0.0.1', '127.0.0.1']
    let asked = 0
    const moving: TestHouse = {
      ...house,
      env: { ...house.env, webhookAllowLoopback: false },
      resolveHost: async () => [{ address: names[asked++] ?? '127.0.0.1', family: 4 }],
    }
    const { id } = await createSubscription(moving, owner, {
      ...{ url: 'https://hooks.example.com/', description: null, contactEmail: null, subscribedEvents: [] },
    })
    await publish()
    await drainDeliveries(moving)
    expect(await deliveries(id)).toMatchObject([{ tries: [{ statusCode: null, error: 'address' }] }])
    expect(asked).toBe(2)
  })

  // promise 65
  it('is the address that was checked, under the name that was asked for', async () => {
    let asked = 0
    const named: TestHouse = {
      ...house,
      resolveHost: async (host) => {
        expect(host).toBe('hooks.example.com')
        return [{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.9', family: 4 }]
      },
    }
    const url = `http://hooks.example.com:${endpoint.port}/named`
    await house.db.update(webhookSubscriptions).set({ url })
    await publish()
    await drainDeliveries(named)
    expect(asked).toBe(1)
    expect(endpoint.heard).toMatchObject([
      { path: '/named', headers: { host: `hooks.example.com:${endpoint.port}` } },
    ])
  })

  it('and a name that nobody knows is tried again', async () => {
    const lost: TestHouse = { ...house, resolveHost: () => Promise.reject(new Error('ENOTFOUND')) }
    await house.db.update(webhookSubscriptions).set({ url: 'https://hooks.example.com/' })
    await publish()
    await drainDeliveries(lost)
    expect(await deliveries()).toMatchObject([{ state: 'waiting', tries: [{ error: 'dns' }] }])
  })
})
