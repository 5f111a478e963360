// Repeats of a call under its key: one key is one payable object, whoever dies and whatever is lost on the way.
import { eq, sql } from 'drizzle-orm'
import { describe, expect, vi } from 'vitest'
import { openDatabase } from '@/db/database'
import { idempotencyKeys } from '@/db/schema/mail'
import { claimKey, settleKey } from '@/lib/http/call/idempotency'
import { newId } from '@/lib/ids'
import type { Answer } from '@/lib/testing/calls'
import { withStory as it } from '@/lib/testing/fixtures'
import { passLeases } from '@/lib/testing/leases'
import {
  askRefund,
  askSession,
  attemptsOf,
  breakProvider,
  freshOrder,
  hearNotices,
  objectsOf,
  openPaidSession,
  openSession,
  openStoryShop,
  SAMPLE,
  type SessionStory,
  sessionOf,
  violationsIn,
} from '@/lib/testing/session-story'
import { createSession } from './create'
import { sweepSessions } from './sweep'

const order = () => ({ key: newId(), body: freshOrder() })
const isReplay = ({ headers }: Answer) => headers.get('idempotent-replayed') === 'true'
const scopeOfShop = (story: SessionStory) => `application ${story.shop.applicationId} - POST /api/v1/sessions`
const objectsFor = (story: SessionStory, { json }: Answer) => objectsOf(story, String(json.sessionId))
const payable = async (story: SessionStory, answer: Answer) =>
  (await objectsFor(story, answer)).filter(({ status }) => status === 'open')

async function countObjects(story: SessionStory): Promise<number> {
  const all = await story.line.sandbox.objects('checkout.session', story.merchants[0]?.accountId ?? '')
  return all.length
}

describe('the same key and the same body', () => {
  it('ten times one after another: one object, and ten times the same bytes', async ({ story }) => {
    // promise 23
    const before = await countObjects(story)
    const asking = order()
    const answers: Answer[] = []
    for (let turn = 0; turn < 10; turn++) answers.push(await askSession(story, asking))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers.map(isReplay)).toEqual([false, ...Array(9).fill(true)])
    expect(await countObjects(story)).toBe(before + 1)
  })

  it('sixty-four concurrent calls: one object, all others replay it or get a conflict', async ({ story }) => {
    // promise 24
    const before = await countObjects(story)
    const asking = order()
    const answers = await Promise.all(Array.from({ length: 64 }, () => askSession(story, asking)))
    const made = answers.filter(({ status }) => status === 201)
    expect(new Set(made.map(({ text }) => text)).size).toBe(1)
    for (const answer of answers.filter(({ status }) => status !== 201))
      expect(answer).toMatchObject({
        status: 409,
        json: { details: 'Resource already exists', errorCode: 'IDEMPOTENCY_IN_PROGRESS' },
      })
    expect(await countObjects(story)).toBe(before + 1)
  })

  it('in another order of fields and with other white space, quoted or bare: a replay', async ({ story }) => {
    // promise 27, promise 29
    const { orderReference } = freshOrder()
    const key = newId()
    const first = await askSession(story, { key, body: { orderReference } })
    const turned = Object.fromEntries(Object.entries({ ...SAMPLE, orderReference }).reverse())
    const again = await askSession(story, { key: `"${key}"`, text: JSON.stringify(turned, undefined, 4) })
    expect([isReplay(again), again.text]).toEqual([true, first.text])
  })

  it('is a replay also after the session was paid', async ({ story }) => {
    // promise 23
    const asking = order()
    const { answer, reference } = await openSession(story, asking)
    await story.line.sandbox.post(`checkout_sessions/${reference}/pay`)
    await hearNotices(story)
    const again = await askSession(story, asking)
    expect([again.status, again.text]).toEqual([201, answer.text])
  })
})

describe('the same key and another body', () => {
  it.for([
    ['another amount', { amount: { ...SAMPLE.amount, total: 140.77 } }],
    ['a text for a number', { amount: { ...SAMPLE.amount, total: '140.76' } }],
    ['a field more', { locale: 'en_GB' }],
  ] as const)('%s is a mismatch, and the first answer stays', async ([_, difference], { story }) => {
    // promise 25, promise 29
    const asking = order()
    const first = await askSession(story, asking)
    const other = await askSession(story, { ...asking, body: { ...asking.body, ...difference } })
    expect([other.status, other.json.code]).toEqual([422, 'IDEMPOTENCY_KEY_MISMATCH'])
    expect((await askSession(story, asking)).text).toBe(first.text)
    expect(await objectsFor(story, first)).toHaveLength(1)
  })
})

