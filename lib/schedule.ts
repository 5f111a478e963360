// The calendar of the work between requests, kept by pg-boss: each entry runs once per tick, on any number of replicas.
import { sql } from 'drizzle-orm'
import { PgBoss } from 'pg-boss'
import { isDeadlock } from '@/db/again'
import type { House } from './house'

export interface Entry {
  name: string
  cron: string
  run: () => Promise<void>
}

/** Of pg-boss 12. The version before keeps its own in `pgboss`, untouched, for as long as it may still serve. */
const SCHEMA = 'schedule'

const CREATE_ATTEMPTS = 10

/** Entries of versions before, on which nobody works any more. By name: a version before must not end what a later one has begun. */
const RETIRED = [
  'purge-provider-calls',
  'purge-declines',
  'purge-webhook-events',
  'purge-provider-notices',
  'purge-idempotency-keys',
]

/** Replicas that begin on a fresh database at the same moment run into each other's locks: who loses tries again. */
async function createQueue(boss: PgBoss, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await boss.createQueue(name)
    } catch (error) {
      if (!isDeadlock(error) || attempt === CREATE_ATTEMPTS) throw error
    }
  }
}

/**
 * Takes what waits in the queues of pg-boss 10, and what was begun there longer ago than it lets a job run. A job is taken by
 * the statement that deletes it, so by one process alone; what the version before makes later, it does itself.
 */
async function takeOldJobs({ db }: Pick<House, 'db'>, names: string[]): Promise<string[]> {
  const [old] = await db.execute(sql`select to_regclass('pgboss.job') is not null as exists`)
  if (!old?.exists) return []
  const taken = await db.execute(sql`
    delete from pgboss.job
    where name in ${names}
      and (state in ('created', 'retry') or (state = 'active' and started_on + expire_in < now()))
    returning name`)
  return [...new Set(taken.map(({ name }) => String(name)))]
}

/** Resolves when every entry is in the calendar and has somebody who works on it. */
export async function openSchedule(house: House, entries: Entry[]): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: house.env.databaseDirectUrl, max: 2, schema: SCHEMA })
  boss.on('error', (error) => house.log.warn({ err: error }, 'the schedule failed'))
  await boss.start()
  for (const { cron, name, run } of entries) {
    await createQueue(boss, name)
    await boss.schedule(name, cron)
    await boss.work(name, run)
  }
  for (const name of RETIRED) await boss.unschedule(name)
  const waiting = await takeOldJobs(
    house,
    entries.map(({ name }) => name),
  )
  for (const name of waiting) await boss.send(name)
  return boss
}
