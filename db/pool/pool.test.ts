// Nobody waits long for a database that is away, silent, locked or taken, and it heals by itself.
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Line, openLine } from '@/lib/testing/line'
import { type Database, openDatabase } from '../database'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded/start'
import { transact } from '../transact'
import { Call, withinCall } from './call'
import { isDatabaseUnavailable } from './unavailable'

const dataDir = mkdtempSync(join(tmpdir(), 'pool-'))
// What it has acknowledged, it has kept when it is killed.
const start = () => startEmbeddedPostgres({ dataDir, log: () => undefined })
let server: EmbeddedPostgres
let line: Line
let db: Database

beforeAll(async () => {
  server = await start()
})
afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
beforeEach(async () => {
  line = await openLine(server.url)
  db = openDatabase(line.url)
  await db.execute(sql`create table if not exists bread (id int)`)
  await db.execute(sql`create table if not exists milk (id int)`)
})
afterEach(async () => {
  await db.$client.end({ timeout: 0 })
  line.close()
})

/** Two seconds, and what a busy machine takes on top; without limits of our own it was 16 s, or as long as the silence lasted. */
const IN_TIME_MS = 6_000

interface Outcome {
  said: 'served' | 'unavailable' | 'other'
  afterMs: number
}

async function timed(work: () => PromiseLike<unknown>): Promise<Outcome> {
  const begun = performance.now()
  const said = await work().then(
    () => 'served' as const,
    (error: unknown) => (isDatabaseUnavailable(error) ? ('unavailable' as const) : ('other' as const)),
  )
  return { said, afterMs: performance.now() - begun }
}

const read = () => timed(() => db.execute(sql`select 1 from milk`))
const write = () => timed(() => transact(db, (tx) => tx.execute(sql`insert into milk values (1)`)))
const callers = (count: number) =>
  Promise.all(Array.from({ length: count }, (_, at) => (at % 2 ? read() : write())))

/** Of any number: as parameters of one call, a hundred thousand are too many for the stack. */
const longestOf = (outcomes: Outcome[]) =>
  outcomes.reduce((longest, { afterMs }) => Math.max(longest, afterMs), 0)

async function expectAllRefusedInTime(outcomes: Promise<Outcome[]>) {
  const heard = await outcomes
  expect(heard.map(({ said }) => said)).toEqual(heard.map(() => 'unavailable'))
  expect(longestOf(heard)).toBeLessThan(IN_TIME_MS)
}

async function expectHealed() {
  for (const ask of [read, write])
    await expect.poll(async () => (await ask()).said, { timeout: 10_000, interval: 50 }).toBe('served')
  const heard = await callers(20)
  expect(heard.map(({ said }) => said)).toEqual(heard.map(() => 'served'))
}

/**
 * Lets everybody in, and until `hear` is called swallows what they ask then: a query, or one that is prepared first. Those are
 * never answered.
 */
async function openDeafLine(url: string, swallows = /^[QP]/) {
  let isDeaf = true
  const listener = createServer((near) => {
    const far = connect({ host: '127.0.0.1', port: Number(new URL(url).port) })
    let isSwallowed = false
    near.on('data', (piece) => {
      isSwallowed ||= isDeaf && swallows.test(piece.toString('latin1'))
      if (!isSwallowed) far.write(piece)
    })
    far.pipe(near)
    for (const socket of [near, far]) socket.on('error', () => socket.destroy())
    near.on('close', () => far.destroy())
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).href,
    hear: () => {
      isDeaf = false
    },
    close: () => listener.close(),
  }
}

/** Postgres and all its processes. */
function signalServer(signal: NodeJS.Signals) {
  const list = spawnSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n')
  const rows = list.map((row) => row.trim().split(/\s+/).map(Number))
  const children = rows.filter(([, parent]) => parent === server.pid).map(([pid = 0]) => pid)
  for (const pid of [server.pid, ...children]) process.kill(pid, signal)
}

