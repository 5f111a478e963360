// Replicas count together what one caller asks of all of them, and what was counted outlives each of them.
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { GET as viewInvoice } from '@/app/i/[token]/view/route'
import { openDatabase } from '@/db/database'
import { PATIENCE_MS } from '@/db/patience'
import { rateLimits } from '@/db/schema/limits'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import { deleteEndedLimits } from './limit-store'
import { countGuess, type LimitName, takeTurn, takeTurns } from './limits'
import { countingPatience, TurnCounter } from './turn-counter'

/** Another process, as far as limits can tell: the same database, and a memory of its own. */
async function withReplica<T>(house: House, work: (replica: House) => Promise<T>): Promise<T> {
  const replica = { ...house, db: openDatabase(house.env.databaseUrl) }
  try {
    return await work(replica)
  } finally {
    await replica.db.$client.end()
  }
}

const served = (turn: Promise<void>) =>
  turn.then(
    () => 'served' as const,
    (error: { code: string; retryAfterSeconds: number }) => error,
  )

/** How many statements of this house's pool have written limits while `work` ran. */
async function statementsOf(house: House, work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const { execute } = house.db
  house.db.execute = ((query: Parameters<typeof execute>[0]) => {
    count++
    return execute.call(house.db, query)
  }) as typeof execute
  await work().finally(() => {
    house.db.execute = execute
  })
  return count
}

const rowOf = async ({ db }: House, name: LimitName, who: string) =>
  (await db.$client`select points, expire from rate_limits where key = ${`${name}:${who}`}`)[0]

withHouse(
  'two replicas share one limit, however many call at once, and say when to retry',
  async ({ house }) =>
    withReplica(house, async (other) => {
      const who = newId()
      await takeTurn(house, 'checkoutsOfOrganisation', who)
      // Nearly all of this minute's share is gone.
      await house.db.update(rateLimits).set({ points: 1_190 })
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, at) =>
          served(takeTurn(at % 2 ? house : other, 'checkoutsOfOrganisation', who)),
        ),
      )
      expect(answers.filter((answer) => answer === 'served')).toHaveLength(10)
      const refused = answers.find((answer) => answer !== 'served')
      expect(refused).toMatchObject({ code: 'Request.TooMany', retryAfterSeconds: expect.any(Number) })
      await takeTurn(house, 'checkoutsOfOrganisation', newId())
    }),
)

withHouse.for([
  ['document', 30],
  ['comeBack', 30],
  ['exported', 12],
  ['link', 240],
  ['signInMail', 5],
  ['unsignedNotice', 600],
] as const)('a restart does not give another %s limit of %i', async ([name, points], { house }) => {
  const who = newId()
  const ask = (at: House, turns: number) =>
    Promise.all(Array.from({ length: turns }, () => served(takeTurn(at, name, who))))
  await withReplica(house, (before) => ask(before, points - 1))
  await withReplica(house, async (after) => {
    const answers = await ask(after, 3)
    expect(answers.filter((answer) => answer === 'served')).toHaveLength(1)
  })
})

withHouse(
  'ordinary calls cost one statement in sixty, and exceed their limit by 4 % per replica at most',
  ({ house }) =>
    withReplica(house, async (other) => {
      const [who, replicas] = [newId(), [house, other]]
      let passed = 0
      const askAll = async (replica: House) => {
        for (let at = 0; at < 3_100; at++)
          if ((await served(takeTurn(replica, 'address', who))) === 'served') passed++
      }
      const [first, second] = await Promise.all(
        replicas.map((replica) => statementsOf(replica, () => askAll(replica))),
      )
      expect(passed).toBeGreaterThanOrEqual(3_000)
      expect(passed).toBeLessThanOrEqual(3_000 + 2 * 120)
      expect((first ?? 0) + (second ?? 0)).toBeLessThanOrEqual(60)
    }),
)

withHouse('a caller who is over a limit costs no statement', async ({ house }) => {
  const who = newId()
  for (let at = 0; at < 31; at++) await served(takeTurn(house, 'comeBack', who))
  const count = await statementsOf(house, async () => {
    for (let at = 0; at < 100; at++)
      expect(await served(takeTurn(house, 'comeBack', who))).toMatchObject({ code: 'Request.TooMany' })
  })
  expect(count).toBe(0)
  expect((await rowOf(house, 'comeBack', who))?.points).toBe(30)
})

withHouse('several limits, and several callers at once, are counted in one statement', async ({ house }) => {
  const [address, link] = [newId(), newId()]
  const both = () =>
    takeTurns(house, [
      ['documentAddress', address],
      ['document', link],
    ])
  expect(await statementsOf(house, both)).toBe(1)
  expect(await statementsOf(house, () => Promise.all(Array.from({ length: 20 }, both)))).toBeLessThanOrEqual(
    2,
  )
  expect(await rowOf(house, 'document', link)).toMatchObject({ points: 21 })
  expect(await rowOf(house, 'documentAddress', address)).toMatchObject({ points: 21 })
})

