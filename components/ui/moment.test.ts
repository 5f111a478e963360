// Near moments are said as people say them, far ones by their day.
import { expect, test } from 'vitest'
import { exactMoment, relativeMoment } from './moment'

const NOW = Date.UTC(2026, 10, 21, 12, 0)

test.each([
  [0, 'now'],
  [-59_999, '59 seconds ago'],
  [-60_000, '1 minute ago'],
  [-3_600_000, '1 hour ago'],
  [-86_400_000, 'yesterday'],
  [3 * 86_400_000, 'in 3 days'],
  [-30 * 86_400_000, '22 Oct 2026'],
])('%i ms from now is "%s"', (distance, words) => {
  expect(relativeMoment(NOW + distance, NOW)).toBe(words)
})

test('the exact moment names its zone', () => {
  expect(exactMoment(NOW)).toBe('21 Nov 2026, 12:00 UTC')
})
