// How far the database's schema has come, compared with what this code was written for.

import { sqlState } from './again'
import type { Database } from './database'
import journal from './migrations/meta/_journal.json' with { type: 'json' }

const UNDEFINED_TABLE = '42P01'

export type MigrationState = 'current' | 'behind' | 'empty'

/** A newer schema than ours is current as well: during a deployment, old and new code share one database. */
export async function readMigrationState({ $client }: Pick<Database, '$client'>): Promise<MigrationState> {
  const wanted = journal.entries.at(-1)?.when ?? 0
  try {
    const [row] = await $client`select max(created_at)::float8 as applied from drizzle.__drizzle_migrations`
    const applied = Number(row?.applied ?? 0)
    if (applied === 0) return 'empty'
    return applied >= wanted ? 'current' : 'behind'
  } catch (error) {
    if (sqlState(error) === UNDEFINED_TABLE) return 'empty'
    throw error
  }
}
