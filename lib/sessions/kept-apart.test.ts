// Payments of sessions are kept like all others: apart where they do not fit, in the order in which they were read, and shown with their story.
import { describe, expect } from 'vitest'
import { openConnection } from '@/lib/applications/open-connection'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { newId } from '@/lib/ids'
import { listProblems } from '@/lib/problems/problems'
import { retryPayment } from '@/lib/problems/retry'
import { withStory as it } from '@/lib/testing/fixtures'
import {
  askRefund,
  askSession,
  attemptsOf,
  breakProvider,
  freshOrder,
  hearNotices,
  ledgerOf,
  openPaidSession,
  openSession,
  openStoryShop,
  type SessionStory,
  sessionOf,
  violationsIn,
} from '@/lib/testing/session-story'
import { inspectSession } from './inspect'
import { settleSession } from './settle'
import { sweepRefunds, sweepSessions } from './sweep'

/** What the provider says of a session now. */
async function factsOf(story: SessionStory, sessionId: string) {
  const [attempt] = await attemptsOf(story, sessionId)
  if (!attempt) throw new Error('nothing was tried')
  return { attempt, facts: await factsOfAttempt(story, attempt) }
}

async function factsOfAttempt(story: SessionStory, attempt: Awaited<ReturnType<typeof attemptsOf>>[number]) {
  const open = await openConnection(story.house, attempt.connectionId)
  if (!open || attempt.providerReference === null) throw new Error('nothing to read')
  return open.connector.read(attempt.providerReference)
}

/** All of an amount that does not fit. */
const givenBack = {
  ...{ reference: 're_back', state: 'succeeded' as const, amountMinor: 14_075, claimedRefundId: null },
  ...{ reason: null, failureReason: null, refundedAt: new Date() },
}

const settle = (
  story: SessionStory,
  sessionId: string,
  attemptId: string,
  facts: ObjectFacts,
  asOf = new Date(),
) => settleSession(story.house, sessionId, attemptId, { facts, asOf })

const paymentOf = async (story: SessionStory, id: string) =>
  (await story.house.db.$client`select * from payments where id = ${id}`)[0]

const problemsOf = async (story: SessionStory, id: string) =>
  (await listProblems(story.house, story.shop.organisationId)).payments.filter((it) => it.id === id)

describe('money that does not match a session', () => {
  /** Paid at the provider, who tells another amount. */
  async function keptApart(story: SessionStory) {
    const { id } = await openPaidSession(story)
    const { attempt, facts } = await factsOf(story, id)
    await settle(story, id, attempt.id, { ...facts, capturedMinor: 14_075 })
    return { id, attempt, facts }
  }

  it('is quarantined in a row that a person sees, with its session', async ({ story }) => {
    const { attempt, id } = await keptApart(story)
    expect(await paymentOf(story, attempt.id)).toMatchObject({
      ...{ state: 'quarantined', quarantine_reason: 'amount received' },
    })
    expect(await problemsOf(story, attempt.id)).toMatchObject([
      {
        sessionId: id,
        provider: 'stripe',
        reason: 'amount received',
        organisationId: story.shop.organisationId,
      },
    ])
    expect(await ledgerOf(story, id)).toEqual([])
    expect(await violationsIn(story)).toContain('quarantined payment')
    await retryPayment(story.house, story.shop.organisationId, attempt.id)
  })

  it('has needed somebody since it was found, however often it is looked at', async ({ story }) => {
    const { attempt, facts, id } = await keptApart(story)
    const [found] = await problemsOf(story, attempt.id)
    story.house.clock.advance(600)
    await settle(story, id, attempt.id, { ...facts, capturedMinor: 14_075 })
    expect(await problemsOf(story, attempt.id)).toMatchObject([{ since: found?.since }])
    await retryPayment(story.house, story.shop.organisationId, attempt.id)
  })

  it('is settled once it matches, when a person retries it', async ({ story }) => {
    const { attempt, id } = await keptApart(story)
    const after = await retryPayment(story.house, story.shop.organisationId, attempt.id)
    expect(after).toMatchObject({ state: 'succeeded', quarantineReason: null })
    expect(await sessionOf(story, id)).toMatchObject({ state: 'SUCCEEDED', failureReason: null })
    expect(await problemsOf(story, attempt.id)).toEqual([])
    expect(await violationsIn(story)).toEqual([])
  })

  it('is released when all of it was returned, and its order is free', async ({ story }) => {
    const { attempt, facts, id } = await keptApart(story)
    const back = { reference: 're_back', state: 'succeeded' as const, amountMinor: 14_075 }
    const refund = {
      ...back,
      claimedRefundId: null,
      reason: null,
      failureReason: null,
      refundedAt: new Date(),
    }
    await settle(story, id, attempt.id, { ...facts, capturedMinor: 14_075, refunds: [refund] })
    expect(await paymentOf(story, attempt.id)).toMatchObject({ state: 'cancelled', quarantine_reason: null })
    expect(await sessionOf(story, id)).toMatchObject({ state: 'FAILED', nextCheckAt: null })
    expect(await violationsIn(story)).toEqual([])
  })

  it('cannot be retried by another organisation', async ({ story }) => {
    const { attempt } = await keptApart(story)
    const stranger = retryPayment(story.house, newId(), attempt.id)
    await expect(stranger).rejects.toMatchObject({ code: 'Payment.NotFound' })
    await retryPayment(story.house, undefined, attempt.id)
  })
})

