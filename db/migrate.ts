// Brings a database up to the newest schema; safe when several replicas start at once.
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'

/** Any number, as long as nobody else uses it: it spells "remit". */
const LOCK = 0x72656d6974
const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

/** Returns how many migrations were new. Each runs whole or not at all, all of them in one transaction. */
export async function migrate(databaseUrl: string): Promise<number> {
  // One connection: the lock belongs to it and ends with it, even when we are killed.
  const client = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    await client`select pg_advisory_lock(${LOCK})`
    const before = await countApplied(client)
    await runMigrations(drizzle(client), { migrationsFolder })
    return (await countApplied(client)) - before
  } finally {
    await client.end({ timeout: 5 })
  }
}

async function countApplied(client: postgres.Sql): Promise<number> {
  const [found] = await client`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`
  if (!found?.exists) return 0
  const [row] = await client`select count(*)::int as applied from drizzle.__drizzle_migrations`
  return Number(row?.applied)
}
