// Whether this process can do its work: the database takes what is written, and has the schema that the code was written for.
import { sql } from 'drizzle-orm'
import { type MigrationState, readMigrationState } from '@/db/migration-state'
import { codesOf } from '@/db/pool/unavailable'
import { rateLimits } from '@/db/schema/limits'
import type { House } from './house'
import { isLeaving } from './leaving'

const PATIENCE_MS = 1_500

export interface Readiness {
  ready: boolean
  /** For the person on call: what is wrong and what to do, without addresses or secrets. */
  reason?: string
}

const REASONS: Record<Exclude<MigrationState, 'current'>, string> = {
  behind: 'The database has an older schema than this version needs. Run: npm run -s remit -- db migrate',
  empty: 'The database has no schema yet. Run: npm run -s remit -- db migrate',
}

const SILENT = 'The database did not respond in time.'

/** What the database says → what it means here; the first that fits. */
const FAULTS: [RegExp, string][] = [
  [
    /^25006$/,
    'The database is read-only: nothing can be paid or changed until it is the primary, or the address leads to the primary.',
  ],
  [/^53100$/, 'The disk of the database is full.'],
  [/^53/, 'The database is out of connections or memory.'],
  [/^55P03$|^57014$/, 'The database is too slow: what was written did not get through in time.'],
  [/^57P03$/, 'The database is starting.'],
  [/^ECONNREFUSED$|^ENOTFOUND$|^EHOSTUNREACH$/, 'The database cannot be reached.'],
  [/^DATABASE_UNAVAILABLE$/, SILENT],
]

/** A row that is always the same, so that nothing grows. */
async function tryToWrite({ db }: Pick<House, 'db'>): Promise<void> {
  await db
    .insert(rateLimits)
    .values({ key: 'readiness', points: 0 })
    .onConflictDoUpdate({ target: rateLimits.key, set: { points: sql`excluded.points` } })
}

async function examine(house: Pick<House, 'db'>): Promise<Readiness> {
  const state = await readMigrationState(house.db)
  if (state !== 'current') return { ready: false, reason: REASONS[state] }
  await tryToWrite(house)
  return { ready: true }
}

/** Always answers within two seconds, however long the database is silent. */
export async function readReadiness(house: Pick<House, 'db' | 'log'>): Promise<Readiness> {
  if (isLeaving()) return { ready: false, reason: 'This process is about to end.' }
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<Readiness>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, { ready: false, reason: SILENT })
  })
  try {
    const examined = examine(house)
    // Where patience ended first, nobody else hears how it ended.
    examined.catch(() => undefined)
    return await Promise.race([examined, patience])
  } catch (error) {
    house.log.warn({ err: error }, 'not ready: the database cannot be used')
    const codes = codesOf(error)
    const fault = FAULTS.find(([code]) => codes.some((one) => code.test(one)))
    return { ready: false, reason: fault?.[1] ?? 'The database cannot be reached.' }
  } finally {
    clearTimeout(timer)
  }
}

/** As it is answered, wherever it is asked. */
export async function readinessAnswer(house: Pick<House, 'db' | 'env' | 'log'>) {
  const { ready, reason } = await readReadiness(house)
  const test = house.env.testClock === undefined ? {} : { testClock: true }
  const body = ready ? { status: 'ready', ...test } : { status: 'not-ready', reason, ...test }
  return { status: ready ? 200 : 503, body }
}
