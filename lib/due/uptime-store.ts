// SQL for the times at which the app was up.
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { uptimes } from '@/db/schema/uptimes'

/** For so long nothing may run without anything being missed. */
export const SPARE_SECONDS = 3600

const spare = sql`make_interval(secs => ${SPARE_SECONDS})`

/** By so much clocks of replicas may differ; what lies further ahead was written by one that was wrong. */
export const TOLERANCE_SECONDS = 300

/** By the clock that all replicas share. */
export async function selectHouseNow(db: Database): Promise<Date> {
  const [row] = await db.execute<{ ms: number }>(
    sql`select (extract(epoch from house_now()) * 1000)::float8 as ms`,
  )
  return new Date(row?.ms ?? Number.NaN)
}

/** Prolongs the newest time until now; false where there is none, or it is over. What lies ahead is taken back. */
export async function updateUptime(db: Database, now: Date, isTheSame: boolean): Promise<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`
  const ahead = sql`${at} + make_interval(secs => ${TOLERANCE_SECONDS})`
  await db.execute(sql`delete from ${uptimes} where began_at > ${ahead}`)
  await db.execute(sql`update ${uptimes} set until = ${at} where until > ${ahead}`)
  const rows = await db.execute(sql`
    update ${uptimes} set until = greatest(until, ${at})
    where began_at = (select max(began_at) from ${uptimes}) and (${isTheSame} or until >= ${at} - ${spare})
    returning 1`)
  return rows.length > 0
}

export async function insertUptime(db: Database, now: Date): Promise<void> {
  await db.insert(uptimes).values({ beganAt: now, until: now }).onConflictDoNothing()
}

/** Which of them passed while nothing ran, and more than an hour before anything did again. */
export async function selectMissed(db: Pick<Database, 'execute'>, moments: readonly Date[]): Promise<Date[]> {
  const list = sql.param(moments.map((moment) => moment.toISOString()))
  const rows = await db.execute<{ at: number }>(sql`
    select (extract(epoch from moment) * 1000)::float8 as at from unnest(${list}::text[]::timestamptz[]) moment
    where moment < (select max(began_at) from ${uptimes})
      and not exists (select 1 from ${uptimes} up where moment between up.began_at - ${spare} and up.until)
    order by moment`)
  return rows.map(({ at }) => new Date(at))
}