withHouse('a window ends by the clock of the database, and is swept', async ({ house }) =>
  withReplica(house, async (other) => {
    const who = newId()
    await takeTurn(house, 'signInMail', who)
    const row = await rowOf(house, 'signInMail', who)
    const [{ now } = { now: 0 }] = await house.db.$client<{ now: number }[]>`
      select (extract(epoch from now()) * 1000)::float8 as now`
    expect(Math.abs(Number(row?.expire) - now - 900_000)).toBeLessThan(10_000)
    await house.db.$client`update rate_limits set points = 5, expire = ${Math.floor(now) - 1}
      where key = ${`signInMail:${who}`}`
    expect(await served(takeTurn(other, 'signInMail', who))).toBe('served')
    expect((await rowOf(house, 'signInMail', who))?.points).toBe(1)
    await house.db
      .$client`update rate_limits set expire = ${Math.floor(now) - 1} where key = ${`signInMail:${who}`}`
    await deleteEndedLimits(house.db)
    expect(await rowOf(house, 'signInMail', who)).toBeUndefined()
  }),
)

withHouse('link guesses are counted together, and logged once they come from many addresses', ({ house }) =>
  // promise 88
  withReplica(house, async (other) => {
    const address = newId()
    const alarms: string[] = []
    const error = (_: object, message: string) => void alarms.push(message)
    const heard = { ...other, log: { ...other.log, error } as House['log'] }
    const guess = (at: number) => countGuess(at % 2 ? house : heard, address)
    for (let at = 0; at < 60; at++) await guess(at)
    await expect(guess(0)).rejects.toMatchObject({ code: 'Request.TooMany' })
    await expect(guess(1)).rejects.toMatchObject({ code: 'Request.TooMany' })
    expect(alarms).toEqual([])
    await house.db.$client`update rate_limits set points = 2000 where key like 'guessEverywhere%'`
    for (let at = 0; at < 20; at++) await countGuess(heard, newId())
    expect(alarms).toEqual(['payment links are being guessed from many addresses'])
  }),
)

withHouse('wrong links from one network are refused after 60 a minute', async ({ house }) => {
  // promise 88
  const address = `2001:db8:1:2:${'0:'.repeat(3)}1`
  const view = (from: string) =>
    call(viewInvoice, { params: { token: newId() }, headers: { 'x-remit-address': from } })
  const wrong = await Promise.all(Array.from({ length: 200 }, () => view(address)))
  expect(wrong.filter(({ status }) => status === 404)).toHaveLength(60)
  expect(wrong.filter(({ status }) => status === 429)).toHaveLength(140)
  // Its neighbours in the network that one line is given are the same guesser.
  expect((await view('2001:db8:1:2:ffff::9')).status).toBe(429)
  expect((await view('2001:db8:1:3::1')).status).toBe(404)
  expect((await rowOf(house, 'guess', '2001:db8:1:2::/64'))?.points).toBeLessThan(210)
})

withHouse(
  'while the database does not count, each process does, and nothing is lost of it',
  async ({ house }) => {
    const who = newId()
    await takeTurn(house, 'comeBack', who)
    await house.db.$client`alter table rate_limits rename to rate_limits_away`
    try {
      const { json, status } = await call(viewInvoice, { params: { token: 'no-such-link' } })
      expect([status, json.code]).toEqual([404, 'Payment.InvalidToken'])
      const answers = []
      for (let at = 0; at < 31; at++) answers.push(await served(takeTurn(house, 'comeBack', who)))
      expect(answers.filter((answer) => answer === 'served')).toHaveLength(29)
    } finally {
      await house.db.$client`alter table rate_limits_away rename to rate_limits`
    }
    await expect.poll(async () => (await rowOf(house, 'comeBack', who))?.points, { timeout: 15_000 }).toBe(30)
  },
)

withHouse('a window that ends with turns untold keeps nobody else from being counted', async ({ house }) => {
  const counter = new TurnCounter(house.db, house.log, countingPatience(house.env.databasePatienceMs))
  const turn = { key: `brief:${newId()}`, points: 1_000, windowMs: 150, settledEvery: 500 }
  const before = house.logLines.length
  for (let windows = 0; windows < 3; windows++) {
    await counter.take([turn])
    // Turns of the next window begin with the first one again.
    await expect.poll(async () => (await counter.take([turn]))[0]?.points, { interval: 40 }).toBe(1)
  }
  const other = { key: `other:${newId()}`, points: 10, windowMs: 60_000, settledEvery: 1 }
  for (let at = 0; at < 3; at++) await counter.take([other])
  const [row] = await house.db.$client`select points from rate_limits where key = ${other.key}`
  expect(row?.points).toBe(3)
  expect(house.logLines.slice(before).join('\n')).not.toContain('does not count')
})

withHouse(
  'a turn whose statement is late is counted once, and holds its caller up for a second',
  async ({ house }) => {
    const who = newId()
    const counter = new TurnCounter(house.db, house.log, countingPatience(house.env.databasePatienceMs))
    const turn = { key: `late:${who}`, points: 10, windowMs: 60_000, settledEvery: 1 }
    await counter.take([turn])
    const startedAt = performance.now()
    await house.db.transaction(async (tx) => {
      await tx.execute(sql`select 1 from rate_limits where key = ${turn.key} for update`)
      expect((await counter.take([turn]))[0]).toMatchObject({ points: 2, isOver: false })
    })
    expect(performance.now() - startedAt).toBeLessThan(5_000)
    const row = async () =>
      (await house.db.$client`select points from rate_limits where key = ${turn.key}`)[0]
    await expect.poll(async () => (await row())?.points, { timeout: 5_000 }).toBe(2)
    expect((await counter.take([turn]))[0]?.points).toBe(3)
    await expect.poll(async () => (await row())?.points, { timeout: 10_000 }).toBe(3)
  },
)

// promises 117, 161
it('who waits for the count and then for the database is still told within two seconds', () => {
  expect(countingPatience(PATIENCE_MS) + PATIENCE_MS).toBeLessThan(2_000)
})
