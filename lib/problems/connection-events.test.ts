// Events to a connection that cannot be handled: its organisation sees them under Problems, and retries them there.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '@/lib/ids'
import {
  breakProvider,
  noticesOf,
  openPaidSession,
  openSessionStory,
  postStripeNotice,
  type SessionStory,
  sessionOf,
} from '@/lib/testing/session-story'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { countProblems, listProblems, listProblemsToSolve } from './problems'
import { retryEvent } from './retry'

let story: SessionStory

beforeAll(async () => {
  story = await openSessionStory()
})
afterAll(() => story.house.close())

it('shows an event that its provider was not asked about in time, and settles it on a retry', async () => {
  // promise 120
  const { house, shop } = story
  const { organisationId } = shop
  const { id } = await openPaidSession(story)
  const news = (await noticesOf(story)).find(({ type }) => type === 'checkout.session.completed')
  await breakProvider(story, 0, { kind: '503', method: 'GET', path: '/v1/checkout/sessions/*', times: 5 })
  await postStripeNotice(story, news ?? {})
  for (let turn = 0; turn < 5; turn++) {
    await drainInbox(house)
    house.clock.advance(90)
  }
  const { events } = await listProblems(house, organisationId)
  expect(events).toMatchObject([
    { organisationId, provider: 'stripe', state: 'waiting', attempts: 5, reason: 'Provider.Overloaded' },
  ])
  expect(await countProblems(house, organisationId)).toMatchObject({ unsettled: 1 })
  expect((await listProblemsToSolve(house, organisationId, { limit: 10 })).rows).toMatchObject([
    { kind: 'event', id: String(events[0]?.id) },
  ])

  // promise 78
  expect((await listProblems(house, newId())).events).toEqual([])
  const event = events[0]?.id ?? 0
  await expect(retryEvent(house, newId(), event)).rejects.toMatchObject({ code: 'Event.NotFound' })

  expect(await retryEvent(house, organisationId, event)).toEqual({
    id: event,
    state: 'handled',
    reason: null,
  })
  expect(await sessionOf(story, id)).toMatchObject({ state: 'SUCCEEDED', capturedMinor: 14_076 })
  expect(await countProblems(house, organisationId)).toMatchObject({ unsettled: 0 })
})

it('does not show an object that its provider has never heard of', async () => {
  const { house, shop } = story
  const object = { id: 'cs_test_nobody', object: 'checkout.session' }
  const event = { id: `evt_${newId()}`, type: 'checkout.session.completed', data: { object } }
  await postStripeNotice(story, event)
  for (let turn = 0; turn < 3; turn++) {
    await drainInbox(house)
    house.clock.advance(90)
  }
  expect(await countProblems(house, shop.organisationId)).toMatchObject({ unsettled: 0 })
  const [row] = await house.db.$client`select state, last_error from inbox where event_id = ${event.id}`
  expect(row).toEqual({ state: 'ignored', last_error: 'an object that its provider does not know' })
})
