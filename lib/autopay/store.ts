// SQL for debits: which is due, what it is about, and how it goes on.
import { and, asc, desc, eq, exists, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { autopayConsents, autopayDebits, autopayPayments } from '@/db/schema/autopay'
import { customers, invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { clients, organisations } from '@/db/schema/organisations'
import { invoiceQuestions } from '@/db/schema/payer-words'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { disputes, payments } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import type { Payment } from '@/lib/payments/payment'
import { planOfRow } from '@/lib/plans/store'
import { placesOfRow } from '@/lib/prices/store'

export type Debit = typeof autopayDebits.$inferSelect
export type AboutDebit = NonNullable<Awaited<ReturnType<typeof selectAboutDebit>>>

export async function selectNextDebit(db: Queryable): Promise<Date | null> {
  const [row] = await db
    .select({ at: autopayDebits.nextAt })
    .from(autopayDebits)
    .where(isNotNull(autopayDebits.nextAt))
    .orderBy(asc(autopayDebits.nextAt))
    .limit(1)
  return row?.at ?? null
}

const DUE_BATCH = 50

/** Those that fell due by `until`, in the order in which they did. */
export const selectDueDebits = (db: Queryable, until: Date): Promise<Debit[]> =>
  db
    .select()
    .from(autopayDebits)
    .where(lte(autopayDebits.nextAt, until))
    .orderBy(asc(autopayDebits.nextAt), asc(autopayDebits.id))
    .limit(DUE_BATCH)

/** Takes one debit in hand until `handUntil`; undefined when somebody else has, or has changed it. */
export async function takeDebit(
  db: Database,
  { id, nextAt, state }: Debit,
  handUntil: Date,
): Promise<Debit | undefined> {
  if (nextAt === null) return undefined
  const [mine] = await db
    .update(autopayDebits)
    .set({ nextAt: handUntil })
    .where(and(eq(autopayDebits.id, id), eq(autopayDebits.nextAt, nextAt), eq(autopayDebits.state, state)))
    .returning()
  return mine
}

/** Moves a debit that is in hand; false when it is not any more, and then nothing of what was decided counts. */
export async function updateDebit(
  db: Queryable,
  { id, nextAt, state }: Debit,
  changes: Partial<typeof autopayDebits.$inferInsert>,
): Promise<boolean> {
  if (nextAt === null) return false
  const moved = await db
    .update(autopayDebits)
    .set(changes)
    .where(and(eq(autopayDebits.id, id), eq(autopayDebits.nextAt, nextAt), eq(autopayDebits.state, state)))
    .returning({ id: autopayDebits.id })
  return moved.length > 0
}

/** All that decides whether it is made now, and of how much. */
export async function selectAboutDebit(db: Queryable, id: string) {
  // What nobody has confirmed gives way.
  const underWay = sql`(select coalesce(sum(coalesce(p.settles_minor, p.amount_minor)), 0) from ${payments} p
    where p.invoice_id = ${invoices.id} and p.source = 'stripe' and p.state in ('processing', 'quarantined'))`
  const openQuestion = exists(
    db
      .select({ one: sql`1` })
      .from(invoiceQuestions)
      .where(and(eq(invoiceQuestions.invoiceId, invoices.id), isNull(invoiceQuestions.closedAt))),
  )
  const disputed = (state: 'open' | 'lost') =>
    exists(
      db
        .select({ one: sql`1` })
        .from(disputes)
        .innerJoin(payments, eq(payments.id, disputes.paymentId))
        .where(and(eq(payments.invoiceId, invoices.id), eq(disputes.state, state))),
    )
  const [row] = await db
    .select({
      debit: autopayDebits,
      consent: autopayConsents,
      invoice: invoices,
      customer: { email: customers.email, timeZone: customers.timeZone, changedAt: customers.updatedAt },
      organisationName: organisations.name,
      offersAutopay: organisations.offersAutopay,
      timeZone: organisations.timeZone,
      places: placesOfRow,
      allowsSurcharges: organisations.allowsSurcharges,
      revenueSharePpm: clients.revenueSharePpm,
      platformSharePpm: clients.platformSharePpm,
      account: paymentAccounts,
      plan: planOfRow,
      underWayMinor: sql<number>`${underWay}`.mapWith(Number),
      hasQuestion: sql<boolean>`${openQuestion}`,
      isDisputed: sql<boolean>`${disputed('open')}`,
      isTakenBack: sql<boolean>`${disputed('lost')}`,
    })
    .from(autopayDebits)
    .innerJoin(autopayConsents, eq(autopayConsents.id, autopayDebits.consentId))
    .innerJoin(invoices, eq(invoices.id, autopayDebits.invoiceId))
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, autopayDebits.organisationId))
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .leftJoin(
      paymentAccounts,
      and(eq(paymentAccounts.organisationId, organisations.id), isNull(paymentAccounts.retiredAt)),
    )
    .where(eq(autopayDebits.id, id))
  return row
}

