// SQL for what a customer has said, and when they have looked.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { invoiceLinks } from '@/db/schema/invoice-links'
import { customers, invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import { invoiceViews } from '@/db/schema/payer-words'

export async function selectSaid(db: Queryable, organisationId: string, invoiceId: string) {
  const [row] = await db
    .select({
      sentAt: invoices.sentAt,
      isOwing: sql<boolean>`${invoices.outstandingMinor} > 0`,
      promisedFor: invoices.promisedFor,
      promisedAt: invoices.promisedAt,
      orderNumber: invoices.payerPurchaseOrderNumber,
      timeZone: sql<string>`coalesce(${customers.timeZone}, ${organisations.timeZone})`,
      hasAddress: sql<boolean>`${customers.email} is not null`,
    })
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .where(and(eq(invoices.id, invoiceId), eq(invoices.organisationId, organisationId)))
  return row
}

export const selectViews = (db: Queryable, organisationId: string, invoiceId: string) =>
  db
    .select({
      recipient: invoiceLinks.recipient,
      firstAt: invoiceViews.firstAt,
      lastAt: invoiceViews.lastAt,
      times: invoiceViews.times,
    })
    .from(invoiceViews)
    .leftJoin(invoiceLinks, eq(invoiceLinks.id, invoiceViews.linkId))
    .where(and(eq(invoiceViews.invoiceId, invoiceId), eq(invoiceViews.organisationId, organisationId)))
    .orderBy(asc(invoiceViews.firstAt))
