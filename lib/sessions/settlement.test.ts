// What becomes of a session: paid once whatever is told, expired only when the provider says so, and money is truth.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { POST as postCancel } from '@/app/api/v1/sessions/[id]/cancel/route'
import { sessionRefunds } from '@/db/schema/sessions'
import { webhookEvents } from '@/db/schema/webhooks'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withStory } from '@/lib/testing/fixtures'
import {
  attemptsOf,
  breakProvider,
  hearNotices,
  ledgerOf,
  noticesOf,
  objectsOf,
  openPaidSession,
  openSession,
  payAtProvider,
  postStripeNotice,
  type SessionStory,
  sessionOf,
  violationsIn,
} from '@/lib/testing/session-story'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { createSubscription } from '@/lib/webhooks/outgoing/create'
import { applicationOwner } from '@/lib/webhooks/outgoing/find'
import { createSession } from './create'
import { refundSession } from './refund'
import { settleSession } from './settle'
import { sweepRefunds, sweepSessions } from './sweep'

const it = withStory.extend('connections', 2)

const HOUR = 3_600
const SUCCEEDED = { state: 'SUCCEEDED', capturedMinor: 14_076, refundedMinor: 0, nextCheckAt: null }

const cancel = (story: SessionStory, id: string) =>
  call(postCancel, { params: { id }, headers: { authorization: `Bearer ${story.shop.apiKey}` } })

const sweepAfter = async (story: SessionStory, seconds: number) => {
  story.house.clock.advance(seconds)
  await sweepSessions(story.house)
}

async function completedOf(story: SessionStory, reference: string) {
  const events = await noticesOf(story)
  const found = events.find(
    ({ data, type }) =>
      type === 'checkout.session.completed' && (data as { object: { id: string } }).object.id === reference,
  )
  if (!found) throw new Error('no event')
  return found
}

