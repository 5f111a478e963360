// Tries come back as published, each a little apart from the others, and end.
import { expect, it } from 'vitest'
import { readRetryAfter, WAITS_SECONDS, waitAfter } from './schedule'

const now = new Date('2026-11-21T12:00:00Z')

// promise 63
it('each wait is the published one, give or take a fifth', () => {
  WAITS_SECONDS.forEach((wait, at) => {
    expect(waitAfter({ attempts: at + 1 }, 0)).toBeCloseTo(wait * 0.8)
    expect(waitAfter({ attempts: at + 1 }, 0.5)).toBeCloseTo(wait)
    expect(waitAfter({ attempts: at + 1 }, 1)).toBeCloseTo(wait * 1.2)
  })
  expect(waitAfter({ attempts: 10 })).toBeUndefined()
  expect(waitAfter({ attempts: 11 })).toBeUndefined()
})

// promise 64
it('an endpoint may ask for more time, up to a day, and not for less', () => {
  expect(waitAfter({ attempts: 1, wishSeconds: 120 }, 0.5)).toBe(120)
  expect(waitAfter({ attempts: 2, wishSeconds: 1 }, 0.5)).toBe(300)
  expect(waitAfter({ attempts: 1, wishSeconds: 10 ** 9 }, 0.5)).toBe(86_400)
  expect(waitAfter({ attempts: 10, wishSeconds: 1 }, 0.5)).toBeUndefined()
})

it.each([
  ['120', 120],
  [' 7 ', 7],
  ['Sat, 21 Nov 2026 12:01:00 GMT', 60],
  ['Sat, 21 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  [undefined, undefined],
])('Retry-After %j is %j seconds', (header, seconds) => {
  expect(readRetryAfter(header, now)).toBe(seconds)
})
