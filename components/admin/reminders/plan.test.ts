// A plan is read as it was typed, and said as people say it.
import { expect, it } from 'vitest'
import { offsetInWords, planInWords, rowAfter, rowsOf, rulesOf } from './plan'

it('what is shown is what is sent', () => {
  const offsets = [-3, -1, 0, 7]
  expect(rulesOf(rowsOf(offsets)).map(({ offsetDays }) => offsetDays)).toEqual(offsets)
  expect(rulesOf([{ key: 0, days: ' 5 ', when: 'before' }])).toEqual([{ offsetDays: -5 }])
  expect(rulesOf([{ key: 0, days: 'soon', when: 'after' }])).toEqual([{ offsetDays: 'soon' }])
  expect(rulesOf([{ key: 0, days: 'soon', when: 'on' }])).toEqual([{ offsetDays: 0 }])
  expect(JSON.stringify(rulesOf([{ key: 0, days: '0', when: 'before' }]))).toBe('[{"offsetDays":0}]')
})

it('says each in words', () => {
  expect([-3, -1, 0, 1, 7, null].map((offset) => offsetInWords(offset))).toEqual([
    ...['3 days before', '1 day before', 'On the due date', '1 day after', '7 days after', 'By hand'],
  ])
  expect([-3, 0].map((offset) => offsetInWords(offset, '31 Jan 2027'))).toEqual([
    ...['3 days before 31 Jan 2027', 'On 31 Jan 2027'],
  ])
  expect(planInWords([-3, 0, 7])).toBe('3 days before, on the due date, 7 days after')
  expect(planInWords([])).toBe('Never')
})

it('a new row has a key of its own', () => {
  const rows = rowsOf([-3, 7]).slice(1)
  expect(rowAfter(rows)).toEqual({ key: 2, days: '7', when: 'after' })
  expect(rowAfter([])).toEqual({ key: 0, days: '3', when: 'before' })
})