describe('a session that is paid', () => {
  it('has succeeded once the provider says so, with one row in the ledger', async ({ story }) => {
    const { id } = await openPaidSession(story)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'PENDING' })
    await hearNotices(story)
    expect(await sessionOf(story, id)).toMatchObject(SUCCEEDED)
    expect(await ledgerOf(story, id)).toMatchObject([
      { kind: 'payment', amountMinor: 14_076, currency: 'AUD' },
    ])
    expect(await attemptsOf(story, id)).toMatchObject([{ state: 'paid' }])
  })

  it('succeeds once, however often and by whatever events it is reported', async ({ story }) => {
    // promise 44, promise 45
    const { id, reference } = await openPaidSession(story)
    const event = await completedOf(story, reference)
    const told = Array.from({ length: 40 }, (_, at) => ({ ...event, id: `evt_same${at % 4}${id}` }))
    const statuses = await Promise.all(told.map((one) => postStripeNotice(story, one)))
    expect(new Set(statuses)).toEqual(new Set([200]))
    await Promise.all([drainInbox(story.house), drainInbox(story.house), sweepSessions(story.house)])
    await drainInbox(story.house)
    expect(await sessionOf(story, id)).toMatchObject(SUCCEEDED)
    expect(await ledgerOf(story, id)).toHaveLength(1)
  })

  it('is settled by the sweep when no event arrives', async ({ story }) => {
    // promise 119
    const { id } = await openPaidSession(story)
    await sweepAfter(story, 61)
    expect(await sessionOf(story, id)).toMatchObject(SUCCEEDED)
  })

  it('is not settled on an event’s word alone', async ({ story }) => {
    // promise 40
    const { id, reference } = await openSession(story)
    const forged = {
      id: `evt_forged${id}`,
      type: 'checkout.session.completed',
      data: {
        object: { id: reference, object: 'checkout.session', payment_status: 'paid', amount_total: 14_076 },
      },
    }
    expect(await postStripeNotice(story, forged, { secret: 'whsec_of_somebody' })).toBe(400)
    // Rightly signed, it is still a rumour: the provider is asked.
    expect(await postStripeNotice(story, forged)).toBe(200)
    await drainInbox(story.house)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'PENDING' })
  })

  it('ignores another connection’s event, even with a valid signature', async ({ story }) => {
    // promise 41
    const { id, reference } = await openPaidSession(story)
    expect(await postStripeNotice(story, await completedOf(story, reference), { at: 1 })).toBe(200)
    await drainInbox(story.house)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'PENDING' })
    await hearNotices(story)
    expect(await sessionOf(story, id)).toMatchObject(SUCCEEDED)
  })

  it('is found by its object’s own reference when its creation got no response', async ({ story }) => {
    // promise 48
    await breakProvider(story, 0, { kind: 'drop', when: 'after', times: 2 })
    await breakProvider(story, 0, { kind: 'drop', method: 'GET', times: 2 })
    const order = story.shop.order()
    await expect(createSession(story.house, order)).rejects.toMatchObject({ code: 'Provider.TimedOut' })
    const [object] = await objectsOf(story, order.id)
    await payAtProvider(story, String(object?.id))
    await hearNotices(story)
    expect(await sessionOf(story, order.id)).toMatchObject(SUCCEEDED)
    expect(await attemptsOf(story, order.id)).toMatchObject([
      { state: 'paid', providerReference: object?.id },
    ])
  })

  it('notifies its application once, and a failed refund is not a second success', async ({ story }) => {
    // promise 45
    const { applicationId, organisationId } = story.shop
    const owner = await applicationOwner(story.house, organisationId, applicationId)
    const url = 'https://shop.example/news'
    await createSubscription(story.house, owner, {
      url,
      description: null,
      contactEmail: null,
      subscribedEvents: [],
    })
    const { id } = await openPaidSession(story)
    await hearNotices(story)
    await hearNotices(story, { isAgain: true })
    await refundSession(story.house, { id: newId(), applicationId, sessionId: id, amount: '10.00' })
    const [made] = await story.house.db.select().from(sessionRefunds).where(eq(sessionRefunds.sessionId, id))
    await story.line.sandbox.post(`refunds/${made?.providerReference}/fail`)
    await hearNotices(story)
    const told = await story.house.db.select().from(webhookEvents).orderBy(webhookEvents.createdAt)
    const types = told.filter(({ payload }) => payload?.includes(id)).map(({ type }) => type)
    expect(types).toEqual(['session.succeeded', 'session.refunded', 'session.refunded'])
  })
})

describe('events about nothing of ours', () => {
  it('are accepted, and given up in the end', async ({ story }) => {
    // promise 49
    const stranger = {
      id: 'evt_stranger',
      type: 'checkout.session.completed',
      data: { object: { id: 'cs_test_of_another_shop', object: 'checkout.session' } },
    }
    const other = { ...stranger, id: 'evt_other', type: 'customer.created' }
    expect(await postStripeNotice(story, stranger)).toBe(200)
    expect(await postStripeNotice(story, other)).toBe(200)
    for (let turn = 0; turn < 45; turn++) {
      await drainInbox(story.house)
      story.house.clock.advance(3_700)
    }
    expect(await drainInbox(story.house)).toBe(0)
    const rows = await story.house.db.$client`
      select handled_at from provider_notices where notice_reference in ('evt_stranger', 'evt_other')`
    expect(rows.map(({ handled_at }) => handled_at !== null)).toEqual([true])
  })
})

