// SQL for payments that Stripe knows and our restored books do not.
import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { invoices } from '@/db/schema/invoices'
import { clients, organisations } from '@/db/schema/organisations'
import { payments } from '@/db/schema/payments'
import { LIVE_STATES } from './payment'
import type { NewPayment } from './store'

const AT_ONCE = 1_000

/** Which of these ids, or of these references, are of payments that we know. */
export async function selectKnown(
  db: Queryable,
  made: readonly { id: string; reference: string }[],
): Promise<Set<string>> {
  const known = new Set<string>()
  for (let at = 0; at < made.length; at += AT_ONCE) {
    const some = made.slice(at, at + AT_ONCE)
    const rows = await db
      .select({ id: payments.id, reference: payments.providerReference })
      .from(payments)
      .where(
        or(
          inArray(
            payments.id,
            some.map(({ id }) => id),
          ),
          inArray(
            payments.providerReference,
            some.map(({ reference }) => reference),
          ),
        ),
      )
    for (const { id, reference } of rows) {
      known.add(id)
      if (reference !== null) known.add(reference)
    }
  }
  return known
}

/** The invoice of that number, if it had been sent by then, and how its fee is shared. */
export async function selectNumbered(
  db: Queryable,
  organisationId: string,
  documentNumber: string,
  by: Date,
) {
  const [row] = await db
    .select({ invoice: invoices, platformSharePpm: clients.platformSharePpm })
    .from(invoices)
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .where(
      and(
        eq(invoices.organisationId, organisationId),
        eq(invoices.documentNumber, documentNumber),
        lt(invoices.sentAt, by),
      ),
    )
  return row
}

/** False where the invoice has a live payment of its own, which must end first. */
export async function insertRecovered(db: Queryable, row: NewPayment): Promise<boolean> {
  const made = await db.insert(payments).values(row).onConflictDoNothing().returning({ id: payments.id })
  return made.length > 0
}

/** Whatever may still become money is asked after at the next look. */
export async function updateAllDue(db: Database, now: Date): Promise<void> {
  await db
    .update(payments)
    .set({ nextCheckAt: now, checks: sql`1` })
    .where(and(inArray(payments.state, [...LIVE_STATES]), isNull(payments.sessionId)))
}
