// What may be chosen of a plan, and how its parts stand: for any plan and any money, never more than is left, and never a rest that nobody could pay.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Failure } from '@/lib/failure/failure'
import { type Choice, chosenMinor, type Owing, offersOf } from './choices'
import { coverParts, staysCovered } from './covered'
import type { Part, Plan } from './plan'
import { inTheWay } from './under-way'

const DUE = { issueDate: '2026-11-30', dueDate: '2027-01-31' }
const part = (
  amountMinor: number,
  kind: Part['kind'] = 'instalment',
  dueDate: string | null = null,
): Part => ({
  ...{ kind, amountMinor, sharePpm: null },
  dueDate,
})
const DEPOSIT: Plan = {
  ...{ payerMayChoose: 'any', minimumMinor: 2_000 },
  parts: [
    part(3_000, 'deposit'),
    part(3_500, 'instalment', '2026-12-31'),
    part(3_500, 'instalment', '2027-01-31'),
  ],
}
const owing = (settledMinor: number, totalMinor = 10_000): Owing => ({
  ...{ currency: 'EUR', leftMinor: totalMinor - settledMinor, coveredMinor: settledMinor },
})

function choose(
  plan: Plan,
  of: Owing,
  choice: Choice,
  wishedMinor: number | null = null,
): number | string | undefined {
  try {
    return chosenMinor(plan, of, { choice, wishedMinor })
  } catch (error) {
    if (error instanceof Failure) return `${error.code}: ${error.message}`
    throw error
  }
}

describe('what may be chosen', () => {
  it('is the rest of the earliest part that is not covered, all of it, or an amount within bounds', () => {
    expect(offersOf(DEPOSIT, owing(0))).toEqual({
      ...{ full: 10_000, next: 3_000, other: { minimumMinor: 2_000, maximumMinor: 10_000 } },
    })
    expect(choose(DEPOSIT, owing(1_000), 'next')).toBe(2_000)
    expect(choose(DEPOSIT, owing(3_000), 'next')).toBe(3_500)
    expect(choose(DEPOSIT, owing(6_500), 'next')).toBe(3_500)
    expect(choose(DEPOSIT, owing(0), 'other', 2_345)).toBe(2_345)
    expect(choose(DEPOSIT, owing(9_000), 'other', 1_000)).toBe(1_000)
  })

  it('names the bounds of an amount that is beyond them', () => {
    const refused =
      'Payment.AmountOutOfRange: amount must be from 20.00 EUR to 100.00 EUR, and what is left after it must be nothing or at least 0.50 EUR.'
    for (const wished of [1_999, 10_001, 9_970, null])
      expect(choose(DEPOSIT, owing(0), 'other', wished)).toBe(refused)
    expect(choose(DEPOSIT, owing(0), 'other', 9_950)).toBe(9_950)
  })

  it('is what the plan allows', () => {
    const next: Plan = { ...DEPOSIT, payerMayChoose: 'next' }
    expect(choose(next, owing(0), 'other', 2_000)).toContain('Payment.ChoiceNotOffered')
    expect(choose(next, owing(0), 'next')).toBe(3_000)
    const full: Plan = { ...DEPOSIT, payerMayChoose: 'full' }
    expect(choose(full, owing(0), 'next')).toContain('Payment.ChoiceNotOffered')
    expect(choose(full, owing(0), 'full')).toBe(10_000)
  })

  it('takes the parts behind along where the next one alone is too small, or would leave too little', () => {
    const tiny: Plan = { ...DEPOSIT, parts: [part(30), part(9_940), part(30)] }
    expect(choose(tiny, owing(0), 'next')).toBe(10_000)
    expect(offersOf(tiny, owing(0)).next).toBeNull()
    const two: Plan = { ...DEPOSIT, parts: [part(30), part(4_970), part(5_000)] }
    expect(choose(two, owing(0), 'next')).toBe(5_000)
  })
})

