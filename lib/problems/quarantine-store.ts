// SQL for quarantined payments.
import { and, asc, count, eq, isNotNull, ne, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { providerConnections } from '@/db/schema/applications'
import { checkouts } from '@/db/schema/checkouts'
import { invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { payments } from '@/db/schema/payments'
import { sessions } from '@/db/schema/sessions'
import { timelineEntries } from '@/db/schema/timeline'
import type { Transaction } from '@/db/transact'
import type { Payment } from '@/lib/payments/payment'

const QUARANTINED = {
  id: payments.id,
  organisationId: payments.organisationId,
  organisationName: organisations.name,
  invoiceId: payments.invoiceId,
  documentNumber: invoices.documentNumber,
  checkoutReference: checkouts.internalReferenceId,
  sessionId: payments.sessionId,
  orderReference: sessions.orderReference,
  provider: providerConnections.provider,
  amountMinor: payments.amountMinor,
  currency: payments.currency,
  reason: payments.quarantineReason,
  reference: payments.providerReference,
  accountId: paymentAccounts.accountId,
  /** Nobody can be asked about it: a person has to end it. */
  isWithdrawn: sql<boolean>`${paymentAccounts.disconnectedAt} is not null`,
  livemode: payments.livemode,
  since: payments.updatedAt,
}

export const isQuarantined = (organisationId: string | undefined) =>
  and(
    isNotNull(payments.quarantineReason),
    organisationId ? eq(payments.organisationId, organisationId) : undefined,
  )

/** Of one organisation, or of all; the oldest first, because its payer has waited longest. */
export const selectQuarantined = (db: Queryable, organisationId: string | undefined, limit: number) =>
  db
    .select(QUARANTINED)
    .from(payments)
    .innerJoin(organisations, eq(organisations.id, payments.organisationId))
    .leftJoin(paymentAccounts, eq(paymentAccounts.id, payments.paymentAccountId))
    .leftJoin(invoices, eq(invoices.id, payments.invoiceId))
    .leftJoin(checkouts, eq(checkouts.id, payments.checkoutId))
    .leftJoin(sessions, eq(sessions.id, payments.sessionId))
    .leftJoin(providerConnections, eq(providerConnections.id, payments.connectionId))
    .where(isQuarantined(organisationId))
    .orderBy(asc(payments.createdAt))
    .limit(limit)

export type QuarantinedPayment = Awaited<ReturnType<typeof selectQuarantined>>[number]

export async function countQuarantined(db: Queryable, organisationId: string | undefined): Promise<number> {
  const [row] = await db.select({ n: count() }).from(payments).where(isQuarantined(organisationId))
  return row?.n ?? 0
}

/** Undefined for what was recorded by hand, and for another organisation's. */
export async function selectTakenPayment(
  db: Queryable,
  organisationId: string | undefined,
  id: string,
): Promise<Payment | undefined> {
  const [row] = await db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.id, id),
        ne(payments.source, 'manual'),
        organisationId ? eq(payments.organisationId, organisationId) : undefined,
      ),
    )
  return row
}

/** Tells in the story what a person has found out about money that was set aside. */
export async function insertEnded(
  tx: Transaction,
  { checkoutId, id, invoiceId, organisationId, sessionId }: Payment,
  words: string,
  now: Date,
): Promise<void> {
  await tx.insert(timelineEntries).values({
    ...{ organisationId, invoiceId, checkoutId, sessionId, paymentId: id },
    ...{ kind: 'acted', detail: 'ended', reference: id, message: words, occurredAt: now },
    actor: sql`nullif(current_setting('remit.actor', true), '')`,
  })
}
