// Interest day by day: exact, by the rate of its half year, on what was late on each day; and refused where a rate is not known.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LateFeeRule } from '@/db/schema/organisations'
import { plusDays } from '@/lib/time-zone'
import { type Case, lateFeeOf } from './late-fee'
import { fixedSumMinor, rateOf } from './rates'
import { type Debt, firstLate, interestMinor, stretchesOf } from './reckon'

const debt = (changes: Partial<Debt> = {}): Debt => ({
  ...{ dues: [{ day: '2025-06-20', minor: 100_000 }], moves: [], creditedMinor: 0 },
  ...changes,
})
const STATUTORY: LateFeeRule = { kind: 'statutory', afterDays: 1 }
const CASE: Case = {
  ...{ rule: STATUTORY, debt: debt(), currency: 'EUR', sellerCountry: 'DE', isBusiness: true },
  ...{ today: '2025-07-10', charged: { through: null, hasSum: false } },
}

describe('statutory interest', () => {
  it('follows the rate of each half year in the EU, from the day behind the due date on', () => {
    expect(
      stretchesOf(debt(), 'statutory-eu', { from: '2025-06-21', through: '2025-07-10', lateDays: 1 }),
    ).toEqual([
      { from: '2025-06-21', to: '2025-06-30', days: 10, lateMinor: 100_000, ratePpm: 111_500 },
      { from: '2025-07-01', to: '2025-07-10', days: 10, lateMinor: 100_000, ratePpm: 101_500 },
    ])
    // (1000 × 11.15 % × 10 + 1000 × 10.15 % × 10) / 365 = 5.835…
    expect(lateFeeOf(CASE)).toMatchObject({ interestMinor: 584, compensationMinor: 4_000 })
  })

  it('keeps the rate of the half year in which it began to run in the United Kingdom', () => {
    const uk = { ...CASE, currency: 'GBP', sellerCountry: 'GB' }
    const fee = lateFeeOf(uk)
    expect(fee).toMatchObject({
      ...{ kind: 'statutory-uk', compensationMinor: 7_000 },
      stretches: [
        { to: '2025-06-30', days: 10, ratePpm: 127_500 },
        { from: '2025-07-01', days: 10, ratePpm: 127_500 },
      ],
    })
    expect(
      [99_999, 100_000, 999_999, 1_000_000].map((minor) => fixedSumMinor('statutory-uk', minor)),
    ).toEqual([4_000, 7_000, 7_000, 10_000])
  })

  it('counts what came from the day behind it on, and what was credited never', () => {
    const moves = [{ day: '2025-06-25', minor: 40_000 }]
    const found = stretchesOf(debt({ moves, creditedMinor: 10_000 }), 'statutory-eu', {
      from: '2025-06-21',
      through: '2025-06-30',
      lateDays: 1,
    })
    expect(found).toMatchObject([
      { from: '2025-06-21', to: '2025-06-25', days: 5, lateMinor: 90_000 },
      { from: '2025-06-26', to: '2025-06-30', days: 5, lateMinor: 50_000 },
    ])
  })

  it('takes each part from its own day on', () => {
    const dues = [
      { day: '2025-06-20', minor: 30_000 },
      { day: '2025-06-27', minor: 70_000 },
    ]
    const moves = [{ day: '2025-06-24', minor: 30_000 }]
    expect(
      stretchesOf(debt({ dues, moves }), 'statutory-eu', {
        from: '2025-06-21',
        through: '2025-06-30',
        lateDays: 1,
      }),
    ).toMatchObject([
      { from: '2025-06-21', to: '2025-06-24', lateMinor: 30_000 },
      { from: '2025-06-28', to: '2025-06-30', lateMinor: 70_000 },
    ])
    expect(firstLate(debt({ dues, moves: [{ day: '2025-06-20', minor: 30_000 }] }), 1, '2025-06-30')).toEqual(
      {
        ...{ day: '2025-06-28', minor: 70_000 },
      },
    )
  })

  it('is refused for a half year that is not known, and says which', () => {
    const dues = [{ day: '2026-06-20', minor: 100_000 }]
    const later = { ...CASE, debt: debt({ dues }), today: '2026-07-02' }
    expect(lateFeeOf(later)).toEqual({
      code: 'LateFee.RateUnknown',
      detail:
        'The reference rate of the second half of 2026 is not known here yet: name it in referenceRates.',
    })
    expect(lateFeeOf({ ...later, today: '2026-06-30' })).toMatchObject({ interestMinor: 278 })
    // Paid by then: no day of that half year bears any.
    const moves = [{ day: '2026-06-30', minor: 100_000 }]
    expect(lateFeeOf({ ...later, debt: debt({ dues, moves }) })).toMatchObject({ interestMinor: 278 })
    expect(rateOf('statutory-eu', '2026-2')).toBeUndefined()
    // Named by who charges it, and said to be so; what is known is not to be named otherwise.
    const named = { '2026-2': 20_000, '2026-1': 90_000 }
    expect(lateFeeOf({ ...later, named })).toMatchObject({
      stretches: [
        { to: '2026-06-30', ratePpm: 101_500 },
        { from: '2026-07-01', days: 2, ratePpm: 100_000, isNamed: true },
      ],
    })
  })

  it('is for businesses alone, in the money of the law', () => {
    const refused = (changes: Partial<Case>) => lateFeeOf({ ...CASE, ...changes })
    for (const changes of [
      { isBusiness: false },
      { currency: 'USD' },
      { sellerCountry: 'US' },
      { sellerCountry: 'SE' },
      { sellerCountry: 'GB' },
    ])
      expect(refused(changes)).toMatchObject({ code: 'LateFee.NotGranted' })
    expect(refused({ rule: null })).toMatchObject({ code: 'LateFee.NotDue' })
    expect(refused({ today: '2025-06-20' })).toMatchObject({ code: 'LateFee.NotDue' })
    expect(refused({ rule: { kind: 'statutory', afterDays: 21 } })).toMatchObject({ code: 'LateFee.NotDue' })
    expect(refused({ rule: { kind: 'statutory', afterDays: 20 } })).toMatchObject({ interestMinor: 584 })
  })
})

