// SQL for what operators and sellers look at of card testing: pauses of late, and declined cards by day.
import { and, desc, eq, gt, isNull, lte, ne, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { declines, paymentLocks } from '@/db/schema/card-testing'
import { invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'

/** What only a payer asked a code for is no pause of its own, and a network's is all organisations': operators alone look at it. */
function isSeenBy(organisationId: string | undefined): SQL | undefined {
  const { organisationId: whose, reason } = paymentLocks
  if (organisationId === undefined) return ne(reason, 'asked')
  return and(eq(whose, organisationId), notInArray(reason, ['asked', 'network']))
}

export function isPausing(organisationId: string | undefined, now: Date) {
  const { liftedAt, since, until } = paymentLocks
  return and(isSeenBy(organisationId), gt(until, now), lte(since, now), isNull(liftedAt))
}

/** In force now. What begins later was written by a clock that ran ahead. */
export async function countActivePauses(
  db: Queryable,
  organisationId: string | undefined,
  now: Date,
): Promise<number> {
  return db.$count(paymentLocks, isPausing(organisationId, now))
}

/** The newest first. */
export const selectPauses = (db: Queryable, organisationId: string | undefined, since: Date, limit: number) =>
  db
    .select({
      id: paymentLocks.id,
      reason: paymentLocks.reason,
      declines: paymentLocks.declines,
      since: paymentLocks.since,
      until: paymentLocks.until,
      liftedAt: paymentLocks.liftedAt,
      invoiceId: invoices.id,
      documentNumber: invoices.documentNumber,
      isNetwork: sql<boolean>`${paymentLocks.subject} like 'network:%'`,
      isSession: sql<boolean>`${paymentLocks.subject} like 'session:%'`,
      organisationId: paymentLocks.organisationId,
      organisationName: organisations.name,
    })
    .from(paymentLocks)
    .innerJoin(organisations, eq(organisations.id, paymentLocks.organisationId))
    .leftJoin(invoices, eq(invoices.id, paymentLocks.invoiceId))
    .where(and(isSeenBy(organisationId), gt(paymentLocks.since, since)))
    .orderBy(desc(paymentLocks.since))
    .limit(limit)

export type Pause = Awaited<ReturnType<typeof selectPauses>>[number]

export interface DeclinedDay {
  day: string
  organisationId: string
  organisationName: string
  declines: number
  cards: number
}

/** Days in `zone`, the newest first, and on each the organisations that were tried most. */
export async function selectDeclinedDays(
  db: Queryable,
  organisationId: string | undefined,
  zone: string,
  since: Date,
  limit: number,
): Promise<DeclinedDay[]> {
  const day = sql<string>`to_char(${declines.occurredAt} at time zone ${zone}::text, 'YYYY-MM-DD')`
  return db
    .select({
      day: sql<string>`${day}`.as('day'),
      organisationId: declines.organisationId,
      organisationName: organisations.name,
      declines: sql<number>`count(*)::int`.as('declines'),
      cards: sql<number>`count(distinct ${declines.fingerprint})::int`.as('cards'),
    })
    .from(declines)
    .innerJoin(organisations, eq(organisations.id, declines.organisationId))
    .where(
      sql`${declines.occurredAt} > ${since.toISOString()}::timestamptz
        and ${organisationId ? eq(declines.organisationId, organisationId) : sql`true`}`,
    )
    .groupBy(sql`1`, declines.organisationId, organisations.name)
    .orderBy(sql`1 desc, 4 desc`)
    .limit(limit)
}
