// SQL for credit notes and their lines.
import { and, asc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { currentActor } from '@/db/actor'
import type { Database, Queryable } from '@/db/database'
import { type CreditNoteStatus, creditNoteLines, creditNotes } from '@/db/schema/documents'
import { timelineEntries } from '@/db/schema/timeline'
import type { Transaction } from '@/db/transact'
import { type OwnReferenceFilters, referencedAs } from '@/lib/http/fields/own-references'
import {
  byTimes,
  inOrder,
  type Orders,
  type SortedRequest,
  type TimeFilters,
  withinTimes,
} from '@/lib/http/fields/sorting'
import type {
  CreditNote,
  CreditNoteLine,
  CreditNoteRow,
  NewCreditNote,
  NewCreditNoteLine,
  Reckoned,
} from './credit-note'

async function withLines(db: Queryable, rows: CreditNoteRow[]): Promise<CreditNote[]> {
  if (rows.length === 0) return []
  const lines: CreditNoteLine[] = await db
    .select()
    .from(creditNoteLines)
    .where(
      inArray(
        creditNoteLines.creditNoteId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(creditNoteLines.creditNoteId), asc(creditNoteLines.position))
  return rows.map((row) => ({ ...row, lines: lines.filter((line) => line.creditNoteId === row.id) }))
}

export async function selectCreditNote(
  db: Queryable,
  organisationId: string,
  id: string,
): Promise<CreditNote | undefined> {
  const isIt = and(eq(creditNotes.id, id), eq(creditNotes.organisationId, organisationId))
  const [note] = await withLines(db, await db.select().from(creditNotes).where(isIt))
  return note
}

/** All of an invoice, oldest first. */
export const selectCreditNotesOf = async (db: Queryable, invoiceId: string): Promise<CreditNote[]> =>
  withLines(
    db,
    await db
      .select()
      .from(creditNotes)
      .where(eq(creditNotes.invoiceId, invoiceId))
      .orderBy(asc(creditNotes.createdAt), asc(creditNotes.id)),
  )

/** Issued and in force: neither taken back nor taking back. */
export const selectInForce = async (tx: Queryable, invoiceId: string): Promise<CreditNote[]> =>
  withLines(
    tx,
    await tx
      .select()
      .from(creditNotes)
      .where(
        and(
          eq(creditNotes.invoiceId, invoiceId),
          eq(creditNotes.status, 'Issued'),
          isNull(creditNotes.cancelsId),
        ),
      )
      .orderBy(asc(creditNotes.issuedAt), asc(creditNotes.id)),
  )

/** The one that a refund has made, whatever became of it. */
export async function selectOfRefund(tx: Queryable, refundId: string): Promise<CreditNote | undefined> {
  const isIt = and(eq(creditNotes.refundId, refundId), isNull(creditNotes.cancelsId))
  const [note] = await withLines(tx, await tx.select().from(creditNotes).where(isIt))
  return note
}

/** Those of what a payment has earned, oldest first, whatever became of them; without those that take one back. */
export async function selectDiscountsOf(
  tx: Queryable,
  { id: paymentId, invoiceId }: { id: string; invoiceId: string },
): Promise<CreditNote[]> {
  const isOfInvoice = eq(creditNotes.invoiceId, invoiceId)
  const areThey = and(isOfInvoice, eq(creditNotes.paymentId, paymentId), isNull(creditNotes.cancelsId))
  const rows = await tx.select().from(creditNotes).where(areThey)
  return withLines(
    tx,
    rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()),
  )
}

/** The document that takes it back. */
export async function selectCancelling(tx: Queryable, id: string): Promise<CreditNote | undefined> {
  const [note] = await withLines(tx, await tx.select().from(creditNotes).where(eq(creditNotes.cancelsId, id)))
  return note
}

/** Locks a draft, so that it is issued or removed by one. */
export async function lockCreditNote(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<CreditNote | undefined> {
  const isIt = and(eq(creditNotes.id, id), eq(creditNotes.organisationId, organisationId))
  const [note] = await withLines(tx, await tx.select().from(creditNotes).where(isIt).for('update'))
  return note
}

const writeLines = async (
  tx: Transaction,
  { id: creditNoteId, organisationId }: Pick<CreditNoteRow, 'id' | 'organisationId'>,
  lines: readonly NewCreditNoteLine[],
): Promise<void> => {
  if (lines.length === 0) return
  const rows = lines.map((line, position) => ({ ...line, organisationId, creditNoteId, position }))
  await tx.insert(creditNoteLines).values(rows)
}

/** False when it is there already (a repeat under the same idempotency key). */
export async function insertCreditNote(
  tx: Transaction,
  note: NewCreditNote,
  lines: readonly NewCreditNoteLine[],
): Promise<boolean> {
  const made = await tx
    .insert(creditNotes)
    .values(note)
    .onConflictDoNothing({ target: creditNotes.id })
    .returning({ id: creditNotes.id })
  if (made.length === 0) return false
  await writeLines(tx, note, lines)
  return true
}

/** A draft that is drawn anew. */
export async function updateReckoned(
  tx: Transaction,
  note: Pick<CreditNoteRow, 'id' | 'organisationId'>,
  { lines, ...totals }: Reckoned,
): Promise<void> {
  await tx.update(creditNotes).set(totals).where(eq(creditNotes.id, note.id))
  await tx.delete(creditNoteLines).where(eq(creditNoteLines.creditNoteId, note.id))
  await writeLines(tx, note, lines)
}

export async function updateIssued(
  tx: Transaction,
  id: string,
  numbered: { documentNumber: string; issueDate: string },
  now: Date,
): Promise<void> {
  await tx
    .update(creditNotes)
    .set({ ...numbered, issuedAt: now })
    .where(eq(creditNotes.id, id))
}

/** Whoever has issued it, for the invoice's timeline; nothing where nobody in particular did. */
export async function insertIssuedBy(
  tx: Transaction,
  { id, invoiceId, organisationId }: Pick<CreditNoteRow, 'id' | 'invoiceId' | 'organisationId'>,
  now: Date,
): Promise<void> {
  const actor = currentActor()
  if (actor === undefined) return
  const act = { kind: 'acted', detail: 'credited', reference: id, actor, occurredAt: now } as const
  await tx.insert(timelineEntries).values({ organisationId, invoiceId, ...act })
}

export async function updateCancelled(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.update(creditNotes).set({ cancelledAt: now }).where(eq(creditNotes.id, id))
}

export async function deleteCreditNote(tx: Transaction, id: string): Promise<void> {
  await tx.delete(creditNotes).where(eq(creditNotes.id, id))
}

export interface CreditNoteFilters extends OwnReferenceFilters, TimeFilters {
  status?: CreditNoteStatus[]
  invoiceId?: string
  documentNumber?: string
}

export const CREDIT_NOTE_ORDERS: Orders<CreditNoteRow> = byTimes<CreditNoteRow>(creditNotes)

/** One that takes another back counts as nothing, as the other does. */
export const standingOf = ({
  cancelsId,
  status,
}: Pick<CreditNoteRow, 'cancelsId' | 'status'>): CreditNoteStatus =>
  cancelsId === null ? status : 'Cancelled'

const hasStanding = (status: CreditNoteStatus[]): SQL | undefined =>
  or(
    and(isNull(creditNotes.cancelsId), inArray(creditNotes.status, status)),
    status.includes('Cancelled') ? isNotNull(creditNotes.cancelsId) : undefined,
  )

/** Behind the cursor; one more than asked shows whether there is more. */
export async function selectCreditNotes(
  db: Database,
  organisationId: string,
  { documentNumber, invoiceId, status, ...filters }: CreditNoteFilters,
  request: SortedRequest,
): Promise<CreditNote[]> {
  const { isBehind, orderBy } = inOrder(CREDIT_NOTE_ORDERS, creditNotes.id, request)
  const rows = await db
    .select()
    .from(creditNotes)
    .where(
      and(
        eq(creditNotes.organisationId, organisationId),
        status ? hasStanding(status) : undefined,
        invoiceId ? sql`${creditNotes.invoiceId} = ${invoiceId}` : undefined,
        documentNumber ? eq(creditNotes.documentNumber, documentNumber) : undefined,
        ...referencedAs(creditNotes, filters),
        ...withinTimes(creditNotes, filters),
        isBehind,
      ),
    )
    .orderBy(...orderBy)
    .limit(request.limit + 1)
  return withLines(db, rows)
}
