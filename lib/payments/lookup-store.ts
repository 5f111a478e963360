// SQL that finds a payment by what a caller or an event says of it.
import { and, eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { payments } from '@/db/schema/payments'
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
