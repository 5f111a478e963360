// Calls that act on what is there, and those of the Sessions API, do their work once under one key, also where the first was killed.
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as createAppKey } from '@/app/api/v1/applications/[id]/api-keys/route'
import { POST as redeliverToApp } from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/deliveries/[deliveryId]/redeliver/route'
import { POST as rotateAppSecret } from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/rotate-secret/route'
import { POST as testApp } from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/test/route'
import { POST as hookApp } from '@/app/api/v1/applications/[id]/webhooks/route'
import { POST as createApplication } from '@/app/api/v1/applications/route'
import { sessionsOperations } from '@/app/api/v1/openapi.json/document'
import { POST as anonymise } from '@/app/customers/[id]/anonymise/route'
import { POST as merge } from '@/app/customers/[id]/merge/route'
import { POST as mailStatement } from '@/app/customers/[id]/statement/send/route'
import { POST as createCustomer } from '@/app/customers/route'
import { POST as refund } from '@/app/invoices/[id]/payments/[paymentId]/refunds/route'
import { POST as recordPayment } from '@/app/invoices/[id]/payments/route'
import { POST as resendInvitation } from '@/app/organisations/[id]/users/[userId]/invitation/route'
import { POST as invite } from '@/app/organisations/[id]/users/route'
import { POST as redeliver } from '@/app/webhook-subscriptions/[id]/deliveries/[deliveryId]/redeliver/route'
import { POST as testSubscription } from '@/app/webhook-subscriptions/[id]/test/route'
import { POST as subscribe } from '@/app/webhook-subscriptions/route'
import { idempotencyKeys } from '@/db/schema/mail'
import { webhookDeliveries } from '@/db/schema/webhooks'
import { newId } from '@/lib/ids'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { type Answer, call } from '@/lib/testing/calls'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { countRows } from '@/lib/testing/rows'
import type { Handler } from './endpoint'

let house: TestHouse
let business: Business

beforeAll(async () => {
  house = await testHouse({ withSandbox: true })
  business = await openBusiness(house)
})
afterAll(() => house.close())

type Sent = NonNullable<Parameters<typeof call>[1]>

const as = (sent: Sent, key?: string): Sent => ({
  apiKey: business.apiKey,
  organisationId: business.organisationId,
  ...sent,
  headers: key === undefined ? {} : { 'idempotency-key': key },
})

async function made(handler: Handler, sent: Sent): Promise<Record<string, unknown> & { id: string }> {
  const { json, status, text } = await call(handler, as(sent))
  expect(status, text).toBeLessThan(300)
  return { ...json, id: String(json.id) }
}

const url = 'https://93.184.216.34/hooks'
const newCustomer = () => made(createCustomer, { body: { name: 'Hotel', email: 'hotel@shop.example' } })
const newApplication = () => made(createApplication, { body: { name: 'Web shop' } })

/** As if the courier had been there meanwhile. */
const markDelivered = (id: string) =>
  house.db.update(webhookDeliveries).set({ state: 'delivered' }).where(eq(webhookDeliveries.id, id))

async function hookOfApplication() {
  const { id } = await newApplication()
  const webhook = await made(hookApp, { params: { id }, body: { url } })
  return { id, webhookId: webhook.id }
}

const WORK: Record<string, [handler: Handler, sent: () => Promise<Sent>]> = {
  'merging two customers': [
    merge,
    async () => ({ params: { id: (await newCustomer()).id }, body: { into: (await newCustomer()).id } }),
  ],
  'making a customer anonymous': [anonymise, async () => ({ params: { id: (await newCustomer()).id } })],
  'mailing a statement': [mailStatement, async () => ({ params: { id: (await newCustomer()).id } })],
  'recording a payment': [
    recordPayment,
    async () => ({
      params: { id: (await sendBill(business)).invoiceId },
      body: { amount: 5, paidAt: '2026-01-02T10:00:00Z' },
    }),
  ],
  'a refund': [
    refund,
    async () => {
      const { invoiceId, token } = await sendBill(business)
      await payBill(business, token)
      await hearEvents(business)
      const [payment] = await paymentsOf(business, invoiceId)
      return { params: { id: invoiceId, paymentId: payment?.id ?? '' }, body: { amount: 1 } }
    },
  ],
  'sending an invitation again': [
    resendInvitation,
    async () => {
      const id = business.organisationId
      const email = `${newId()}@morgenrot.example`
      const member = await made(invite, { params: { id }, body: { email, role: 'Member' } })
      return { params: { id, userId: member.id } }
    },
  ],
  'sending an event again': [
    redeliver,
    async () => {
      const { id } = await made(subscribe, { body: { url } })
      const delivery = await made(testSubscription, { params: { id } })
      await markDelivered(delivery.id)
      return { params: { id, deliveryId: delivery.id } }
    },
  ],
  'an application': [createApplication, async () => ({ body: { name: 'Till' } })],
  'a key of an application': [createAppKey, async () => ({ params: { id: (await newApplication()).id } })],
  'a webhook of an application': [
    hookApp,
    async () => ({ params: { id: (await newApplication()).id }, body: { url } }),
  ],
  'another secret of a webhook': [rotateAppSecret, async () => ({ params: await hookOfApplication() })],
  'a test of a webhook': [testApp, async () => ({ params: await hookOfApplication() })],
  'sending an event of an application again': [
    redeliverToApp,
    async () => {
      const params = await hookOfApplication()
      const delivery = await made(testApp, { params })
      await markDelivered(delivery.id)
      return { params: { ...params, deliveryId: delivery.id } }
    },
  ],
}

