// SQL for limits: one statement counts everything that is given to it, by the house's clock within the database.
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/database'

export interface Asked {
  key: string
  points: number
  windowMs: number
}

export interface Counted {
  key: string
  /** All that has been counted in this window, everywhere. */
  points: number
  msLeft: number
}

/** Replicas whose clocks differ still agree on when a window ends. */
const NOW_MS = sql.raw('(extract(epoch from house_now()) * 1000)::bigint')

/** Keys are counted in one order, so that two statements never wait for each other. */
export async function countTogether(db: Database, asked: readonly Asked[]): Promise<Counted[]> {
  const rows = await db.execute<{ key: string; points: number; msLeft: number }>(sql`
    insert into rate_limits as counted (key, points, expire)
    select key, points, ${NOW_MS} + "windowMs"
      from json_to_recordset(${JSON.stringify(asked)}::json) as asked (key text, points int, "windowMs" int)
      order by key
    on conflict (key) do update set
      points = case when counted.expire <= ${NOW_MS} then excluded.points
        else least(counted.points::bigint + excluded.points, 2147483647) end,
      expire = case when counted.expire <= ${NOW_MS} then excluded.expire else counted.expire end
    returning key, points, greatest(expire - ${NOW_MS}, 0)::int as "msLeft"`)
  return [...rows]
}

/** Windows that have ended mean nothing any more. */
export async function deleteEndedLimits(db: Database): Promise<void> {
  await db.execute(sql`delete from rate_limits where expire <= ${NOW_MS}`)
}