describe('an attempt that was given up, and whose object is found with what does not fit', () => {
  /** The first broke, and made its object late; the second can be paid. */
  async function openBesideLate(story: SessionStory) {
    const here = { ...story, ...(await openStoryShop(story, 2)) }
    await breakProvider(here, 0, { kind: '500' })
    const key = newId()
    const asked = { key, body: freshOrder() }
    const id = String((await askSession(here, asked)).json.sessionId)
    const [late, open] = await attemptsOf(here, id)
    if (!late || !open) throw new Error('two attempts are wanted')
    const facts = {
      ...(await factsOfAttempt(story, open)),
      ...{ reference: `cs_late_${id}`, claimedPaymentId: late.id, amountMinor: 14_075 },
    }
    return { asked, facts, here, id, late, open }
  }

  it('does not end the session that another can still pay', async ({ story }) => {
    const { facts, here, id, late, open } = await openBesideLate(story)
    await story.house.db
      .$client`update payments set session_reference = ${facts.reference} where id = ${late.id}`
    await settle(story, id, late.id, { ...facts, state: 'expired' })
    expect(await sessionOf(here, id)).toMatchObject({
      ...{ state: 'PENDING', failureReason: null, attemptId: open.id, nextCheckAt: expect.any(Date) },
    })
    expect(await paymentOf(story, open.id)).toMatchObject({ state: 'open' })
  })

  it('leaves no mark on the session once its money is given back', async ({ story }) => {
    const { facts, id, late } = await openBesideLate(story)
    const paid = {
      ...facts,
      state: 'paid' as const,
      capturedMinor: 14_075,
      paymentReference: `pi_late_${id}`,
    }
    await settle(story, id, late.id, paid)
    expect(await paymentOf(story, late.id)).toMatchObject({ quarantine_reason: 'amount' })
    await settle(story, id, late.id, { ...paid, refunds: [givenBack] })
    expect(await paymentOf(story, late.id)).toMatchObject({ state: 'cancelled', quarantine_reason: null })
    expect(await sessionOf(story, id)).toMatchObject({ state: 'PENDING', failureReason: null })
    expect(await violationsIn(story)).toEqual([])
  })

  it('keeps a repeat of the call from asking for more, and says so', async ({ story }) => {
    const here = { ...story, ...(await openStoryShop(story, 1)) }
    await breakProvider(here, 0, { kind: '500' })
    const asked = { key: newId(), body: freshOrder() }
    expect((await askSession(here, asked)).status).toBe(502)
    const [session] = await story.house.db.$client`
      select id from sessions where order_reference = ${asked.body.orderReference}`
    const id = String(session?.id)
    const [late] = await attemptsOf(here, id)
    if (!late) throw new Error('nothing was tried')
    await settle(story, id, late.id, {
      ...{ reference: `cs_late_${id}`, state: 'paid', livemode: false, amountMinor: 14_075, currency: 'AUD' },
      ...{
        capturedMinor: 14_075,
        paymentReference: `pi_${id}`,
        claimedPaymentId: late.id,
        checkoutUrl: null,
      },
      ...{ paidAt: null, failureReason: null, refunds: [], disputes: [] },
    })
    expect(await paymentOf(story, late.id)).toMatchObject({ state: 'quarantined' })
    expect(await askSession(here, asked)).toMatchObject({ status: 422 })
    expect(await attemptsOf(here, id)).toHaveLength(1)
    await story.house.db
      .$client`update payments set state = 'cancelled', quarantine_reason = null where id = ${late.id}`
  })
})

