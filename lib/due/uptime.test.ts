// What counts as missed: its moment passed while nothing ran, and more than an hour before anything did again.
import { expect } from 'vitest'
import { secondsFrom } from '@/lib/clock'
import { withHouse as it } from '@/lib/testing/fixtures'
import { isAhead, keepUptime } from './uptime'
import { selectMissed } from './uptime-store'

const HOUR = 3600

// promise 153
it('only what passed in a standstill is missed, not what a moved clock made due', async ({ house }) => {
  const { clock, db } = house
  const first = keepUptime(house)
  await first.note()
  const began = clock.now()

  // The clock is moved while the app is up.
  clock.advance(30 * 24 * HOUR)
  await first.note()
  const leap = secondsFrom(began, 10 * 24 * HOUR)
  expect(await selectMissed(db, [leap])).toEqual([])

  // It ends, and begins again half an hour later.
  const down = clock.now()
  clock.advance(HOUR / 2)
  await keepUptime(house).note()
  expect(await selectMissed(db, [secondsFrom(down, 60)])).toEqual([])

  // It ends, and begins again three days later: but for the last hour, all of it was missed.
  const ended = clock.now()
  clock.advance(72 * HOUR)
  const again = keepUptime(house)
  await again.note()
  const [inside, close] = [secondsFrom(ended, HOUR), secondsFrom(ended, 71.5 * HOUR)]
  expect(await selectMissed(db, [close, leap, inside])).toEqual([inside])

  // Another replica begins beside it, and the first goes on.
  await keepUptime(house).note()
  clock.advance(5)
  await again.note()
  expect(await selectMissed(db, [inside, secondsFrom(clock.now(), -1)])).toEqual([inside])
})

it('replicas that begin at the same moment write down the same', async ({ house }) => {
  house.clock.advance(400 * 24 * HOUR)
  await Promise.all(Array.from({ length: 5 }, () => keepUptime(house).note()))
  const moment = secondsFrom(house.clock.now(), -HOUR / 2)
  expect(await selectMissed(house.db, [moment])).toEqual([])
})

// promise 158
it('a mark of a clock that was wrong hides no standstill', async ({ house }) => {
  const { clock, db } = house
  await keepUptime(house).note()
  const ended = clock.now()
  const wrong = { ...house, clock: { now: () => secondsFrom(ended, 400 * 24 * HOUR) } }
  await keepUptime(wrong).note()
  await keepUptime(house).note()
  clock.advance(72 * HOUR)
  await keepUptime(house).note()
  const inside = secondsFrom(ended, 24 * HOUR)
  expect(await selectMissed(db, [inside])).toEqual([inside])
})

// promise 157
it('a process whose clock runs ahead of the one that all share is found out', async ({ house }) => {
  const at = (seconds: number) => ({ ...house, clock: { now: () => secondsFrom(new Date(), seconds) } })
  expect([await isAhead(at(0)), await isAhead(at(-86_400)), await isAhead(at(86_400))]).toEqual([
    false,
    false,
    true,
  ])
})
