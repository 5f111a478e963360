// Ids: UUIDs that no two share, in the order in which they were made.
import { afterEach, expect, it, vi } from 'vitest'
import { isUuid, newId } from './ids'

afterEach(() => vi.useRealTimers())

it('a later id is greater, also within a millisecond and when the clock is put back', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 28) })
  const ids = Array.from({ length: 10_000 }, newId)
  vi.setSystemTime(Date.UTC(2026, 10, 27))
  ids.push(newId())
  vi.setSystemTime(Date.UTC(2026, 10, 29))
  ids.push(newId())
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !isUuid(id))).toEqual([])
})

it('an id is a UUID of version 7 that tells when it was made, and cannot be guessed', () => {
  const now = Date.UTC(2031, 4, 6, 7, 8, 9, 10)
  vi.useFakeTimers({ now })
  const [one, other] = [newId(), newId()]
  expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(one.replaceAll('-', '').slice(0, 12), 16)).toBe(now)
  expect(one.slice(19)).not.toBe(other.slice(19))
})