const isReplay = ({ headers }: Answer) => headers.get('idempotent-replayed') === 'true'

/** As if the process had been killed after the work, and before keeping the answer. */
const forgetAnswer = (key: string) =>
  house.db
    .update(idempotencyKeys)
    .set({ sealedAnswer: null, leaseUntil: new Date(0) })
    .where(eq(idempotencyKeys.key, key))

const waitingOf = async (deliveryId: string | undefined) =>
  house.db.$count(
    webhookDeliveries,
    and(eq(webhookDeliveries.id, deliveryId ?? newId()), eq(webhookDeliveries.state, 'waiting')),
  )

// promise 23, promise 33
describe.each(Object.entries(WORK))('%s', (name, [handler, prepared]) => {
  it('is done once, and the replay is identical byte for byte', async () => {
    const [sent, key] = [await prepared(), `once-${name.replaceAll(' ', '-')}`]
    const first = await call(handler, as(sent, key))
    expect(first.status, first.text).toBeLessThan(300)
    const before = await countRows(house)
    const again = await call(handler, as(sent, key))
    expect([again.status, again.text, isReplay(again)]).toEqual([first.status, first.text, true])
    expect(await countRows(house)).toEqual(before)
  })

  it('is done once by a call killed before responding and its retry hours later', async () => {
    const [sent, key] = [await prepared(), `killed-${name.replaceAll(' ', '-')}`]
    const first = await call(handler, as(sent, key))
    const deliveryId = sent.params?.deliveryId
    expect(await waitingOf(deliveryId)).toBe(deliveryId === undefined ? 0 : 1)
    if (deliveryId) await markDelivered(deliveryId)
    await forgetAnswer(key)
    const before = await countRows(house)
    house.clock.advance(2 * 3600)
    const again = await call(handler, as(sent, key))
    expect([again.status, isReplay(again), again.json.id]).toEqual([first.status, false, first.json.id])
    expect(await countRows(house)).toEqual(before)
    expect(await waitingOf(deliveryId)).toBe(0)
  })

  it('is done again under another key, where that is allowed', async () => {
    const sent = await prepared()
    const first = await call(handler, as(sent, `first-${newId()}`))
    const other = await call(handler, as(sent, `other-${newId()}`))
    expect([first.status, isReplay(other)]).toEqual([other.status, false])
    if (sent.params?.deliveryId) expect(await waitingOf(sent.params.deliveryId)).toBe(1)
  })
})

it('a key of an application that the killed call has made, and nobody has read, is replaced by the repeat', async () => {
  const { id } = await newApplication()
  const order = as({ params: { id } }, 'killed-key')
  const first = await call(createAppKey, order)
  await forgetAnswer('killed-key')
  const again = await call(createAppKey, order)
  expect(again.json.id).toBe(first.json.id)
  expect(again.json.fullKey).not.toBe(first.json.fullKey)
  const [row] = await house.db.execute<{ n: number }>(
    sql`select count(*)::int as n from application_keys where application_id = ${id}`,
  )
  expect(row?.n).toBe(1)
})

it('every POST of the Sessions API honours the header, except tokens', () => {
  const without = sessionsOperations.filter(({ isIdempotent, method }) => method === 'POST' && !isIdempotent)
  expect(without.map(({ path }) => path)).toEqual(['/api/v1/auth/token'])
})