/** The try that was made last. */
export async function selectLastTry(db: Queryable, debitId: string): Promise<Payment | undefined> {
  const [row] = await db
    .select({ payment: payments })
    .from(autopayPayments)
    .innerJoin(payments, eq(payments.id, autopayPayments.paymentId))
    .where(eq(autopayPayments.debitId, debitId))
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .limit(1)
  return row?.payment
}

/** One for each invoice; the newest come first. */
export const selectDebitsOfCustomer = (db: Queryable, organisationId: string, customerId: string) =>
  db
    .select({ debit: autopayDebits, currency: invoices.currency, documentNumber: invoices.documentNumber })
    .from(autopayDebits)
    .innerJoin(invoices, eq(invoices.id, autopayDebits.invoiceId))
    .where(and(eq(autopayDebits.organisationId, organisationId), eq(invoices.customerId, customerId)))
    .orderBy(desc(autopayDebits.dueAt))
    .limit(100)

export async function selectDebitWith(db: Queryable, organisationId: string, invoiceId: string) {
  const [row] = await db
    .select({ debit: autopayDebits, consent: autopayConsents })
    .from(autopayDebits)
    .innerJoin(autopayConsents, eq(autopayConsents.id, autopayDebits.consentId))
    .where(and(eq(autopayDebits.organisationId, organisationId), eq(autopayDebits.invoiceId, invoiceId)))
  return row
}

export async function selectDebit(db: Queryable, organisationId: string, id: string) {
  const [row] = await db
    .select({ debit: autopayDebits, currency: invoices.currency })
    .from(autopayDebits)
    .innerJoin(invoices, eq(invoices.id, autopayDebits.invoiceId))
    .where(and(eq(autopayDebits.organisationId, organisationId), eq(autopayDebits.id, id)))
  return row
}

/** What became of the letter of the last telling. */
export interface Telling {
  /** Null while it has not left. */
  sentAt: Date | null
  /** It will not leave by itself any more. */
  isLost: boolean
}

/** Undefined where nothing is known of it any more: letters are not kept for ever. */
export async function selectTelling(db: Queryable, { id, toldAt }: Debit): Promise<Telling | undefined> {
  const [row] = await db
    .select({ sentAt: outbox.sentAt, state: outbox.state })
    .from(outbox)
    .where(eq(outbox.fact, `autopay-coming:${id}:${toldAt?.toISOString()}`))
  return (
    row && {
      sentAt: row.state === 'sent' ? row.sentAt : null,
      isLost: !['sent', 'waiting'].includes(row.state),
    }
  )
}

/** Whether it is still as it was taken; nobody else changes it before the transaction ends. */
export async function lockInHand(tx: Transaction, { id, nextAt, state }: Debit): Promise<boolean> {
  const [row] = await tx
    .select({ nextAt: autopayDebits.nextAt, state: autopayDebits.state })
    .from(autopayDebits)
    .where(eq(autopayDebits.id, id))
    .for('update')
  return row?.state === state && row.nextAt?.getTime() === nextAt?.getTime()
}
