// Disputes and chargebacks of sessions: what is lost leaves the books, what is held is not refunded, and the shop is told.
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { GET as getSession } from '@/app/api/v1/sessions/[id]/route'
import { POST as postNotice } from '@/app/webhooks/providers/[connectionId]/route'
import { providerConnections } from '@/db/schema/applications'
import { sessionRefunds } from '@/db/schema/sessions'
import { webhookEvents } from '@/db/schema/webhooks'
import { call } from '@/lib/testing/calls'
import { withStory as it } from '@/lib/testing/fixtures'
import {
  askRefund,
  askSession,
  attemptsOf,
  breakProvider,
  hearNotices,
  ledgerOf,
  mendProvider,
  openPaidSession,
  type SessionStory,
  violationsIn,
} from '@/lib/testing/session-story'
import { openSessionShop } from '@/lib/testing/sessions'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { createSubscription } from '@/lib/webhooks/outgoing/create'
import { applicationOwner } from '@/lib/webhooks/outgoing/find'

const read = async ({ shop }: Pick<SessionStory, 'shop'>, id: string) =>
  (await call(getSession, { params: { id }, headers: { authorization: `Bearer ${shop.apiKey}` } })).json

async function disputedSession(story: SessionStory, body: object = {}) {
  const { id } = await openPaidSession(story)
  await hearNotices(story)
  const [attempt] = await attemptsOf(story, id)
  const dispute = await story.line.sandbox.post(`payment_intents/${attempt?.paymentReference}/dispute`, body)
  await hearNotices(story)
  return { id, dispute: String(dispute.id) }
}

const close = async (story: SessionStory, dispute: string, status: string) => {
  await story.line.sandbox.post(`disputes/${dispute}/close`, { status })
  await hearNotices(story)
}

const refundRowsOf = (story: SessionStory, id: string) =>
  story.house.db.select().from(sessionRefunds).where(eq(sessionRefunds.sessionId, id))

