// SQL for payments whose price nobody has booked: which they are, and what was owed when they came.
import { and, eq, gt, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { creditNotes } from '@/db/schema/documents'
import { ledgerEntries } from '@/db/schema/ledger'
import { payments } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import { toMinor } from '@/lib/money/money'
import type { OfInvoice } from './book-price'

const BATCH = 40

/** The first that was booked of it on its invoice. */
const firstOf = ({ id, invoiceId }: OfInvoice) =>
  sql`(select min(own.id) from ${ledgerEntries} own where own.payment_id = ${id} and own.invoice_id = ${invoiceId})`

/** Drawn by lot: those that can never be asked about would always be the first of any order. */
export async function selectUnbooked(db: Queryable, between: { from: Date; to: Date }): Promise<string[]> {
  const rows = await db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.state, 'succeeded'),
        isNotNull(payments.price),
        sql`not ${payments.price} ? 'settled'`,
        gt(payments.succeededAt, between.from),
        lt(payments.succeededAt, between.to),
      ),
    )
    .orderBy(sql`random()`)
    .limit(BATCH)
  return rows.map(({ id }) => id)
}

/** What its invoice had been credited and paid before its money was booked. */
export async function selectBookedBefore(tx: Transaction, payment: OfInvoice): Promise<number> {
  const [row] = await tx
    .select({ minor: sql<string>`coalesce(sum(${ledgerEntries.amountMinor}), 0)` })
    .from(ledgerEntries)
    .where(
      and(eq(ledgerEntries.invoiceId, payment.invoiceId), sql`${ledgerEntries.id} < ${firstOf(payment)}`),
    )
  return toMinor(row?.minor ?? 0)
}

/** What people have credited of its invoice since, and what is in force of it. */
export async function selectCreditedSince(tx: Transaction, payment: OfInvoice): Promise<number> {
  const [row] = await tx
    .select({ minor: sql<string>`coalesce(sum(${creditNotes.totalMinor}), 0)` })
    .from(creditNotes)
    .innerJoin(ledgerEntries, sql`${ledgerEntries.fact} = 'credit_note:' || ${creditNotes.id}`)
    .where(
      and(
        eq(creditNotes.invoiceId, payment.invoiceId),
        eq(creditNotes.status, 'Issued'),
        isNull(creditNotes.cancelsId),
        isNull(creditNotes.paymentId),
        isNull(creditNotes.refundId),
        sql`${ledgerEntries.id} > ${firstOf(payment)}`,
      ),
    )
  return toMinor(row?.minor ?? 0)
}

/** The surcharge that was booked with it. */
export async function selectSurchargeOf(tx: Transaction, { id, invoiceId }: OfInvoice): Promise<number> {
  const { amountMinor, kind, paymentId } = ledgerEntries
  const [row] = await tx
    .select({ minor: sql<string>`coalesce(-sum(${amountMinor}), 0)` })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.invoiceId, invoiceId), eq(paymentId, id), eq(kind, 'surcharge')))
  return toMinor(row?.minor ?? 0)
}
