// Events to a connection that cannot be handled: its organisation sees them under Problems, and retries them there.
import { expect } from 'vitest'
import { newId } from '@/lib/ids'
import { sweepSessions } from '@/lib/sessions/sweep'
import { withStory as it } from '@/lib/testing/fixtures'
import {
  attemptsOf,
  breakProvider,
  hearNotices,
  noticesOf,
  openPaidSession,
  openStoryShop,
  postStripeNotice,
  type SessionStory,
  sessionOf,
} from '@/lib/testing/session-story'
import { drainConnectionEvents, drainInbox, drainStripeEvents } from '@/lib/webhooks/drain-inbox'
import { countProblems, listProblems, listProblemsToSolve } from './problems'
import { retryEvent } from './retry'

it.afterAll(({ story }) => story.house.close())

it('shows an event that its provider was not asked about in time, and settles it on a retry', async ({
  story,
}) => {
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

it('does not show an object that its provider has never heard of', async ({ story }) => {
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

/** What its provider has to say of one shop, posted and not handled yet. */
async function postAll(here: SessionStory): Promise<void> {
  for (const event of await noticesOf(here)) await postStripeNotice(here, event)
}

const stateOf = async (here: SessionStory, id: string) => (await sessionOf(here, id)).state

it('one provider that hangs holds up neither the events of another nor those of Stripe Connect', async ({
  story,
}) => {
  // promise 120
  const slow: SessionStory = { ...story, ...(await openStoryShop(story)) }
  const quick: SessionStory = { ...story, ...(await openStoryShop(story)) }
  const held = await breakProvider(slow, 0, {
    kind: 'held',
    method: 'GET',
    path: '/v1/checkout/sessions/*',
    times: 20,
  })
  for (let count = 0; count < 9; count++) await openPaidSession(slow)
  await postAll(slow)
  story.house.clock.advance(1)
  const { id } = await openPaidSession(quick)
  await postAll(quick)
  let isDrained = false
  const draining = drainConnectionEvents(story.house).finally(() => {
    isDrained = true
  })
  // Far below the time after which a call counts as unanswered.
  await expect.poll(() => stateOf(quick, id), { timeout: 6_000 }).toBe('SUCCEEDED')
  expect(await drainStripeEvents(story.house)).toBe(0)
  expect(isDrained).toBe(false)
  const letGo = async () => {
    await story.line.sandbox.post(`faults/${(held as { id: string }).id}/release`)
    return isDrained
  }
  await expect.poll(letGo, { timeout: 20_000 }).toBe(true)
  await draining
})

it('gives up an event whose provider refuses the key, in time', async ({ story }) => {
  const { house, shop } = story
  await openPaidSession(story)
  await breakProvider(story, 0, {
    ...{ kind: 'refuse', status: 403, method: 'GET', path: '/v1/checkout/sessions/*', times: 200 },
  })
  await postAll(story)
  for (let turn = 0; turn < 40; turn++) {
    await drainInbox(house)
    house.clock.advance(601)
  }
  const rows = await house.db.$client`
    select distinct state, last_error from inbox where connection_id is not null and last_error like 'a key%'`
  expect(rows).toEqual([{ state: 'ignored', last_error: 'a key that its provider refuses' }])
  expect(await countProblems(house, shop.organisationId)).toMatchObject({ unsettled: 0 })
})

it('an event that told of money kept apart is settled with it', async ({ story }) => {
  const here: SessionStory = { ...story, ...(await openStoryShop(story)) }
  const { house, shop } = here
  const { id } = await openPaidSession(here)
  const [attempt] = await attemptsOf(here, id)
  const paymentId = attempt?.id ?? ''
  const ask = (amountMinor: number) =>
    house.db.$client`update payments set amount_minor = ${amountMinor} where id = ${paymentId}`
  const told = () =>
    house.db.$client<{ state: string }[]>`select distinct state from inbox where payment_id = ${paymentId}`
  await ask(14_075)
  await hearNotices(here)
  expect(await told()).toEqual([{ state: 'quarantined' }])
  expect(await countProblems(house, shop.organisationId)).toMatchObject({ unsettled: 1 })
  await ask(14_076)
  // By no person: its provider is asked again by itself.
  house.clock.advance(4_000)
  await sweepSessions(house)
  expect(await told()).toEqual([{ state: 'handled' }])
  expect(await countProblems(house, shop.organisationId)).toMatchObject({ unsettled: 0 })
})
