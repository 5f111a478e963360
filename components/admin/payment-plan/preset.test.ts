// The presets of a payment plan: percentages that make 100, on days that do not drift.
import { expect, it } from 'vitest'
import { parsePercent } from '@/lib/money/decimal'
import { splitPlan } from '@/lib/plans/plan'
import { monthsAfter, planOfPreset, shownPlan } from './preset'

it('a month later is the same day, or the last of a shorter month, and never drifts', () => {
  expect([0, 1, 2, 3, 13].map((months) => monthsAfter('2027-01-31', months))).toEqual([
    ...['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2028-02-29'],
  ])
  expect(monthsAfter('2026-12-15', 1)).toBe('2027-01-15')
})

it('a deposit leaves the rest to equal parts, which make 100 with it', () => {
  expect(planOfPreset({ deposit: '30', months: 0, first: '2027-01-31' })).toEqual({
    deposit: { percent: '30' },
  })
  expect(
    planOfPreset({ deposit: '0', months: 3, first: '2027-01-31' }).instalments?.map(({ percent }) => percent),
  ).toEqual([...['33.3334', '33.3333', '33.3333']])
  for (let months = 1; months <= 24; months += 1) {
    const { deposit, instalments } = planOfPreset({ deposit: '30', months, first: '2027-01-31' })
    const all = [deposit?.percent ?? '0', ...(instalments ?? []).map(({ percent }) => percent)]
    expect(all.reduce((sum, percent) => sum + parsePercent(percent), 0)).toBe(1_000_000)
  }
})

it('a plan that is opened again shows what it is, and says where it cannot', () => {
  const total = { minor: 256_800, currency: 'EUR' } as const
  const planOf = (deposit: number, percents: number[], days: string[]) => ({
    ...({ payerMayChoose: 'any', minimumMinor: 2_000 } as const),
    parts: splitPlan(
      [
        { kind: 'deposit', dueDate: null, sharePpm: deposit, amountMinor: null, pointer: '' } as const,
        ...percents.map((sharePpm, at) => ({
          ...({ kind: 'instalment', amountMinor: null, pointer: '' } as const),
          ...{ dueDate: days[at] ?? '', sharePpm },
        })),
      ],
      total,
    ),
  })
  const monthly = ['2027-01-31', '2027-02-28']
  expect(shownPlan(planOf(300_000, [350_000, 350_000], monthly), total, '2027-01-01')).toEqual({
    preset: { deposit: '30', months: 2, first: '2027-01-31' },
    ...{ mayChoose: 'any', minimumAmount: '20.00', isWhole: true },
  })
  expect(shownPlan(planOf(300_000, [300_000, 400_000], monthly), total, '2027-01-01').isWhole).toBe(false)
  const otherDays = planOf(300_000, [350_000, 350_000], ['2027-01-31', '2027-03-01'])
  expect(shownPlan(otherDays, total, '2027-01-01').isWhole).toBe(false)
  const restOnly = planOf(300_000, [], [])
  expect(shownPlan(restOnly, total, '2027-01-01')).toMatchObject({
    ...{ preset: { deposit: '30', months: 0, first: '2027-01-01' }, isWhole: true },
  })
})
