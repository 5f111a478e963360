// What the server itself says that work has cost: processor time, log written, rows touched, and the size of the database.
import { readdirSync, readFileSync } from 'node:fs'
import postgres from 'postgres'

export interface Cost {
  cpuMs: number
  walBytes: number
  rows: number
  diskBytes: number
  /** Of it, what is deleted after a month. */
  passingBytes: number
}

const PASSING = ['inbox', 'webhook_events', 'webhook_deliveries', 'webhook_attempts']

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10

const FIELD = { parent: 1, user: 11, system: 12, childrenUser: 13, childrenSystem: 14 } as const

/** The fields of /proc/PID/stat after the name, which may hold spaces; undefined when the process has gone. */
function statOf(pid: string): number[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
  } catch {
    return undefined
  }
}

/** Of the postmaster, its living children, and those that have ended. */
function cpuMsOf(postmaster: number): number {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(pid)
    if (!stat) continue
    const own = (stat[FIELD.user] ?? 0) + (stat[FIELD.system] ?? 0)
    if (Number(pid) === postmaster)
      ticks += own + (stat[FIELD.childrenUser] ?? 0) + (stat[FIELD.childrenSystem] ?? 0)
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
