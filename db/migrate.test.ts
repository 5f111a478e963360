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
