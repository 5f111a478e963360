// Invoices by the references that others know: the organisation's own, numbers of credit notes and receipts, those of payments, and a provider's.
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { creditNotes, issuedDocuments } from '@/db/schema/documents'
import { payments } from '@/db/schema/payments'
import type { BrowseScope } from './browse/query'
import { invoicesNamedBy } from './named-by-reference'

/** So many invoices may share an own reference. */
const MOST = 1_000

/** Exactly as it was given; only within one organisation, whose word it is. */
async function withOwn(db: Database, { organisationId }: BrowseScope, reference: string): Promise<string[]> {
  if (organisationId === undefined) return []
  const rows = await db.execute<{ id: string }>(sql`
    select id from invoices where organisation_id = ${organisationId}::uuid and external_reference = ${reference}
    limit ${MOST}::int`)
  return rows.map(({ id }) => id)
}

const ways = (documentNumber: string) => [...new Set([documentNumber, documentNumber.toUpperCase()])]

/** The whole number, in capitals or not. */
async function withCreditNote(
  db: Database,
  { organisationId }: BrowseScope,
  documentNumber: string,
): Promise<string[]> {
  if (organisationId === undefined) return []
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
async function withReceipt(
  db: Database,
  { organisationId }: BrowseScope,
  documentNumber: string,
): Promise<string[]> {
  if (organisationId === undefined) return []
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

export async function withReference(db: Database, scope: BrowseScope, q: string): Promise<string[]> {
  const found = await Promise.all([
    withOwn(db, scope, q),
    withCreditNote(db, scope, q),
    withReceipt(db, scope, q),
    invoicesNamedBy(db, scope.organisationId, q),
  ])
  return [...new Set(found.flat())]
}
