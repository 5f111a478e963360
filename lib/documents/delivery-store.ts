// SQL for documents on their way by another way than mail: which go, which are due, and what became of them.
import {
  and,
  asc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { currentActor } from '@/db/actor'
import type { Database, Queryable } from '@/db/database'
import { heldFor, isFree } from '@/db/held'
import { creditNotes, documentDeliveries, issuedDocuments } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'
import { type ElectronicAddress, organisations } from '@/db/schema/organisations'
import { timelineEntries } from '@/db/schema/timeline'
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

/** Whoever comes second leaves the first as it is. True when it is news. */
export async function insertDelivery(
  db: Queryable,
  row: typeof documentDeliveries.$inferInsert,
): Promise<boolean> {
  const made = await db
    .insert(documentDeliveries)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: documentDeliveries.id })
  return made.length > 0
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
    .where(and(lte(documentDeliveries.nextTryAt, now), isFree(documentDeliveries.heldUntil)))
    .orderBy(asc(documentDeliveries.nextTryAt))
    .limit(limit)
    .for('update', { skipLocked: true })
  const taken = await db
    .update(documentDeliveries)
    .set({
      attempts: sql`${documentDeliveries.attempts} + 1`,
      nextTryAt: secondsFrom(now, leaseSeconds),
      heldUntil: heldFor(leaseSeconds),
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
    // Whoever says when it goes on lets it go.
    .set({ ...changes, ...(changes.nextTryAt !== undefined && { heldUntil: null }) })
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
 * `taken`: from now on it may be there. `lost`: somebody else has it by now. An invoice that was `voided` does not go: whoever
 * voids it waits for this to be written, or is seen here.
 */
export async function updateHandedOver(
  tx: Transaction,
  held: Delivery,
  now: Date,
): Promise<'taken' | 'lost' | 'voided'> {
  const [invoice] = await tx
    .select({ status: invoices.status })
    .from(invoices)
    .where(eq(invoices.id, held.invoiceId))
    .for('share')
  // A credit note is issued for good, whatever becomes of its invoice.
  if (held.creditNoteId === null && invoice?.status === 'Void') return 'voided'
  return (await updateDelivery(tx, held, { handedOverAt: now })) ? 'taken' : 'lost'
}

/** Of what the access point is known not to have alone: nothing is left that it could tell of. */
export async function deleteUnsent(db: Queryable, { attempts, id }: Held): Promise<void> {
  await db
    .delete(documentDeliveries)
    .where(
      and(
        eq(documentDeliveries.id, id),
        eq(documentDeliveries.attempts, attempts),
        eq(documentDeliveries.state, 'queued'),
      ),
    )
}

const FAILED_BEFORE = 'peppol-failed'
const ASKED = 'peppol'

/** Whoever asks for it, for the invoice's timeline; nothing where nobody in particular does. */
export async function insertAskedBy(
  tx: Transaction,
  { documentNumber: reference, invoiceId: about, organisationId }: Delivery,
  now: Date,
): Promise<void> {
  const actor = currentActor()
  if (actor === undefined) return
  const act = { kind: 'acted', detail: ASKED, reference, actor, occurredAt: now } as const
  await tx.insert(timelineEntries).values({ organisationId, invoiceId: about, ...act })
}

/** What failed without having been taken goes again; anything else stays as it is. That it failed stays in the history. True when it is news. */
export async function updateDeliveryAgain(
  tx: Transaction,
  { documentNumber: number, id, invoiceId: about, organisationId }: Delivery,
  now: Date,
): Promise<boolean> {
  const isItself = and(
    eq(documentDeliveries.id, id),
    eq(documentDeliveries.state, 'failed'),
    isNull(documentDeliveries.messageId),
  )
  const [failed] = await tx.select().from(documentDeliveries).where(isItself).for('update')
  if (!failed?.endedAt) return false
  await tx.insert(timelineEntries).values({
    ...{ organisationId, invoiceId: about, kind: 'acted', detail: FAILED_BEFORE, reference: number },
    ...{ message: failed.reason, occurredAt: failed.endedAt },
  })
  await tx
    .update(documentDeliveries)
    .set({ state: 'queued', reason: null, endedAt: null, attempts: 0, nextTryAt: now, heldUntil: null })
    .where(isItself)
  // Only new rows wake the drain by themselves.
  await tx.execute(sql`select pg_notify('remit_document_deliveries', '')`)
  return true
}

/**
 * Whether an organisation may send from this address: the access point knows them all by one key, so nobody may speak in the name
 * of another. Of two that both say it is theirs, only who alone has sent from it before.
 */
export async function isOwnAddress(
  db: Queryable,
  organisationId: string,
  { id, scheme }: ElectronicAddress,
): Promise<boolean> {
  const { electronicAddress } = organisations
  const others = await db
    .select({ id: organisations.id })
    .from(organisations)
    .where(
      and(
        ne(organisations.id, organisationId),
        isNotNull(electronicAddress),
        sql`lower(${electronicAddress} ->> 'id') = lower(${id})`,
        sql`${electronicAddress} ->> 'scheme' = ${scheme}`,
      ),
    )
  if (others.length === 0) return true
  const senders = await db.execute<{ id: string }>(sql`
    select distinct v.organisation_id as id from ${documentDeliveries} v
    join ${issuedDocuments} d on d.id = v.document_id
    where v.message_id is not null and v.organisation_id = any(${sql.param([organisationId, ...others.map((other) => other.id)])}::uuid[])
      and lower(d.snapshot #>> '{seller,electronicAddress,id}') = lower(${id}::text)
      and d.snapshot #>> '{seller,electronicAddress,scheme}' = ${scheme}::text`)
  const known = [...senders].map((row) => row.id)
  return known.length === 1 && known[0] === organisationId
}
