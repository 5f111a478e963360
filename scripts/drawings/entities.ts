// The diagrams of tables and what refers to what, drawn from the schema: one for each of its files.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { ROOT } from '../support/service'

type Table = ReturnType<typeof getTableConfig>
interface Area {
  name: string
  tables: Table[]
}

async function readAreas(): Promise<Area[]> {
  const folder = join(ROOT, 'db', 'schema')
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const areas = await Promise.all(
    files.sort().map(async (file) => {
      const found = Object.values(await import(pathToFileURL(join(folder, file)).href))
      const tables = found.filter((value) => is(value, PgTable)).map((table) => getTableConfig(table))
      // A module does not say in which order it exports.
      tables.sort((a, b) => a.name.localeCompare(b.name, 'en'))
      return { name: file.replace(/\.ts$/, ''), tables }
    }),
  )
  return areas.filter(({ tables }) => tables.length > 0)
}

/** Mermaid takes a word for a type, so `char(3)` and `timestamp (3) with time zone` are shortened. */
const typeOf = (sqlType: string): string =>
  sqlType
    .replace(/ with time zone$/, 'tz')
    .replace(/\s*\(.*?\)/g, '')
    .replace(/[^\w[\]]+/g, '_')

function drawTable({ columns, foreignKeys, name, primaryKeys }: Table): string[] {
  const inPrimary = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)))
  const inForeign = new Set(
    foreignKeys.flatMap((key) => key.reference().columns.map((column) => column.name)),
  )
  const rows = columns.map((column) => {
    const keys = [
      ...(column.primary || inPrimary.has(column.name) ? ['PK'] : []),
      ...(inForeign.has(column.name) ? ['FK'] : []),
      ...(column.isUnique ? ['UK'] : []),
    ]
    return `    ${[typeOf(column.getSQLType()), column.name, keys.join(', ')].filter(Boolean).join(' ')}`
  })
  return [`  ${name} {`, ...rows, '  }']
}

function drawReferences({ foreignKeys, name }: Table): string[] {
  return foreignKeys.map((key) => {
    const { columns, foreignTable } = key.reference()
    const isOptional = columns.some((column) => !column.notNull)
    const ends = isOptional ? '|o--o{' : '||--o{'
    return `  ${getTableConfig(foreignTable).name} ${ends} ${name} : "${columns.map((column) => column.name).join(', ')}"`
  })
}

const fenced = (lines: string[]): string => ['```mermaid', 'erDiagram', ...lines, '```'].join('\n')

export async function drawEntities(): Promise<string> {
  const areas = await readAreas()
  return areas
    .map(
      ({ name, tables }) =>
        `## ${name}\n\n${fenced(tables.flatMap((table) => [...drawTable(table), ...drawReferences(table)]))}`,
    )
    .join('\n\n')
}
