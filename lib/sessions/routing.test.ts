// The router's formula: what counts, what does not, and that a provider sinks and comes back by itself.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secondsFrom } from '@/lib/clock'
import { type CallSample, type Candidate, isHalfOpen, rank, restingUntil, type Wish } from './routing'

const NOW = new Date('2026-11-21T12:00:00Z')

const candidate = (differences: Partial<Candidate> = {}): Candidate => ({
  connectionId: 'a',
  provider: 'stripe',
  priority: 0,
  isActive: true,
  paymentMethods: ['card'],
  currencies: [],
  costPpm: 20_000,
  costFixed: '0.300',
  providerFault: undefined,
  calls: [],
  probingUntil: null,
  ...differences,
})

const wish = (differences: Partial<Wish> = {}): Wish => ({
  paymentMethod: 'card',
  amount: { minor: 14_076, currency: 'AUD' },
  weights: { reliability: 50, cost: 30, speed: 20 },
  now: NOW,
  ...differences,
})

/** Newest first: so many calls, one each second until `secondsAgo`. */
const calls = (
  count: number,
  outcome: CallSample['outcome'],
  secondsAgo = 0,
  latencyMs = 300,
): CallSample[] =>
  Array.from({ length: count }, (_, at) => ({ outcome, latencyMs, at: secondsFrom(NOW, -secondsAgo - at) }))

/** Where there is another one that is well. */
const besides = (differences: Partial<Candidate>) =>
  rank([candidate(differences), candidate({ connectionId: 'well' })], wish()).find(
    ({ connectionId }) => connectionId === 'a',
  )

const only = (differences: Partial<Candidate>, asked?: Partial<Wish>) =>
  rank([candidate(differences)], wish(asked))[0]

describe('sub-scores', () => {
  test('a connection that was never called is assumed to be good, not perfect', () => {
    expect(only({})).toMatchObject({ reliability: 90, speed: 84, excludedBecause: null })
  })

  test('cost depends on the amount: a fixed part weighs more on a small one', () => {
    // 2 % and 0.30 of 140.76 are 2.213 %.
    expect(only({})?.cost).toBe(77.9)
    expect(only({}, { amount: { minor: 500, currency: 'AUD' } })?.cost).toBe(20)
    expect(only({ costFixed: '30' }, { amount: { minor: 3_000, currency: 'JPY' } })?.cost).toBe(70)
    expect(only({ costPpm: 0, costFixed: '0' })?.cost).toBe(100)
    expect(only({ costPpm: 100_000 })?.cost).toBe(0)
  })

  test('failures lower reliability, a refusal does not, and old calls fade', () => {
    const fresh = only({ calls: calls(2, 'failed') })?.reliability ?? 0
    expect(fresh).toBeLessThan(70)
    expect(only({ calls: calls(20, 'refused') })?.reliability).toBe(90)
    expect(only({ calls: calls(2, 'failed', 3_600) })?.reliability).toBeGreaterThan(fresh)
    expect(only({ calls: calls(2, 'failed', 86_400) })?.reliability).toBe(90)
    expect(only({ calls: calls(50, 'ok') })?.reliability).toBeGreaterThan(98)
  })

  test('slow responses lower speed', () => {
    expect(only({ calls: calls(50, 'ok', 0, 6_000) })?.speed).toBeLessThan(10)
    expect(only({ calls: calls(50, 'ok', 0, 100) })?.speed).toBeGreaterThan(95)
  })
})

describe('which connections are ruled out, and why', () => {
  test.each([
    [{ isActive: false }, 'It is switched off.'],
    [{ paymentMethods: [] }, 'It is not set up for card.'],
    [{ currencies: ['EUR'] }, 'It is not set up for AUD.'],
    [{ providerFault: 'Too small.' }, 'Too small.'],
  ])('%o', (differences, because) => {
    expect(only(differences)).toMatchObject({ score: null, excludedBecause: because })
  })

  test('three failures in a row rest a connection, longer with each further one; then one call may test it', () => {
    expect(restingUntil(calls(2, 'failed'))).toBeUndefined()
    expect(restingUntil(calls(3, 'timed-out'))).toEqual(secondsFrom(NOW, 30))
    expect(restingUntil(calls(5, 'failed'))).toEqual(secondsFrom(NOW, 120))
    expect(restingUntil(calls(50, 'failed'))).toEqual(secondsFrom(NOW, 600))
    expect(besides({ calls: calls(3, 'failed') })?.excludedBecause).toMatch(
      /rested until 2026-11-21T12:00:30/,
    )
    const rested = calls(3, 'failed', 31)
    expect(isHalfOpen(rested, NOW)).toBe(true)
    expect(besides({ calls: rested })?.score).not.toBeNull()
    expect(besides({ calls: rested, probingUntil: secondsFrom(NOW, 5) })?.excludedBecause).toMatch(
      /another payment/,
    )
  })

  test('a resting connection is used when there is no other', () => {
    const tired = calls(3, 'failed')
    const those = [
      candidate({ calls: tired, probingUntil: secondsFrom(NOW, 5) }),
      candidate({ connectionId: 'b', calls: tired }),
      candidate({ connectionId: 'off', isActive: false }),
    ]
    expect(rank(those, wish()).map(({ score }) => score !== null)).toEqual([true, true, false])
  })

  test('one success ends the rest', () => {
    const back = [...calls(1, 'ok'), ...calls(5, 'failed', 10)]
    expect(restingUntil(back)).toBeUndefined()
  })
})

describe('the order', () => {
  test('is deterministic, with ruled-out connections last', () => {
    const some = fc.record({
      connectionId: fc.uuid(),
      priority: fc.integer({ min: 0, max: 2 }),
      costPpm: fc.constantFrom(10_000, 20_000),
      isActive: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(some, { selector: ({ connectionId }) => connectionId }), (them) => {
        const those = them.map((differences) => candidate(differences))
        const ranked = rank(those, wish())
        expect(rank(those.toReversed(), wish())).toEqual(ranked)
        const scores = ranked.map(({ score }) => score ?? -1)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        for (const { score } of ranked) if (score !== null) expect(score).toBe(Math.round(score * 10) / 10)
      }),
    )
  })

  test('equal scores go by priority, then by id', () => {
    const those = [
      candidate({ connectionId: 'c', priority: 1 }),
      candidate({ connectionId: 'b' }),
      candidate({ connectionId: 'a' }),
    ]
    expect(rank(those, wish()).map(({ connectionId }) => connectionId)).toEqual(['a', 'b', 'c'])
  })

  test('weights decide what counts', () => {
    const cheap = candidate({ connectionId: 'cheap', costPpm: 0, costFixed: '0', calls: calls(2, 'failed') })
    const sound = candidate({ connectionId: 'sound', costPpm: 90_000, calls: calls(50, 'ok') })
    const first = (weights: Wish['weights']) => rank([cheap, sound], wish({ weights }))[0]?.connectionId
    expect(first({ reliability: 100, cost: 0, speed: 0 })).toBe('sound')
    expect(first({ reliability: 0, cost: 100, speed: 0 })).toBe('cheap')
  })
})
