// The real background work with a clock that a file moves: all that is due by then is done, and then the file says so.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { outbox } from '@/db/schema/mail'
import { webhookDeliveries } from '@/db/schema/webhooks'
import { startBackground } from './background'
import { daysFrom } from './clock'
import { openPayment } from './payments/open'
import { sendBill } from './testing/business'
import { withBusiness } from './testing/fixtures'
import { paymentsOf } from './testing/payer'
import { createSubscription } from './webhooks/outgoing/create'
import { openEndpoint } from './webhooks/outgoing/testing/endpoint'

const DAY = 86_400
const file = join(mkdtempSync(join(tmpdir(), 'clock-')), 'clock')
const patience = { timeout: 90_000, interval: 50 }

const it = withBusiness.extend('needs', ({ server }) => ({
  withSandbox: true,
  env: { REMIT_TEST_CLOCK: file, SMTP_URL: server.url, WEBHOOK_ALLOW_LOOPBACK: 'true' },
}))

const said = () => (existsSync(`${file}.done`) ? readFileSync(`${file}.done`, 'utf8') : undefined)

it('what is due is done once after the start and after each move, and the number is written when nothing is left', {
  timeout: 240_000,
}, async ({ business, house, server }) => {
  writeFileSync(file, '+0')
  const { db } = house
  const endpoint = await openEndpoint()
  endpoint.reply(503)
  await createSubscription(
    house,
    { clientId: business.clientId, limitedTo: null },
    {
      ...{ url: endpoint.url, description: null, contactEmail: 'ops@example.com', subscribedEvents: [] },
    },
  )
  const replicas = await Promise.all([startBackground(house), startBackground(house)])
  await expect.poll(said, patience).toBe('0')

  const bill = await sendBill(business)
  await openPayment(house, bill.token)
  await expect.poll(() => server.mails.length, patience).toBeGreaterThan(0)
  await expect.poll(() => db.query.webhookAttempts.findMany(), patience).not.toHaveLength(0)

  // Neither the time-out of an open payment nor the tries of an endpoint have come yet; a day on, they have.
  const before = house.clock.now()
  const tries = (await db.query.webhookAttempts.findMany()).length
  writeFileSync(file, `+${3 * DAY}`)
  await expect.poll(said, patience).toBe(String(3 * DAY))
  expect(house.clock.now().getTime()).toBeGreaterThanOrEqual(daysFrom(before, 3).getTime())
  expect((await db.query.webhookAttempts.findMany()).length).toBe(tries + 1)
  const now = house.clock.now()
  for (const { nextCheckAt } of await paymentsOf(business, bill.invoiceId))
    if (nextCheckAt) expect(nextCheckAt.getTime()).toBeGreaterThan(now.getTime() - DAY)

  // What is written now is written by the moved clock, also where a trigger or a default says when.
  const later = await sendBill(business)
  const [letter] = await db
    .select()
    .from(outbox)
    .then((rows) => rows.filter(({ content }) => content.invoiceId === later.invoiceId))
  expect(letter?.createdAt.getTime()).toBeGreaterThan(daysFrom(before, 2.9).getTime())
  const written = async () =>
    (await db.select().from(webhookDeliveries)).filter(({ createdAt }) => createdAt > daysFrom(before, 2.9))
  await expect.poll(written, patience).toHaveLength(1)

  await Promise.all(replicas.map((replica) => replica.stop()))
  await endpoint.close()
})
