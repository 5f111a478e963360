// Test databases are migrated, separate, and gone when dropped.
import postgres from 'postgres'
import { expect, it } from 'vitest'
import { createTestDatabase } from './database'

async function tablesOf(url: string) {
  const sql = postgres(url, { max: 1 })
  try {
    return (
      await sql`select count(*)::int as n from information_schema.tables where table_schema = 'public'`
    )[0]?.n
  } finally {
    await sql.end()
  }
}

it('gives each caller a migrated database of its own, many at once', async () => {
  const databases = await Promise.all(Array.from({ length: 6 }, createTestDatabase))
  try {
    expect(new Set(databases.map(({ url }) => url)).size).toBe(6)
    for (const { url } of databases) expect(await tablesOf(url)).toBeGreaterThan(0)
  } finally {
    await Promise.all(databases.map(({ drop }) => drop()))
  }
  for (const { url } of databases) await expect(tablesOf(url)).rejects.toThrow(/does not exist/)
})
