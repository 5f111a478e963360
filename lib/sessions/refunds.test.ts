// Refunds of sessions: never more than was captured, each one once, and the books say what the provider's say.
import { eq } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { sessionRefunds } from '@/db/schema/sessions'
import { newId } from '@/lib/ids'
import type { Answer } from '@/lib/testing/calls'
import { withStory as it } from '@/lib/testing/fixtures'
import {
  askRefund,
  attemptsOf,
  breakProvider,
  freshOrder,
  hearNotices,
  ledgerOf,
  mendProvider,
  openPaidSession,
  openSession,
  openStoryShop,
  payAtProvider,
  type SessionStory,
  sessionOf,
  violationsIn,
} from '@/lib/testing/session-story'
import { sweepRefunds } from './sweep'

async function paidSession(story: SessionStory, paymentMethod?: string): Promise<string> {
  const { id } = await openPaidSession(story, paymentMethod)
  await hearNotices(story)
  return id
}

const refundsOf = (story: SessionStory, sessionId: string) =>
  story.house.db
    .select()
    .from(sessionRefunds)
    .where(eq(sessionRefunds.sessionId, sessionId))
    .orderBy(sessionRefunds.createdAt)

const breakRefunds = (story: SessionStory, fault: object) =>
  breakProvider(story, 0, { path: '/v1/refunds', ...fault })

const sweepAfter = async (story: SessionStory, seconds: number) => {
  story.house.clock.advance(seconds)
  await sweepRefunds(story.house)
}

async function chargeOf(story: SessionStory, sessionId: string) {
  const [attempt] = await attemptsOf(story, sessionId)
  const charges = await story.line.sandbox.objects('charge', story.merchants[0]?.accountId ?? '')
  return charges.find(({ payment_intent }) => payment_intent === attempt?.paymentReference)
}

async function refundsAtProvider(story: SessionStory, sessionId: string) {
  const charge = await chargeOf(story, sessionId)
  const all = await story.line.sandbox.objects('refund', story.merchants[0]?.accountId ?? '')
  return all.filter((refund) => refund.charge === charge?.id)
}

const tellRefunds = async (story: SessionStory, sessionId: string) => {
  await hearNotices(story)
  return sessionOf(story, sessionId)
}

/** The sandbox's banks take some seconds. */
const arrival = (story: SessionStory, sessionId: string) =>
  vi.waitFor(
    async () => expect(await refundsAtProvider(story, sessionId)).toMatchObject([{ status: 'succeeded' }]),
    20_000,
  )

const isReplay = ({ headers }: Answer) => headers.get('idempotent-replayed') === 'true'

