// SQL for payments whose price nobody has booked: which they are, and what was owed when they came.
import { and, eq, gt, isNotNull, lt, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { ledgerEntries } from '@/db/schema/ledger'
import { payments } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import { toMinor } from '@/lib/money/money'
import type { Payment } from './payment'

const BATCH = 40

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
export async function selectBookedBefore(
  tx: Transaction,
  { id, invoiceId }: Payment & { invoiceId: string },
): Promise<number> {
  const [row] = await tx
    .select({ minor: sql<string>`coalesce(sum(${ledgerEntries.amountMinor}), 0)` })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.invoiceId, invoiceId),
        sql`${ledgerEntries.id} < (select min(own.id) from ${ledgerEntries} own where own.payment_id = ${id} and own.invoice_id = ${invoiceId})`,
      ),
    )
  return toMinor(row?.minor ?? 0)
}
