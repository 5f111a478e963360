// Months in weeks, through leap years and turns of the year.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { daysOf, isMonth, nextMonth, previousMonth, weeksOf } from './month'

it('a month has its days, whole weeks around them, and neighbours', () => {
  expect(daysOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(daysOf('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  expect(nextMonth('2026-12')).toBe('2027-01')
  expect(previousMonth('2026-03')).toBe('2026-02')
  const weeks = weeksOf('2026-02')
  expect(weeks.map((week) => week.map((day) => Number(day?.slice(8) ?? 0)))).toEqual([
    [0, 0, 0, 0, 0, 0, 1],
    [2, 3, 4, 5, 6, 7, 8],
    [9, 10, 11, 12, 13, 14, 15],
    [16, 17, 18, 19, 20, 21, 22],
    [23, 24, 25, 26, 27, 28, 0],
  ])
})

it('in any month each day stands once, and what is next to it leads back', () => {
  const months = fc.tuple(fc.integer({ min: 1000, max: 2998 }), fc.integer({ min: 1, max: 12 }))
  fc.assert(
    fc.property(months, ([year, n]) => {
      const month = `${year}-${String(n).padStart(2, '0')}`
      expect(isMonth(month)).toBe(true)
      expect(previousMonth(nextMonth(month))).toBe(month)
      const days = weeksOf(month)
        .flat()
        .filter((day) => day !== null)
      expect(days).toHaveLength(new Date(Date.UTC(year, n, 0)).getUTCDate())
      expect(new Set(days).size).toBe(days.length)
    }),
  )
})

it.each(['2026-13', '2026-00', '0000-01', '2026-1', '9999-12', '', '2026-01-01'])(
  '%s is no month',
  (text) => {
    expect(isMonth(text)).toBe(false)
  },
)
