// SQL of looking through one chain of the audit trail: newest first, by an index for each way to look, however long it is.
import { and, desc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { auditEntries } from '@/db/schema/audit'
import { isUuid } from '@/lib/ids'
import type { AuditEntry } from './entry'

export interface AuditFilter {
  kind?: string | undefined
  /** As `db/actor.ts` writes it; null for what nobody in particular did. */
  actor?: string | null | undefined
  subject?: string | undefined
  since?: Date | undefined
  until?: Date | undefined
}

/** The entry behind which a page begins. */
export interface Behind {
  occurredAt: Date
  position: number
}

const { actor: ACTOR, noun: NOUN, occurredAt: AT, organisationId: CHAIN, position: POSITION } = auditEntries

const matching = ({ actor, kind, since, subject, until }: AuditFilter): (SQL | undefined)[] => [
  kind === undefined ? undefined : eq(NOUN, kind),
  actor === undefined ? undefined : actor === null ? isNull(ACTOR) : eq(ACTOR, actor),
  subject === undefined ? undefined : eq(auditEntries.subject, subject),
  since && gte(AT, since),
  until && lt(AT, until),
]

export const selectEntries = (
  db: Queryable,
  chain: string,
  filter: AuditFilter,
  { behind, limit }: { behind?: Behind | undefined; limit: number },
): Promise<AuditEntry[]> =>
  db
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(CHAIN, chain),
        ...matching(filter),
        behind &&
          sql`(${AT}, ${POSITION}) < (${sql.param(behind.occurredAt, AT)}, ${sql.param(behind.position, POSITION)})`,
      ),
    )
    .orderBy(desc(AT), desc(POSITION))
    .limit(limit)

/** The different values of a column that an index begins with, each found behind the one before, not by reading all entries. */
async function selectDifferent(db: Queryable, chain: string, column: SQL, most: number): Promise<string[]> {
  const next = (after: SQL) =>
    sql`(select ${column} from ${auditEntries} where organisation_id = ${chain} and ${column} > ${after}
      order by ${column} limit 1)`
  const rows = await db.execute<{ value: string }>(sql`
    with recursive different(value) as (
      select ${next(sql`''`)} union all select ${next(sql`different.value`)} from different where value is not null)
    select value from different where value is not null limit ${most}`)
  return rows.map(({ value }) => value)
}

export const selectKinds = (db: Queryable, chain: string): Promise<string[]> =>
  selectDifferent(db, chain, sql`noun`, 100)

export const selectActors = (db: Queryable, chain: string): Promise<string[]> =>
  selectDifferent(db, chain, sql`actor`, 200)

export interface Named {
  name: string | null
  isOperator: boolean
  currency: string | null
}

/** What people call what has these ids, where it is still there. */
export async function selectNames(db: Queryable, ids: Iterable<string>): Promise<Map<string, Named>> {
  const known = sql`any(${`{${[...new Set(ids)].filter(isUuid).join(',')}}`}::uuid[])`
  const rows = await db.execute<Named & { id: string } & Record<string, unknown>>(sql`
    select id, coalesce(name, email) as name, is_operator as "isOperator", null as currency from users where id = ${known}
    union all select id, name, false, null from api_keys where id = ${known}
    union all select id, name, false, null from applications where id = ${known}
    union all select id, name, false, null from clients where id = ${known}
    union all select id, name, false, null from organisations where id = ${known}
    union all select id, url, false, null from webhook_subscriptions where id = ${known}
    union all select id, document_number, false, currency from invoices where id = ${known}
    union all select id, null, false, currency from payments where id = ${known}
    union all select id, null, false, currency from refunds where id = ${known}`)
  return new Map(rows.map(({ currency, id, isOperator, name }) => [id, { currency, isOperator, name }]))
}