describe('a session whose hour is over', () => {
  it('is closed at the provider before it has expired', async ({ story }) => {
    const { id, reference } = await openSession(story)
    await sweepAfter(story, HOUR + 1)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'EXPIRED', nextCheckAt: null })
    expect(await objectsOf(story, id)).toMatchObject([{ id: reference, status: 'expired' }])
    await expect(payAtProvider(story, reference)).rejects.toThrow(/no longer be paid/)
  })

  it('has succeeded when it was paid in the last moment', async ({ story }) => {
    const { id } = await openPaidSession(story)
    await sweepAfter(story, HOUR + 1)
    expect(await sessionOf(story, id)).toMatchObject(SUCCEEDED)
  })

  it('waits for a provider that cannot be asked', async ({ story }) => {
    const { id } = await openSession(story)
    await breakProvider(story, 0, { kind: 'drop', path: '/v1/checkout/sessions/*', method: '*', times: 4 })
    await sweepAfter(story, HOUR + 1)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'PENDING' })
    await sweepAfter(story, 61)
    await sweepAfter(story, 120)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'EXPIRED' })
  })

  it('succeeds if the money arrives after all', async ({ story }) => {
    // promise 47
    const { attempt, id, reference } = await openSession(story)
    await story.house.db.$client`update session_attempts set state = 'closed' where id = ${attempt.id}`
    await story.house.db.$client`update sessions set state = 'EXPIRED', next_check_at = null where id = ${id}`
    await payAtProvider(story, reference)
    await hearNotices(story)
    expect(await sessionOf(story, id)).toMatchObject(SUCCEEDED)
    // News that are older change nothing any more.
    await hearNotices(story, { isAgain: true })
    expect(await sessionOf(story, id)).toMatchObject(SUCCEEDED)
  })

  it('frees its order for another session', async ({ story }) => {
    const { id } = await openSession(story, { body: { orderReference: 'ORD-AGAIN' } })
    await sweepAfter(story, HOUR + 1)
    const again = await openSession(story, { body: { orderReference: 'ORD-AGAIN' } })
    expect(again.id).not.toBe(id)
  })
})

describe('a session that is cancelled', () => {
  it('can no longer be paid, and cancelling it again changes nothing', async ({ story }) => {
    const { id, reference } = await openSession(story)
    expect(await cancel(story, id)).toMatchObject({ status: 200, json: { status: 'CANCELLED' } })
    expect(await cancel(story, id)).toMatchObject({ status: 200, json: { status: 'CANCELLED' } })
    expect(await objectsOf(story, id)).toMatchObject([{ status: 'expired' }])
    await expect(payAtProvider(story, reference)).rejects.toThrow(/no longer be paid/)
    await hearNotices(story)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'CANCELLED' })
  })

  it('is not, when it was paid a moment before', async ({ story }) => {
    // promise 38
    const { id } = await openPaidSession(story)
    expect(await cancel(story, id)).toMatchObject({ status: 409, json: { code: 409 } })
    expect(await sessionOf(story, id)).toMatchObject(SUCCEEDED)
  })

  it('races a payment: either both say paid, or both say it cannot be', async ({ story }) => {
    // promise 38
    for (let turn = 0; turn < 5; turn++) {
      const { id, reference } = await openSession(story)
      const [cancelled, paid] = await Promise.allSettled([cancel(story, id), payAtProvider(story, reference)])
      await hearNotices(story)
      const isPaid = paid.status === 'fulfilled'
      expect(await sessionOf(story, id)).toMatchObject({ state: isPaid ? 'SUCCEEDED' : 'CANCELLED' })
      expect(cancelled).toMatchObject({ value: { status: isPaid ? 409 : 200 } })
    }
  })

  it('is not marked cancelled while the provider cannot be asked', async ({ story }) => {
    const { id } = await openSession(story)
    await breakProvider(story, 0, { kind: 'drop', path: '/v1/checkout/sessions/*', times: 2 })
    expect(await cancel(story, id)).toMatchObject({ status: 504 })
    expect(await sessionOf(story, id)).toMatchObject({ state: 'PENDING' })
    expect(await cancel(story, id)).toMatchObject({ status: 200 })
  })
})

