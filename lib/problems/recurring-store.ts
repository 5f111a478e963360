// SQL for recurring invoices that cannot be made, among the problems.
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { customers } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import { recurringInvoices } from '@/db/schema/recurring'

/** Its next invoice could not be made, and is tried again by itself. */
export const isStuckSchedule = (organisationId: string | undefined) =>
  and(
    isNotNull(recurringInvoices.problemSince),
    organisationId ? eq(recurringInvoices.organisationId, organisationId) : undefined,
  )

export type StuckSchedule = Awaited<ReturnType<typeof selectStuckSchedules>>[number]

/** The oldest first. */
export const selectStuckSchedules = (db: Queryable, organisationId: string | undefined, limit: number) =>
  db
    .select({
      id: recurringInvoices.id,
      customerName: customers.name,
      reason: recurringInvoices.problemDetail,
      since: recurringInvoices.problemSince,
      organisationId: recurringInvoices.organisationId,
      organisationName: organisations.name,
    })
    .from(recurringInvoices)
    .innerJoin(customers, eq(customers.id, recurringInvoices.customerId))
    .innerJoin(organisations, eq(organisations.id, recurringInvoices.organisationId))
    .where(isStuckSchedule(organisationId))
    .orderBy(asc(recurringInvoices.problemSince), asc(recurringInvoices.id))
    .limit(limit)
