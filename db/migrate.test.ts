// Migrations run once, however many replicas start at the same time.
import postgres from 'postgres'
import { expect, it } from 'vitest'
import { migrate } from './migrate'
import { createEmptyDatabase } from './testing/database'

it('applies every migration once when three replicas start at once, and nothing the next time', async () => {
  const { url, drop } = await createEmptyDatabase()
  try {
    const counts = await Promise.all([migrate(url), migrate(url), migrate(url)])
    expect(counts.filter((count) => count > 0)).toHaveLength(1)
    expect(await migrate(url)).toBe(0)
    const sql = postgres(url, { max: 1 })
    const tables =
      await sql`select count(*)::int as n from information_schema.tables where table_schema = 'public'`
    await sql.end()
    expect(tables[0]?.n).toBeGreaterThan(0)
  } finally {
    await drop()
  }
})

it('every function of an index finds what it calls by itself, as ANALYZE and restored dumps need it', async () => {
  const { url, drop } = await createEmptyDatabase()
  const sql = postgres(url, { max: 1 })
  try {
    await migrate(url)
    const lost = await sql<{ proname: string }[]>`
      select distinct p.proname from pg_proc p
      join pg_depend d on d.refclassid = 'pg_proc'::regclass and d.refobjid = p.oid and d.classid = 'pg_class'::regclass
      join pg_class c on c.oid = d.objid and c.relkind = 'i'
      where p.pronamespace = 'public'::regnamespace and p.proconfig is null and exists (
        select from pg_proc q where q.pronamespace = p.pronamespace and q.oid <> p.oid
          and p.prosrc ~ ('\\m' || q.proname || '\\('))`
    expect(lost.map(({ proname }) => proname)).toEqual([])
  } finally {
    await sql.end()
    await drop()
  }
})
