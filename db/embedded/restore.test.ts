// A backup of the database that comes along, taken while it is written to, and put back as of a moment between two writes, and again after the next disaster.
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readArchiving } from '../archiving'
import { markUnrecovered } from './cluster'
import { findPlace } from './place'
import { backUpEmbedded, restoreEmbedded } from './restore'
import { startEmbeddedPostgres } from './start'

const log = () => undefined

async function ask<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

// promise 127
// It starts Postgres again and again, and most starts read what is archived: seconds each on a busy disk.
test('what was written before the moment is there, and what came after it is not', {
  timeout: 120_000,
}, async () => {
  const home = mkdtempSync(join(tmpdir(), 'remit-restore-'))
  // Root hands Postgres to somebody else, who has to get there.
  chmodSync(home, 0o755)
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const dataDir = join(home, 'data')
  const archiveDir = join(home, 'archive')
  const folder = join(home, 'backup')
  const wishes = { dataDir, folder, log, isDurable: false }
  const said: string[] = []
  const start = async (where = dataDir, archive: string | undefined = archiveDir) => {
    const server = await startEmbeddedPostgres({
      ...{ dataDir: where, archiveDir: archive, isDurable: false },
      log: (line) => void said.push(line),
    })
    onTestFinished(() => server.stop())
    return server
  }
  const clusterIn = (where: string) => String(findPlace(where)?.cluster)
  const kept = (url: string) =>
    ask(url, async (sql) => (await sql`select what from kept order by what`).map(({ what }) => String(what)))

  const first = await start()
  await ask(first.url, (sql) => sql`create table kept (what text)`)
  const writes = ask(first.url, async (sql) => {
    for (let count = 0; count < 50; count++) await sql`insert into kept values ('before')`
  })
  await backUpEmbedded({ dataDir, url: first.url, folder, isDurable: false })
  await writes
  await expect(backUpEmbedded({ dataDir, url: first.url, folder })).rejects.toThrow('is there already')
  await expect(restoreEmbedded(wishes)).rejects.toThrow('stop Remit first')
  // Commits, and so the moments between them, are told apart by the server's own clock.
  const moment = await ask(first.url, async (sql) => {
    await sql`insert into kept values ('between')`
    const [row] = await sql<{ at: Date }[]>`select clock_timestamp() as at`
    await sql`select pg_sleep_until(date_trunc('milliseconds', clock_timestamp()) + interval '5 ms')`
    await sql`insert into kept values ('later')`
    await sql`select pg_switch_wal()`
    await sql`insert into kept values ('not archived')`
    return new Date((row?.at.getTime() ?? 0) + 1)
  })
  await first.stop()

  // Without an archive the log ends with the backup, though the lost server's goes on.
  const cluster = clusterIn(dataDir)
  const early = await restoreEmbedded(wishes)
  const asBackedUp = await start(dataDir, '')
  expect(await kept(asBackedUp.url)).not.toContain('between')
  const adopting = await start()
  expect(said.at(-1)).toContain('nothing is put away')
  await adopting.stop()
  await asBackedUp.stop()
  // As one leaves it that was killed while Postgres recovered.
  markUnrecovered(cluster, early.replaced)
  await expect(start()).rejects.toThrow('was ended before it was done')

  const { replaced } = await restoreEmbedded({ ...wishes, moment, archiveDir })
  // Refused, it leaves what is there.
  const never = new Date(Date.now() + 3_600_000)
  await expect(restoreEmbedded({ ...wishes, moment: never, archiveDir })).rejects.toThrow(
    'ends before that moment',
  )
  expect(readFileSync(join(String(replaced), 'PG_VERSION'), 'utf8')).toMatch(/^\d+/)
  const second = await start()
  expect(new Set(await kept(second.url))).toEqual(new Set(['before', 'between']))
  expect(await kept(second.url)).toHaveLength(51)
  await ask(second.url, (sql) => sql`insert into kept values ('the day after')`)
  await second.stop()
  // As one leaves it that was killed before it had moved its copy here.
  renameSync(cluster, `${cluster}-before-it`)
  await expect(start()).rejects.toThrow('which a restore has moved there')

  // The next disaster takes the disk.
  const disk = join(home, 'new disk')
  await restoreEmbedded({ ...wishes, dataDir: disk, archiveDir })
  const third = await start(disk)
  expect(await kept(third.url)).toHaveLength(52)
  expect(await kept(third.url)).toContain('the day after')
  expect(await ask(third.url, readArchiving)).toEqual({ isOn: true, failing: undefined })
  rmSync(archiveDir, { recursive: true })
  await ask(third.url, (sql) => sql`select pg_switch_wal()`)
  await vi.waitUntil(async () => (await ask(third.url, readArchiving)).failing, {
    timeout: 30_000,
    interval: 100,
  })
})
