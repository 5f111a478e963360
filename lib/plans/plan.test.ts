// The parts of a plan: split by largest remainder, never a unit more or less than the total.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '@/lib/failure/failure'
import { type Currency, chargeStepMinor } from '@/lib/money/currency'
import { dueWithParts, type Part, splitPlan, wishedAgain } from './plan'
import { type PlanBody, readPlan } from './read-plan'

const EUR = (minor: number) => ({ minor, currency: 'EUR' as const })
const amounts = (parts: Part[]) => parts.map(({ amountMinor }) => amountMinor)
const read = (body: PlanBody, minor = 10_000, currency: Currency = 'EUR') =>
  readPlan(body, { minor, currency }, '2026-11-30')

function faultsOf(work: () => unknown): string[] {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error.errors.map(({ code, pointer }) => `${pointer} ${code}`)
    throw error
  }
  return []
}

const thirds = [
  { dueDate: '2026-12-31', percent: '33.3333' },
  { dueDate: '2027-01-31', percent: '33.3333' },
  { dueDate: '2027-02-28', percent: '33.3334' },
]

describe('a plan', () => {
  it('leaves what a deposit leaves to the rest, which is due with the invoice', () => {
    expect(read({ deposit: { percent: 30 } })).toEqual({
      payerMayChoose: 'next',
      minimumMinor: null,
      parts: [
        { kind: 'deposit', dueDate: null, amountMinor: 3_000, sharePpm: 300_000 },
        { kind: 'rest', dueDate: null, amountMinor: 7_000, sharePpm: 700_000 },
      ],
    })
    expect(amounts(read({ deposit: { amount: '12.34' } }).parts)).toEqual([1_234, 8_766])
  })

  it('gives what is left over by rounding to the largest remainder, of equal ones to the earlier part', () => {
    const halves = thirds.slice(0, 2).map(({ dueDate }) => ({ dueDate, percent: 50 }))
    expect(amounts(read({ instalments: halves }, 101).parts)).toEqual([51, 50])
    expect(amounts(read({ instalments: thirds }, 10_000).parts)).toEqual([3_333, 3_333, 3_334])
    const seven = [10, 20, 70].map((percent, at) => ({ dueDate: `2027-01-0${at + 1}`, percent }))
    expect(amounts(read({ instalments: seven }, 99).parts)).toEqual([10, 20, 69])
  })

  it('takes a deposit as an amount beside percentages, as long as they make the total', () => {
    const instalments = thirds.slice(0, 2).map(({ dueDate }) => ({ dueDate, percent: 40 }))
    expect(amounts(read({ deposit: { amount: 20 }, instalments }).parts)).toEqual([2_000, 4_000, 4_000])
    expect(faultsOf(() => read({ deposit: { amount: '20.01' }, instalments }))).toEqual([
      '/paymentPlan does-not-add-up',
    ])
  })

  it('is all in one part where only the payer’s choice is said', () => {
    expect(amounts(read({ payerMayChoose: 'any' }).parts)).toEqual([10_000])
  })

  it.each<[string, PlanBody, string]>([
    [
      'percentages that make 99',
      { deposit: { percent: 30 }, instalments: [{ dueDate: '2027-01-01', percent: 69 }] },
      '/paymentPlan does-not-add-up',
    ],
    ['amounts beyond the total', { deposit: { amount: 100.01 } }, '/paymentPlan does-not-add-up'],
    [
      'instalments that leave a rest',
      { instalments: [{ dueDate: '2027-01-01', amount: 50 }] },
      '/paymentPlan does-not-add-up',
    ],
    ['a part of nothing', { deposit: { percent: '0.0001' } }, '/paymentPlan/deposit too-small'],
    ['a percentage of zero', { deposit: { percent: 0 } }, '/paymentPlan/deposit/percent negative'],
    ['a percentage above 100', { deposit: { percent: 101 } }, '/paymentPlan/deposit/percent too-large'],
    ['a third decimal', { deposit: { amount: '1.001' } }, '/paymentPlan/deposit/amount too-many-decimals'],
    [
      'an instalment before the invoice',
      { instalments: [{ dueDate: '2026-11-29', percent: 100 }] },
      '/paymentPlan/instalments/0/dueDate before-issue-date',
    ],
    [
      'instalments out of order',
      {
        instalments: [
          { dueDate: '2027-02-01', percent: 50 },
          { dueDate: '2027-01-01', percent: 50 },
        ],
      },
      '/paymentPlan/instalments/1/dueDate out-of-order',
    ],
    [
      'a minimum of nothing',
      { payerMayChoose: 'any', minimumAmount: 0 },
      '/paymentPlan/minimumAmount negative',
    ],
  ])('refuses %s', (_, body, fault) => {
    expect(faultsOf(() => read(body))).toEqual([fault])
  })

  it('has nothing to split where nothing is asked for', () => {
    expect(faultsOf(() => read({ deposit: { percent: 30 } }, 0))).toEqual(['/paymentPlan nothing-to-pay'])
  })

  it('is due with its last part, or when somebody says so later', () => {
    const { parts } = read({ instalments: thirds })
    expect(dueWithParts(null, parts)).toBe('2027-02-28')
    expect(dueWithParts('2027-01-15', parts)).toBe('2027-02-28')
    expect(dueWithParts('2027-03-15', parts)).toBe('2027-03-15')
    expect(dueWithParts(undefined, read({ deposit: { percent: 30 } }).parts)).toBeUndefined()
  })
})