describe('a key belongs to', () => {
  it('one application', async ({ story }) => {
    // promise 28
    const asking = order()
    const other = await openStoryShop(story)
    const [mine, theirs] = [await askSession(story, asking), await askSession(other, asking)]
    expect([theirs.status, isReplay(theirs)]).toEqual([201, false])
    expect(theirs.json.sessionId).not.toBe(mine.json.sessionId)
  })

  it('one route', async ({ story }) => {
    // promise 28
    const asking = order()
    const { id } = await openPaidSession(story)
    await hearNotices(story)
    expect((await askSession(story, asking)).status).toBe(201)
    const refund = await askRefund(story, id, '1.00', asking.key)
    expect([refund.status, isReplay(refund)]).toEqual([201, false])
  })

  it('one day', async ({ story }) => {
    // promise 34
    const asking = order()
    const first = await askSession(story, asking)
    story.house.clock.advance(24 * 3600 - 5)
    expect((await askSession(story, asking)).text).toBe(first.text)
    story.house.clock.advance(10)
    // The order still waits to be paid until the sweep has looked.
    expect((await askSession(story, asking)).status).toBe(409)
    const next = await askSession(story, { key: asking.key })
    expect([next.status, isReplay(next)]).toEqual([201, false])
    expect(next.json.sessionId).not.toBe(first.json.sessionId)
  })
})

it('a refusal does not burn the key', async ({ story }) => {
  // promise 30
  const key = newId()
  expect((await askSession(story, { key, text: '{' })).status).toBe(400)
  expect((await askSession(story, { key, body: { amount: { total: 1 } } })).status).toBe(400)
  const { orderReference } = (await openSession(story, order()).then(({ id }) => sessionOf(story, id))) ?? {}
  expect((await askSession(story, { key, body: { orderReference } })).status).toBe(409)
  const corrected = await askSession(story, { key })
  expect([corrected.status, isReplay(corrected)]).toEqual([201, false])
})

describe('a provider whose response was lost', () => {
  it.for([
    ['a 500 that it repeats for its key, after the effect', { kind: '500', when: 'after' }],
    ['a 503 after the effect', { kind: '503', when: 'after' }],
    ['a cut after the effect', { kind: 'drop', when: 'after', times: 2 }],
  ] as const)('%s: the object that was made is found, at the first call', async ([_, fault], { story }) => {
    // promise 31, promise 32, promise 120
    await breakProvider(story, 0, fault)
    const answer = await askSession(story, order())
    expect(answer.status).toBe(201)
    const objects = await objectsFor(story, answer)
    expect(objects).toMatchObject([{ url: answer.json.checkoutUrl }])
  })

  it.for([
    ['500', { kind: '500' }],
    ['cut', { kind: 'drop', times: 2 }],
    ['429', { kind: '429' }],
  ] as const)('%s before the effect: the retry ends in one object', async ([_, fault], { story }) => {
    // promise 31, promise 118
    await breakProvider(story, 0, fault)
    const asking = order()
    expect((await askSession(story, asking)).status).toBeGreaterThanOrEqual(502)
    const again = await askSession(story, asking)
    expect([again.status, isReplay(again)]).toEqual([201, false])
    expect(await objectsFor(story, again)).toHaveLength(1)
  })

  it('and cannot be asked for it either: 504, the retry finds it, and nothing is made twice', async ({
    story,
  }) => {
    // promise 31
    await breakProvider(story, 0, { kind: 'drop', when: 'after', times: 2 })
    await breakProvider(story, 0, { kind: 'drop', method: 'GET', times: 2 })
    const asking = order()
    expect((await askSession(story, asking)).status).toBe(504)
    expect(await askSession(story, { body: asking.body })).toMatchObject({ status: 409 })
    const again = await askSession(story, asking)
    expect(again.status).toBe(201)
    expect(await objectsFor(story, again)).toHaveLength(1)
  })

  it('and nobody repeats the call: the sweep finds it', async ({ story }) => {
    // promise 119
    await breakProvider(story, 0, { kind: 'drop', when: 'after', times: 2 })
    await breakProvider(story, 0, { kind: 'drop', method: 'GET', times: 2 })
    const id = newId()
    await expect(createSession(story.house, story.shop.order({ id }))).rejects.toMatchObject({
      code: 'Provider.TimedOut',
    })
    story.house.clock.advance(61)
    await sweepSessions(story.house)
    expect(await attemptsOf(story, id)).toMatchObject([{ state: 'open' }])
    expect(await sessionOf(story, id)).toMatchObject({ state: 'PENDING', attemptId: expect.any(String) })
  })

  it('and had created nothing: the sweep frees the order after two minutes, and a repeat starts over', async ({
    story,
  }) => {
    await breakProvider(story, 0, { kind: 'drop', times: 2 })
    const ask = story.shop.order()
    await expect(createSession(story.house, ask)).rejects.toMatchObject({ code: 'Provider.TimedOut' })
    story.house.clock.advance(61)
    await sweepSessions(story.house)
    expect(await sessionOf(story, ask.id)).toMatchObject({ state: 'PENDING' })
    story.house.clock.advance(150)
    await sweepSessions(story.house)
    expect(await sessionOf(story, ask.id)).toMatchObject({ state: 'FAILED', nextCheckAt: null })
    const view = await createSession(story.house, ask)
    expect([view.session.state, (await objectsOf(story, ask.id)).length]).toEqual(['PENDING', 1])
    expect(view.session.nextCheckAt).not.toBeNull()
  })
})