// promises 115, 117, 161
describe('a database that is away', () => {
  it('killed: everybody is told within two seconds, and it heals without anything being restarted', async () => {
    await callers(20)
    const asleep = timed(() => db.execute(sql`select pg_sleep(30)`))
    signalServer('SIGKILL')
    await expectAllRefusedInTime(callers(40))
    expect(await asleep).toMatchObject({ said: 'unavailable' })
    await expectAllRefusedInTime(callers(40))
    const dead = server
    server = await start()
    await dead.stop()
    expect(server.url).toBe(dead.url)
    await expectHealed()
  })

  it('whose very first connection is refused, or opens in silence', async () => {
    const closed = await openLine(server.url)
    const [nowhere, silent] = [openDatabase(closed.url), openDatabase(line.url)]
    closed.close()
    line.freeze()
    await expectAllRefusedInTime(
      Promise.all([nowhere, silent].map((one) => timed(() => one.execute(sql`select 1`)))),
    )
    line.thaw()
    await Promise.all([nowhere, silent].map((one) => one.$client.end({ timeout: 0 })))
  })

  it('frozen: the same, and the connections that it froze with are not waited for', async () => {
    await callers(20)
    signalServer('SIGSTOP')
    try {
      await expectAllRefusedInTime(callers(40))
      const again = await callers(40)
      expect(longestOf(again)).toBeLessThan(IN_TIME_MS)
    } finally {
      signalServer('SIGCONT')
    }
    await expectHealed()
  })

  it('behind a line that swallows everything, in the middle of a transaction', async () => {
    const stuck = timed(() =>
      transact(db, async (tx) => {
        await tx.execute(sql`insert into milk values (2)`)
        line.freeze()
        await tx.execute(sql`insert into milk values (2)`)
      }),
    )
    expect(await stuck).toMatchObject({ said: 'unavailable' })
    expect((await stuck).afterMs).toBeLessThan(IN_TIME_MS)
    line.thaw()
    await expectHealed()
    expect(await db.$client`select id from milk where id = 2`).toEqual([])
  })

  it('silent once it is connected: nobody has that connection for ever', async () => {
    const { close, hear, url } = await openDeafLine(server.url)
    const deaf = openDatabase(url, { maxConnections: 1, patienceMs: 200, statementTimeoutMs: 300 })
    const ask = () => timed(() => deaf.execute(sql`select 1`))
    expect(await ask()).toMatchObject({ said: 'unavailable' })
    hear()
    await expect.poll(async () => (await ask()).said, { timeout: 10_000, interval: 50 }).toBe('served')
    await deaf.$client.end({ timeout: 0 })
    close()
  })

  it('silent at the end of what has only read: nobody has that connection for ever', async () => {
    const { close, url } = await openDeafLine(server.url, /^Q.*commit/s)
    const reader = openDatabase(url, { maxConnections: 1, patienceMs: 200, isReadOnly: true })
    const ask = () => timed(() => reader.execute(sql`select 1`))
    const only = { accessMode: 'read only' } as const
    const reading = timed(() => reader.transaction((tx) => tx.execute(sql`select 1`), only))
    expect(await reading).toMatchObject({ said: 'unavailable' })
    await expect.poll(async () => (await ask()).said, { timeout: 10_000, interval: 50 }).toBe('served')
    await reader.$client.end({ timeout: 0 })
    close()
  })

  it('cut: a transaction that goes on without its connection does nothing on another one', async () => {
    const going = timed(() =>
      transact(db, async (tx) => {
        await tx.execute(sql`insert into bread values (3)`)
        line.cut()
        await tx.execute(sql`select 1`).catch(() => undefined)
        await expect
          .poll(() =>
            db.$client`select 1`.then(
              () => true,
              () => false,
            ),
          )
          .toBe(true)
        await tx.execute(sql`insert into bread values (4)`)
      }),
    )
    expect(await going).toMatchObject({ said: 'unavailable' })
    expect(await db.$client`select id from bread`).toEqual([])
  })
})

