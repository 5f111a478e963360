// SQL for operators' visits.
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { operatorVisits, users } from '@/db/schema/organisations'
import { behind, type PageRequest } from '@/lib/http/fields/paging'

export type OperatorVisit = typeof operatorVisits.$inferSelect

/** The one that has not ended; the newest where there are several. */
export async function selectOpenVisit(
  db: Queryable,
  { now, organisationId, userId }: { userId: string; organisationId: string; now: Date },
): Promise<OperatorVisit | undefined> {
  const [row] = await db
    .select()
    .from(operatorVisits)
    .where(
      and(
        eq(operatorVisits.userId, userId),
        eq(operatorVisits.organisationId, organisationId),
        gt(operatorVisits.endsAt, now),
      ),
    )
    .orderBy(desc(operatorVisits.beganAt))
    .limit(1)
  return row
}

export async function insertVisit(db: Queryable, row: typeof operatorVisits.$inferInsert): Promise<void> {
  await db.insert(operatorVisits).values(row)
}

/** Undefined where it has ended meanwhile. */
export async function updateVisit(
  db: Queryable,
  { id, now, organisationId }: { id: string; organisationId: string; now: Date },
  changes: Partial<Pick<OperatorVisit, 'endsAt' | 'raisedUntil' | 'raiseReason'>>,
): Promise<OperatorVisit | undefined> {
  const [row] = await db
    .update(operatorVisits)
    .set(changes)
    .where(
      and(
        eq(operatorVisits.organisationId, organisationId),
        eq(operatorVisits.id, id),
        gt(operatorVisits.endsAt, now),
      ),
    )
    .returning()
  return row
}

/** Returns how many there were. */
export async function updateVisitsEnded(
  db: Queryable,
  { now, organisationId, userId }: { userId: string; organisationId: string; now: Date },
): Promise<number> {
  const rows = await db
    .update(operatorVisits)
    .set({
      endsAt: now,
      raisedUntil: sql`case when ${operatorVisits.raisedUntil} > ${now.toISOString()}
        then ${now.toISOString()}::timestamptz else ${operatorVisits.raisedUntil} end`,
    })
    .where(
      and(
        eq(operatorVisits.organisationId, organisationId),
        eq(operatorVisits.userId, userId),
        gt(operatorVisits.endsAt, now),
      ),
    )
    .returning({ id: operatorVisits.id })
  return rows.length
}

/** A visit with who made it, as the people of the organisation are told. */
export type ShownVisit = Omit<OperatorVisit, 'userId'> & { operator: string; createdAt: Date }

/** The newest first. */
export async function selectVisits(
  db: Queryable,
  organisationId: string,
  { cursor, limit }: PageRequest,
): Promise<ShownVisit[]> {
  const key = { createdAt: operatorVisits.beganAt, id: operatorVisits.id }
  const rows = await db
    .select({ visit: operatorVisits, name: users.name, email: users.email })
    .from(operatorVisits)
    .innerJoin(users, eq(users.id, operatorVisits.userId))
    .where(and(eq(operatorVisits.organisationId, organisationId), behind(key, cursor)))
    .orderBy(desc(key.createdAt), desc(key.id))
    .limit(limit + 1)
  return rows.map(({ email, name, visit: { userId: _, ...visit } }) => ({
    ...visit,
    operator: name ?? email,
    createdAt: visit.beganAt,
  }))
}
