// SQL for recurring invoices.
import { and, asc, eq, inArray, lte, min, or, type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { customers, invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import { recurringInvoices } from '@/db/schema/recurring'
import type { Transaction } from '@/db/transact'
import { customerOf } from '@/lib/customers/store'
import { type OwnReferenceFilters, referencedAs } from '@/lib/http/fields/own-references'
import {
  byTimes,
  inOrder,
  type Orders,
  type SortedRequest,
  type TimeFilters,
  withinTimes,
} from '@/lib/http/fields/sorting'
import type { NewRecurring, RecurringInvoice } from './recurring-invoice'

const lastInvoiceId = sql<string | null>`(
  select last.id from ${invoices} last where last.recurring_invoice_id = ${recurringInvoices.id}
  order by last.recurring_number desc limit 1)`

const withNames = (db: Queryable) =>
  db
    .select({ row: recurringInvoices, customerName: customers.name, lastInvoiceId })
    .from(recurringInvoices)
    .innerJoin(customers, eq(customers.id, recurringInvoices.customerId))

type Named = {
  row: typeof recurringInvoices.$inferSelect
  customerName: string
  lastInvoiceId: string | null
}
const flat = ({ row, ...named }: Named): RecurringInvoice => ({ ...row, ...named })

const isOne = (organisationId: string, id: string) =>
  and(eq(recurringInvoices.id, id), eq(recurringInvoices.organisationId, organisationId))

export async function selectRecurring(
  db: Queryable,
  organisationId: string,
  id: string,
): Promise<RecurringInvoice | undefined> {
  const [found] = await withNames(db).where(isOne(organisationId, id))
  return found && flat(found)
}

export async function selectOwner(db: Queryable, id: string): Promise<string | undefined> {
  const { organisationId } = recurringInvoices
  const [row] = await db
    .select({ organisationId })
    .from(recurringInvoices)
    .where(eq(recurringInvoices.id, id))
  return row?.organisationId
}

export async function lockRecurring(tx: Transaction, organisationId: string, id: string) {
  const [row] = await tx.select().from(recurringInvoices).where(isOne(organisationId, id)).for('update')
  return row
}

/** Nothing where it is there already: a repeat under the same idempotency key. */
export async function insertRecurring(tx: Transaction, row: NewRecurring): Promise<void> {
  await tx.insert(recurringInvoices).values(row).onConflictDoNothing()
}

export async function updateRecurring(
  tx: Transaction,
  id: string,
  changes: Partial<NewRecurring>,
): Promise<void> {
  await tx.update(recurringInvoices).set(changes).where(eq(recurringInvoices.id, id))
}

export interface RecurringFilters extends OwnReferenceFilters, TimeFilters {
  status?: RecurringInvoice['state'][]
  customerId?: string
}

export const RECURRING_ORDERS: Orders<RecurringInvoice> = byTimes<RecurringInvoice>(recurringInvoices)

/** The customer, and those that were merged into it: their schedules go on under their own ids. */
const allOf = (db: Queryable, id: string) =>
  db
    .select({ id: customers.id })
    .from(customers)
    .where(or(sql`${customers.id} = ${customerOf(id)}`, sql`${customers.mergedInto} = ${customerOf(id)}`))

export async function selectRecurrings(
  db: Database,
  organisationId: string,
  filters: RecurringFilters,
  request: SortedRequest,
): Promise<RecurringInvoice[]> {
  const { isBehind, orderBy } = inOrder(RECURRING_ORDERS, recurringInvoices.id, request)
  const { customerId, status } = filters
  const wanted: (SQL | undefined)[] = [
    eq(recurringInvoices.organisationId, organisationId),
    status ? inArray(recurringInvoices.state, status) : undefined,
    customerId ? inArray(recurringInvoices.customerId, allOf(db, customerId)) : undefined,
    ...referencedAs(recurringInvoices, filters),
    ...withinTimes(recurringInvoices, filters),
  ]
  const rows = await withNames(db)
    .where(and(...wanted, isBehind))
    .orderBy(...orderBy)
    .limit(request.limit + 1)
  return rows.map(flat)
}

export async function selectNextTry(db: Database): Promise<Date | null> {
  const [row] = await db.select({ at: min(recurringInvoices.tryAt) }).from(recurringInvoices)
  return row?.at ?? null
}

/** The one that is due first, for whoever comes first; replicas take different ones. */
export async function lockDue(tx: Transaction, until: Date) {
  const [row] = await tx
    .select()
    .from(recurringInvoices)
    .where(lte(recurringInvoices.tryAt, until))
    .orderBy(asc(recurringInvoices.tryAt), asc(recurringInvoices.id))
    .limit(1)
    .for('update', { skipLocked: true })
  return row
}

/** Whom it is for now: a customer that was merged goes on by the one that is left. */
export async function selectParties(db: Queryable, organisationId: string, customerId: string) {
  const [row] = await db
    .select({
      zone: organisations.timeZone,
      customerId: customers.id,
      email: customers.email,
      byPeppol: sql<boolean>`${organisations.sendsByPeppol} and ${customers.electronicAddress} is not null`,
    })
    .from(customers)
    .innerJoin(organisations, eq(organisations.id, customers.organisationId))
    .where(
      and(sql`${customers.id} = ${customerOf(customerId)}`, eq(customers.organisationId, organisationId)),
    )
  return row
}
