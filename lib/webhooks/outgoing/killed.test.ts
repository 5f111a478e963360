// A courier that is killed in the middle of its work loses nothing.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { webhookDeliveries } from '@/db/schema/webhooks'
import { transact } from '@/db/transact'
import { listenersOf, publishEvent } from '@/lib/outgoing/publish'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { drainDeliveries } from './courier'
import { createSubscription } from './create'
import { openEndpoint } from './testing/endpoint'

const EVENTS = 60
const KILLS = 3

const it = withHouse
  .extend('needs', { env: { WEBHOOK_ALLOW_LOOPBACK: 'true' } })
  .extend('endpoint', { scope: 'file' }, () => openEndpoint())
it.beforeAll(async ({ endpoint, house, people }) => {
  const owner = { clientId: people.clientId, limitedTo: null }
  const fields = { url: endpoint.url, description: null, contactEmail: null, subscribedEvents: [] }
  await createSubscription(house, owner, fields)
})
it.afterAll(async ({ endpoint }) => {
  await endpoint.close()
})

function startCourier(house: TestHouse) {
  const { env } = house
  const script = new URL('testing/courier-process.ts', import.meta.url).pathname
  return spawn(process.execPath, ['--import', 'tsx', script], {
    env: {
      ...process.env,
      DATABASE_URL: env.databaseUrl,
      AUTH_SECRET: env.authSecret,
      STRIPE_SECRET_KEY: env.stripeSecretKey,
      STRIPE_PUBLISHABLE_KEY: env.stripePublishableKey,
      STRIPE_WEBHOOK_SECRET: 'whsec_test',
      STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_test',
      WEBHOOK_ALLOW_LOOPBACK: 'true',
      LOG_LEVEL: 'silent',
    },
    stdio: 'ignore',
  })
}

// promise 62
it('every event is delivered, however often the courier is killed', { timeout: 240_000 }, async ({
  endpoint,
  house,
  people,
}) => {
  const publish = (n: number) =>
    transact(house.db, async (tx) => {
      const listeners = await listenersOf(tx, people.organisationId, 'invoice.paid')
      const news = { type: 'invoice.paid', occurredAt: new Date(), data: { n } }
      await publishEvent(tx, { organisationId: people.organisationId, listeners }, news)
    })
  for (let n = 0; n < EVENTS; n++) await publish(n)
  for (let kill = 1; kill <= KILLS; kill++) {
    const enough = endpoint.heard.length + 7
    const courier = startCourier(house)
    const exited = once(courier, 'exit')
    // In the middle: the endpoint has heard, and the courier does not know it yet.
    endpoint.reply((response) => {
      if (endpoint.heard.length >= enough) courier.kill('SIGKILL')
      else response.end()
    })
    expect(await exited).toEqual([null, 'SIGKILL'])
    await house.db.update(webhookDeliveries).set({ nextAttemptAt: sql`now()` })
  }
  endpoint.reply(200)
  await drainDeliveries(house)
  const told = endpoint.heard.map(({ body }) => (JSON.parse(body) as { data: { n: number } }).data.n)
  expect([...new Set(told)].toSorted((a, b) => a - b)).toEqual(Array.from({ length: EVENTS }, (_, n) => n))
  const ids = new Set(endpoint.heard.map(({ headers }) => headers['webhook-id']))
  expect(ids.size).toBe(EVENTS)
})
