// On which days occurrences fall: through short months, leap years and changes of clocks, in every zone.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PERIODS } from '@/db/schema/recurring'
import { dayIn, daysBetween, mondayOf, plusDays, wallClockIn } from '@/lib/time-zone'
import { anchorOf, dayOf, momentOf, nextAfter, type Rhythm, whileAfter } from './occurrences'

const rhythm = (changes: Partial<Rhythm>): Rhythm => ({
  ...{ every: 'month', interval: 1, anchorDay: 31, startsOn: '2026-12-31', endsOn: null, occurrences: null },
  ...changes,
})
const first = (count: number, changes: Partial<Rhythm>) =>
  whileAfter(rhythm(changes), 0, ({ number }) => number <= count).map(({ on }) => on)

const someDay = fc.integer({ min: 0, max: 40_000 }).map((days) => plusDays('2020-01-01', days))
const someRhythm = fc
  .record({
    every: fc.constantFrom(...PERIODS),
    interval: fc.integer({ min: 1, max: 12 }),
    startsOn: someDay,
  })
  .chain((some) =>
    fc
      .integer({ min: 1, max: some.every === 'week' ? 7 : 31 })
      .map((anchorDay) => rhythm({ ...some, anchorDay })),
  )

const lastOfMonth = (day: string) => plusDays(day, 1).endsWith('-01')
const weekdayOf = (day: string) => daysBetween(mondayOf(day), day) + 1
const STEPS = { month: 1, quarter: 3, year: 12 } as const
const monthsOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

describe('occurrences', () => {
  // promise 153
  it('anchored on the 31st fall on the last day of each month, and never drift', () => {
    expect(first(15, {})).toEqual([
      ...['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31', '2027-06-30'],
      ...['2027-07-31', '2027-08-31', '2027-09-30', '2027-10-31', '2027-11-30', '2027-12-31', '2028-01-31'],
      '2028-02-29',
    ])
    expect(first(3, { startsOn: '2027-02-28' })).toEqual(['2027-02-28', '2027-03-31', '2027-04-30'])
    expect(first(4, { anchorDay: 30, startsOn: '2027-01-30' }).at(-1)).toBe('2027-04-30')
  })

  it('of quarters, years and weeks keep their anchor, leap years too', () => {
    expect(first(4, { every: 'quarter', startsOn: '2026-11-30', anchorDay: 31 })).toEqual([
      ...['2026-11-30', '2027-02-28', '2027-05-31', '2027-08-31'],
    ])
    expect(first(6, { every: 'year', startsOn: '2024-02-29', anchorDay: 29 })).toEqual([
      ...['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29', '2029-02-28'],
    ])
    expect(first(3, { every: 'week', interval: 2, startsOn: '2026-12-02', anchorDay: 1 })).toEqual([
      ...['2026-12-02', '2026-12-14', '2026-12-28'],
    ])
  })

  it('begin with the start, whatever the anchor, and end with the end or the count', () => {
    expect(first(3, { startsOn: '2027-01-15', anchorDay: 1 })).toEqual([
      '2027-01-15',
      '2027-02-01',
      '2027-03-01',
    ])
    expect(first(9, { endsOn: '2027-02-28' })).toEqual(['2026-12-31', '2027-01-31', '2027-02-28'])
    expect(first(9, { endsOn: '2027-02-27' })).toEqual(['2026-12-31', '2027-01-31'])
    expect(first(9, { occurrences: 1 })).toEqual(['2026-12-31'])
    expect(nextAfter(rhythm({ occurrences: 1 }), 1)).toBeUndefined()
  })

  // promise 153
  it('are each reckoned from the start: in their own period, on the anchor, and later than the one before', () => {
    fc.assert(
      fc.property(someRhythm, fc.integer({ min: 1, max: 60 }), (some, number) => {
        const [on, next] = [dayOf(some, number), dayOf(some, number + 1)]
        if (some.every === 'week') {
          if (weekdayOf(next) !== some.anchorDay) return false
          return on < next && daysBetween(on, next) <= some.interval * 7 + 6
        }
        const isAnchored =
          Number(next.slice(8)) === some.anchorDay ||
          (lastOfMonth(next) && Number(next.slice(8)) < some.anchorDay)
        const step = STEPS[some.every] * some.interval
        return isAnchored && on < next && monthsOf(next) === monthsOf(some.startsOn) + number * step
      }),
    )
  })

  // promise 153
  it('are made at six in the morning of their day in every zone, also where clocks change', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    fc.assert(
      fc.property(fc.constantFrom(...zones), someDay, (zone, on) => {
        const moment = momentOf(zone, on)
        // Of a day that a calendar has left out, its first moment behind it.
        return dayIn(zone, moment) === on && wallClockIn(zone, moment).slice(11, 16) === '06:00'
      }),
      { numRuns: 2_000 },
    )
    const changes = {
      'Europe/Berlin': ['2027-03-28', '2027-10-31'],
      'America/New_York': ['2027-03-14', '2027-11-07'],
    }
    for (const [zone, days] of Object.entries(changes))
      for (const on of days) expect(wallClockIn(zone, momentOf(zone, on))).toBe(`${on}T06:00:00`)
  })

  it('take their anchor from the start where nobody says it', () => {
    expect(anchorOf('month', '2026-11-30')).toBe(30)
    expect(['2026-11-30', '2026-12-06'].map((day) => anchorOf('week', day))).toEqual([1, 7])
  })
})
