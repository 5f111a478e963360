// A provider that broke, and made the object all the same, later than anybody looked: it is closed, and its money is not lost sight of.
import { expect } from 'vitest'
import { openConnection } from '@/lib/applications/open-connection'
import { newId } from '@/lib/ids'
import { withStory } from '@/lib/testing/fixtures'
import {
  askSession,
  attemptsOf,
  breakProvider,
  freshOrder,
  ledgerOf,
  objectsOf,
  openStoryShop,
  payAtProvider,
  type SessionStory,
  sessionOf,
  violationsIn,
} from '@/lib/testing/session-story'
import { orderOf } from './order-of'
import { sweepLateObjects, sweepRefunds, sweepSessions } from './sweep'

const it = withStory.extend('connections', 2)

const fresh = async (story: SessionStory, connections = 2): Promise<SessionStory> => ({
  ...story,
  ...(await openStoryShop(story, connections)),
})

const isOpen = ({ status }: Record<string, unknown>) => status === 'open'
const SUCCEEDED = { state: 'SUCCEEDED', capturedMinor: 14_076, refundedMinor: 0 }

/** The first broke, and made nothing as far as could be seen; then it does. Answers what it has made. */
async function makeLate(here: SessionStory) {
  await breakProvider(here, 0, { kind: '500' })
  const key = newId()
  const asked = { key, body: freshOrder() }
  const { json, status } = await askSession(here, asked)
  const [session] = await here.house.db.$client`
    select id from sessions where order_reference = ${asked.body.orderReference}`
  const id = String(session?.id)
  const [attempt] = await attemptsOf(here, id)
  const open = attempt && (await openConnection(here.house, attempt.connectionId))
  if (!attempt || !open) throw new Error('nothing was tried')
  expect(attempt).toMatchObject({ state: 'none', fault: 'broken' })
  const late = await open.connector.create(orderOf(here.house, await sessionOf(here, id), attempt), 'late')
  return { id, asked, status, json, reference: late.reference }
}

async function lookLater(here: SessionStory, seconds = 121): Promise<number> {
  here.house.clock.advance(seconds)
  return sweepLateObjects(here.house)
}

it('an object created late is closed, and the session continues elsewhere', async ({ story }) => {
  // promise 118
  const here = await fresh(story)
  const { id, status } = await makeLate(here)
  expect(status).toBe(201)
  expect((await objectsOf(here, id)).filter(isOpen)).toHaveLength(2)
  await lookLater(here)
  expect((await objectsOf(here, id)).filter(isOpen)).toMatchObject([{ at: 1 }])
  expect(await sessionOf(here, id)).toMatchObject({ state: 'PENDING' })
  expect(await attemptsOf(here, id)).toMatchObject([
    { state: 'closed', lookAgainAt: null },
    { state: 'open', lookAgainAt: null },
  ])
})

it('an object created late for a failed session is closed too', async ({ story }) => {
  const here = await fresh(story, 1)
  const { asked, id, status } = await makeLate(here)
  expect([status, (await sessionOf(here, id)).state]).toEqual([502, 'FAILED'])
  await lookLater(here)
  expect((await objectsOf(here, id)).filter(isOpen)).toEqual([])
  expect((await askSession(here, asked)).status).toBe(201)
  expect((await objectsOf(here, id)).filter(isOpen)).toHaveLength(1)
})

it('a late object that was paid succeeds, and every other one is closed', async ({ story }) => {
  const here = await fresh(story)
  const { id, reference } = await makeLate(here)
  await payAtProvider(here, reference)
  await lookLater(here)
  expect(await sessionOf(here, id)).toMatchObject(SUCCEEDED)
  await sweepSessions(here.house)
  expect((await objectsOf(here, id)).filter(isOpen)).toEqual([])
  expect(await ledgerOf(here, id)).toHaveLength(1)
})

it('when both were paid, the second is refunded', async ({ story }) => {
  const here = await fresh(story)
  const { id, reference } = await makeLate(here)
  const [, second] = await attemptsOf(here, id)
  await payAtProvider(here, second?.providerReference ?? '')
  here.house.clock.advance(61)
  await sweepSessions(here.house)
  expect(await sessionOf(here, id)).toMatchObject(SUCCEEDED)
  await payAtProvider(here, reference)
  await lookLater(here)
  await sweepRefunds(here.house)
  expect(await sessionOf(here, id)).toMatchObject(SUCCEEDED)
  const sum = (await ledgerOf(here, id)).reduce((total, { amountMinor }) => total + amountMinor, 0)
  expect([sum, await violationsIn(here)]).toEqual([14_076, []])
})

it('a missing object is searched for twice, and longer while the provider does not respond', async ({
  story,
}) => {
  const here = await fresh(story)
  await breakProvider(here, 0, { kind: '500' })
  const { json } = await askSession(here)
  const lookAt = async () => (await attemptsOf(here, String(json.sessionId)))[0]?.lookAgainAt
  await breakProvider(here, 0, { kind: '500', method: 'GET' })
  await lookLater(here)
  expect(await lookAt()).not.toBeNull()
  expect(await lookLater(here, 60)).toBe(0)
  await breakProvider(here, 0, { kind: '500', method: 'GET' })
  await lookLater(here, 361)
  expect(await lookAt()).not.toBeNull()
  await lookLater(here, 3_600)
  expect(await lookAt()).toBeNull()
})

it('a refusal counts immediately', async ({ story }) => {
  const here = await fresh(story)
  await breakProvider(here, 0, { kind: '429' })
  const { json } = await askSession(here)
  expect(await attemptsOf(here, String(json.sessionId))).toMatchObject([
    { state: 'none', lookAgainAt: null },
    { state: 'open' },
  ])
})
