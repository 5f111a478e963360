// Failover between two providers: the next one is asked only when the first is known to have made nothing.
import { desc, eq } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { routingDecisions } from '@/db/schema/sessions'
import { secondsFrom } from '@/lib/clock'
import { newId } from '@/lib/ids'
import type { Answer } from '@/lib/testing/calls'
import { withStory } from '@/lib/testing/fixtures'
import {
  askSession,
  attemptsOf,
  breakProvider,
  freshOrder,
  objectsOf,
  openStoryShop,
  type SessionStory,
} from '@/lib/testing/session-story'
import { createSession } from './create'
import { selectRecentCalls } from './router-store'

const it = withStory.extend('connections', 2)

/** A shop of its own, whose providers have no past. */
const fresh = async (story: SessionStory): Promise<SessionStory> => ({
  ...story,
  ...(await openStoryShop(story, 2)),
})
const [A, B] = [0, 1]

const idOf = ({ json }: Answer) => String(json.sessionId)

/** Where the objects of a session are that can be paid. */
async function payableAt(shop: SessionStory, sessionId: string): Promise<unknown[]> {
  return (await objectsOf(shop, sessionId)).filter(({ status }) => status === 'open').map(({ at }) => at)
}

async function decisionOf(shop: SessionStory) {
  const [decision] = await shop.house.db
    .select()
    .from(routingDecisions)
    .where(eq(routingDecisions.applicationId, shop.shop.applicationId))
    .orderBy(desc(routingDecisions.createdAt), desc(routingDecisions.id))
    .limit(1)
  const candidateOf = (at: number) =>
    decision?.candidates.find(({ connectionId }) => connectionId === shop.shop.connections[at]?.id)
  return { chosen: decision?.chosenConnectionId, a: candidateOf(A), b: candidateOf(B) }
}

const isAt = (shop: SessionStory, at: number) => shop.shop.connections[at]?.id

describe('the first provider is known to have created nothing', () => {
  it.for([
    ['a 500 before the effect', { kind: '500' }],
    ['a 503', { kind: '503' }],
    ['a 429', { kind: '429' }],
  ] as const)('%s: the second makes it, and says so', async ([_, fault], { story }) => {
    // promise 118
    const shop = await fresh(story)
    await breakProvider(shop, A, fault)
    const answer = await askSession(shop)
    expect(answer.status).toBe(201)
    expect(await payableAt(shop, idOf(answer))).toEqual([B])
    const { a, b, chosen } = await decisionOf(shop)
    expect(chosen).toBe(isAt(shop, B))
    expect(a?.excludedBecause).toMatch(/tried for this payment and failed/)
    expect(answer.json.routing).toEqual({ selectedProvider: 'stripe', score: b?.score })
    expect(await attemptsOf(shop, idOf(answer))).toMatchObject([{ state: 'none' }, { state: 'open' }])
  })

  it('its credentials were revoked', async ({ story }) => {
    const shop = await fresh(story)
    const [merchant] = shop.merchants
    if (merchant) shop.line.revoke(merchant)
    const answer = await askSession(shop)
    expect([answer.status, await payableAt(shop, idOf(answer))]).toEqual([201, [B]])
  })

  it('it refuses', async ({ story }) => {
    const shop = await fresh(story)
    const path = `accounts/${shop.merchants[A]?.accountId}/capabilities`
    await shop.line.sandbox.post(path, { charges_enabled: false })
    const answer = await askSession(shop)
    expect([answer.status, await payableAt(shop, idOf(answer))]).toEqual([201, [B]])
  })

  it('and neither did the second: 502, and the retry under the same key ends in one object', async ({
    story,
  }) => {
    // promise 31
    const shop = await fresh(story)
    await breakProvider(shop, A, { kind: '500' })
    await breakProvider(shop, B, { kind: '500' })
    const asking = { key: newId(), body: freshOrder() }
    expect((await askSession(shop, asking)).status).toBe(502)
    const again = await askSession(shop, asking)
    expect([again.status, (await payableAt(shop, idOf(again))).length]).toEqual([201, 1])
  })
})