it('a refund whose answer came, and after which nobody could be asked how it stands, is asked after again', async ({
  story,
}) => {
  const { id } = await openPaidSession(story)
  await hearNotices(story)
  await breakProvider(story, 0, { kind: 'drop', path: '/v1/checkout/sessions/*', method: 'GET', times: 2 })
  expect(await askRefund(story, id, '25.00')).toMatchObject({ status: 201, json: { status: 'PENDING' } })
  story.house.clock.advance(61)
  await sweepRefunds(story.house)
  expect(await sessionOf(story, id)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedMinor: 2_500 })
  expect(await violationsIn(story)).toEqual([])
})

it('a payment that its provider has forgotten is let go a day after its hour, also where it was kept apart', async ({
  story,
}) => {
  const { id } = await openSession(story)
  const { attempt, facts } = await factsOf(story, id)
  await settle(story, id, attempt.id, { ...facts, state: 'processing', amountMinor: 14_075 })
  expect(await paymentOf(story, attempt.id)).toMatchObject({ state: 'quarantined' })
  await story.house.db
    .$client`update payments set session_reference = ${`cs_gone_${id}`} where id = ${attempt.id}`
  story.house.clock.advance(26 * 3_600)
  await sweepSessions(story.house)
  // promise 157
  expect(await paymentOf(story, attempt.id)).toMatchObject({ state: 'quarantined' })
  story.house.clock.advance(900)
  await sweepSessions(story.house)
  expect(await paymentOf(story, attempt.id)).toMatchObject({ state: 'cancelled', quarantine_reason: null })
  expect(await sessionOf(story, id)).toMatchObject({ state: 'EXPIRED', nextCheckAt: null })
})

it('the payments’ own sweep has nothing to do with sessions', async ({ story }) => {
  const { attempt, id } = await openSession(story)
  const { expiresAt } = await sessionOf(story, id)
  const { next_check_at: next } = (await paymentOf(story, attempt.id)) ?? {}
  expect(new Date(String(next))).toEqual(expiresAt)
})

