// Says in one sentence why a migration could not be applied, and what its operator does about it.
import postgres from 'postgres'
import { sqlState } from './again'
import type { Rows, Statement } from './pool/lane'

/** The operator's to mend; its message is one sentence. */
export class UnappliedMigration extends Error {
  override name = 'UnappliedMigration'
}

const INSUFFICIENT_PRIVILEGE = '42501'
const NOT_NULL_VIOLATION = '23502'
const FOREIGN_KEY_VIOLATION = '23503'
const CHECK_VIOLATION = '23514'
const BROKEN_BY_ROWS = [NOT_NULL_VIOLATION, FOREIGN_KEY_VIOLATION, CHECK_VIOLATION]

/** What an operator of their own Postgres must do, in our words. */
export async function explained(
  run: (statement: Statement) => Promise<Rows>,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof postgres.PostgresError)) return error
  const state = sqlState(error) ?? ''
  if (state === INSUFFICIENT_PRIVILEGE)
    return new UnappliedMigration(
      `${error.message}. Migrations make schemas, tables and the extension pg_trgm: let the user of DATABASE_URL own the database, or grant it CREATE on the database and on its schema public.`,
      { cause: error },
    )
  if (!BROKEN_BY_ROWS.includes(state)) return error
  const { column_name: column, constraint_name: constraint, detail, table_name: table } = error
  // A connection that has just failed must not hide why.
  const query = await queryForRows(run, { table, column, constraint }).catch(() => undefined)
  const what = detail ? `${error.message}: ${detail.replace(/\.$/, '')}` : error.message
  return new UnappliedMigration(
    `The database cannot be brought up to date, because of rows that are there already. ${what}. Mend or remove ${query ? `what this lists, and start again: ${query}` : `such rows of ${table ?? 'it'}, and start again`}`,
    { cause: error },
  )
}

interface Broken {
  table: string | undefined
  column: string | undefined
  constraint: string | undefined
}

/** What lists the rows that are in the way; undefined where the constraint came with the migration that failed. */
async function queryForRows(
  run: (statement: Statement) => Promise<Rows>,
  { column, constraint, table }: Broken,
): Promise<string | undefined> {
  if (table && column) return `SELECT * FROM "${table}" WHERE "${column}" IS NULL`
  if (!table || !constraint) return undefined
  const [row] = await run(
    (client) => client`
      select case contype
        when 'c' then format('SELECT * FROM %s WHERE NOT (%s)', conrelid::regclass, pg_get_expr(conbin, conrelid))
        when 'f' then format('SELECT c.* FROM %s c WHERE %s AND NOT EXISTS (SELECT FROM %s p WHERE %s)',
          conrelid::regclass,
          (select string_agg(format('c.%I IS NOT NULL', attname), ' AND ' order by at)
            from unnest(conkey) with ordinality k (number, at) join pg_attribute on attrelid = conrelid and attnum = number),
          confrelid::regclass,
          (select string_agg(format('p.%I = c.%I', t.attname, f.attname), ' AND ' order by at)
            from unnest(conkey, confkey) with ordinality k (own, theirs, at)
            join pg_attribute f on f.attrelid = conrelid and f.attnum = own
            join pg_attribute t on t.attrelid = confrelid and t.attnum = theirs))
      end as query
      from pg_constraint where conrelid = to_regclass(quote_ident(${table})) and conname = ${constraint}`,
  )
  return row?.query ? String(row.query) : undefined
}
