// SQL for documents on their way by another way than mail: which go, which are due, and what became of them.
import { and, asc, eq, getTableColumns, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database, Queryable } from '@/db/database'
import { creditNotes, documentDeliveries, issuedDocuments } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import type { Transaction } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import { newId } from '@/lib/ids'

type Row = typeof documentDeliveries.$inferSelect

/** With the document that it takes. */
export interface Delivery extends Row {
  kind: 'invoice' | 'credit-note' | 'receipt'
  documentNumber: string
  /** The invoice itself, or the one that the credit note corrects. */
  invoiceId: string
  creditNoteId: string | null
}

const { creditNoteId, documentNumber, kind, snapshot } = issuedDocuments
const invoiceId = sql<string>`coalesce(${issuedDocuments.invoiceId}, ${creditNotes.invoiceId})`

const deliveries = (db: Queryable) =>
  db
    .select({ ...getTableColumns(documentDeliveries), kind, documentNumber, invoiceId, creditNoteId })
    .from(documentDeliveries)
    .innerJoin(issuedDocuments, eq(issuedDocuments.id, documentDeliveries.documentId))
    .leftJoin(creditNotes, eq(creditNotes.id, issuedDocuments.creditNoteId))

const partyOf = (who: 'buyer' | 'seller'): SQL =>
  sql`${snapshot} -> ${sql.raw(`'${who}'`)} -> 'electronicAddress'`
/** As Peppol names participants: what is no number of four digits is an address of other networks. */
const isInPeppol = (who: 'buyer' | 'seller'): SQL => sql`${partyOf(who)} ->> 'scheme' ~ '^[0-9]{4}$'`

/**
 * In the transaction that issues them: those of organisations that want it, to whom Peppol could find. Whether all that the
 * network asks for is there is found out later, so that nothing of it can keep a document from being issued.
 */
export async function insertIssuedDeliveries(tx: Transaction, documentIds: string[]): Promise<void> {
  if (documentIds.length === 0) return
  const rows = await tx
    .select({
      documentId: issuedDocuments.id,
      organisationId: organisations.id,
      receiver: sql<string>`${partyOf('buyer')} ->> 'scheme' || ':' || (${partyOf('buyer')} ->> 'id')`,
    })
    .from(issuedDocuments)
    .innerJoin(organisations, eq(organisations.id, issuedDocuments.organisationId))
    .where(
      and(
        inArray(issuedDocuments.id, documentIds),
        eq(organisations.sendsByPeppol, true),
        isInPeppol('buyer'),
        isInPeppol('seller'),
      ),
    )
  if (rows.length === 0) return
  await tx
    .insert(documentDeliveries)
    .values(rows.map((row) => ({ ...row, id: newId(), channel: 'peppol' as const })))
    .onConflictDoNothing()
}

/** Whoever comes second leaves the first as it is. */
export async function insertDelivery(
  db: Queryable,
  row: typeof documentDeliveries.$inferInsert,
): Promise<void> {
  await db.insert(documentDeliveries).values(row).onConflictDoNothing()
}

export async function selectDeliveryOf(db: Queryable, documentId: string): Promise<Delivery | undefined> {
  const [row] = await deliveries(db).where(
    and(eq(documentDeliveries.documentId, documentId), eq(documentDeliveries.channel, 'peppol')),
  )
  return row
}

export async function selectDelivery(
  db: Queryable,
  organisationId: string,
  id: string,
): Promise<Delivery | undefined> {
  const [row] = await deliveries(db).where(
    and(eq(documentDeliveries.organisationId, organisationId), eq(documentDeliveries.id, id)),
  )
  return row
}

/** Of the invoice and of its credit notes. */
export function selectDeliveriesOfInvoice(db: Queryable, id: string): Promise<Delivery[]> {
  const corrections = alias(creditNotes, 'corrections')
  const notes = db.select({ id: corrections.id }).from(corrections).where(eq(corrections.invoiceId, id))
  return deliveries(db)
    .where(or(eq(issuedDocuments.invoiceId, id), inArray(creditNoteId, notes)))
    .orderBy(asc(documentDeliveries.createdAt), asc(documentDeliveries.id))
}

interface Wish {
  now: Date
  limit: number
  leaseSeconds: number
}

/** Takes what is due, and holds each under a lease: a holder that dies loses it to the next. */
export async function takeDeliveries(db: Database, { leaseSeconds, limit, now }: Wish): Promise<Delivery[]> {
  const due = db
    .select({ id: documentDeliveries.id })
    .from(documentDeliveries)
    .where(lte(documentDeliveries.nextTryAt, now))
    .orderBy(asc(documentDeliveries.nextTryAt))
    .limit(limit)
    .for('update', { skipLocked: true })
  const taken = await db
    .update(documentDeliveries)
    .set({
      attempts: sql`${documentDeliveries.attempts} + 1`,
      nextTryAt: secondsFrom(now, leaseSeconds),
    })
    // An array is made once; a subquery behind `in` may be run again for each row, and then the limit limits nothing.
    .where(sql`${documentDeliveries.id} = any(array(${due}))`)
    .returning({ id: documentDeliveries.id })
  const ids = taken.map(({ id }) => id)
  return ids.length === 0 ? [] : deliveries(db).where(inArray(documentDeliveries.id, ids))
}

export type Held = Pick<Delivery, 'id' | 'attempts' | 'state'>

/** False when somebody else has it by now. */
export async function updateDelivery(
  db: Queryable,
  { attempts, id, state }: Held,
  changes: Partial<typeof documentDeliveries.$inferInsert>,
): Promise<boolean> {
  const rows = await db
    .update(documentDeliveries)
    .set(changes)
    .where(
      and(
        eq(documentDeliveries.id, id),
        eq(documentDeliveries.attempts, attempts),
        // Tries are counted anew in each state.
        eq(documentDeliveries.state, state),
      ),
    )
    .returning({ id: documentDeliveries.id })
  return rows.length > 0
}

/**
 * From now on it may be there. False when somebody else has it by now, and for an invoice that was voided: whoever voids it waits
 * for this to be written, or is seen here.
 */
export async function updateHandedOver(tx: Transaction, held: Delivery, now: Date): Promise<boolean> {
  const [invoice] = await tx
    .select({ status: invoices.status })
    .from(invoices)
    .where(eq(invoices.id, held.invoiceId))
    .for('share')
  // A credit note is issued for good, whatever becomes of its invoice.
  if (held.creditNoteId === null && invoice?.status === 'Void') return false
  return updateDelivery(tx, held, { handedOverAt: now })
}

/** Of what was never handed over alone. */
export async function deleteUnsent(db: Queryable, { attempts, id }: Omit<Held, 'state'>): Promise<void> {
  await db
    .delete(documentDeliveries)
    .where(
      and(
        eq(documentDeliveries.id, id),
        eq(documentDeliveries.attempts, attempts),
        isNull(documentDeliveries.handedOverAt),
      ),
    )
}

/** What failed without having been taken goes again; anything else stays as it is. */
export async function updateDeliveryAgain(db: Queryable, id: string, now: Date): Promise<void> {
  await db
    .update(documentDeliveries)
    .set({ state: 'queued', reason: null, endedAt: null, attempts: 0, nextTryAt: now })
    .where(
      and(
        eq(documentDeliveries.id, id),
        eq(documentDeliveries.state, 'failed'),
        isNull(documentDeliveries.messageId),
      ),
    )
  // Only new rows wake the drain by themselves.
  await db.execute(sql`select pg_notify('remit_document_deliveries', '')`)
}
