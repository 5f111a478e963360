// Nine in the morning is nine in the morning: through clock changes, lost days and holidays.
import { describe, expect, it } from 'vitest'
import { reminderRules } from '@/lib/http/fields/reminder-fields'
import { wallClockIn } from '@/lib/time-zone'
import { isPublicHoliday, partOf } from './holidays'
import { momentsOf, type Plan } from './moments'

const plan = (zone: string, dueDate: string, offsets: number[], holidaysOf: Plan['holidaysOf'] = null) =>
  momentsOf({ rules: offsets.map((offsetDays) => ({ offsetDays })), dueDate, zone, holidaysOf })

// promise 152
describe('the moment of a reminder', () => {
  it.for([
    // Half an hour is added there, on 4 October 2026 at two in the morning.
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T22:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-03', '2026-10-02T22:30:00.000Z'],
    // Clocks go back for Ramadan there, and forward after it.
    ['Africa/Casablanca', '2026-02-15', '2026-02-15T09:00:00.000Z'],
    ['Africa/Casablanca', '2026-03-22', '2026-03-22T08:00:00.000Z'],
    // The whole Friday was left out of the calendar.
    ['Pacific/Apia', '2011-12-29', '2011-12-29T19:00:00.000Z'],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T19:00:00.000Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T19:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T07:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T08:00:00.000Z'],
    ['America/Sao_Paulo', '2026-11-30', '2026-11-30T12:00:00.000Z'],
  ])('in %s on %s is %s', ([zone = '', day = '', moment]) => {
    expect(plan(zone, day, [0])[0]?.at.toISOString()).toBe(moment)
  })

  it('shows nine on every day of three years, in zones that move their clocks in all ways', () => {
    const zones = [
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'America/Santiago',
      'Asia/Beirut',
      'Africa/Cairo',
    ]
    for (const zone of zones)
      for (const dueDate of ['2026-01-01', '2027-01-01', '2028-01-01'])
        for (const { at, offsetDays } of plan(zone, dueDate, [...Array(366).keys()]))
          expect([zone, dueDate, offsetDays, wallClockIn(zone, at).slice(11)]).toEqual([
            zone,
            dueDate,
            offsetDays,
            '09:00:00',
          ])
  })

  it('counts days of the calendar, across the end of a month and a year', () => {
    const moments = plan('UTC', '2026-12-30', [-3, 0, 7])
    expect(moments.map(({ at }) => at.toISOString().slice(0, 10))).toEqual([
      '2026-12-27',
      '2026-12-30',
      '2027-01-06',
    ])
  })
})

describe('public holidays of the seller', () => {
  const dayOf = (holidaysOf: Plan['holidaysOf'], dueDate: string) =>
    plan('Europe/Berlin', dueDate, [0], holidaysOf)[0]?.at.toISOString().slice(0, 10)

  it('are left out, and those behind them as well', () => {
    expect(dayOf({ country: 'DE' }, '2026-12-25')).toBe('2026-12-27')
    expect(dayOf({ country: 'DE' }, '2026-04-03')).toBe('2026-04-04')
    expect(dayOf({ country: 'JP' }, '2027-05-03')).toBe('2027-05-06')
    expect(dayOf(null, '2026-12-25')).toBe('2026-12-25')
  })

  it.for([
    ['Bayern', '2026-11-02'],
    ['by', '2026-11-02'],
    ['DE-BY', '2026-11-02'],
    ['Berlin', '2026-11-01'],
    ['Nowhere', '2026-11-01'],
    [null, '2026-11-01'],
  ] as const)('of %s are those of its part of the country, where that is known', ([state, day]) => {
    expect(dayOf({ country: 'DE', state }, '2026-11-01')).toBe(day)
  })

  it('a day that is moved for falling on a weekend is one', () => {
    expect(isPublicHoliday({ country: 'GB', state: 'England' }, '2026-12-28')).toBe(true)
    expect(isPublicHoliday({ country: 'US' }, '2026-07-03')).toBe(true)
  })

  it('a feast that begins on the evening before is on its days, and one of an afternoon on none', () => {
    expect(isPublicHoliday({ country: 'IL' }, '2026-09-20')).toBe(false)
    expect(isPublicHoliday({ country: 'IL' }, '2026-09-21')).toBe(true)
    expect(isPublicHoliday({ country: 'CN' }, '2026-05-04')).toBe(false)
    expect(isPublicHoliday({ country: 'CN' }, '2026-05-01')).toBe(true)
  })

  it('what is only kept by some, or only remembered, is none', () => {
    expect(isPublicHoliday({ country: 'DE' }, '2026-12-24')).toBe(false)
    expect(isPublicHoliday({ country: 'US' }, '2026-02-14')).toBe(false)
  })

  // What date-holidays 3.37.0 gets wrong, or does not know (November 2026): these fail when it has learnt it.
  it('working days in place of holidays, and feasts that a government names each year, are not known', () => {
    // China works on some Sundays to have longer feasts, and Eid is moved by the sight of the moon.
    expect(isPublicHoliday({ country: 'CN' }, '2026-02-19')).toBe(false)
    expect(isPublicHoliday({ country: 'IN' }, '2026-11-08')).toBe(false)
  })

  it('a part of a country is found by its code and its names', () => {
    expect(partOf({ country: 'US', state: 'CA' })).toBe('CA')
    expect(partOf({ country: 'CH', state: 'Zürich' })).toBe('ZH')
    expect(partOf({ country: 'DE', state: 'Bremen' })).toBe('HB')
    expect(partOf({ country: 'US', state: 'Virginia' })).toBe('VA')
    expect(partOf({ country: 'US', state: 'Dakota' })).toBeUndefined()
    // Names are those of the country's own languages.
    expect(partOf({ country: 'DE', state: 'Bavaria' })).toBeUndefined()
    expect(partOf({ country: 'AT', state: null })).toBeUndefined()
  })
})

describe('the rules of a plan', () => {
  const refusalOf = (rules: unknown) => reminderRules.safeParse(rules).error?.issues[0]

  it('are up to eight, no two alike, and each says where it is wrong', () => {
    expect(reminderRules.parse([{ offsetDays: 7 }, { offsetDays: -3 }])).toEqual([
      { offsetDays: -3 },
      { offsetDays: 7 },
    ])
    expect(reminderRules.parse([])).toEqual([])
    expect(refusalOf([{ offsetDays: 7 }, { offsetDays: -3 }, { offsetDays: 7 }])?.path).toEqual([
      2,
      'offsetDays',
    ])
    expect(refusalOf([{ offsetDays: 0 }, { offsetDays: -0 }])?.path).toEqual([1, 'offsetDays'])
    expect(refusalOf([{ offsetDays: 1.5 }])?.path).toEqual([0, 'offsetDays'])
    expect(refusalOf([{ offsetDays: 366 }])?.path).toEqual([0, 'offsetDays'])
    expect(refusalOf([{ days: 1 }])?.path).toEqual([0, 'offsetDays'])
    expect(refusalOf(Array.from({ length: 9 }, (_, offsetDays) => ({ offsetDays })))?.message).toContain(
      'at most 8',
    )
  })
})