describe('a refund', () => {
  it('can be in part, in part again, and then the rest', async ({ story }) => {
    const id = await paidSession(story)
    const first = await askRefund(story, id, '40.00')
    expect([first.status, first.json]).toEqual([
      201,
      {
        id: expect.any(String),
        sessionId: id,
        amount: 40,
        currency: 'AUD',
        status: 'COMPLETED',
        reason: null,
        failureReason: null,
        createdAt: expect.any(String),
      },
    ])
    expect(await sessionOf(story, id)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedMinor: 4_000 })
    expect(await askRefund(story, id, 0.76)).toMatchObject({ status: 201, json: { amount: 0.76 } })
    expect(await askRefund(story, id)).toMatchObject({ status: 201, json: { amount: 100 } })
    expect(await sessionOf(story, id)).toMatchObject({ state: 'REFUNDED', refundedMinor: 14_076 })
    expect(await askRefund(story, id)).toMatchObject({ status: 409 })
    expect(await chargeOf(story, id)).toMatchObject({ amount_refunded: 14_076 })
  })

  it('is made once for each key, however often it is requested', async ({ story }) => {
    // promise 23, promise 24
    const id = await paidSession(story)
    const key = newId()
    const answers = await Promise.all(Array.from({ length: 10 }, () => askRefund(story, id, '10.00', key)))
    for (const { status } of answers) expect([201, 409]).toContain(status)
    const again = await askRefund(story, id, '10.00', key)
    expect([again.status, isReplay(again)]).toEqual([201, true])
    expect((await askRefund(story, id, '11.00', key)).status).toBe(422)
    expect(await chargeOf(story, id)).toMatchObject({ amount_refunded: 1_000 })
    expect(await refundsOf(story, id)).toHaveLength(1)
  })

  it('waits while its key shows nothing at all, as a key of another account would', async ({ story }) => {
    // promise 157
    const here = { ...story, ...(await openStoryShop(story)) }
    await paidSession(here)
    const id = await paidSession(here)
    const forgotten = { kind: 'refuse', status: 404, error: { code: 'resource_missing', message: 'No such' } }
    await breakRefunds(here, { kind: 'drop', when: 'after', times: 2 })
    await askRefund(here, id, '40.00')
    await breakProvider(here, 0, { ...forgotten, method: '*', path: '/v1/*', times: 400 })
    for (let look = 0; look < 4; look++) await sweepAfter(here, 1_200)
    expect(await refundsOf(here, id)).toMatchObject([{ state: 'PENDING' }])
    await mendProvider(here, 0)
    for (let look = 0; look < 2; look++) await sweepAfter(here, 1_200)
    expect(await refundsOf(here, id)).toMatchObject([{ state: 'COMPLETED' }])
    expect(await refundsAtProvider(here, id)).toHaveLength(1)

    // Where another payment is shown, the account is the right one.
    await breakProvider(here, 0, { ...forgotten, method: '*', path: '/v1/refunds*', times: 400 })
    await askRefund(here, id, '10.00')
    for (let look = 0; look < 3; look++) await sweepAfter(here, 1_200)
    expect(await refundsOf(here, id)).toMatchObject([{ state: 'COMPLETED' }, { state: 'FAILED' }])
  })

  it('of twenty concurrent calls never exceeds what was captured', async ({ story }) => {
    // promise 37
    const id = await paidSession(story)
    const answers = await Promise.all(Array.from({ length: 20 }, () => askRefund(story, id, '10.00')))
    const made = answers.filter(({ status }) => status === 201)
    expect(made).toHaveLength(14)
    for (const answer of answers.filter(({ status }) => status !== 201))
      expect(answer).toMatchObject({ status: 409, json: { details: 'Refund exceeds what was captured' } })
    expect(await sessionOf(story, id)).toMatchObject({ refundedMinor: 14_000, state: 'PARTIALLY_REFUNDED' })
    expect(await chargeOf(story, id)).toMatchObject({ amount_refunded: 14_000 })
  })

  it('is refused for an invalid amount, or too much', async ({ story }) => {
    const id = await paidSession(story)
    for (const amount of [0, -1, '10.001', 'all', '1e2', 1e21]) {
      const { json, status } = await askRefund(story, id, amount)
      expect([status, json]).toEqual([
        400,
        {
          error: 'Bad Request',
          message: [expect.any(String)],
          statusCode: 400,
          code: 'REQUEST_INVALID',
          errorCode: 'REQUEST_INVALID',
        },
      ])
    }
    expect((await askRefund(story, id, 140.77)).status).toBe(409)
    expect(await refundsOf(story, id)).toEqual([])
  })

  it('is refused for an amount the provider cannot express in that currency', async ({ story }) => {
    // promise 12, promise 97
    const body = {
      currency: 'KWD',
      amount: { total: '5.120' },
      orderItems: [{ name: 'Tea', quantity: 1, unitPrice: '5.120' }],
    }
    const { id, reference } = await openSession(story, { body: { ...body, ...freshOrder() } })
    await payAtProvider(story, reference)
    await hearNotices(story)
    expect(await askRefund(story, id, '0.001')).toMatchObject({
      status: 400,
      json: { message: ['amount: The last decimal must be 0 in this currency.'] },
    })
    expect(await refundsOf(story, id)).toEqual([])
    expect(await askRefund(story, id, '1.120')).toMatchObject({ status: 201, json: { amount: 1.12 } })
    expect(await askRefund(story, id)).toMatchObject({ status: 201, json: { amount: 4 } })
  })

  it('is refused for an unpaid session, or another application’s', async ({ story }) => {
    // promise 78
    const { id } = await openSession(story)
    expect((await askRefund(story, id)).status).toBe(409)
    const other = await openStoryShop(story)
    expect((await askRefund(other, await paidSession(story))).status).toBe(404)
    expect((await askRefund(story, newId())).status).toBe(404)
  })
})

describe('a provider that does not answer', () => {
  it.for([
    ['before the effect', { kind: 'drop', times: 2 }],
    ['after the effect', { kind: 'drop', times: 2, when: 'after' }],
    ['with a 500 before the effect', { kind: '500' }],
    ['with a 500 after the effect', { kind: '500', when: 'after' }],
    ['with a 429', { kind: '429' }],
  ] as const)(
    '%s: the refund is pending, and then completed by the sweep, once',
    async ([_, fault], { story }) => {
      // promise 31, promise 32
      const id = await paidSession(story)
      await breakRefunds(story, fault)
      const key = newId()
      expect(await askRefund(story, id, '25.00', key)).toMatchObject({
        status: 201,
        json: { status: 'PENDING' },
      })
      await sweepAfter(story, 61)
      await sweepAfter(story, 61)
      expect(await refundsOf(story, id)).toMatchObject([
        { state: 'COMPLETED', amountMinor: 2_500, nextTryAt: null },
      ])
      expect(await refundsAtProvider(story, id)).toHaveLength(1)
      expect(await sessionOf(story, id)).toMatchObject({ refundedMinor: 2_500 })
      expect(await ledgerOf(story, id)).toHaveLength(2)
    },
  )

  it('holds the amount meanwhile', async ({ story }) => {
    const id = await paidSession(story)
    await breakRefunds(story, { kind: 'drop', times: 2 })
    expect(await askRefund(story, id, '100.00')).toMatchObject({ json: { status: 'PENDING' } })
    expect((await askRefund(story, id, '40.77')).status).toBe(409)
    expect((await askRefund(story, id, '40.76')).status).toBe(201)
    await sweepAfter(story, 61)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'REFUNDED' })
  })

  it('and a process that dies on the way: repeating the call makes no second refund', async ({ story }) => {
    // promise 33
    const id = await paidSession(story)
    await breakRefunds(story, { kind: '500', when: 'after' })
    const key = newId()
    await askRefund(story, id, '25.00', key)
    await story.house.db.$client`
      update idempotency_keys set status = null, body = null, sealed_answer = null, lease_until = '2020-01-01' where key = ${key}`
    expect(await askRefund(story, id, '25.00', key)).toMatchObject({ json: { status: 'COMPLETED' } })
    expect(await refundsAtProvider(story, id)).toHaveLength(1)
  })
})

