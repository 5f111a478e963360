// Near moments are said as people say them, far ones by their day where the page is read.
import { expect, test } from 'vitest'
import { exactMoment, relativeMoment } from './moment'

const at = new Date('2026-11-21T12:00:00Z')
const from = (distance: number) => new Date(at.getTime() + distance)

test.each([
  [0, 'now'],
  [-59_999, '59 seconds ago'],
  [-60_000, '1 minute ago'],
  [-3_600_000, '1 hour ago'],
  [-86_400_000, 'yesterday'],
  [3 * 86_400_000, 'in 3 days'],
  [-30 * 86_400_000, '22 Oct 2026'],
])('%i ms from now is "%s"', (distance, words) => {
  expect(relativeMoment(from(distance), { at, zone: 'UTC' })).toBe(words)
})

test('a distant moment is shown as the day in its zone', () => {
  expect(relativeMoment(from(-30 * 86_400_000), { at, zone: 'Pacific/Auckland' })).toBe('23 Oct 2026')
})

test('the exact moment names its zone', () => {
  expect(exactMoment(at, 'UTC')).toBe('21 Nov 2026, 12:00 UTC')
  expect(exactMoment(at, 'America/Los_Angeles', 'en-US')).toBe('Nov 21, 2026, 04:00 AM PST')
  expect(exactMoment(at, 'Pacific/Auckland')).toMatch(/^22 Nov 2026, 01:00 .*13$/)
})
