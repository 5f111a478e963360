// SQL of the audit trail. It is written by triggers; here it is read, and what is about a person is removed.
import { and, asc, eq, gt, gte, inArray, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import {
  AUDITED_TABLES,
  auditChains,
  auditEntries,
  auditVerifications,
  PLATFORM_CHAIN,
} from '@/db/schema/audit'
import { organisations } from '@/db/schema/organisations'
import type { AuditEntry } from './entry'

export interface Chain {
  organisationId: string
  entries: number
  hash: string
}

export async function selectChain(db: Queryable, organisationId: string): Promise<Chain | undefined> {
  const [chain] = await db.select().from(auditChains).where(eq(auditChains.organisationId, organisationId))
  return chain
}

/** In the last two hours, by the clock that wrote the entries. */
export const selectGrownChains = (db: Queryable): Promise<Chain[]> =>
  db
    .select()
    .from(auditChains)
    .where(
      inArray(
        auditChains.organisationId,
        db
          .selectDistinct({ id: auditEntries.organisationId })
          .from(auditEntries)
          .where(gte(auditEntries.occurredAt, sql`house_now() - interval '2 hours'`)),
      ),
    )

/** Writes how far a chain goes. */
const END_TRIGGER = 'audit_entries_end_chain'

/** Tables of the trail whose trigger is gone, or switched off: their changes, or the ends of chains, are written nowhere. */
export async function selectUnwatchedTables(db: Queryable): Promise<string[]> {
  const rows = await db.execute<{ name: string; trigger: string }>(sql`
    select c.relname as name, t.tgname as trigger from pg_trigger t
    join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where (p.proname = 'audit_change' or t.tgname = ${END_TRIGGER}) and t.tgenabled in ('O', 'A')`)
  const watched = new Set(rows.map(({ name }) => name))
  const hasEnd = rows.some(({ trigger }) => trigger === END_TRIGGER)
  return [...AUDITED_TABLES.filter((table) => !watched.has(table)), ...(hasEnd ? [] : ['audit_entries'])]
}

/** Every chain that there is, and every one that there has to be. */
export async function selectChainNames(db: Database): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from ${organisations} union select organisation_id from ${auditChains}
    union select distinct organisation_id from ${auditEntries} order by 1`)
  return rows.map(({ id }) => id)
}

/** A day after they were verified, those that have waited longest first; one that has gone altogether is due as well. */
export async function selectDueChains(db: Database, limit: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select c.id from (
      select ${PLATFORM_CHAIN}::uuid as id union select id from ${organisations}
      union select organisation_id from ${auditChains}) c
    left join ${auditVerifications} v on v.organisation_id = c.id
    where v.verified_at is null or v.verified_at not between house_now() - interval '1 day' and house_now()
    order by v.verified_at nulls first limit ${limit}`)
  return rows.map(({ id }) => id)
}

interface Verified {
  organisationId: string
  isRight: boolean
  head: { position: number; hash: string }
  position?: number
  reason?: string
}

export async function upsertVerification(
  db: Database,
  { head, isRight, organisationId, position, reason }: Verified,
): Promise<void> {
  const found = {
    ...{ isRight, entries: head.position, hash: head.hash, verifiedAt: sql`house_now()` },
    ...{ wrongPosition: position ?? null, reason: reason ?? null },
  }
  await db
    .insert(auditVerifications)
    .values({ organisationId, ...found })
    .onConflictDoUpdate({ target: auditVerifications.organisationId, set: found })
}

/** In the order of the chain, from behind a position. */
export const selectEntriesAfter = (
  db: Queryable,
  organisationId: string,
  position: number,
  limit: number,
): Promise<AuditEntry[]> =>
  db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.organisationId, organisationId), gt(auditEntries.position, position)))
    .orderBy(asc(auditEntries.position))
    .limit(limit)

export interface Erasure {
  organisationId: string
  noun?: string
  subject?: string
  before?: Date
}

/**
 * Removes what is about a person from entries of one chain, and says in the chain that it was removed. Answers of how many.
 * The chain is locked until the transaction ends, so this comes last in it.
 */
export async function updateErasedEntries(
  db: Queryable,
  { before, noun, organisationId, subject }: Erasure,
): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`
    select erase_from_audit(${organisationId}::uuid, ${noun ?? null}::text, ${subject ?? null}::text,
      ${before?.toISOString() ?? null}::timestamptz) as n`)
  return row?.n ?? 0
}
