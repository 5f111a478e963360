// Whether this process can do its work: the database answers, and has the schema that the code was written for.
import { type MigrationState, readMigrationState } from '@/db/migration-state'
import type { House } from './house'

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

/** Always answers within two seconds, however long the database is silent. */
export async function readReadiness({ db, log }: Pick<House, 'db' | 'log'>): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<'silent'>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, 'silent')
  })
  try {
    const state = await Promise.race([readMigrationState(db), patience])
    if (state === 'silent') return { ready: false, reason: 'The database did not respond in time.' }
    return state === 'current' ? { ready: true } : { ready: false, reason: REASONS[state] }
  } catch (error) {
    log.warn({ err: error }, 'not ready: the database cannot be queried')
    return { ready: false, reason: 'The database cannot be reached.' }
  } finally {
    clearTimeout(timer)
  }
}
