// The clock of the house within the database, house_now(): the system's, but where a test has moved it.
import { sql } from 'drizzle-orm'
import type { Database } from './database'
import { transact } from './transact'

/** Any number, as long as nobody else uses it: it spells "clock". */
const LOCK = 0x636c6f636b

/** From the catalogue: within a transaction, what a function is may be remembered from before the lock. */
async function selectAhead(db: Pick<Database, 'execute'>): Promise<number> {
  const [row] = await db.execute<{ seconds: number }>(sql`
    select coalesce((regexp_match(prosrc, '([0-9]+) seconds'))[1], '0')::float8 as seconds
    from pg_proc where oid = 'house_now()'::regprocedure`)
  return row?.seconds ?? 0
}

/**
 * Sets by how many seconds it is ahead; unless `mayGoBack`, it only grows. The function is written anew, so that where no test
 * moves it, it costs nothing.
 */
export async function setHouseClock(db: Database, seconds: number, mayGoBack = false): Promise<void> {
  const isRight = (ahead: number) => ahead === seconds || (ahead > seconds && !mayGoBack)
  if (isRight(await selectAhead(db))) return
  await transact(db, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`)
    if (isRight(await selectAhead(tx))) return
    const moved = seconds === 0 ? '' : ` + interval ''${Math.trunc(seconds)} seconds''`
    await tx.execute(
      sql.raw(
        `create or replace function house_now() returns timestamptz language sql stable as 'select pg_catalog.now()${moved}'`,
      ),
    )
  })
}