const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: 999_999 }), { minLength: 0, maxLength: 11 })
  .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 1_000_000])
  .map((cuts) => cuts.slice(1).map((cut, at) => cut - (cuts[at] ?? 0)))

it('adds up to the total for any percentages and any total, no part further than a unit from its share', () => {
  fc.assert(
    fc.property(
      shares,
      fc.integer({ min: 1, max: 99_999_999 }),
      fc.constantFrom<Currency>('EUR', 'JPY', 'KWD'),
      (ppm, minor, currency) => {
        const step = minor % chargeStepMinor(currency) === 0 ? chargeStepMinor(currency) : 1
        const wished = ppm.map((sharePpm, at) => ({
          ...{
            kind: 'instalment' as const,
            dueDate: `2027-01-${String(at + 10)}`,
            amountMinor: null,
            pointer: '',
          },
          sharePpm,
        }))
        let parts: Part[]
        try {
          parts = splitPlan(wished, { minor, currency })
        } catch (error) {
          // Only where a part would be nothing at all.
          expect(error).toBeInstanceOf(Failure)
          expect(ppm.some((share) => BigInt(share) * BigInt(minor) < BigInt(step) * 1_000_000n)).toBe(true)
          return
        }
        expect(amounts(parts).reduce((a, b) => a + b, 0)).toBe(minor)
        for (const { amountMinor, sharePpm } of parts) {
          expect(amountMinor % step).toBe(0)
          const apart = BigInt(amountMinor) * 1_000_000n - BigInt(minor) * BigInt(sharePpm ?? 0)
          expect(apart < BigInt(step) * 1_000_000n && apart > BigInt(-step) * 1_000_000n).toBe(true)
        }
        // Split again of the same total, nothing moves.
        expect(splitPlan(wishedAgain(parts), { minor, currency })).toEqual(parts)
      },
    ),
    { numRuns: 300 },
  )
})

it('follows a total that changes by its percentages, and refuses amounts that no longer make it', () => {
  const { parts } = read({ deposit: { percent: 25 } })
  expect(amounts(splitPlan(wishedAgain(parts), EUR(20_001)))).toEqual([5_000, 15_001])
  const fixed = read({ deposit: { amount: 25 } }).parts
  expect(amounts(splitPlan(wishedAgain(fixed), EUR(20_000)))).toEqual([2_500, 17_500])
  expect(faultsOf(() => splitPlan(wishedAgain(fixed), EUR(2_000)))).toEqual(['/paymentPlan does-not-add-up'])
})
