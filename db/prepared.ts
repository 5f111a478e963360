// Queries that are put together once for each database, because drizzle takes longer to do so than to send them.
import type { Queryable } from './database'

/** `build` names what changes by `sql.placeholder`, and ends with `prepare`. In a transaction it is put together for that one. */
export function prepared<Query>(build: (db: Queryable) => Query): (db: Queryable) => Query {
  const kept = new WeakMap<Queryable, Query>()
  return (db) => {
    const known = kept.get(db)
    if (known) return known
    const query = build(db)
    kept.set(db, query)
    return query
  }
}