describe('mismatches', () => {
  it.for([
    ['another amount', { amountMinor: 14_075 }],
    ['another currency', { currency: 'USD' }],
    ['real money in a test', { livemode: true }],
    ['another attempt’s name', { claimedPaymentId: 'another' }],
    ['another object', { reference: 'cs_test_another' }],
  ] as const)('%s is not settled, and logged loudly', async ([_, difference], { story }) => {
    const { attempt, id, reference } = await openSession(story)
    const facts = {
      reference,
      state: 'paid' as const,
      livemode: false,
      amountMinor: 14_076,
      currency: 'AUD',
      capturedMinor: 14_076,
      paymentReference: 'pi_some',
      claimedPaymentId: attempt.id,
      checkoutUrl: null,
      paidAt: null,
      failureReason: null,
      refunds: [],
      disputes: [],
    }
    await settleSession(story.house, id, attempt.id, {
      facts: { ...facts, ...difference },
      asOf: new Date(),
    })
    expect(await sessionOf(story, id)).toMatchObject({ state: 'PENDING', capturedMinor: 0 })
    expect(await ledgerOf(story, id)).toEqual([])
    expect(story.house.logLines.at(-1)).toMatch(/not settled/)
    expect(await violationsIn(story)).toContain('session that a provider tells otherwise')
    await cancel(story, id)
    await story.house.db.$client`update sessions set failure_reason = null where id = ${id}`
  })
})

it('a session that was paid at two providers keeps the first payment, and the other goes back', async ({
  story,
}) => {
  // promise 120
  const { attempt, id, reference } = await openSession(story)
  await story.house.db.$client`update session_attempts set state = 'none' where id = ${attempt.id}`
  await story.house.db.$client`update sessions set attempt_id = null, state = 'FAILED' where id = ${id}`
  const session = await sessionOf(story, id)
  await createSession(story.house, story.shop.order({ id, orderReference: session.orderReference }))
  const second = (await attemptsOf(story, id)).find(({ state }) => state === 'open')
  await payAtProvider(story, String(second?.providerReference))
  await payAtProvider(story, reference)
  await hearNotices(story)
  await hearNotices(story, { at: 1 })
  await sweepAfter(story, 1)
  await sweepRefunds(story.house)
  const after = await sessionOf(story, id)
  expect(after).toMatchObject(SUCCEEDED)
  const rows = await ledgerOf(story, id)
  expect(rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(14_076)
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['payment', 'payment', 'refund'])
  expect(story.house.logLines.some((line) => line.includes('paid twice'))).toBe(true)
})

it('a session its provider has forgotten blocks its order for a day, and no longer', async ({ story }) => {
  const { id } = await openSession(story)
  await story.house.db.$client`
    update session_attempts set provider_reference = ${`cs_test_gone${id}`} where session_id = ${id}`
  const { orderReference } = await sessionOf(story, id)
  await sweepAfter(story, HOUR + 60)
  expect(await sessionOf(story, id)).toMatchObject({ state: 'PENDING', nextCheckAt: expect.any(Date) })
  await sweepAfter(story, 24 * HOUR)
  // promise 157
  expect(await sessionOf(story, id)).toMatchObject({ state: 'PENDING' })
  await sweepAfter(story, 900)
  expect(await sessionOf(story, id)).toMatchObject({ state: 'EXPIRED', nextCheckAt: null })
  expect(await attemptsOf(story, id)).toMatchObject([{ state: 'closed' }])
  await openSession(story, { body: { orderReference } })
})

it('the first payment closes what else could be paid', async ({ story }) => {
  const { attempt, id, reference } = await openSession(story)
  await story.house.db.$client`update session_attempts set state = 'none' where id = ${attempt.id}`
  await story.house.db.$client`update sessions set attempt_id = null, state = 'FAILED' where id = ${id}`
  const session = await sessionOf(story, id)
  await createSession(story.house, story.shop.order({ id, orderReference: session.orderReference }))
  await payAtProvider(story, reference)
  await hearNotices(story)
  await sweepAfter(story, 1)
  expect(await sessionOf(story, id)).toMatchObject(SUCCEEDED)
  expect((await objectsOf(story, id)).map(({ status }) => status).toSorted()).toEqual(['complete', 'expired'])
})

it('afterwards the books have no problems', async ({ story }) => {
  expect(await violationsIn(story)).toEqual([])
})