describe('what was read earlier', () => {
  it('changes nothing that was read later: neither an outcome nor a dispute', async ({ story }) => {
    const { id } = await openPaidSession(story)
    const { attempt, facts } = await factsOf(story, id)
    const dispute = {
      ...{
        reference: 'dp_1',
        amountMinor: 14_076,
        isInquiry: false,
        reason: 'fraudulent',
        providerStatus: 'won',
      },
      ...{
        state: 'won' as const,
        evidenceDueAt: null,
        disputedAt: new Date(),
        withdrawnMinor: 0,
        providerFeeMinor: 0,
      },
    }
    const [earlier, later] = [new Date('2027-01-01T00:00:00Z'), new Date('2027-01-01T00:00:01Z')]
    await settle(story, id, attempt.id, { ...facts, disputes: [dispute] }, later)
    const lost = { ...dispute, state: 'lost' as const, providerStatus: 'lost' }
    await settle(story, id, attempt.id, { ...facts, disputes: [lost] }, earlier)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'SUCCEEDED', chargedBackMinor: 0 })
    expect(await ledgerOf(story, id)).toHaveLength(1)
    await settle(story, id, attempt.id, { ...facts, disputes: [lost] }, new Date('2027-01-01T00:00:02Z'))
    expect(await sessionOf(story, id)).toMatchObject({ chargedBackMinor: 14_076 })
  })

  it('is still booked when it reports the end: nothing closed opens again', async ({ story }) => {
    const { id } = await openSession(story)
    const { attempt, facts } = await factsOf(story, id)
    await settle(story, id, attempt.id, facts, new Date('2027-01-01T00:00:01Z'))
    await settle(story, id, attempt.id, { ...facts, state: 'expired' }, new Date('2027-01-01T00:00:00Z'))
    expect(await sessionOf(story, id)).toMatchObject({ state: 'EXPIRED' })
    expect(await paymentOf(story, attempt.id)).toMatchObject({ state: 'cancelled' })
  })

  it('is still booked when it reports the money', async ({ story }) => {
    const { id } = await openSession(story)
    const { attempt, facts } = await factsOf(story, id)
    await settle(story, id, attempt.id, { ...facts, state: 'expired' }, new Date('2027-01-01T00:00:01Z'))
    expect(await sessionOf(story, id)).toMatchObject({ state: 'EXPIRED' })
    const paid = { ...facts, state: 'paid' as const, capturedMinor: 14_076, paymentReference: `pi_${id}` }
    await settle(story, id, attempt.id, paid, new Date('2027-01-01T00:00:00Z'))
    expect(await sessionOf(story, id)).toMatchObject({ state: 'SUCCEEDED', capturedMinor: 14_076 })
  })
})

it('two providers may call their refunds by the same word', async ({ story }) => {
  const refund = {
    ...{ reference: 're_same', state: 'succeeded' as const, amountMinor: 1_000, claimedRefundId: null },
    ...{ reason: null, failureReason: null, refundedAt: new Date() },
  }
  const ids: string[] = []
  for (let at = 0; at < 2; at++) {
    const { id } = await openPaidSession(story)
    const { attempt, facts } = await factsOf(story, id)
    await settle(story, id, attempt.id, { ...facts, refunds: [refund] })
    await settle(story, id, attempt.id, { ...facts, refunds: [refund] }, new Date(Date.now() + 1_000))
    ids.push(id)
  }
  for (const id of ids) expect(await sessionOf(story, id)).toMatchObject({ refundedMinor: 1_000 })
  expect(await violationsIn(story)).toEqual([])
})

it('a session shows its money and history like an invoice', async ({ story }) => {
  const { id } = await openPaidSession(story)
  await hearNotices(story)
  await askRefund(story, id, '40.00')
  const [attempt] = await attemptsOf(story, id)
  await story.line.sandbox.post(`payment_intents/${attempt?.paymentReference}/dispute`, { amount: 4_076 })
  await hearNotices(story)
  await sweepSessions(story.house)
  const { money, timeline } = await inspectSession(story.house, story.shop.organisationId, id)
  expect(money.total).toMatchObject({
    ...{ count: 1, grossMinor: 14_076, refundedMinor: 4_000, withdrawnMinor: 4_076, remainsMinor: 6_000 },
  })
  expect(money.payments).toMatchObject([
    {
      ...{
        source: 'connection',
        provider: 'Stripe',
        status: 'Disputed',
        providerReference: attempt?.paymentReference,
      },
      method: { type: 'card', last4: '4242' },
      refunds: [{ amountMinor: 4_000, state: 'succeeded' }],
      disputes: [{ amountMinor: 4_076, awaitsAnswer: true }],
    },
  ])
  const told = timeline.happenings.map(({ kind }) => kind)
  expect(told.toSorted()).toEqual(['created', 'disputed', 'paid', 'pay-began', 'refund'])
  const stranger = inspectSession(story.house, newId(), id)
  await expect(stranger).rejects.toMatchObject({ code: 'Session.NotFound' })
})