describe('the parts', () => {
  it('are covered from the earliest on: by what came, and then by what is on its way', () => {
    const states = (settledMinor: number, processingMinor: number, today = '2026-12-31') =>
      coverParts(DEPOSIT.parts, { settledMinor, processingMinor }, DUE, today).map(({ state }) => state)
    expect(states(0, 0)).toEqual(['Due', 'Due', 'Upcoming'])
    expect(states(0, 0, '2027-02-01')).toEqual(['Due', 'Overdue', 'Overdue'])
    expect(states(3_000, 0, '2026-12-30')).toEqual(['Paid', 'Upcoming', 'Upcoming'])
    expect(states(0, 3_000)).toEqual(['Processing', 'Due', 'Upcoming'])
    expect(states(2_999, 3_501)).toEqual(['Processing', 'Processing', 'Upcoming'])
    expect(states(10_000, 0)).toEqual(['Paid', 'Paid', 'Paid'])
  })

  it('that are paid stay so in the plan that follows', () => {
    const covered = (minor: number, ...amounts: number[]) =>
      staysCovered(
        DEPOSIT.parts,
        amounts.map((amount) => part(amount)),
        minor,
      )
    expect(covered(0, 5_000, 5_000)).toBe(true)
    expect(covered(3_000, 5_000, 5_000)).toBe(false)
    expect(covered(3_000, 1_000, 2_000, 7_000)).toBe(true)
    expect(covered(3_200, 3_100, 6_900)).toBe(true)
    expect(covered(3_200, 3_300, 6_700)).toBe(false)
  })
})

const plans = fc.record({
  payerMayChoose: fc.constantFrom<Plan['payerMayChoose']>('full', 'next', 'any'),
  minimumMinor: fc.option(fc.integer({ min: 1, max: 5_000 })),
  parts: fc.array(
    fc.integer({ min: 1, max: 4_000 }).map((minor) => part(minor)),
    { minLength: 1, maxLength: 6 },
  ),
})

it('any choice of any plan is chargeable, within what is left, and leaves nothing that nobody could pay (promise 151)', () => {
  fc.assert(
    fc.property(
      plans,
      fc.nat(20_000),
      fc.constantFrom<Choice>('full', 'next', 'other'),
      fc.integer({ min: -10, max: 25_000 }),
      (plan, paid, choice, wished) => {
        const totalMinor = plan.parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
        const of = owing(Math.min(paid, totalMinor), totalMinor)
        const chosen = choose(plan, of, choice, wished)
        if (typeof chosen === 'string') {
          expect(choice).not.toBe('full')
          return
        }
        if (chosen === undefined) {
          expect(of.leftMinor).toBeLessThan(50)
          return
        }
        expect(chosen).toBeGreaterThanOrEqual(50)
        expect(chosen).toBeLessThanOrEqual(of.leftMinor)
        const rest = of.leftMinor - chosen
        expect(rest === 0 || rest >= 50).toBe(true)
        if (choice === 'other') expect(chosen).toBe(wished)
      },
    ),
    { numRuns: 500 },
  )
})

describe('what gives way', () => {
  const open = (amountMinor: number) =>
    ({ state: 'open', choice: 'other', amountMinor, settlesMinor: null }) as const
  const wanted = (amountMinor: number) => ({ amountMinor, choice: 'full' as const })
  it('is the oldest, no more than must, and never what is processing', () => {
    const live = [{ ...open(10), state: 'processing' as const }, open(20), open(30), open(40)]
    expect(inTheWay(live, 100, wanted(10))).toEqual([])
    expect(inTheWay(live, 100, wanted(11))).toEqual([open(20)])
    expect(inTheWay(live, 100, wanted(100))).toEqual([open(20), open(30), open(40)])
  })

  it('is also the oldest of very many, although all fit', () => {
    expect(
      inTheWay(
        Array.from({ length: 59 }, () => open(1)),
        1_000,
        wanted(1),
      ),
    ).toEqual([])
    expect(
      inTheWay(
        Array.from({ length: 61 }, () => open(1)),
        1_000,
        wanted(1),
      ),
    ).toHaveLength(2)
  })
})
