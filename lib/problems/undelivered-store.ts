// SQL for undelivered letters and the organisations they belong to.
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { PgSelect } from 'drizzle-orm/pg-core'
import type { Queryable } from '@/db/database'
import { invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { organisations } from '@/db/schema/organisations'
import { disputes, payments, refunds } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import { webhookSubscriptions } from '@/db/schema/webhooks'

const named = (key: string): SQL => sql`(${outbox.content}->>${key})::uuid`

/** A letter names what it is about; what it names belongs to an organisation, but for a sign-in link, which is nobody's. */
const OWNED = {
  id: outbox.id,
  kind: outbox.kind,
  state: outbox.state,
  attempts: outbox.attempts,
  reason: outbox.lastError,
  since: outbox.createdAt,
  invoiceId: invoices.id,
  documentNumber: invoices.documentNumber,
  organisationId: organisations.id,
  organisationName: organisations.name,
}

const withOwner = <T extends PgSelect>(query: T) =>
  query
    .leftJoin(refunds, eq(refunds.id, named('refundId')))
    .leftJoin(disputes, eq(disputes.id, named('disputeId')))
    .leftJoin(payouts, eq(payouts.id, named('payoutId')))
    .leftJoin(webhookSubscriptions, eq(webhookSubscriptions.id, named('subscriptionId')))
    .leftJoin(
      payments,
      eq(payments.id, sql`coalesce(${refunds.paymentId}, ${disputes.paymentId}, ${named('paymentId')})`),
    )
    .leftJoin(invoices, eq(invoices.id, sql`coalesce(${payments.invoiceId}, ${named('invoiceId')})`))
    .leftJoin(
      organisations,
      eq(
        organisations.id,
        sql`coalesce(${payments.organisationId}, ${invoices.organisationId}, ${payouts.organisationId},
          ${webhookSubscriptions.organisationId}, ${named('organisationId')})`,
      ),
    )

const letters = (db: Queryable) => withOwner(db.select(OWNED).from(outbox).$dynamic())

const whose = (organisationId: string | undefined) =>
  organisationId ? eq(organisations.id, organisationId) : undefined

const among = (organisationId: string | undefined) => and(eq(outbox.state, 'dead'), whose(organisationId))

/** Of one organisation, or of all; the oldest first. */
export const selectDeadLetters = (db: Queryable, organisationId: string | undefined, limit: number) =>
  letters(db).where(among(organisationId)).orderBy(asc(outbox.createdAt)).limit(limit)

export type DeadLetter = Awaited<ReturnType<typeof selectDeadLetters>>[number]

export const countDeadLetters = (db: Queryable, organisationId: string | undefined): Promise<number> =>
  db.$count(letters(db).where(among(organisationId)).as('dead_letters'))

/** Undefined where there is no such letter, or it is another organisation's. */
export async function selectLetterState(db: Queryable, organisationId: string | undefined, id: string) {
  const [row] = await letters(db).where(and(eq(outbox.id, id), whose(organisationId)))
  return row?.state
}

/** It has all its tries again. */
export async function updateLetterRevived(db: Queryable, id: string): Promise<void> {
  await db
    .update(outbox)
    .set({ state: 'waiting', attempts: 0, nextAttemptAt: sql`house_now()`, heldUntil: null })
    .where(and(eq(outbox.id, id), eq(outbox.state, 'dead')))
}

/** Those that were given up, and what a statement reads of them and of what they tell of. */
export const amongDeadLetters = <T extends PgSelect>(query: T, organisationId: string) =>
  withOwner(query).where(among(organisationId))
