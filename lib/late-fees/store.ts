// SQL for late fees: what an invoice's money did on which day, and what was charged for it already.
import { and, asc, eq, ne, notInArray } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { invoices } from '@/db/schema/invoices'
import { type LateFeeStretch, lateFees } from '@/db/schema/late-fees'
import { ledgerEntries } from '@/db/schema/ledger'
import type { Transaction } from '@/db/transact'

export type LateFee = typeof lateFees.$inferSelect

/** Money that came and went, oldest first; what was credited, and what is the seller's own loss, apart. */
export const selectMoves = (db: Queryable, invoiceId: string) =>
  db
    .select({ minor: ledgerEntries.amountMinor, occurredAt: ledgerEntries.occurredAt })
    .from(ledgerEntries)
    .where(
      and(eq(ledgerEntries.invoiceId, invoiceId), notInArray(ledgerEntries.kind, ['credit', 'seller_loss'])),
    )
    .orderBy(asc(ledgerEntries.occurredAt), asc(ledgerEntries.id))

/** What was charged, oldest first, with its document; what was voided was not. */
export async function selectCharged(db: Queryable, invoiceId: string) {
  const rows = await db
    .select({
      fee: lateFees,
      documentNumber: invoices.documentNumber,
      status: invoices.status,
      currency: invoices.currency,
    })
    .from(lateFees)
    .innerJoin(invoices, eq(invoices.id, lateFees.documentId))
    .where(and(eq(lateFees.invoiceId, invoiceId), ne(invoices.status, 'Void')))
    .orderBy(asc(lateFees.createdAt), asc(lateFees.id))
  return rows.map(({ currency, documentNumber, fee, status }) => ({
    ...fee,
    documentNumber,
    status,
    currency,
  }))
}

/** Of which invoice this one is the late fee. */
export async function selectFeeOfDocument(db: Queryable, documentId: string): Promise<LateFee | undefined> {
  const [row] = await db.select().from(lateFees).where(eq(lateFees.documentId, documentId))
  return row
}

export async function selectFee(db: Queryable, organisationId: string, id: string) {
  const [row] = await db
    .select({
      fee: lateFees,
      documentNumber: invoices.documentNumber,
      status: invoices.status,
      currency: invoices.currency,
    })
    .from(lateFees)
    .innerJoin(invoices, eq(invoices.id, lateFees.documentId))
    .where(and(eq(lateFees.id, id), eq(lateFees.organisationId, organisationId)))
  return row && { ...row.fee, documentNumber: row.documentNumber, status: row.status, currency: row.currency }
}

export async function insertFee(
  tx: Transaction,
  fee: Omit<LateFee, 'reckoning'> & { reckoning: LateFeeStretch[] },
): Promise<void> {
  await tx.insert(lateFees).values(fee)
}