// promise 117
describe('a database that is busy', () => {
  it('a locked table: whoever needs it is told in time, and nobody else waits for it', async () => {
    const locker = openDatabase(server.url)
    let release = () => undefined as unknown
    const held = new Promise((resolve) => {
      release = () => resolve(undefined)
    })
    const locking = locker.transaction(async (tx) => {
      await tx.execute(sql`lock table bread in access exclusive mode`)
      const isOver = { now: false }
      const outcomes: Outcome[] = []
      const crowd = Array.from({ length: 40 }, async () => {
        while (!isOver.now) {
          outcomes.push(await timed(() => db.execute(sql`select 1 from bread`)))
          // Who is refused at once asks again a moment later, as over a network.
          await new Promise(setImmediate)
        }
      })
      const others: Outcome[] = []
      const until = performance.now() + 4_000
      while (performance.now() < until) others.push(await read())
      isOver.now = true
      await Promise.all(crowd)
      expect(new Set(outcomes.map(({ said }) => said))).toEqual(new Set(['unavailable']))
      expect(longestOf(outcomes)).toBeLessThan(IN_TIME_MS)
      expect(others.map(({ said }) => said)).toEqual(others.map(() => 'served'))
      // What is held up is told so after the patience of its configuration: it would not have been served.
      expect(others.length).toBeGreaterThan(2)
      release()
      await held
    })
    await locking
    await locker.$client.end()
    await expect
      .poll(async () => (await timed(() => db.execute(sql`select 1 from bread`))).said)
      .toBe('served')
  })

  it('every connection taken: whoever comes then is told in time', async () => {
    const taken = Array.from({ length: 10 }, () => timed(() => db.execute(sql`select pg_sleep(4)`)))
    // They take their connections before anybody else asks for one.
    await new Promise(setImmediate)
    await expectAllRefusedInTime(callers(20))
    expect((await Promise.all(taken)).map(({ said }) => said)).toEqual(taken.map(() => 'served'))
    await expectHealed()
  })
})

// promises 115, 117
describe('where many want a connection at once', () => {
  const asMany = (count: number) => Array.from({ length: count }, (_, at) => (at % 2 ? read() : write()))

  it('a database that is back sees no more connections than the pool may have, and at most one more that asks', async () => {
    signalServer('SIGKILL')
    const storm = asMany(100)
    const dead = server
    server = await start()
    await dead.stop()
    line.count()
    let most = 0
    const counting = openDatabase(server.url, { maxConnections: 1 })
    const watch = async () => {
      const [row] = await counting.$client<
        { n: number }[]
      >`select count(*)::int as n from pg_stat_activity where application_name like 'remit%' and pid <> pg_backend_pid()`
      most = Math.max(most, row?.n ?? 0)
    }
    await Promise.all([...storm, ...asMany(100), watch()])
    await watch()
    await expectHealed()
    await counting.$client.end()
    expect(most).toBeLessThanOrEqual(11)
    // Connects are not tried again and again by everybody who waits.
    expect(line.count()).toBeLessThanOrEqual(40)
  })

  it('a role that may have fewer serves everybody with those that it has, and says so where it has none', async () => {
    await db.execute(sql`create role narrow login password 'narrow' connection limit 3 in role remit`)
    const url = Object.assign(new URL(server.url), { username: 'narrow', password: 'narrow' }).href
    const [narrow, second] = [openDatabase(url), openDatabase(url)]
    const askAll = (of: Database) =>
      Promise.all(Array.from({ length: 40 }, () => timed(() => of.execute(sql`select 1 from milk`))))
    const heard = await askAll(narrow)
    expect(heard.map(({ said }) => said)).toEqual(heard.map(() => 'served'))
    await expectAllRefusedInTime(askAll(second))
    await narrow.$client.end()
    await expect.poll(async () => (await askAll(second)).every(({ said }) => said === 'served')).toBe(true)
    await second.$client.end()
    await db.execute(sql`drop role narrow`)
  })
})

