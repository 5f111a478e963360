// SQL for exports of documents: invoices and credit notes that were issued, in the order of their dates.
import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { creditNotes, issuedDocuments } from '@/db/schema/documents'
import { invoiceLines } from '@/db/schema/invoice-lines'
import { customers, invoices } from '@/db/schema/invoices'
import type { SnapshotParty } from '@/lib/documents/snapshot'
import type { Range } from './range'

/** As it was frozen; null for what was issued before that, and for what was emptied. */
const frozenBuyer = sql`${issuedDocuments.snapshot} -> 'buyer'`.mapWith(
  (value: string | SnapshotParty): SnapshotParty | null =>
    typeof value === 'string' ? JSON.parse(value) : value,
)

interface Part {
  after: { invoice: { issueDate: string; id: string } } | undefined
  limit: number
}

const inRange = ({ currency, from, to }: Range, of: typeof invoices | typeof creditNotes): SQL[] => [
  gte(of.issueDate, from),
  lte(of.issueDate, to),
  ...(currency ? [eq(of.currency, currency)] : []),
]

export type InvoiceToExport = Awaited<ReturnType<typeof selectInvoicesToExport>>[number]

/** Sent ones, by issue date. */
export async function selectInvoicesToExport(
  db: Queryable,
  range: Range & { withVoid: boolean },
  { after, limit }: Part,
) {
  const last = after?.invoice
  const behind =
    last && sql`(${invoices.issueDate}, ${invoices.id}) > (${last.issueDate}::date, ${last.id}::uuid)`
  const found = await db
    .select({ invoice: invoices, customer: customers, frozen: frozenBuyer })
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .leftJoin(issuedDocuments, eq(issuedDocuments.invoiceId, invoices.id))
    .where(
      and(
        eq(invoices.organisationId, range.organisationId),
        // The index is entered behind the last one, and not at the first day again.
        ...inRange({ ...range, from: last?.issueDate ?? range.from }, invoices),
        isNotNull(invoices.sentAt),
        range.withVoid ? undefined : isNull(invoices.voidedAt),
        behind,
      ),
    )
    .orderBy(asc(invoices.issueDate), asc(invoices.id))
    .limit(limit)
  const plain = found.filter(({ invoice }) => invoice.taxGroups === null)
  const lines = await selectLines(
    db,
    plain.map(({ invoice }) => invoice.id),
  )
  return found.map((row) => ({ ...row, lines: lines.get(row.invoice.id) ?? [] }))
}

type Line = typeof invoiceLines.$inferSelect

async function selectLines(db: Queryable, invoiceIds: string[]): Promise<Map<string, Line[]>> {
  if (invoiceIds.length === 0) return new Map()
  const lines = await db
    .select()
    .from(invoiceLines)
    .where(inArray(invoiceLines.invoiceId, invoiceIds))
    .orderBy(asc(invoiceLines.invoiceId), asc(invoiceLines.position))
  return Map.groupBy(lines, ({ invoiceId }) => invoiceId)
}

export type CreditNoteToExport = Awaited<ReturnType<typeof selectCreditNotesToExport>>[number]

/** Issued ones, those that take another back among them, in the order in which they were drawn up. */
export async function selectCreditNotesToExport(
  db: Queryable,
  range: Range,
  { after, limit }: { after: { note: { createdAt: Date; id: string } } | undefined; limit: number },
) {
  const last = after?.note
  const moment = last?.createdAt.toISOString()
  const behind =
    last && sql`(${creditNotes.createdAt}, ${creditNotes.id}) > (${moment}::timestamptz, ${last.id}::uuid)`
  return db
    .select({
      note: creditNotes,
      invoiceNumber: invoices.documentNumber,
      billedTo: invoices.billedTo,
      customer: customers,
      frozen: frozenBuyer,
      cancelsNumber: sql<
        string | null
      >`(select c.document_number from credit_notes c where c.id = ${creditNotes.cancelsId})`,
    })
    .from(creditNotes)
    .innerJoin(invoices, eq(invoices.id, creditNotes.invoiceId))
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .leftJoin(issuedDocuments, eq(issuedDocuments.creditNoteId, creditNotes.id))
    .where(
      and(
        eq(creditNotes.organisationId, range.organisationId),
        ...inRange(range, creditNotes),
        isNotNull(creditNotes.issuedAt),
        behind,
      ),
    )
    .orderBy(asc(creditNotes.createdAt), asc(creditNotes.id))
    .limit(limit)
}

/** Currencies of what was issued then. */
export async function selectIssuedCurrencies(db: Queryable, range: Range): Promise<string[]> {
  const { from, organisationId, to } = range
  const rows = await db.execute<{ currency: string }>(sql`
    select currency from ${invoices}
    where organisation_id = ${organisationId}::uuid and issue_date between ${from}::date and ${to}::date
      and sent_at is not null and voided_at is null group by 1
    union
    select currency from ${creditNotes}
    where organisation_id = ${organisationId}::uuid and issue_date between ${from}::date and ${to}::date
      and issued_at is not null group by 1
    order by 1`)
  return rows.map(({ currency }) => currency)
}
