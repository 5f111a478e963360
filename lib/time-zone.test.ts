// Which day it is where, and when it begins there: in every zone that there is, and through every change of the clocks.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  dayIn,
  daysBetween,
  daysOnEarth,
  displayDate,
  displayDay,
  displayDeadline,
  endOfDay,
  isDay,
  isTimeZone,
  momentIn,
  mondayOf,
  plusDays,
  startOfDay,
} from './time-zone'

const ZONES = Intl.supportedValuesOf('timeZone')
const aZone = fc.constantFrom(...ZONES)
const aMoment = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })

test.each([
  ['Pacific/Auckland', '2026-11-28T20:27:00Z', '2026-11-29'],
  ['America/Los_Angeles', '2026-11-29T06:30:00Z', '2026-11-28'],
  ['Pacific/Kiritimati', '2026-11-28T10:00:00Z', '2026-11-29'],
  ['Pacific/Pago_Pago', '2026-11-28T10:59:59Z', '2026-11-27'],
  ['Asia/Kathmandu', '2026-11-28T18:15:00Z', '2026-11-29'],
  ['Asia/Kolkata', '2026-11-28T18:29:59Z', '2026-11-28'],
  ['UTC', '2026-11-28T23:59:59.999Z', '2026-11-28'],
])('in %s at %s the day is %s', (zone, moment, day) => {
  expect(dayIn(zone, new Date(moment))).toBe(day)
})

describe('a day begins', () => {
  test.each([
    ['Pacific/Auckland', '2026-11-29', '2026-11-28T11:00:00Z', 24],
    // Clocks go forward, and back.
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', 25],
    ['America/Los_Angeles', '2026-03-08', '2026-03-08T08:00:00Z', 23],
    ['America/Los_Angeles', '2026-11-01', '2026-11-01T07:00:00Z', 25],
    // By half an hour.
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', 24.5],
    // At midnight itself: a day that begins at one o'clock, and one whose last hour comes twice.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z', 23],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z', 23],
    ['America/Santiago', '2026-04-04', '2026-04-04T03:00:00Z', 25],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00Z', 25],
    // Samoa went to bed on a Thursday, and woke up on a Saturday.
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00Z', 24],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z', 0],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z', 24],
  ])('in %s on %s at %s, and has %d hours', (zone, day, from, hours) => {
    expect(startOfDay(zone, day)).toEqual(new Date(from))
    expect((endOfDay(zone, day).getTime() - startOfDay(zone, day).getTime()) / 3_600_000).toBe(hours)
  })

  it('with its first moment, in every zone', () => {
    fc.assert(
      fc.property(aZone, aMoment, (zone, moment) => {
        const day = dayIn(zone, moment)
        const from = startOfDay(zone, day)
        const until = endOfDay(zone, day)
        expect(from <= moment && moment < until).toBe(true)
        expect(dayIn(zone, from)).toBe(day)
        expect(dayIn(zone, new Date(from.getTime() - 1)) < day).toBe(true)
        expect(dayIn(zone, until) > day).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

it('finds an hour of the day, the first of two, and the end of a gap', () => {
  expect(momentIn('Pacific/Auckland', '2026-11-29', '09:00')).toEqual(new Date('2026-11-28T20:00:00Z'))
  expect(momentIn('Europe/Berlin', '2026-10-25', '02:30')).toEqual(new Date('2026-10-25T00:30:00Z'))
  expect(momentIn('Europe/Berlin', '2026-03-29', '02:30')).toEqual(new Date('2026-03-29T01:00:00Z'))
})

it('counts days by the calendar, whatever clocks do', () => {
  expect(plusDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(plusDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(plusDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(['2026-11-22', '2026-11-23', '2026-11-29', '1969-12-31'].map(mondayOf)).toEqual([
    '2026-11-16',
    '2026-11-23',
    '2026-11-23',
    '1969-12-29',
  ])
  expect(['2026-02-29', '2024-02-29', '2026-13-01', '2026-1-1', ''].map(isDay)).toEqual([
    ...[false, true, false, false, false],
  ])
})

it('knows which days exist anywhere on earth at a moment', () => {
  const between = (moment: string) => Object.values(daysOnEarth(new Date(moment)))
  expect(between('2026-11-28T09:59:59Z')).toEqual(['2026-11-27', '2026-11-28'])
  expect(between('2026-11-28T10:30:00Z')).toEqual(['2026-11-27', '2026-11-29'])
  expect(between('2026-11-28T12:00:00Z')).toEqual(['2026-11-28', '2026-11-29'])
  fc.assert(
    fc.property(aZone, aMoment, (zone, now) => {
      const { first, last } = daysOnEarth(now)
      const day = dayIn(zone, now)
      return first <= day && day <= last
    }),
    { numRuns: 300 },
  )
})

it('tells a zone from an offset, an abbreviation that is none, and nonsense', () => {
  const names = ['Pacific/Auckland', 'Asia/Calcutta', 'Asia/Kolkata', 'UTC', 'America/Argentina/Buenos_Aires']
  expect(names.filter(isTimeZone)).toEqual(names)
  expect(
    ['', '+01:00', 'Berlin', 'Europe/Berlin ', 'Mars/Olympus', '../etc/passwd'].filter(isTimeZone),
  ).toEqual([])
})

it('writes a calendar date as it is, a moment by its day there, and a deadline with hour and zone', () => {
  const moment = new Date('2026-11-28T20:27:00Z')
  expect(displayDate('2026-11-29', 'en-GB')).toBe('29 November 2026')
  expect(displayDay(moment, 'en-GB', 'Pacific/Auckland')).toBe('29 November 2026')
  expect(displayDay(moment, 'de-DE-u-ca-islamic', 'America/Los_Angeles')).toBe('28. November 2026')
  expect(displayDeadline(moment, 'en-US', 'America/Los_Angeles')).toBe('November 28, 2026 at 12:27 PM PST')
  expect(displayDeadline(moment, 'en-GB', 'Pacific/Auckland')).toMatch(/^29 November 2026 at 09:27 .*13$/)
})
