// Brings a database up to the newest schema; safe when several replicas start at once, and while an older version serves.
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { sqlState } from './again'
import { Lane, type Rows, type Statement } from './pool/lane'
import { assertCommitted, isConnectionLost } from './pool/unavailable'
import { explained } from './unapplied'

/** Any number, as long as nobody else uses it: it spells "remit". */
const LOCK = 0x72656d6974
const FOLDER = fileURLToPath(new URL('migrations', import.meta.url))

/** Somebody else has what is needed: the lock, or one half of a deadlock. */
const NOT_FREE = ['55P03', '40P01']
const MOST_TRIES = 60

type Run = (statement: Statement) => Promise<Rows>

/** Some rewrite whole tables; what the role has been given as its limits does not count for them. */
const NO_LIMITS = { statementTimeoutMs: 0, lockTimeoutMs: 0, idleInTransactionTimeoutMs: 0 }

interface Options {
  folder?: string
  /** A statement that waits for a lock makes everybody else wait behind it, so it gives way after this time and tries again. */
  lockTimeoutMs?: number
}

/**
 * Returns how many migrations were new. Each runs whole or not at all, in a transaction of its own, so that its locks end with
 * it; one that begins with "-- Each part by itself." has a transaction for each part, all of which can be run again. Throws
 * `UnappliedMigration` or what Postgres throws, also where a table stayed locked for minutes; what was applied until then stays,
 * and the next start goes on from there.
 */
export async function migrate(
  databaseUrl: string,
  { folder = FOLDER, lockTimeoutMs = 2_000 }: Options = {},
): Promise<number> {
  // One connection: the lock belongs to it and ends with it, even when we are killed.
  const lane = new Lane({ url: databaseUrl, ...NO_LIMITS }, { isPooled: false }, () => undefined)
  const run: Run = (statement) => lane.send(statement, '')
  try {
    await run((client) => client`select pg_advisory_lock(${LOCK})`)
    const since = await newestApplied(run)
    const missing = readMigrationFiles({ migrationsFolder: folder }).filter(
      ({ folderMillis }) => folderMillis > since,
    )
    for (const migration of missing) await apply(run, migration, lockTimeoutMs)
    return missing.length
  } catch (error) {
    throw await explained(run, error)
  } finally {
    await lane.end()
  }
}

/** The table is drizzle-kit's, which reads it too. */
async function newestApplied(run: Run): Promise<number> {
  await run((client) => client`create schema if not exists drizzle`)
  await run(
    (client) => client`
      create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  )
  const [row] = await run(
    (client) => client`select max(created_at) as newest from drizzle.__drizzle_migrations`,
  )
  return Number(row?.newest ?? -1)
}

/** For a change to many tables or many rows: nothing is locked any longer than its own part takes. */
const IN_PARTS = /^-- Each part by itself\./
/** It locks rows and no table, so nobody waits behind it but those who want these rows. */
const IS_ABOUT_ROWS = /^(?:\s|--.*\n)*(?:update|delete)\b/i
const PATIENCE_FOR_ROWS = 15

async function apply(run: Run, migration: MigrationMeta, lockTimeoutMs: number): Promise<void> {
  const note: Statement = (client) => client`
    insert into drizzle.__drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.folderMillis})`
  const parts = migration.sql.map(
    (text): Statement =>
      (client) =>
        client.unsafe(text),
  )
  if (!IN_PARTS.test(migration.sql[0] ?? '')) return applyWhenFree(run, [...parts, note], lockTimeoutMs)
  for (const [at, part] of parts.entries()) {
    const patience = IS_ABOUT_ROWS.test(migration.sql[at] ?? '') ? PATIENCE_FOR_ROWS : 1
    await applyWhenFree(run, [part], lockTimeoutMs, patience)
  }
  await applyWhenFree(run, [note], lockTimeoutMs)
}

async function applyWhenFree(
  run: Run,
  statements: Statement[],
  lockTimeoutMs: number,
  patience = 1,
): Promise<void> {
  for (let tries = 1; ; tries++)
    try {
      return await applyNow(run, statements, lockTimeoutMs * patience)
    } catch (error) {
      if (!NOT_FREE.includes(sqlState(error) ?? '') || tries === MOST_TRIES) throw error
      // Those waiting behind us go first.
      await wait(lockTimeoutMs)
    }
}

async function applyNow(run: Run, statements: Statement[], lockTimeoutMs: number): Promise<void> {
  await run((client) => client.unsafe('begin'))
  try {
    await run((client) => client`select set_config('lock_timeout', ${String(lockTimeoutMs)}, true)`)
    for (const statement of statements) await run(statement)
  } catch (error) {
    // A connection that was lost has ended its transaction with it.
    if (!isConnectionLost(error)) await run((client) => client.unsafe('rollback'))
    throw error
  }
  assertCommitted(await run((client) => client.unsafe('commit')))
}
