// SQL for what is drawn up and frozen.
import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { issuedDocuments } from '@/db/schema/documents'
import { invoiceLines } from '@/db/schema/invoice-lines'
import { invoiceLinks } from '@/db/schema/invoice-links'
import { customers, invoices } from '@/db/schema/invoices'
import { lateFees } from '@/db/schema/late-fees'
import { clients, organisations } from '@/db/schema/organisations'
import type { Transaction } from '@/db/transact'
import { selectPlans } from '@/lib/plans/store'
import type { InvoiceRows } from './draw-up'

/** In any order; invoices that do not exist are left out. */
export async function selectInvoiceRows(db: Queryable, invoiceIds: string[]): Promise<InvoiceRows[]> {
  if (invoiceIds.length === 0) return []
  const rows = await db
    .select({
      invoice: invoices,
      organisation: organisations,
      customer: customers,
      client: { logoUrl: clients.logoUrl, primaryColour: clients.primaryColour },
      logoSha256: organisations.logoSha256,
      linkId: invoiceLinks.id,
      isLateFee: sql<boolean>`exists (select 1 from ${lateFees} where ${lateFees.documentId} = ${invoices.id})`,
    })
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .leftJoin(
      invoiceLinks,
      and(
        eq(invoiceLinks.invoiceId, invoices.id),
        isNull(invoiceLinks.revokedAt),
        isNull(invoiceLinks.recipient),
      ),
    )
    .where(inArray(invoices.id, invoiceIds))
  const lines = await db
    .select()
    .from(invoiceLines)
    .where(inArray(invoiceLines.invoiceId, invoiceIds))
    .orderBy(asc(invoiceLines.invoiceId), asc(invoiceLines.position))
  const linesOf = Map.groupBy(lines, ({ invoiceId }) => invoiceId)
  const plans = await selectPlans(db, invoiceIds)
  return rows.map((row) => {
    const { id } = row.invoice
    return { ...row, lines: linesOf.get(id) ?? [], plan: plans.get(id) }
  })
}

/** What the payer calls it by now, as a later paper says it. */
export async function selectPayersNumber(
  db: Queryable,
  invoiceId: string,
): Promise<{ payerPurchaseOrderNumber?: string }> {
  const [row] = await db
    .select({ given: invoices.payerPurchaseOrderNumber })
    .from(invoices)
    .where(eq(invoices.id, invoiceId))
  return row?.given ? { payerPurchaseOrderNumber: row.given } : {}
}

/** Those of them whose contents are kept, until the transaction ends. */
export async function lockKept(tx: Transaction, invoiceIds: string[]): Promise<string[]> {
  if (invoiceIds.length === 0) return []
  const rows = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(inArray(invoices.id, invoiceIds), isNull(invoices.contentsErasedAt)))
    .orderBy(asc(invoices.id))
    .for('share')
  return rows.map(({ id }) => id)
}

export type NewIssued = typeof issuedDocuments.$inferInsert

/** What is frozen already stays as it is. */
export async function insertIssued(db: Queryable, documents: NewIssued[]): Promise<void> {
  if (documents.length > 0) await db.insert(issuedDocuments).values(documents).onConflictDoNothing()
}

/** In the order of their ids. What was emptied because its term has ended is not among them. */
export async function selectYetToFreeze(
  db: Queryable,
  after: string | null,
  most: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: invoices.id })
    .from(invoices)
    .leftJoin(issuedDocuments, eq(issuedDocuments.invoiceId, invoices.id))
    .where(
      and(
        isNotNull(invoices.sentAt),
        isNull(invoices.contentsErasedAt),
        isNull(issuedDocuments.id),
        after === null ? undefined : gt(invoices.id, after),
      ),
    )
    .orderBy(asc(invoices.id))
    .limit(most)
  return rows.map(({ id }) => id)
}
