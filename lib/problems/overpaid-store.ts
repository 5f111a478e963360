// SQL for overpaid invoices on the problems page.
import { and, asc, eq, gt } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { customers, invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'

export type OverpaidInvoice = Awaited<ReturnType<typeof selectOverpaid>>[number]

/** The oldest first. */
export const selectOverpaid = (db: Queryable, organisationId: string | undefined, limit: number) =>
  db
    .select({
      id: invoices.id,
      documentNumber: invoices.documentNumber,
      customerName: customers.name,
      amountOverpaidMinor: invoices.amountOverpaidMinor,
      currency: invoices.currency,
      isVoid: invoices.voidedAt,
      since: invoices.updatedAt,
      organisationId: invoices.organisationId,
      organisationName: organisations.name,
    })
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .where(
      and(
        gt(invoices.amountOverpaidMinor, 0),
        organisationId ? eq(invoices.organisationId, organisationId) : undefined,
      ),
    )
    .orderBy(asc(invoices.updatedAt), asc(invoices.id))
    .limit(limit)
