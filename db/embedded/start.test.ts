// The embedded Postgres starts, warms, heals and shares, and loses nothing that was committed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAlive } from './process-facts'
import { type EmbeddedPostgres, embeddedPostgresUrl, startEmbeddedPostgres } from './start'
import { until } from './until'

const isRoot = process.getuid?.() === 0
let dataDir: string
let started: EmbeddedPostgres[]
let holders: ChildProcess[]

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'remit-embedded-'))
  chmodSync(dataDir, 0o755)
  started = []
  holders = []
})

afterEach(async () => {
  for (const holder of holders) holder.kill('SIGKILL')
  for (const server of started) await server.stop()
  if (embeddedPostgresUrl(dataDir))
    await (await startEmbeddedPostgres({ dataDir, log: () => undefined })).stop()
  const elsewhere = join(dataDir, 'postgres', 'elsewhere')
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
})

async function start() {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined })
  started.push(server)
  return server
}

/** The same, but in a process of its own that can be killed. */
async function startElsewhere() {
  const script = fileURLToPath(new URL('testing/hold.ts', import.meta.url))
  const holder = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  holders.push(holder)
  const [line] = (await once(createInterface(holder.stdout), 'line')) as [string]
  return { holder, server: JSON.parse(line) as { url: string; pid: number; adopted: boolean } }
}

async function ask<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const write = (url: string) =>
  ask(url, async (sql) => {
    await sql`create table if not exists kept (n int)`
    await sql`insert into kept select generate_series(1, 100)`
  })
const count = (url: string) =>
  ask(url, async (sql) => Number((await sql`select count(*) from kept`)[0]?.count))

function clusterDir() {
  const elsewhere = join(dataDir, 'postgres', 'elsewhere')
  return join(
    existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : join(dataDir, 'postgres'),
    'cluster',
  )
}

async function killHard(pid: number) {
  process.kill(pid, 'SIGKILL')
  expect(await until(() => !isAlive(pid), 10_000)).toBe(true)
}

describe('the embedded Postgres', () => {
  it('starts on an empty folder, ends when it is stopped, and keeps its rows for the next start', async () => {
    const first = await start()
    expect(first.adopted).toBe(false)
    await write(first.url)
    const facts = await ask(
      first.url,
      (sql) =>
        sql`select current_setting('listen_addresses') as address, current_setting('jit') as jit, current_setting('fsync') as fsync,
          current_setting('server_encoding') as encoding`,
    )
    expect(facts[0]).toMatchObject({ address: '127.0.0.1', jit: 'off', fsync: 'on', encoding: 'UTF8' })
    expect(statSync(join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600)
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)
    expect(embeddedPostgresUrl(dataDir)).toBeUndefined()
    const second = await start()
    expect(second.url).toBe(first.url)
    expect(await count(second.url)).toBe(100)
  })

  it('asks for the password', async () => {
    const { url } = await start()
    const forged = new URL(url)
    forged.password = 'wrong'
    await expect(ask(forged.href, (sql) => sql`select 1`)).rejects.toThrow(/password authentication failed/)
  })

  it('loses no committed row when Postgres is killed', async () => {
    const first = await start()
    await write(first.url)
    await killHard(first.pid)
    const second = await start()
    expect(second.adopted).toBe(false)
    expect(await count(second.url)).toBe(100)
  })

  it('is adopted by the next process when its starter was killed, and stopped by that one', async () => {
    const { holder, server } = await startElsewhere()
    await write(server.url)
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    const adopter = await start()
    expect(adopter).toMatchObject({ adopted: true, pid: server.pid, url: server.url })
    expect(await count(adopter.url)).toBe(100)
    await adopter.stop()
    expect(isAlive(server.pid)).toBe(false)
  })

  it('does not outlive its starter for long, nor does what watches over it, even when that was killed before', async () => {
    const { holder, server } = await startElsewhere()
    await write(server.url)
    const processes = () => {
      const { stdout } = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' })
      return stdout.split('\n').filter((line) => line.includes(dataDir))
    }
    const watchdog = () =>
      Number(
        processes()
          .find((line) => line.includes('/bin/sh -c'))
          ?.trim()
          .split(' ')[0],
      )
    const first = watchdog()
    process.kill(first, 'SIGKILL')
    expect(await until(() => watchdog() > 0 && watchdog() !== first, 10_000)).toBe(true)
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    expect(await until(() => !isAlive(server.pid), 20_000)).toBe(true)
    expect(await until(() => processes().length === 0, 10_000)).toBe(true)
    expect(await count((await start()).url)).toBe(100)
  })

  it('recovers when both processes were killed', async () => {
    const { holder, server } = await startElsewhere()
    await write(server.url)
    holder.kill('SIGKILL')
    process.kill(server.pid, 'SIGKILL')
    const next = await start()
    expect(next.adopted).toBe(false)
    expect(await count(next.url)).toBe(100)
  })

  it('runs once when three start it at once, and stays until the last one stops', async () => {
    const [here, there, other] = await Promise.all([start(), startElsewhere(), startElsewhere()])
    expect(new Set([here.pid, there.server.pid, other.server.pid]).size).toBe(1)
    await here.stop()
    expect(isAlive(here.pid)).toBe(true)
    for (const { holder } of [there, other]) {
      holder.kill('SIGKILL')
      await once(holder, 'exit')
    }
    const last = await start()
    expect(last.adopted).toBe(true)
    await last.stop()
    expect(isAlive(here.pid)).toBe(false)
  })

  it('drops the pid file of a stranger and the lock of a dead process', async () => {
    const first = await start()
    await write(first.url)
    await killHard(first.pid)
    const cluster = clusterDir()
    writeFileSync(
      join(cluster, 'postmaster.pid'),
      `${process.pid}\n${cluster}\n1\n5432\n\n127.0.0.1\n\nready\n`,
    )
    writeFileSync(join(dataDir, 'postgres', 'lock'), '999999999 1 1')
    expect(embeddedPostgresUrl(dataDir)).toBeUndefined()
    expect(await count((await start()).url)).toBe(100)
  })

  it.runIf(isRoot)('finds another place when root keeps its data where nobody else may enter', async () => {
    const closed = join(dataDir, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const server = await startEmbeddedPostgres({ dataDir: join(closed, 'inner'), log: () => undefined })
    await write(server.url)
    await server.stop()
    const again = await startEmbeddedPostgres({ dataDir: join(closed, 'inner'), log: () => undefined })
    try {
      expect(await count(again.url)).toBe(100)
    } finally {
      await again.stop()
      rmSync(readFileSync(join(closed, 'inner', 'postgres', 'elsewhere'), 'utf8').trim(), { recursive: true })
    }
  })
})
