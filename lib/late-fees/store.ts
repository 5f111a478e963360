// SQL for late fees: what an invoice's money did on which day, and what was charged for it already.
import { and, asc, eq, getTableColumns, lt, ne, notInArray, type SQL } from 'drizzle-orm'
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

/** With what became of its document. */
const selectWithDocument = (db: Queryable, wanted: SQL | undefined) =>
  db
    .select({
      ...getTableColumns(lateFees),
      documentNumber: invoices.documentNumber,
      status: invoices.status,
      currency: invoices.currency,
    })
    .from(lateFees)
    .innerJoin(invoices, eq(invoices.id, lateFees.documentId))
    .where(wanted)
    .orderBy(asc(lateFees.createdAt), asc(lateFees.id))

/** What was charged, oldest first, with its document; what was voided, or credited in full, was not. */
export const selectCharged = (db: Queryable, invoiceId: string) =>
  selectWithDocument(
    db,
    and(
      eq(lateFees.invoiceId, invoiceId),
      ne(invoices.status, 'Void'),
      lt(invoices.amountCreditedMinor, invoices.totalMinor),
    ),
  )

/** Of which invoice this one is the late fee. */
export async function selectFeeOfDocument(db: Queryable, documentId: string): Promise<LateFee | undefined> {
  const [row] = await db.select().from(lateFees).where(eq(lateFees.documentId, documentId))
  return row
}

export async function selectFee(db: Queryable, organisationId: string, id: string) {
  const [row] = await selectWithDocument(
    db,
    and(eq(lateFees.id, id), eq(lateFees.organisationId, organisationId)),
  )
  return row
}

export async function insertFee(
  tx: Transaction,
  fee: Omit<LateFee, 'reckoning'> & { reckoning: LateFeeStretch[] },
): Promise<void> {
  await tx.insert(lateFees).values(fee)
}