describe('a process that dies', () => {
  /** As the route does it, up to the point where the process dies. */
  async function claim(story: SessionStory, asking: ReturnType<typeof order>) {
    const body = { ...SAMPLE, ...asking.body }
    const claimed = await claimKey(story.house, scopeOfShop(story), asking.key, body)
    if (!('claim' in claimed)) throw new Error('no claim')
    return claimed.claim
  }

  it('after the key was claimed: the key is free within a minute', async ({ story }) => {
    // promise 33
    const asking = order()
    const { resourceId } = await claim(story, asking)
    expect((await askSession(story, asking)).status).toBe(409)
    await passLeases(story.house, 46)
    const answer = await askSession(story, asking)
    expect([answer.status, answer.json.sessionId]).toEqual([201, resourceId])
    expect(await objectsFor(story, answer)).toHaveLength(1)
  })

  it('after the attempt was written down: the successor goes on with it', async ({ story }) => {
    // promise 33
    const asking = order()
    const { resourceId } = await claim(story, asking)
    await breakProvider(story, 0, { kind: 'drop', times: 2 })
    const asked = story.shop.order({ ...asking.body, id: resourceId })
    await expect(createSession(story.house, asked)).rejects.toMatchObject({ code: 'Provider.TimedOut' })
    await forget(story, resourceId)
    await passLeases(story.house, 46)
    const answer = await askSession(story, asking)
    expect([answer.status, answer.json.sessionId]).toEqual([201, resourceId])
    expect(await attemptsOf(story, resourceId)).toHaveLength(1)
    expect(await payable(story, answer)).toHaveLength(1)
  })

  it('after the provider was called: the successor finds what it made', async ({ story }) => {
    // promise 33
    const asking = order()
    const { resourceId } = await claim(story, asking)
    await createSession(story.house, story.shop.order({ ...asking.body, id: resourceId }))
    await forget(story, resourceId)
    await passLeases(story.house, 46)
    const answer = await askSession(story, asking)
    expect(answer.status).toBe(201)
    expect(await objectsFor(story, answer)).toMatchObject([{ url: answer.json.checkoutUrl }])
  })

  it('after the session was stored: the successor answers it', async ({ story }) => {
    // promise 33
    const asking = order()
    const { resourceId } = await claim(story, asking)
    const { checkoutUrl } = await createSession(
      story.house,
      story.shop.order({ ...asking.body, id: resourceId }),
    )
    await passLeases(story.house, 46)
    const answer = await askSession(story, asking)
    expect([answer.status, answer.json.checkoutUrl]).toEqual([201, checkoutUrl])
    expect(await objectsFor(story, answer)).toHaveLength(1)
  })

  it('or stalls, and wakes up when its successor has answered: its own answer is not kept', async ({
    story,
  }) => {
    // promise 123
    const asking = order()
    const first = await claim(story, asking)
    await passLeases(story.house, 46)
    const answer = await askSession(story, asking)
    await settleKey(story.house, first, Response.json({}, { status: 502 }))
    expect((await askSession(story, asking)).text).toBe(answer.text)
  })

  /** Takes back what was stored of the provider's answer. */
  async function forget(story: SessionStory, sessionId: string) {
    await story.house.db.$client`
      update session_attempts set state = 'opening', fault = null, provider_reference = null, checkout_url = null
      where session_id = ${sessionId}`
    await story.house.db.$client`update sessions set attempt_id = null where id = ${sessionId}`
  }

  it('or stalls while the provider is asked: what comes of it then is closed, and only one can be paid', async ({
    story,
  }) => {
    // promise 123
    const asked = story.shop.order()
    await breakProvider(story, 0, { kind: 'slow', when: 'after', delayMs: 700 })
    const stalled = expect(createSession(story.house, asked)).rejects.toMatchObject({
      code: 'Idempotency.InProgress',
    })
    await vi.waitFor(async () => expect(await objectsOf(story, asked.id)).toHaveLength(1))
    await story.house.db.$client`update session_attempts set state = 'none' where session_id = ${asked.id}`
    await createSession(story.house, asked)
    await stalled
    const objects = await objectsOf(story, asked.id)
    expect(objects.map(({ status }) => status).toSorted()).toEqual(['expired', 'open'])
  })

  it('or stalls at a second asking: its successor asks under the same key, and only one can be paid', async ({
    story,
  }) => {
    // promise 31, promise 123
    const asked = story.shop.order()
    await breakProvider(story, 0, { kind: '500' })
    await breakProvider(story, 0, { kind: 'drop', method: 'GET', times: 2 })
    await expect(createSession(story.house, asked)).rejects.toMatchObject({ code: 'Provider.TimedOut' })
    await breakProvider(story, 0, { kind: 'slow', delayMs: 1_500 })
    const stalled = createSession(story.house, asked)
    await vi.waitFor(async () =>
      expect(await attemptsOf(story, asked.id)).toMatchObject([{ keyGeneration: 1 }]),
    )
    const both = await Promise.allSettled([stalled, createSession(story.house, asked)])
    const open = (await objectsOf(story, asked.id)).filter(({ status }) => status === 'open')
    expect(open).toHaveLength(1)
    for (const one of both) if (one.status === 'fulfilled') expect(one.value.checkoutUrl).toBe(open[0]?.url)
  })

  it('or stalls, and its answer comes after another was kept: the later one is closed', async ({ story }) => {
    // promise 123
    const asked = story.shop.order()
    await breakProvider(story, 0, { kind: 'slow', when: 'after', delayMs: 1_500 })
    const stalled = expect(createSession(story.house, asked)).rejects.toMatchObject({
      code: 'Idempotency.InProgress',
    })
    await vi.waitFor(async () => expect(await objectsOf(story, asked.id)).toHaveLength(1))
    await story.house.db.$client`
      update session_attempts set state = 'open', provider_reference = ${`cs_other${asked.id}`} where session_id = ${asked.id}`
    await stalled
    expect(await attemptsOf(story, asked.id)).toMatchObject([{ providerReference: `cs_other${asked.id}` }])
    expect(await objectsOf(story, asked.id)).toMatchObject([{ status: 'expired' }])
  })
})

