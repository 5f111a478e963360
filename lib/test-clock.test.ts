// The clock that a file moves: read anew at once, never back, and by nothing but whole seconds.
import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testClock } from './test-clock'

const fileIn = () => join(mkdtempSync(join(tmpdir(), 'clock-')), 'clock')
const DAY = 86_400
/** As a test is told. */
const soon = { timeout: 250, interval: 10 }

test('what the file says is added to the system’s time within 250 ms, and it only grows', async () => {
  const file = fileIn()
  const clock = testClock(file)
  const apart = () => Math.round((clock.now().getTime() - Date.now()) / 1000) + 0
  expect(apart()).toBe(0)
  let moves = 0
  const stop = clock.onMove(() => moves++)
  writeFileSync(file, `+${DAY}\n`)
  await expect.poll(apart, soon).toBe(DAY)
  expect(clock.seconds()).toBe(DAY)
  for (const text of ['+60', '', 'tomorrow', '-90000', `${3 * DAY}`, '+1e9', `+${DAY}\n+1`])
    writeFileSync(file, text)
  writeFileSync(file, `+${2 * DAY}`)
  await expect.poll(apart, soon).toBe(2 * DAY)
  await expect.poll(() => moves, soon).toBe(2)
  stop()
  writeFileSync(file, `+${3 * DAY}`)
  await expect.poll(apart, soon).toBe(3 * DAY)
  expect(moves).toBe(2)
})

test('a line that is not one does nothing', async () => {
  const file = fileIn()
  const clock = testClock(file)
  for (const text of ['60', '-60', '+6.5', 'soon', '+60 seconds', '+1234567890123']) {
    writeFileSync(file, text)
    await new Promise((resolve) => setTimeout(resolve, 120))
    expect([text, clock.seconds()]).toEqual([text, 0])
  }
})

test('all who ask for it in a process have the same', () => {
  const file = fileIn()
  expect(testClock(file)).toBe(testClock(file))
  expect(testClock(fileIn())).not.toBe(testClock(file))
})

test('who finds out that it was moved may be within a transaction, and the listeners are not', async () => {
  const file = fileIn()
  const clock = testClock(file)
  const within = new AsyncLocalStorage<string>()
  const found: (string | undefined)[] = []
  clock.onMove(() => found.push(within.getStore()))
  writeFileSync(file, `+${DAY}`)
  // Busy for longer than the file goes unread: nobody but the asker can find out.
  const until = performance.now() + 150
  while (performance.now() < until);
  within.run('a transaction', () => clock.now())
  expect(found).toEqual([undefined])
})
