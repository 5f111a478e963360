// The presets of a payment plan: percentages that make 100, on days that do not drift.
import { expect, it } from 'vitest'
import { parsePercent } from '@/lib/money/decimal'
import { monthsAfter, planOfPreset } from './preset'

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