describe('a refund that fails', () => {
  it('after succeeding returns its amount to the books', async ({ story }) => {
    const id = await paidSession(story, 'pm_card_visa')
    await askRefund(story, id, '25.00')
    const [made] = await refundsAtProvider(story, id)
    await story.line.sandbox.post(`refunds/${String(made?.id)}/fail`)
    expect(await tellRefunds(story, id)).toMatchObject({ state: 'SUCCEEDED', refundedMinor: 0 })
    expect(await refundsOf(story, id)).toMatchObject([{ state: 'FAILED' }])
    // It may be tried again.
    expect(await askRefund(story, id)).toMatchObject({ status: 201, json: { amount: 140.76 } })
    expect(await sessionOf(story, id)).toMatchObject({ state: 'REFUNDED', refundedMinor: 14_076 })
  })

  it('immediately leaves everything refundable', async ({ story }) => {
    const id = await paidSession(story)
    const charge = await chargeOf(story, id)
    await story.line.sandbox.post(`charges/${String(charge?.id)}/refund`, { amount: 14_000 })
    // Nobody has told us of that one yet, nor need they: a refusal makes us look.
    expect(await askRefund(story, id, '25.00')).toMatchObject({ status: 201, json: { status: 'FAILED' } })
    expect(await sessionOf(story, id)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedMinor: 14_000 })
    expect(await tellRefunds(story, id)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedMinor: 14_000 })
    expect((await askRefund(story, id, '25.00')).status).toBe(409)
  })
})

describe('a slow refund', () => {
  it('is pending until the provider says otherwise, and found by the sweep', async ({ story }) => {
    const id = await paidSession(story, 'pm_card_pendingRefund')
    expect(await askRefund(story, id, '25.00')).toMatchObject({ json: { status: 'PENDING' } })
    expect(await sessionOf(story, id)).toMatchObject({ state: 'SUCCEEDED', refundedMinor: 0 })
    await arrival(story, id)
    await sweepAfter(story, 1_000)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedMinor: 2_500 })
  })

  it('and made at the dashboard is followed too', async ({ story }) => {
    const id = await paidSession(story, 'pm_card_pendingRefund')
    const charge = await chargeOf(story, id)
    await story.line.sandbox.post(`charges/${String(charge?.id)}/refund`, { amount: 5_000 })
    await hearNotices(story)
    await arrival(story, id)
    await sweepAfter(story, 1_000)
    expect(await sessionOf(story, id)).toMatchObject({ refundedMinor: 5_000 })
    expect(await refundsAtProvider(story, id)).toHaveLength(1)
  })
})

it('a refund made at the dashboard is in the books, once, however it is told', async ({ story }) => {
  // promise 45
  const id = await paidSession(story)
  const charge = await chargeOf(story, id)
  await story.line.sandbox.post(`charges/${String(charge?.id)}/refund`, { amount: 5_000 })
  await hearNotices(story)
  expect(await tellRefunds(story, id)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedMinor: 5_000 })
  expect(await refundsOf(story, id)).toMatchObject([{ origin: 'dashboard', state: 'COMPLETED' }])
  expect((await askRefund(story, id, '90.77')).status).toBe(409)
})

it('afterwards our books equal the provider’s: charges minus refunds', async ({ story }) => {
  const accountId = story.merchants[0]?.accountId ?? ''
  await hearNotices(story)
  await sweepAfter(story, 4_000)
  const charges = await story.line.sandbox.objects('charge', accountId)
  const paid = charges.filter(({ status }) => status === 'succeeded')
  const [ours] = await story.house.db.$client`
    select sum(l.amount_minor)::int as net, count(distinct l.session_id)::int as sessions
    from ledger_entries l join sessions s on s.id = l.session_id
    where s.application_id = ${story.shop.applicationId}`
  expect(ours).toEqual({
    net: paid.reduce((sum, charge) => sum + Number(charge.amount) - Number(charge.amount_refunded), 0),
    sessions: paid.length,
  })
  expect(await violationsIn(story)).toEqual([])
})
