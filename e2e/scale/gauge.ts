// What the server itself says that work has cost: processor time, log written, rows touched, and the size of the database.
import postgres from 'postgres'
import { FIELD, processIds, statOf, TICK_MS } from '../support/proc'

export interface Cost {
  cpuMs: number
  walBytes: number
  rows: number
  diskBytes: number
  /** Of it, what is deleted after a month. */
  passingBytes: number
}

const PASSING = ['inbox', 'webhook_events', 'webhook_deliveries', 'webhook_attempts']

/** Of the postmaster, its living children, and those that have ended. */
function cpuMsOf(postmaster: number): number {
  let ticks = 0
  for (const pid of processIds()) {
    const stat = statOf(pid)
    if (!stat) continue
    const own = (stat[FIELD.user] ?? 0) + (stat[FIELD.system] ?? 0)
    if (pid === postmaster) ticks += own + (stat[FIELD.childrenUser] ?? 0) + (stat[FIELD.childrenSystem] ?? 0)
    else if (stat[FIELD.parent] === postmaster) ticks += own
  }
  return ticks * TICK_MS
}

/** Reads the counters. Call it while the app has no connection open: what a connection did is counted when it ends. */
export async function readGauge(databaseUrl: string, postmaster: number): Promise<Cost> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  try {
    const [row] = await sql`
      select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as wal, pg_database_size(current_database())::float8 as disk,
        (select sum(n_tup_ins + n_tup_upd + n_tup_del)::float8 from pg_stat_user_tables where schemaname = 'public') as rows,
        (select sum(pg_total_relation_size(relid))::float8 from pg_stat_user_tables where relname in ${sql(PASSING)}) as passing`
    return {
      cpuMs: cpuMsOf(postmaster),
      walBytes: Number(row?.wal),
      rows: Number(row?.rows),
      diskBytes: Number(row?.disk),
      passingBytes: Number(row?.passing),
    }
  } finally {
    await sql.end()
  }
}