it('two replicas of the app, fifty keys and sixteen calls at once for each: fifty objects, and never a 5xx', async ({
  story,
}) => {
  // promise 24, promise 35
  const before = await countObjects(story)
  const first = story.house
  const second = { ...first, db: openDatabase(first.env.databaseUrl) }
  const holder = globalThis as typeof globalThis & { remitHouse?: object }
  try {
    const askings = Array.from({ length: 50 }, order)
    const answers: { key: string; answer: Answer }[] = []
    for (let wave = 0; wave < askings.length; wave += 10) {
      const calls = askings.slice(wave, wave + 10).flatMap((asking) =>
        Array.from({ length: 16 }, async (_, turn) => {
          // A handler asks for its house before anything else.
          holder.remitHouse = turn % 2 === 0 ? first : second
          return { key: asking.key, answer: await askSession(story, asking) }
        }),
      )
      answers.push(...(await Promise.all(calls)))
    }
    const bodies = new Map<string, Set<string>>()
    for (const { answer, key } of answers) {
      expect([201, 409]).toContain(answer.status)
      if (answer.status === 201) bodies.set(key, (bodies.get(key) ?? new Set()).add(answer.text))
    }
    expect([...bodies.values()].map(({ size }) => size)).toEqual(Array(50).fill(1))
    expect(await countObjects(story)).toBe(before + 50)
  } finally {
    holder.remitHouse = first
    await second.db.$client.end({ timeout: 5 })
  }
  expect(await violationsIn(story)).toEqual([])
})

it('after all this no key is held, and no refusal is kept', async ({ story }) => {
  const rows = await story.house.db
    .select({ key: idempotencyKeys.key })
    .from(idempotencyKeys)
    .where(
      sql`${idempotencyKeys.status} is null and ${idempotencyKeys.sealedAnswer} is null
        and ${idempotencyKeys.leaseUntil} > ${story.house.clock.now().toISOString()}`,
    )
  expect(rows).toEqual([])
  expect(await story.house.db.$count(idempotencyKeys, eq(idempotencyKeys.status, 409))).toBe(0)
})
