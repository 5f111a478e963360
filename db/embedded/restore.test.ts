// A backup of the database that comes along, taken while it is written to, and put back as of a moment between two writes.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
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
test('what was written before the moment is there, and what came after it is not', async () => {
  const home = mkdtempSync(join(tmpdir(), 'remit-restore-'))
  // Root hands Postgres to somebody else, who has to get there.
  chmodSync(home, 0o755)
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const dataDir = join(home, 'data')
  const archiveDir = join(home, 'archive')
  const folder = join(home, 'backup')
  const start = async () => {
    const server = await startEmbeddedPostgres({ dataDir, archiveDir, log, isDurable: false })
    onTestFinished(() => server.stop())
    return server
  }
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
  await expect(restoreEmbedded({ dataDir, folder, log })).rejects.toThrow('stop Remit first')
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

  const { replaced } = await restoreEmbedded({ dataDir, folder, moment, archiveDir, log })
  const second = await start()
  expect(new Set(await kept(second.url))).toEqual(new Set(['before', 'between']))
  expect(await kept(second.url)).toHaveLength(51)
  await second.stop()

  // Refused, it leaves what is there.
  const never = new Date(Date.now() + 3_600_000)
  await expect(restoreEmbedded({ dataDir, folder, moment: never, archiveDir, log })).rejects.toThrow(
    'ends before that moment',
  )
  expect(readFileSync(join(String(replaced), 'PG_VERSION'), 'utf8')).toMatch(/^\d+/)
  const third = await start()
  expect(await kept(third.url)).toHaveLength(51)
})
