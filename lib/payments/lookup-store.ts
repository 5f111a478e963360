// SQL that finds a payment by what a caller or an event says of it.
import { and, eq, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { houseMoment } from '@/db/schema/columns'
import { payments, refunds } from '@/db/schema/payments'
import type { Payment } from './payment'
import { type AccountPayment, selectWithAccount } from './store'

export async function selectPaymentByReference(
  db: Queryable,
  reference: string,
): Promise<AccountPayment | undefined> {
  const [row] = await selectWithAccount(db).where(eq(payments.providerReference, reference))
  return row
}

export async function selectPaymentBySession(
  db: Queryable,
  reference: string,
): Promise<AccountPayment | undefined> {
  const [row] = await selectWithAccount(db).where(eq(payments.sessionReference, reference))
  return row
}

export async function selectPaymentOfInvoice(
  db: Queryable,
  organisationId: string,
  invoiceId: string,
  id: string,
): Promise<Payment | undefined> {
  const [row] = await db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.id, id),
        eq(payments.invoiceId, invoiceId),
        eq(payments.organisationId, organisationId),
      ),
    )
  return row
}

/** What must be known before Stripe is read. The time is the database's: replicas differ, and one must not outlaw another's facts. */
export async function selectTimeOfReading(
  db: Queryable,
  paymentId: string,
): Promise<{ asOf: Date; hasRefunds: boolean }> {
  const [row] = await db.execute<{ asOf: string; hasRefunds: boolean }>(sql`
    select floor(extract(epoch from ${houseMoment}) * 1000)::text as "asOf",
      exists (select 1 from ${refunds} where payment_id = ${paymentId}) as "hasRefunds"`)
  if (!row) throw new Error('a select without a row')
  return { asOf: new Date(Number(row.asOf)), hasRefunds: row.hasRefunds }
}