describe('it is unknown whether the first provider created something', () => {
  it.for([
    ['a 500 that comes after the effect', { kind: '500', when: 'after' }],
    ['a cut after the effect', { kind: 'drop', when: 'after', times: 2 }],
  ] as const)('%s: its object is used, and the second is not asked', async ([_, fault], { story }) => {
    // promise 32, promise 120
    const shop = await fresh(story)
    await breakProvider(shop, A, fault)
    const answer = await askSession(shop)
    expect([answer.status, await payableAt(shop, idOf(answer))]).toEqual([201, [A]])
    expect(await attemptsOf(shop, idOf(answer))).toHaveLength(1)
  })

  it('no response: 504, nothing at the second, and the retry under the same key ends in one object', async ({
    story,
  }) => {
    // promise 31
    const shop = await fresh(story)
    await breakProvider(shop, A, { kind: 'drop', when: 'after', times: 2 })
    await breakProvider(shop, A, { kind: 'drop', method: 'GET', times: 2 })
    const asking = { key: newId(), body: freshOrder() }
    expect((await askSession(shop, asking)).status).toBe(504)
    const made = await shop.line.sandbox.objects('checkout.session', shop.merchants[B]?.accountId ?? '')
    expect(made).toEqual([])
    const again = await askSession(shop, asking)
    expect([again.status, await payableAt(shop, idOf(again))]).toEqual([201, [A]])
  })

  it('a 500 that cannot be checked: the second is not asked before that is known', async ({ story }) => {
    // promise 32
    const shop = await fresh(story)
    await breakProvider(shop, A, { kind: '500', when: 'after' })
    await breakProvider(shop, A, { kind: 'drop', method: 'GET', times: 2 })
    const asking = { key: newId(), body: freshOrder() }
    expect((await askSession(shop, asking)).status).toBe(504)
    const again = await askSession(shop, asking)
    expect([again.status, await payableAt(shop, idOf(again))]).toEqual([201, [A]])
  })

  it('the first call is still running when the retry comes: nobody takes that for a refusal', async ({
    story,
  }) => {
    // promise 33
    const shop = await fresh(story)
    const asked = shop.shop.order()
    await breakProvider(shop, A, { kind: 'slow', delayMs: 700 })
    const first = createSession(shop.house, asked)
    await vi.waitFor(async () => expect(await attemptsOf(shop, asked.id)).toHaveLength(1))
    const second = createSession(shop.house, asked)
    const outcomes = await Promise.allSettled([first, second])
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
    await createSession(shop.house, asked)
    expect(await payableAt(shop, asked.id)).toEqual([A])
  })
})

describe('a provider that fails again and again', () => {
  it('loses score, is rested, and comes back automatically', async ({ story }) => {
    // promise 119
    const shop = await fresh(story)
    const ask = async () => {
      const answer = await askSession(shop)
      expect(answer.status).toBe(201)
      return (await payableAt(shop, idOf(answer)))[0]
    }
    expect(await ask()).toBe(A)
    const before = (await decisionOf(shop)).a?.score ?? 0
    await breakProvider(shop, A, { kind: '500', times: 3 })
    // The first failure lets it sink below the second: nobody waits for one that fails.
    expect([await ask(), await ask(), await ask()]).toEqual([B, B, B])
    expect((await decisionOf(shop)).a?.score).toBeLessThan(before)
    // Only with the second out of the way it is asked until it rests.
    await breakProvider(shop, B, { kind: '429', times: 2 })
    for (let turn = 0; turn < 2; turn++) expect((await askSession(shop)).status).toBe(502)
    expect(await ask()).toBe(B)
    expect((await decisionOf(shop)).a?.excludedBecause).toMatch(/is rested until/)
    // Time forgets.
    shop.house.clock.advance(3 * 3_600)
    expect(await ask()).toBe(A)
    expect(await decisionOf(shop)).toMatchObject({ chosen: isAt(shop, A), a: { excludedBecause: null } })
  })

  it('is tested by one call at a time after its rest', async ({ story }) => {
    const shop = await fresh(story)
    const now = shop.house.clock.now()
    const connectionId = isAt(shop, A) ?? ''
    for (let call = 0; call < 3; call++)
      await shop.house.db.$client`
        insert into provider_calls (connection_id, kind, outcome, latency_ms, at)
        values (${connectionId}, 'create', 'failed', 100, ${secondsFrom(now, -5 * 3_600).toISOString()})`
    // Hours later the failures weigh nothing: it scores as before, but still has to prove that it is back.
    await breakProvider(shop, A, { kind: 'slow', delayMs: 400 })
    const answers = await Promise.all(Array.from({ length: 6 }, () => askSession(shop)))
    const places = await Promise.all(answers.map(async (answer) => (await payableAt(shop, idOf(answer)))[0]))
    expect(places.filter((at) => at === A)).toHaveLength(1)
    expect((await askSession(shop)).status).toBe(201)
    expect((await decisionOf(shop)).a).toMatchObject({ excludedBecause: null })
    const calls = await selectRecentCalls(shop.house.db, [connectionId], shop.house.clock.now())
    expect(calls.get(connectionId)?.[0]?.outcome).toBe('ok')
  })
})
