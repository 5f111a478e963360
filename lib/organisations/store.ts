// SQL for organisations and who they belong to.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { organisations } from '@/db/schema/organisations'
import type { House } from '@/lib/house'
import { type OwnReferenceFilters, referencedAs } from '@/lib/http/fields/own-references'
import {
  byTimes,
  inOrder,
  type Orders,
  type SortedRequest,
  type TimeFilters,
  withinTimes,
} from '@/lib/http/fields/sorting'
import { reads, wordsOf } from '@/lib/search/match'
import type { Day } from '@/lib/time-zone'
import type { Organisation, OrganisationFields } from './organisation'

/** Asked before every call about an organisation, so it is a statement that Postgres has prepared. */
export async function hasOrganisation(
  { db }: House,
  caller: { clientId: string; limitedTo: string | null },
  organisationId: string,
): Promise<boolean> {
  const rows = await db.$client`
    select 1 from organisations where id = ${organisationId} and client_id = ${caller.clientId}
      and id = coalesce(${caller.limitedTo}::uuid, id)`
  return rows.length > 0
}

export async function selectOrganisation(db: Queryable, id: string): Promise<Organisation | undefined> {
  const [row] = await db.select().from(organisations).where(eq(organisations.id, id))
  return row
}

/** Undefined where there is no such organisation. */
export async function selectTimeZone(db: Queryable, id: string): Promise<string | undefined> {
  const [row] = await db
    .select({ timeZone: organisations.timeZone })
    .from(organisations)
    .where(eq(organisations.id, id))
  return row?.timeZone
}

/** The day that it is there now, by the house's clock in the database. */
export async function selectToday(db: Queryable, id: string): Promise<Day> {
  const [row] = await db.execute<{ day: string }>(
    sql`select (house_now() at time zone time_zone)::date::text as day from ${organisations} where id = ${id}`,
  )
  if (!row) throw new Error('an organisation that is not there')
  return row.day
}

/** As the database spells it; undefined for a zone that it does not know. */
export async function selectKnownTimeZone(db: Queryable, name: string): Promise<string | undefined> {
  const [row] = await db.execute<{ name: string }>(
    sql`select name from pg_timezone_names where lower(name) = lower(${name})`,
  )
  return row?.name
}

/** Inserts the row, or finds the one from an earlier attempt. */
export async function insertOrganisation(
  db: Queryable,
  row: OrganisationFields & { id: string; clientId: string },
): Promise<Organisation | undefined> {
  const [inserted] = await db
    .insert(organisations)
    .values(row)
    .onConflictDoNothing({ target: organisations.id })
    .returning()
  if (inserted) return inserted
  const [put] = await db
    .select()
    .from(organisations)
    .where(and(eq(organisations.id, row.id), eq(organisations.clientId, row.clientId)))
  return put
}

export async function updateReferenceSecret(db: Queryable, id: string, sealed: string): Promise<boolean> {
  const changed = await db
    .update(organisations)
    .set({ referenceSecretSealed: sealed })
    .where(eq(organisations.id, id))
    .returning({ id: organisations.id })
  return changed.length > 0
}

export async function updateOrganisation(
  db: Queryable,
  id: string,
  changes: Partial<OrganisationFields>,
): Promise<Organisation | undefined> {
  const [row] = await db.update(organisations).set(changes).where(eq(organisations.id, id)).returning()
  return row
}

export const ORGANISATION_ORDERS: Orders<Organisation> = {
  ...byTimes<Organisation>(organisations),
  name: { by: organisations.name, type: 'text', valueOf: ({ name }) => name },
}

export interface OrganisationSearch extends SortedRequest, OwnReferenceFilters, TimeFilters {
  email?: string
}

export function selectOrganisations(
  db: Queryable,
  { clientId, limitedTo }: { clientId: string; limitedTo: string | null },
  search: OrganisationSearch,
): Promise<Organisation[]> {
  const { email, limit } = search
  const { isBehind, orderBy } = inOrder(ORGANISATION_ORDERS, organisations.id, search)
  const isReached = and(
    eq(organisations.clientId, clientId),
    limitedTo === null ? undefined : eq(organisations.id, limitedTo),
  )
  return db
    .select()
    .from(organisations)
    .where(
      and(
        isReached,
        email ? sql`lower(${organisations.email}) = lower(${email})` : undefined,
        ...referencedAs(organisations, search),
        ...withinTimes(organisations, search),
        isBehind,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit + 1)
}

/** Of all clients, by name: for operators. */
export function selectOrganisationsByName(
  db: Queryable,
  { limit, q }: { q: string; limit: number },
): Promise<{ id: string; name: string; country: string }[]> {
  return db
    .select({ id: organisations.id, name: organisations.name, country: organisations.country })
    .from(organisations)
    .where(q ? reads(sql`search_text(${organisations.name})`, wordsOf(q)) : undefined)
    .orderBy(asc(organisations.name), asc(organisations.id))
    .limit(limit)
}