// promise 117
describe('a call of many statements, each of them just within its own time', () => {
  /** As the front door begins one; `asleep` runs until the server is told to end it. */
  const call = (work: () => Promise<unknown>) => timed(() => withinCall(new Call(600), work))
  const asleep = (seconds: number) => db.execute(sql`select pg_sleep(${seconds})`)

  it('ends within the time of the whole call, and says that the database is busy', async () => {
    let done = 0
    const outcome = await call(async () => {
      for (; done < 12; done++) await asleep(0.25)
    })
    expect(outcome.said).toBe('unavailable')
    expect(done).toBeLessThan(4)
  })

  it('ends the statement that runs over, alone or in a transaction of which nothing is kept', async () => {
    const long = (wait: () => PromiseLike<unknown>) => call(async () => wait())
    const inTransaction = () =>
      transact(db, async (tx) => {
        await tx.execute(sql`insert into milk values (7)`)
        await tx.execute(sql`select pg_sleep(8)`)
      })
    for (const outcome of await Promise.all([long(() => asleep(8)), long(inTransaction)])) {
      expect(outcome.said).toBe('unavailable')
      expect(outcome.afterMs).toBeLessThan(IN_TIME_MS)
    }
    expect(await db.$client`select id from milk where id = 7`).toEqual([])
    const [running] =
      await db.$client`select count(*)::int as n from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'`
    expect(running?.n).toBe(0)
  })

  it('whoever comes next has another connection, in case that the cancel is heard late', async () => {
    const narrow = openDatabase(server.url, { maxConnections: 1 })
    const pid = async () => (await narrow.$client`select pg_backend_pid() as pid`)[0]?.pid
    const before = await pid()
    expect((await call(async () => narrow.execute(sql`select pg_sleep(8)`))).said).toBe('unavailable')
    expect(await pid()).not.toBe(before)
    await narrow.$client.end()
  })

  it('does not count the time in which this process stood still', async () => {
    await callers(4)
    const LIMIT_MS = 1_500
    const outcome = await timed(() =>
      withinCall(new Call(LIMIT_MS), () =>
        transact(db, async (tx) => {
          await tx.execute(sql`select 1`)
          const inFlight = asleep(0.3).then(() => asleep(0))
          await new Promise(setImmediate)
          // As SIGSTOP does, or the pause of a virtual machine.
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LIMIT_MS + 300)
          await tx.execute(sql`select 1`)
          await inFlight
        }),
      ),
    )
    expect(outcome.said).toBe('served')
  })

  it('what is asked side by side counts once', async () => {
    const work = () => Promise.all(Array.from({ length: 8 }, () => asleep(0.6)))
    expect((await timed(() => withinCall(new Call(4_000), work))).said).toBe('served')
  })
})

// promise 159
it('a commit that waits for a standby is not cancelled, and counts as unanswered', async () => {
  await db.execute(sql`alter system set synchronous_standby_names = 'nobody'`)
  await db.execute(sql`select pg_reload_conf()`)
  const shown = async () => (await db.$client`show synchronous_standby_names`)[0]?.synchronous_standby_names
  await expect.poll(shown).toBe('nobody')
  try {
    const begun = performance.now()
    const waiting = transact(db, async (tx) => {
      await tx.execute(sql`set local synchronous_commit = on`)
      await tx.execute(sql`insert into milk values (9)`)
    })
    await expect(waiting).rejects.toMatchObject({ name: 'CommitUnanswered' })
    expect(performance.now() - begun).toBeLessThan(IN_TIME_MS)
    // However many write, the server is not asked for more connections, and whoever reads is served.
    for (let round = 0; round < 3; round++) {
      await expectAllRefusedInTime(Promise.all(Array.from({ length: 20 }, write)))
      const reads = await Promise.all(Array.from({ length: 20 }, read))
      expect(reads.map(({ said }) => said)).toEqual(reads.map(() => 'served'))
    }
    const [stuck] =
      await db.$client`select count(*)::int as n from pg_stat_activity where wait_event = 'SyncRep'`
    expect(stuck?.n).toBeLessThanOrEqual(8)
  } finally {
    const other = openDatabase(server.url)
    await other.execute(sql`alter system reset synchronous_standby_names`)
    await other.execute(sql`select pg_reload_conf()`)
    await other.$client.end()
  }
  await expectHealed()
})