it('what was paid before it was so many days late bears nothing, however long ago that is', () => {
  const paidNextDay = debt({ moves: [{ day: '2025-06-21', minor: 100_000 }] })
  const rule: LateFeeRule = { kind: 'statutory', afterDays: 14 }
  expect(lateFeeOf({ ...CASE, rule, debt: paidNextDay })).toMatchObject({ code: 'LateFee.NotDue' })
  // The first part was a day late a month ago, the second is late since yesterday.
  const dues = [
    { day: '2025-06-01', minor: 50_000 },
    { day: '2025-07-08', minor: 50_000 },
  ]
  const parts = debt({ dues, moves: [{ day: '2025-06-02', minor: 50_000 }] })
  const percent: LateFeeRule = { kind: 'percent', sharePpm: 50_000, afterDays: 14 }
  expect(lateFeeOf({ ...CASE, rule: percent, debt: parts })).toMatchObject({ code: 'LateFee.NotDue' })
  expect(lateFeeOf({ ...CASE, rule: percent, debt: parts, today: '2025-07-22' })).toMatchObject({
    compensationMinor: 2_500,
  })
})

it('a share or an amount is charged once, of what is still late', () => {
  const moves = [{ day: '2025-07-10', minor: 33_333 }]
  const percent: Case = {
    ...{ ...CASE, isBusiness: false, sellerCountry: 'US', currency: 'USD' },
    ...{ rule: { kind: 'percent', sharePpm: 50_000, afterDays: 14 }, debt: debt({ moves }) },
  }
  expect(lateFeeOf(percent)).toMatchObject({ kind: 'percent', interestMinor: 0, compensationMinor: 3_333 })
  expect(lateFeeOf({ ...percent, charged: { through: null, hasSum: true } })).toMatchObject({
    code: 'LateFee.NotDue',
  })
  const fixed: LateFeeRule = { kind: 'fixed', amountMinor: 2_500, currency: 'USD', afterDays: 14 }
  expect(lateFeeOf({ ...percent, rule: fixed })).toMatchObject({ compensationMinor: 2_500 })
  expect(lateFeeOf({ ...percent, rule: { ...fixed, currency: 'EUR' } })).toHaveProperty('code')
})

it('a share or an amount is one that can be charged in the currency', () => {
  const dinars: Case = {
    ...{ ...CASE, isBusiness: false, sellerCountry: 'US', currency: 'KWD' },
    // 5 % of 12.345 are 0.617…, and Stripe takes tens of fils.
    ...{
      rule: { kind: 'percent', sharePpm: 50_000, afterDays: 14 },
      debt: debt({ dues: [{ day: '2025-06-20', minor: 12_345 }] }),
    },
  }
  expect(lateFeeOf(dinars)).toMatchObject({ compensationMinor: 620 })
  const fixed: LateFeeRule = { kind: 'fixed', amountMinor: 1_239, currency: 'KWD', afterDays: 14 }
  expect(lateFeeOf({ ...dinars, rule: fixed })).toMatchObject({ compensationMinor: 1_230 })
})

it('charged in any two turns it is what one turn charges, but for half a cent each, and never a day twice', () => {
  const move = fc.record({
    days: fc.integer({ min: 0, max: 400 }),
    minor: fc.integer({ min: 1, max: 60_000 }),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 4 }), fc.integer({ min: 0, max: 399 }), (came, cut) => {
      const moves = came
        .map(({ days, minor }) => ({ day: plusDays('2024-05-01', days), minor }))
        .toSorted((a, b) => (a.day < b.day ? -1 : 1))
      const of = debt({ dues: [{ day: '2024-05-01', minor: 100_000 }], moves })
      const until = (from: string, to: string) => {
        const found = stretchesOf(of, 'statutory-eu', { from, through: to, lateDays: 1 })
        return 'unknown' in found ? expect.fail(found.unknown) : found
      }
      const [from, middle, to] = ['2024-05-02', plusDays('2024-05-02', cut), plusDays('2024-05-02', 400)]
      const whole = until(from, to)
      const turns = [...until(from, middle), ...until(plusDays(middle, 1), to)]
      const days = (list: typeof whole) => list.reduce((sum, it) => sum + it.days, 0)
      expect(days(turns)).toBe(days(whole))
      expect(
        Math.abs(
          interestMinor(until(from, middle)) +
            interestMinor(until(plusDays(middle, 1), to)) -
            interestMinor(whole),
        ),
      ).toBeLessThanOrEqual(1)
    }),
    { numRuns: 200 },
  )
})
