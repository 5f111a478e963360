// Refunds of sessions that two processes take up, one of them stalled in between: the money goes back once.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { payments, refunds } from '@/db/schema/payments'
import type { DueRefund } from '@/lib/payments/refund-store'
import { withStory as it } from '@/lib/testing/fixtures'
import {
  askRefund,
  attemptsOf,
  breakProvider,
  hearNotices,
  openPaidSession,
  type SessionStory,
  sessionOf,
  violationsIn,
} from '@/lib/testing/session-story'
import { pursueRefund } from './refund'
import { sweepRefunds } from './sweep'

const fault = (story: SessionStory, kind: string, times: number, when = 'before') =>
  breakProvider(story, 0, { path: '/v1/refunds', kind, times, when })

async function refundOf(story: SessionStory, sessionId: string) {
  return (await dueOf(story, sessionId)).refund
}

async function dueOf(story: SessionStory, sessionId: string): Promise<DueRefund> {
  const [due] = await story.house.db
    .select({ refund: refunds, payment: payments })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(payments.sessionId, sessionId))
  if (!due) throw new Error('no refund')
  return due
}

async function madeFor(story: SessionStory, sessionId: string): Promise<number> {
  const [attempt] = await attemptsOf(story, sessionId)
  const all = await story.line.sandbox.objects('refund', story.merchants[0]?.accountId ?? '')
  return all.filter(({ payment_intent }) => payment_intent === attempt?.paymentReference).length
}

const sweepAfter = async (story: SessionStory, seconds: number) => {
  story.house.clock.advance(seconds)
  await sweepRefunds(story.house)
}

/** A refund whose first call met a 503, and how a process that stalled before its own call still sees it. */
async function brokenRefund(story: SessionStory) {
  const { id } = await openPaidSession(story)
  await hearNotices(story)
  await fault(story, '503', 1)
  await askRefund(story, id, '25.00')
  const { payment, refund } = await dueOf(story, id)
  expect(refund).toMatchObject({ state: 'opening', keyGeneration: 1, tries: 0 })
  return { id, stale: { payment, refund: { ...refund, keyGeneration: 0 } } }
}

it.for<[string, number, DueRefund['refund']['state']]>([
  ['meanwhile', 0, 'succeeded'],
  ['meanwhile by a call whose answer was lost', 2, 'opening'],
])(
  'a process stalled before its call makes no second refund beside the one made %s',
  async ([_, lost, state], { story }) => {
    // promise 17, promise 123
    const { id, stale } = await brokenRefund(story)
    if (lost > 0) await fault(story, 'drop', lost, 'after')
    await sweepAfter(story, 61)
    expect(await refundOf(story, id)).toMatchObject({ state })
    expect(await madeFor(story, id)).toBe(1)
    await pursueRefund(story.house, stale)
    expect(await madeFor(story, id)).toBe(1)
    await sweepAfter(story, 61)
    expect(await refundOf(story, id)).toMatchObject({ state: 'succeeded' })
    expect(await sessionOf(story, id)).toMatchObject({ refundedMinor: 2_500 })
    expect(await violationsIn(story)).toEqual([])
  },
)

it('a key is replaced once for each time it was seen to fail', async ({ story }) => {
  const { id, stale } = await brokenRefund(story)
  await fault(story, '503', 2)
  await Promise.allSettled([pursueRefund(story.house, stale), pursueRefund(story.house, stale)])
  expect((await refundOf(story, id)).keyGeneration).toBe(2)
})
