// Invoices by the references that others know: the organisation's own, numbers of credit notes and receipts, those of payments, and a provider's.
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { creditNotes, issuedDocuments } from '@/db/schema/documents'
import { payments } from '@/db/schema/payments'
import type { BrowseScope } from './browse/query'
import { invoicesNamedBy } from './named-by-reference'

/** So many invoices may share an own reference. */
const MOST = 1_000

/** Exactly as it was given. */
async function withOwn(db: Database, organisationId: string, reference: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from invoices where organisation_id = ${organisationId}::uuid and external_reference = ${reference}
    limit ${MOST}::int`)
  return rows.map(({ id }) => id)
}

const ways = (documentNumber: string) => [...new Set([documentNumber, documentNumber.toUpperCase()])]

/** The whole number, in capitals or not. */
async function withCreditNote(
  db: Database,
  organisationId: string,
  documentNumber: string,
): Promise<string[]> {
  const rows = await db
    .select({ id: creditNotes.invoiceId })
    .from(creditNotes)
    .where(
      and(
        eq(creditNotes.organisationId, organisationId),
        inArray(creditNotes.documentNumber, ways(documentNumber)),
      ),
    )
  return rows.map(({ id }) => id)
}

/** Of the payment of an invoice, likewise. */
async function withReceipt(db: Database, organisationId: string, documentNumber: string): Promise<string[]> {
  const rows = await db
    .select({ id: payments.invoiceId })
    .from(issuedDocuments)
    .innerJoin(payments, and(eq(payments.id, issuedDocuments.paymentId), isNotNull(payments.invoiceId)))
    .where(
      and(
        eq(issuedDocuments.organisationId, organisationId),
        inArray(issuedDocuments.documentNumber, ways(documentNumber)),
      ),
    )
  return rows.flatMap(({ id }) => id ?? [])
}

/** What only an organisation's own people know things by is looked for within it. */
const OWN = [withOwn, withCreditNote, withReceipt]

export async function withReference(
  db: Database,
  { organisationId }: BrowseScope,
  q: string,
): Promise<string[]> {
  const own = organisationId === undefined ? [] : OWN.map((find) => find(db, organisationId, q))
  const found = await Promise.all([...own, invoicesNamedBy(db, organisationId, q)])
  return [...new Set(found.flat())]
}