describe('a dispute at Stripe', () => {
  it('is told with its amount, reason and deadline; nothing is taken yet, and nothing of it is refunded', async ({
    story,
  }) => {
    const { id } = await disputedSession(story)
    expect(await read(story, id)).toMatchObject({
      status: 'SUCCEEDED',
      capturedAmount: 140.76,
      chargedBackAmount: 0,
      dispute: {
        status: 'open',
        amount: 140.76,
        reason: 'fraudulent',
        dueBy: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    })
    const refund = await askRefund(story, id, 1)
    expect(refund).toMatchObject({ status: 409, json: { errorCode: 'SESSION_DISPUTED', code: 409 } })
    expect(await violationsIn(story)).toEqual([])
  })

  it('that is lost takes the money, once, and stays refused for refunds; won after all, it comes back', async ({
    story,
  }) => {
    const { dispute, id } = await disputedSession(story)
    await close(story, dispute, 'lost')
    await hearNotices(story)
    expect(await read(story, id)).toMatchObject({
      status: 'SUCCEEDED',
      capturedAmount: 140.76,
      refundedAmount: 0,
      chargedBackAmount: 140.76,
      dispute: { status: 'lost' },
    })
    expect((await ledgerOf(story, id)).map(({ amountMinor, kind }) => [kind, amountMinor])).toEqual([
      ['payment', 14_076],
      ['dispute_lost', -14_076],
    ])
    expect((await askRefund(story, id)).json).toMatchObject({ errorCode: 'SESSION_DISPUTED' })
    await close(story, dispute, 'won')
    expect(await read(story, id)).toMatchObject({ chargedBackAmount: 0, dispute: { status: 'won' } })
    expect(await violationsIn(story)).toEqual([])
  })

  it('over a part blocks refunds of the whole payment, as at Stripe, until it is won', async ({ story }) => {
    const { dispute, id } = await disputedSession(story, { amount: 4_076 })
    for (const amount of ['100.01', '100.00', undefined])
      expect(await askRefund(story, id, amount)).toMatchObject({
        status: 409,
        json: { errorCode: 'SESSION_DISPUTED' },
      })
    expect(await refundRowsOf(story, id)).toEqual([])
    await close(story, dispute, 'won')
    expect(await askRefund(story, id)).toMatchObject({ status: 201, json: { amount: 140.76 } })
    expect(await violationsIn(story)).toEqual([])
  })
})

it('an inquiry at Stripe holds nothing: its payment is refunded, until it becomes a dispute', async ({
  story,
}) => {
  const { id } = await openPaidSession(story)
  await hearNotices(story)
  const [attempt] = await attemptsOf(story, id)
  const asked = await story.line.sandbox.post(`payment_intents/${attempt?.paymentReference}/inquiry`)
  await hearNotices(story)
  expect(await read(story, id)).toMatchObject({ chargedBackAmount: 0, dispute: { isInquiry: true } })
  expect(await askRefund(story, id, '40.00')).toMatchObject({ status: 201, json: { amount: 40 } })
  await story.line.sandbox.post(`disputes/${asked.id}/escalate`)
  await hearNotices(story)
  expect(await read(story, id)).toMatchObject({ dispute: { isInquiry: false, status: 'open' } })
  expect((await askRefund(story, id, '1.00')).json).toMatchObject({ errorCode: 'SESSION_DISPUTED' })
  expect(await violationsIn(story)).toEqual([])
})

it('a key that may not read disputes still works, and its owner sees which permission is missing', async ({
  story,
}) => {
  // promise 140
  const { id } = await openPaidSession(story)
  await hearNotices(story)
  const [attempt] = await attemptsOf(story, id)
  const missing = async () =>
    (await story.house.db.select().from(providerConnections)).find((it) => it.id === attempt?.connectionId)
      ?.missingRight
  await story.line.sandbox.post(`payment_intents/${attempt?.paymentReference}/refund`, { amount: 1_000 })
  await breakProvider(story, 0, {
    ...{ method: 'GET', path: '/v1/disputes', kind: 'refuse', status: 403, times: 50 },
    error: {
      type: 'invalid_request_error',
      message: 'The provided key does not have the required permissions.',
    },
  })
  const dispute = await story.line.sandbox.post(`payment_intents/${attempt?.paymentReference}/dispute`)
  await hearNotices(story)
  expect(await read(story, id)).toMatchObject({
    status: 'PARTIALLY_REFUNDED',
    refundedAmount: 10,
    dispute: null,
  })
  expect(await missing()).toBe('Disputes: Read')
  await mendProvider(story, 0)
  await close(story, String(dispute.id), 'lost')
  expect(await read(story, id)).toMatchObject({ dispute: { status: 'lost' } })
  expect(await missing()).toBeNull()
})

describe('a chargeback at Mollie', () => {
  it('counts as lost when reported, and is reversed when reversed', async ({ story }) => {
    const shop = await openSessionShop(story.house, [`test_${randomUUID().replaceAll('-', '')}`])
    const made = await askSession({ shop }, { body: { currency: 'EUR' } })
    const id = String(made.json.sessionId)
    const [attempt] = await attemptsOf(story, id)
    const reference = attempt?.providerReference ?? ''
    const hear = async () => {
      const url = `http://localhost:3000/webhooks/providers/${attempt?.connectionId}`
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const request = new Request(url, { method: 'POST', headers, body: `id=${reference}` })
      await postNotice(request, { params: Promise.resolve({ connectionId: attempt?.connectionId ?? '' }) })
      await drainInbox(story.house)
    }
    await story.line.sandbox.post(`mollie/payments/${reference}/pay`, {})
    await hear()
    const taken = (await story.line.sandbox.post(`mollie/payments/${reference}/chargeback`, {
      value: '40.76',
    })) as unknown as { _embedded: { chargebacks: { id: string }[] } }
    await hear()
    await hear()
    expect(await read({ shop }, id)).toMatchObject({
      chargedBackAmount: 40.76,
      dispute: { status: 'lost', amount: 40.76, dueBy: null },
      provider: { name: 'mollie', reference, paymentReference: reference },
    })
    // Mollie gives back what was not charged back.
    expect((await askRefund({ shop }, id, '100.01')).json).toMatchObject({ errorCode: 'SESSION_DISPUTED' })
    expect(await askRefund({ shop }, id, '50.00')).toMatchObject({ status: 201, json: { amount: 50 } })
    await story.line.sandbox.post(`mollie/chargebacks/${taken._embedded.chargebacks[0]?.id}/reverse`, {})
    await hear()
    expect(await read({ shop }, id)).toMatchObject({ chargedBackAmount: 0, dispute: { status: 'won' } })
    expect(await violationsIn(story)).toEqual([])
  })
})

describe('what a response contains', () => {
  it('is what was sent, without what was blank', async ({ story }) => {
    const made = await askSession(story, {
      body: {
        locale: '',
        customer: {
          firstName: 'Ada',
          lastName: ' ',
          email: null,
          billingAddress: { city: 'Köln', line2: '' },
        },
        shipping: { type: '', method: 'post' },
        redirectUrls: { success: '', failure: null },
        additionalInformation: { till: 4, note: '' },
      },
    })
    expect(made.status, made.text).toBe(201)
    expect(await read(story, String(made.json.sessionId))).toMatchObject({
      customer: { firstName: 'Ada', billingAddress: { city: 'Köln' } },
      shipping: { method: 'post' },
      additionalInformation: { till: 4, note: '' },
      orderItems: [{ name: 'Wireless Headphones', sku: 'WH-100', quantity: 1, unitPrice: 119 }],
      provider: { name: 'stripe', connectionId: story.shop.connections[0]?.id, paymentReference: null },
      dispute: null,
    })
  })

  it('a discount is a line below zero; the provider charges our total', async ({ story }) => {
    const item = { name: 'Chair', quantity: 2, unitPrice: 50 }
    const sale = (discount: number | string, total: number) => ({
      amount: { total },
      orderItems: [item, { name: 'Voucher', quantity: 1, unitPrice: discount }],
    })
    const { id } = { id: String((await askSession(story, { body: sale('-12.50', 87.5) })).json.sessionId) }
    const [attempt] = await attemptsOf(story, id)
    const all = await story.line.sandbox.objects('checkout.session', story.merchants[0]?.accountId ?? '')
    expect(all.find((one) => one.id === attempt?.providerReference)).toMatchObject({ amount_total: 8_750 })
    const key = `test_${randomUUID().replaceAll('-', '')}`
    const shop = await openSessionShop(story.house, [key])
    const atMollie = await askSession({ shop }, { body: { currency: 'EUR', ...sale(-12.5, 87.5) } })
    expect(atMollie.status, atMollie.text).toBe(201)
    const [there] = await attemptsOf(story, String(atMollie.json.sessionId))
    const address = `${story.house.env.mollieApiBase}/v2/payments/${there?.providerReference}`
    const seen = await (await fetch(address, { headers: { authorization: `Bearer ${key}` } })).json()
    expect(seen).toMatchObject({
      amount: { value: '87.50' },
      lines: [{}, { type: 'discount', totalAmount: { value: '-12.50' } }],
    })
    for (const [discount, total] of [
      [-100.01, 1],
      [-100, 0],
      ['-0', 100],
    ] as const) {
      const refused = await askSession(story, { body: sale(discount, total) })
      expect([refused.status, refused.json.errorCode], String(discount)).toEqual([400, 'REQUEST_INVALID'])
    }
  })
})

it('the shop is told when a dispute opens, changes and closes', async ({ story }) => {
  const { applicationId, organisationId } = story.shop
  const owner = await applicationOwner(story.house, organisationId, applicationId)
  await createSubscription(story.house, owner, {
    url: 'https://shop.example/news',
    description: null,
    contactEmail: null,
    subscribedEvents: [],
  })
  const { dispute, id } = await disputedSession(story)
  await story.line.sandbox.post(`disputes/${dispute}/answer`, {})
  await hearNotices(story)
  await close(story, dispute, 'lost')
  await hearNotices(story, { isAgain: true })
  const told = await story.house.db.select().from(webhookEvents).orderBy(webhookEvents.createdAt)
  const mine = told.filter(({ payload, type }) => payload?.includes(id) && type.startsWith('session.dispute'))
  expect(mine.map(({ payload, type }) => [type, JSON.parse(payload ?? '{}').data.dispute.status])).toEqual([
    ['session.dispute.opened', 'open'],
    ['session.dispute.updated', 'under_review'],
    ['session.dispute.closed', 'lost'],
  ])
})
