// News that comes late, out of order, or about what we had given up: the books end up as the provider's.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { sessionRefunds } from '@/db/schema/sessions'
import { openConnection } from '@/lib/applications/open-connection'
import { withStory as it } from '@/lib/testing/fixtures'
import {
  askRefund,
  attemptsOf,
  breakProvider,
  hearNotices,
  ledgerOf,
  openPaidSession,
  openSession,
  payAtProvider,
  type SessionStory,
  sessionOf,
  violationsIn,
} from '@/lib/testing/session-story'
import { createSession } from './create'
import { settleSession } from './settle'
import { sweepRefunds } from './sweep'

const refundsOf = (story: SessionStory, sessionId: string) =>
  story.house.db.select().from(sessionRefunds).where(eq(sessionRefunds.sessionId, sessionId))

/** What the provider says of a paid session at this moment. */
async function factsOf(story: SessionStory, sessionId: string) {
  const [attempt] = await attemptsOf(story, sessionId)
  const open = attempt && (await openConnection(story.house, attempt.connectionId))
  if (!open || attempt.providerReference === null) throw new Error('nothing to read')
  return { attempt, facts: await open.connector.read(attempt.providerReference) }
}

async function paidSession(story: SessionStory, paymentMethod?: string): Promise<string> {
  const { id } = await openPaidSession(story, paymentMethod)
  await hearNotices(story)
  return id
}

describe('a refund that has failed', () => {
  it('is not booked from an older response that had it completed', async ({ story }) => {
    // promise 47
    const id = await paidSession(story, 'pm_card_pendingRefund')
    await askRefund(story, id, '25.00')
    const { attempt, facts } = await factsOf(story, id)
    const tell = (state: 'failed' | 'succeeded') =>
      settleSession(story.house, id, attempt.id, {
        facts: { ...facts, refunds: facts.refunds.map((refund) => ({ ...refund, state })) },
        asOf: new Date(),
      })
    await tell('failed')
    await tell('succeeded')
    expect(await refundsOf(story, id)).toMatchObject([{ state: 'FAILED' }])
    expect(await sessionOf(story, id)).toMatchObject({ state: 'SUCCEEDED', refundedMinor: 0 })
    expect(await ledgerOf(story, id)).toHaveLength(1)
  })
})

it('a refund that we gave up after a refusal, and that was made all the same, is completed', async ({
  story,
}) => {
  // promise 1, promise 31
  const id = await paidSession(story)
  await breakProvider(story, 0, { path: '/v1/refunds', kind: 'drop', times: 2, when: 'after' })
  await askRefund(story, id, '140.76')
  // What a second call is told that was made before the first one could be seen.
  await story.house.db.$client`
    update session_refunds set state = 'FAILED', failure_reason = 'refused', next_try_at = null where session_id = ${id}`
  await hearNotices(story)
  expect(await sessionOf(story, id)).toMatchObject({ state: 'REFUNDED', refundedMinor: 14_076 })
  expect(await refundsOf(story, id)).toMatchObject([{ state: 'COMPLETED', failureReason: null }])
  expect(await violationsIn(story)).toEqual([])
})

it('of a duplicate payment, only what was not yet refunded at the dashboard is refunded', async ({
  story,
}) => {
  // promise 1, promise 120
  const { attempt, id, reference } = await openSession(story)
  await story.house.db.$client`update session_attempts set state = 'none' where id = ${attempt.id}`
  await story.house.db.$client`update sessions set attempt_id = null, state = 'FAILED' where id = ${id}`
  const { orderReference } = await sessionOf(story, id)
  await createSession(story.house, story.shop.order({ id, orderReference }))
  const second = (await attemptsOf(story, id)).find(({ state }) => state === 'open')
  await payAtProvider(story, String(second?.providerReference))
  await hearNotices(story)
  const paid = await payAtProvider(story, reference)
  await story.line.sandbox.post(`payment_intents/${String(paid.payment_intent)}/refund`, { amount: 4_076 })
  await hearNotices(story)
  await sweepRefunds(story.house)
  const rows = await ledgerOf(story, id)
  expect(rows.map(({ amountMinor }) => amountMinor).toSorted((a, b) => a - b)).toEqual([
    -10_000, -4_076, 14_076, 14_076,
  ])
  expect(await sessionOf(story, id)).toMatchObject({ state: 'SUCCEEDED', refundedMinor: 0 })
})
