// Payments of sessions are kept like all others: apart where they do not fit, in the order in which they were read, and shown with their story.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openConnection } from '@/lib/applications/open-connection'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { newId } from '@/lib/ids'
import { listProblems } from '@/lib/problems/problems'
import { retryPayment } from '@/lib/problems/retry'
import {
  askRefund,
  attemptsOf,
  hearNotices,
  ledgerOf,
  openPaidSession,
  openSession,
  openSessionStory,
  type SessionStory,
  sessionOf,
  violationsIn,
} from '@/lib/testing/session-story'
import { inspectSession } from './inspect'
import { settleSession } from './settle'
import { sweepSessions } from './sweep'

let story: SessionStory

beforeAll(async () => {
  story = await openSessionStory()
})
afterAll(() => story.close())

/** What the provider says of a session now. */
async function factsOf(sessionId: string) {
  const [attempt] = await attemptsOf(story, sessionId)
  const open = attempt && (await openConnection(story.house, attempt.connectionId))
  if (!open || attempt.providerReference === null) throw new Error('nothing to read')
  return { attempt, facts: await open.connector.read(attempt.providerReference) }
}

const settle = (sessionId: string, attemptId: string, facts: ObjectFacts, asOf = new Date()) =>
  settleSession(story.house, sessionId, attemptId, { facts, asOf })

const paymentOf = async (id: string) =>
  (await story.house.db.$client`select * from payments where id = ${id}`)[0]

const problemsOf = async (id: string) =>
  (await listProblems(story.house, story.shop.organisationId)).payments.filter((it) => it.id === id)

describe('money that does not match a session', () => {
  /** Paid at the provider, who tells another amount. */
  async function keptApart() {
    const { id } = await openPaidSession(story)
    const { attempt, facts } = await factsOf(id)
    await settle(id, attempt.id, { ...facts, capturedMinor: 14_075 })
    return { id, attempt, facts }
  }

  it('is quarantined in a row that a person sees, with its session', async () => {
    const { attempt, id } = await keptApart()
    expect(await paymentOf(attempt.id)).toMatchObject({
      ...{ state: 'quarantined', quarantine_reason: 'amount received' },
    })
    expect(await problemsOf(attempt.id)).toMatchObject([
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

  it('is settled once it matches, when a person retries it', async () => {
    const { attempt, id } = await keptApart()
    const after = await retryPayment(story.house, story.shop.organisationId, attempt.id)
    expect(after).toMatchObject({ state: 'succeeded', quarantineReason: null })
    expect(await sessionOf(story, id)).toMatchObject({ state: 'SUCCEEDED', failureReason: null })
    expect(await problemsOf(attempt.id)).toEqual([])
    expect(await violationsIn(story)).toEqual([])
  })

  it('is released when all of it was returned, and its order is free', async () => {
    const { attempt, facts, id } = await keptApart()
    const back = { reference: 're_back', state: 'succeeded' as const, amountMinor: 14_075 }
    const refund = {
      ...back,
      claimedRefundId: null,
      reason: null,
      failureReason: null,
      refundedAt: new Date(),
    }
    await settle(id, attempt.id, { ...facts, capturedMinor: 14_075, refunds: [refund] })
    expect(await paymentOf(attempt.id)).toMatchObject({ state: 'cancelled', quarantine_reason: null })
    expect(await sessionOf(story, id)).toMatchObject({ state: 'FAILED', nextCheckAt: null })
    expect(await violationsIn(story)).toEqual([])
  })

  it('cannot be retried by another organisation', async () => {
    const { attempt } = await keptApart()
    const stranger = retryPayment(story.house, newId(), attempt.id)
    await expect(stranger).rejects.toMatchObject({ code: 'Payment.NotFound' })
    await retryPayment(story.house, undefined, attempt.id)
  })
})

describe('what was read earlier', () => {
  it('changes nothing that was read later: neither an outcome nor a dispute', async () => {
    const { id } = await openPaidSession(story)
    const { attempt, facts } = await factsOf(id)
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
    await settle(id, attempt.id, { ...facts, disputes: [dispute] }, later)
    const lost = { ...dispute, state: 'lost' as const, providerStatus: 'lost' }
    await settle(id, attempt.id, { ...facts, disputes: [lost] }, earlier)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'SUCCEEDED', chargedBackMinor: 0 })
    expect(await ledgerOf(story, id)).toHaveLength(1)
    await settle(id, attempt.id, { ...facts, disputes: [lost] }, new Date('2027-01-01T00:00:02Z'))
    expect(await sessionOf(story, id)).toMatchObject({ chargedBackMinor: 14_076 })
  })

  it('is still booked when it reports the money', async () => {
    const { id } = await openSession(story)
    const { attempt, facts } = await factsOf(id)
    await settle(id, attempt.id, { ...facts, state: 'expired' }, new Date('2027-01-01T00:00:01Z'))
    expect(await sessionOf(story, id)).toMatchObject({ state: 'EXPIRED' })
    const paid = { ...facts, state: 'paid' as const, capturedMinor: 14_076, paymentReference: `pi_${id}` }
    await settle(id, attempt.id, paid, new Date('2027-01-01T00:00:00Z'))
    expect(await sessionOf(story, id)).toMatchObject({ state: 'SUCCEEDED', capturedMinor: 14_076 })
  })
})

it('two providers may call their refunds by the same word', async () => {
  const refund = {
    ...{ reference: 're_same', state: 'succeeded' as const, amountMinor: 1_000, claimedRefundId: null },
    ...{ reason: null, failureReason: null, refundedAt: new Date() },
  }
  const ids: string[] = []
  for (let at = 0; at < 2; at++) {
    const { id } = await openPaidSession(story)
    const { attempt, facts } = await factsOf(id)
    await settle(id, attempt.id, { ...facts, refunds: [refund] })
    await settle(id, attempt.id, { ...facts, refunds: [refund] }, new Date(Date.now() + 1_000))
    ids.push(id)
  }
  for (const id of ids) expect(await sessionOf(story, id)).toMatchObject({ refundedMinor: 1_000 })
  expect(await violationsIn(story)).toEqual([])
})

it('a session shows its money and history like an invoice', async () => {
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
