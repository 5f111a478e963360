// Queries that are put together once for each database, because drizzle takes longer to do so than to send them.
import type { Database } from './database'

/** `build` names what changes by `sql.placeholder`, and ends with `prepare`. */
export function prepared<Query>(build: (db: Database) => Query): (db: Database) => Query {
  const kept = new WeakMap<Database, Query>()
  return (db) => {
    const known = kept.get(db)
    if (known) return known
    const query = build(db)
    kept.set(db, query)
    return query
  }
}
