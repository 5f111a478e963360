// What has fallen due is done in the order in which it did, whatever kind it is of.
import { expect } from 'vitest'
import { secondsFrom } from '@/lib/clock'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { DueWork } from './due-work'
import { runDue } from './run-due'

/** Work in memory: each of its moments is done once, and written down. */
function workOf(name: string, moments: Date[], done: string[], work?: (at: Date) => void): DueWork {
  const waiting = moments.toSorted((a, b) => a.getTime() - b.getTime())
  return {
    name,
    nextAt: async () => waiting[0] ?? null,
    run: async (_house, until) => {
      let count = 0
      for (; waiting[0] && waiting[0] <= until; count++) {
        const [at] = waiting.splice(0, 1)
        if (at) work?.(at)
        done.push(name)
      }
      return count
    },
  }
}

// promise 153
it('two kinds take turns as their moments fell due, and what lies ahead waits', async ({ house }) => {
  const now = house.clock.now()
  const at = (...hours: number[]) => hours.map((hour) => secondsFrom(now, hour * 3600))
  const done: string[] = []
  const kinds = [workOf('a', at(-9, -3, -2, 1), done), workOf('b', at(-8, -7, -1), done)]
  expect(await runDue(house, kinds)).toBe(6)
  expect(done.join('')).toBe('abbaab')
  house.clock.advance(2 * 3600)
  expect(await runDue(house, kinds)).toBe(1)
  expect(done.at(-1)).toBe('a')
})

it('what work makes due while it is done has its turn in the same look', async ({ house }) => {
  const now = house.clock.now()
  const done: string[] = []
  const letters: Date[] = []
  const first = workOf('first', [secondsFrom(now, -50), secondsFrom(now, -10)], done, (at) =>
    letters.push(secondsFrom(at, 5)),
  )
  const then: DueWork = {
    name: 'then',
    nextAt: async () => letters[0] ?? null,
    run: async (_house, until) => {
      const due = letters.filter((at) => at <= until)
      letters.splice(0, due.length)
      done.push(...due.map(() => 'then'))
      return due.length
    },
  }
  await runDue(house, [first, then])
  expect(done).toEqual(['first', 'then', 'first', 'then'])
})

it('a kind that fails is logged and left for the next look, and holds up no other', async ({ house }) => {
  const past = secondsFrom(house.clock.now(), -60)
  const done: string[] = []
  const broken: DueWork = {
    name: 'broken',
    nextAt: async () => past,
    run: () => Promise.reject(new Error('no luck')),
  }
  const stuck: DueWork = { name: 'stuck', nextAt: async () => past, run: async () => 0 }
  expect(await runDue(house, [broken, stuck, workOf('fine', [past], done)])).toBe(1)
  expect(done).toEqual(['fine'])
  expect(house.logLines.some((line) => line.includes('"due":"broken"') && line.includes('no luck'))).toBe(
    true,
  )
})
