// No table and no text in it is stored without somebody having said whose it is, how long it stays, and what remains.
import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { HOLDINGS, IMPERSONAL } from './holdings'

/** Table → its columns; `isText`: could hold anything that somebody writes. */
async function columnsOf({ db }: TestHouse): Promise<Map<string, { name: string; isText: boolean }[]>> {
  const rows = await db.execute<{ table: string; name: string; isText: boolean }>(sql`
    select c.table_name as "table", c.column_name as name,
      data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'bytea', 'inet') as "isText"
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and t.table_type = 'BASE TABLE'`)
  return Map.groupBy(rows, ({ table }) => table)
}

/** Those that a CHECK or the code holds to a few words. */
const WORDS = new Set(
  'purpose state status source origin provider ui_mode reason role search_text disabled_reason kind outcome'.split(
    ' ',
  ),
)

describe('what is stored', () => {
  it('is described table by table: a new table needs an entry in HOLDINGS', async ({ house }) => {
    const tables = [...(await columnsOf(house)).keys()]
    expect(tables.filter((table) => !(table in HOLDINGS))).toEqual([])
    expect(Object.keys(HOLDINGS).filter((table) => !tables.includes(table))).toEqual([])
  })

  it('is known column by column: what may hold text is personal, secret, or known not to be', async ({
    house,
  }) => {
    const unknown: string[] = []
    for (const [table, columns] of await columnsOf(house)) {
      const { personal = [], plain = [], secret = [] } = HOLDINGS[table] ?? {}
      const named = new Set([...personal, ...plain, ...secret])
      for (const { isText, name } of columns)
        if (isText && !named.has(name) && !IMPERSONAL.has(name) && !WORDS.has(name))
          unknown.push(`${table}.${name}`)
    }
    expect(unknown).toEqual([])
  })

  it('names only columns that exist', async ({ house }) => {
    const columns = await columnsOf(house)
    const gone = Object.entries(HOLDINGS).flatMap(([table, { personal, plain = [], secret = [] }]) =>
      [...personal, ...plain, ...secret]
        .filter((column) => !columns.get(table)?.some(({ name }) => name === column))
        .map((column) => `${table}.${column}`),
    )
    expect(gone).toEqual([])
  })

  it('says of everything how long, why, and what remains', () => {
    for (const [table, { kept, remains, why }] of Object.entries(HOLDINGS))
      expect({ table, isSaid: [kept, remains, why].every((text) => text.length > 2) }).toEqual({
        table,
        isSaid: true,
      })
  })

  it('is what docs/privacy.md says', () => {
    // Columns are aligned when it is laid out.
    const page = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8').replace(/ +/g, ' ')
    const missing = Object.entries(HOLDINGS)
      .map(([table, { kept, personal, remains, why }]) => {
        const columns = personal.map((name) => `\`${name}\``).join(', ') || '–'
        return `| \`${table}\` | ${columns} | ${kept} | ${why} | ${remains} |`
      })
      .filter((row) => !page.includes(row))
    expect(missing).toEqual([])
  })
})
