// How much news of one connection is listened to: what is signed always, what anybody could have written so much and no more.
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { POST as postNotice } from '@/app/webhooks/providers/[connectionId]/route'
import { newId } from '@/lib/ids'
import { withStory as it } from '@/lib/testing/fixtures'
import { postStripeNotice, type SessionStory } from '@/lib/testing/session-story'
import { openSessionShop } from '@/lib/testing/sessions'

const MOST_A_MINUTE = 600

async function openMollie(story: SessionStory): Promise<string> {
  const { connections } = await openSessionShop(story.house, [`test_${randomUUID().replaceAll('-', '')}`])
  return connections[0]?.id ?? ''
}

const tell = (connectionId: string, body = 'id=tr_WDqYK6vllg') =>
  postNotice(
    new Request(`http://localhost:3000/webhooks/providers/${connectionId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    }),
    { params: Promise.resolve({ connectionId }) },
  )

const several = <T>(times: number, work: () => Promise<T>) => Promise.all(Array.from({ length: times }, work))

it('excess unsigned events are put off, without affecting another connection', async ({ story }) => {
  const [busy, other] = [await openMollie(story), await openMollie(story)]
  const heard = await several(MOST_A_MINUTE, () => tell(busy))
  expect(new Set(heard.map(({ status }) => status))).toEqual(new Set([200]))
  const { headers, status } = await tell(busy)
  expect(status).toBe(429)
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await tell(other)).status).toBe(200)
})

it('an invalid event does not use up the limit', async ({ story }) => {
  const connectionId = await openMollie(story)
  await several(MOST_A_MINUTE, () => tell(connectionId, 'id=nothing'))
  expect((await tell(connectionId)).status).toBe(200)
})

it('signed events are always accepted', async ({ story }) => {
  const event = { id: `evt_${newId()}`, type: 'checkout.session.completed', data: { object: { id: 'cs_1' } } }
  const statuses = await several(MOST_A_MINUTE + 50, () => postStripeNotice(story, event))
  expect(new Set(statuses)).toEqual(new Set([200]))
})
