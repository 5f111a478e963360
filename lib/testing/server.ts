// The Postgres that all tests of this clone share, and the migrated template that their databases are cloned from.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { isAlive } from '@/db/embedded/process-facts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/db/embedded/start'
import { migrate } from '@/db/migrate'
import { ROOT } from '@/scripts/support/service'

export type TestServer = { adminUrl: string; templateName: string; stop(): Promise<void> }

async function startServer(): Promise<EmbeddedPostgres> {
  const dataDir = join(ROOT, '.data', 'test')
  const options = { dataDir, log: () => undefined, isDurable: false }
  try {
    return await startEmbeddedPostgres(options)
  } catch (error) {
    // Without fsync a power cut may ruin it; nothing in it is worth keeping.
    console.warn(`The test database is made anew: ${error instanceof Error ? error.message : error}`)
    rmSync(dataDir, { recursive: true, force: true })
    return startEmbeddedPostgres(options)
  }
}

/** Named after the migrations and their dates, which readiness looks at, so that a change of either makes a new one. */
function templateNameOf(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(folder, name)))
  }
  hash.update(readFileSync(join(folder, 'meta', '_journal.json')))
  return `template_${hash.digest('hex').slice(0, 16)}`
}

const withDatabase = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href

async function ensureTemplate(sql: postgres.Sql, url: string, name: string): Promise<void> {
  const [found] = await sql`select datallowconn as is_open from pg_database where datname = ${name}`
  if (found !== undefined && !found.is_open) return
  // Half made by a run that was killed: it is closed only when it is whole.
  await sql`drop database if exists ${sql(name)} with (force)`
  await sql`create database ${sql(name)}`
  await migrate(withDatabase(url, name))
  await sql`alter database ${sql(name)} with allow_connections false`
}

/** Databases of killed runs, recognised by the number of the process that is in their name. */
async function dropLeftovers(sql: postgres.Sql): Promise<void> {
  const rows = await sql`select datname from pg_database where datname ~ '^test_[0-9]+_'`
  for (const { datname } of rows) {
    const pid = Number(String(datname).split('_')[1])
    if (!isAlive(pid)) await sql`drop database if exists ${sql(String(datname))} with (force)`
  }
}

export async function startTestServer(): Promise<TestServer> {
  const server = await startServer()
  const adminUrl = withDatabase(server.url, 'postgres')
  const templateName = templateNameOf(join(ROOT, 'db', 'migrations'))
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined })
  try {
    // Two runs side by side share the server: one at a time here.
    await sql`select pg_advisory_lock(1)`
    await ensureTemplate(sql, server.url, templateName)
    await dropLeftovers(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
  return { adminUrl, templateName, stop: server.stop }
}
