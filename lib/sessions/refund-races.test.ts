// Refunds of sessions that two processes take up, one of them stalled in between: the money goes back once.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { payments, refunds } from '@/db/schema/payments'
import type { DueRefund } from '@/lib/payments/refund-store'
import {
  askRefund,
  attemptsOf,
  breakProvider,
  hearNotices,
  openPaidSession,
  openSessionStory,
  type SessionStory,
  sessionOf,
  violationsIn,
} from '@/lib/testing/session-story'
import { pursueRefund } from './refund'
import { sweepRefunds } from './sweep'

let story: SessionStory

beforeAll(async () => {
  story = await openSessionStory()
})
afterAll(() => story.close())

const fault = (kind: string, times: number, when = 'before') =>
  breakProvider(story, 0, { path: '/v1/refunds', kind, times, when })

async function refundOf(sessionId: string) {
  return (await dueOf(sessionId)).refund
}

async function dueOf(sessionId: string): Promise<DueRefund> {
  const [due] = await story.house.db
    .select({ refund: refunds, payment: payments })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(payments.sessionId, sessionId))
  if (!due) throw new Error('no refund')
  return due
}

async function madeFor(sessionId: string): Promise<number> {
  const [attempt] = await attemptsOf(story, sessionId)
  const all = await story.line.sandbox.objects('refund', story.merchants[0]?.accountId ?? '')
  return all.filter(({ payment_intent }) => payment_intent === attempt?.paymentReference).length
}

const sweepAfter = async (seconds: number) => {
  story.house.clock.advance(seconds)
  await sweepRefunds(story.house)
}

/** A refund whose first call met a 503, and how a process that stalled before its own call still sees it. */
async function brokenRefund() {
  const { id } = await openPaidSession(story)
  await hearNotices(story)
  await fault('503', 1)
  await askRefund(story, id, '25.00')
  const { payment, refund } = await dueOf(id)
  expect(refund).toMatchObject({ state: 'opening', keyGeneration: 1, tries: 0 })
  return { id, stale: { payment, refund: { ...refund, keyGeneration: 0 } } }
}

it.each<[string, number, DueRefund['refund']['state']]>([
  ['meanwhile', 0, 'succeeded'],
  ['meanwhile by a call whose answer was lost', 2, 'opening'],
])(
  'a process stalled before its call makes no second refund beside the one made %s',
  async (_, lost, state) => {
    // promise 17, promise 123
    const { id, stale } = await brokenRefund()
    if (lost > 0) await fault('drop', lost, 'after')
    await sweepAfter(61)
    expect(await refundOf(id)).toMatchObject({ state })
    expect(await madeFor(id)).toBe(1)
    await pursueRefund(story.house, stale)
    expect(await madeFor(id)).toBe(1)
    await sweepAfter(61)
    expect(await refundOf(id)).toMatchObject({ state: 'succeeded' })
    expect(await sessionOf(story, id)).toMatchObject({ refundedMinor: 2_500 })
    expect(await violationsIn(story)).toEqual([])
  },
)

it('a key is replaced once for each time it was seen to fail', async () => {
  const { id, stale } = await brokenRefund()
  await fault('503', 2)
  await Promise.allSettled([pursueRefund(story.house, stale), pursueRefund(story.house, stale)])
  expect((await refundOf(id)).keyGeneration).toBe(2)
})
