// SQL for invoices and their lines.
import { and, asc, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { invoiceLines } from '@/db/schema/invoice-lines'
import { customers, type InvoiceStatus, invoices } from '@/db/schema/invoices'
import { ledgerEntries } from '@/db/schema/ledger'
import type { Transaction } from '@/db/transact'
import { customerOf, hasAddress } from '@/lib/customers/store'
import { type OwnReferenceFilters, referencedAs } from '@/lib/http/fields/own-references'
import {
  byTimes,
  inOrder,
  type Orders,
  type SortedRequest,
  type TimeFilters,
  withinTimes,
} from '@/lib/http/fields/sorting'
import { selectDatedIds } from './dated-store'
import type { Invoice, InvoiceLine, InvoiceWithLines } from './invoice'

export async function selectInvoice(
  db: Queryable,
  organisationId: string,
  id: string,
): Promise<InvoiceWithLines | undefined> {
  const [row] = await db
    .select({ invoice: invoices, customerName: customers.name })
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .where(and(eq(invoices.id, id), eq(invoices.organisationId, organisationId)))
  if (!row) return undefined
  return { ...row.invoice, customerName: row.customerName, lines: await linesOf(db, [id]) }
}

function linesOf(db: Queryable, invoiceIds: string[]): Promise<InvoiceLine[]> {
  return db
    .select()
    .from(invoiceLines)
    .where(inArray(invoiceLines.invoiceId, invoiceIds))
    .orderBy(asc(invoiceLines.invoiceId), asc(invoiceLines.position))
}

/** Locks the invoice's row for the rest of the transaction. */
export async function lockInvoice(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<Invoice | undefined> {
  const [row] = await tx
    .select()
    .from(invoices)
    .where(and(eq(invoices.id, id), eq(invoices.organisationId, organisationId)))
    .for('update')
  return row
}

/** Until the transaction ends, the customer is neither deleted nor merged into another. */
export async function lockInvoicedCustomer(
  tx: Transaction,
  organisationId: string,
  id: string,
): Promise<boolean> {
  const [row] = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.id, id), eq(customers.organisationId, organisationId)))
    .for('key share')
  return row !== undefined
}

export type NewInvoice = typeof invoices.$inferInsert
export type NewLine = Omit<typeof invoiceLines.$inferInsert, 'organisationId' | 'invoiceId' | 'position'>

/** False when an invoice with this id is there already (a repeat under the same idempotency key). */
export async function insertInvoice(
  tx: Transaction,
  invoice: NewInvoice,
  lines: NewLine[],
): Promise<boolean> {
  const made = await tx.insert(invoices).values(invoice).onConflictDoNothing().returning({ id: invoices.id })
  if (made.length === 0) return false
  await writeLines(tx, invoice, lines)
  return true
}

async function writeLines(
  tx: Transaction,
  { id: invoiceId, organisationId }: Pick<NewInvoice, 'id' | 'organisationId'>,
  lines: NewLine[],
): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map((line, position) => ({ ...line, organisationId, invoiceId, position }))
  await tx.insert(invoiceLines).values(rows)
}

export async function updateDraft(
  tx: Transaction,
  invoice: Pick<NewInvoice, 'id' | 'organisationId'>,
  changes: Partial<NewInvoice>,
  lines: NewLine[] | undefined,
  now: Date,
): Promise<void> {
  await tx
    .update(invoices)
    .set({ ...changes, updatedAt: now })
    .where(eq(invoices.id, invoice.id))
  if (!lines) return
  await tx.delete(invoiceLines).where(eq(invoiceLines.invoiceId, invoice.id))
  await writeLines(tx, invoice, lines)
}

export async function updateReminders(
  tx: Transaction,
  id: string,
  planned: Pick<Partial<Invoice>, 'reminders' | 'nextReminderAt'>,
): Promise<void> {
  await tx.update(invoices).set(planned).where(eq(invoices.id, id))
}

export async function updateInvoiceSent(
  tx: Transaction,
  id: string,
  numbered: { number: number; documentNumber: string },
  now: Date,
): Promise<void> {
  await tx
    .update(invoices)
    .set({ ...numbered, sentAt: now, updatedAt: now })
    .where(eq(invoices.id, id))
}

/** With its plan; the paper that was issued stays. */
export async function updateDueDate(
  tx: Transaction,
  id: string,
  dueDate: string | null,
  now: Date,
): Promise<void> {
  await tx.update(invoices).set({ dueDate, updatedAt: now }).where(eq(invoices.id, id))
}

/** A draft that is voided never had a number, and gets none: the CHECK ties the number to sending. */
export async function updateInvoiceVoid(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.update(invoices).set({ voidedAt: now, updatedAt: now }).where(eq(invoices.id, id))
}

/** Derives what an invoice has received from its ledger, with every entry that is booked. The only writer of these columns. */
export async function updateFromLedger(tx: Transaction, invoiceId: string, now: Date): Promise<void> {
  const at = now.toISOString()
  await tx.execute(sql`
    with book as (
      select
        coalesce(sum(amount_minor) filter (where kind <> 'credit'), 0) as paid,
        coalesce(-sum(amount_minor) filter (where kind in ('refund', 'refund_reversed')), 0) as refunded,
        coalesce(sum(amount_minor) filter (where kind = 'credit'), 0) as credited
      from ${ledgerEntries} where invoice_id = ${invoiceId}
    )
    update ${invoices} set
      amount_paid_minor = book.paid,
      amount_refunded_minor = book.refunded,
      amount_credited_minor = book.credited,
      paid_at = case when book.paid + book.credited >= total_minor then coalesce(paid_at, ${at}::timestamptz) end,
      updated_at = ${at}::timestamptz
    from book where id = ${invoiceId}`)
}

export interface InvoiceFilters extends OwnReferenceFilters, TimeFilters {
  status?: InvoiceStatus[]
  customerId?: string
  recurringScheduleId?: string
  documentNumber?: string
  /** Of the customer. */
  email?: string
  currency?: string
  dueBefore?: string
  issuedFrom?: string
  issuedTo?: string
}

const customersWithMail = (db: Queryable, organisationId: string, email: string) =>
  db
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.organisationId, organisationId), hasAddress(organisationId, email)))

const lastWhereNever = sql`coalesce(${invoices.dueDate}, 'infinity'::date)`

const DATES = ['dueBefore', 'issuedFrom', 'issuedTo'] as const

/** In the order of making, and narrowed by dates alone. */
function isDatedOnly(filters: InvoiceFilters, { sort }: SortedRequest): boolean {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined)
  const isDate = (name: string) => DATES.some((date) => date === name)
  return given.length > 0 && given.every(([name]) => isDate(name)) && /^-?createdAt$/.test(sort)
}

export const INVOICE_ORDERS: Orders<Invoice> = {
  ...byTimes<Invoice>(invoices),
  issueDate: { by: invoices.issueDate, type: 'date', valueOf: ({ issueDate }) => issueDate },
  dueDate: { by: lastWhereNever, type: 'date', valueOf: ({ dueDate }) => dueDate ?? 'infinity' },
}

function conditions(
  db: Queryable,
  organisationId: string,
  filters: InvoiceFilters,
  { sort }: SortedRequest,
): (SQL | undefined)[] {
  const { currency, customerId, documentNumber, dueBefore, email, issuedFrom, issuedTo, status } = filters
  const { recurringScheduleId } = filters
  return [
    eq(invoices.organisationId, organisationId),
    status ? inArray(invoices.status, status) : undefined,
    recurringScheduleId ? eq(invoices.recurringInvoiceId, recurringScheduleId) : undefined,
    documentNumber ? eq(invoices.documentNumber, documentNumber) : undefined,
    email ? inArray(invoices.customerId, customersWithMail(db, organisationId, email)) : undefined,
    ...referencedAs(invoices, filters),
    ...withinTimes(invoices, filters),
    customerId ? sql`${invoices.customerId} = ${customerOf(customerId)}` : undefined,
    currency ? eq(invoices.currency, currency) : undefined,
    // Where it is the order, said of that: its index begins where these do.
    dueBefore
      ? sql`${sort.endsWith('dueDate') ? lastWhereNever : invoices.dueDate} < ${dueBefore}::date`
      : undefined,
    issuedFrom ? gte(invoices.issueDate, issuedFrom) : undefined,
    issuedTo ? lte(invoices.issueDate, issuedTo) : undefined,
  ]
}

/** Behind the cursor; one row more than asked shows whether there is more. `isSought` speaks of the two tables. */
export async function selectInvoices(
  db: Database,
  organisationId: string,
  filters: InvoiceFilters,
  request: SortedRequest,
  isSought?: SQL,
): Promise<InvoiceWithLines[]> {
  const { isBehind, orderBy } = inOrder(INVOICE_ORDERS, invoices.id, request)
  const fits = and(...conditions(db, organisationId, filters, request))
  const known =
    !isSought && fits && isDatedOnly(filters, request)
      ? await selectDatedIds(db, {
          ...{ organisationId, fits, isBehind, orderBy },
          ...{ dates: filters, limit: request.limit + 1 },
        })
      : undefined
  const rows = await db
    .select({ invoice: invoices, customerName: customers.name })
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .where(
      known
        ? and(eq(invoices.organisationId, organisationId), inArray(invoices.id, known))
        : and(fits, isSought, isBehind),
    )
    .orderBy(...orderBy)
    .limit(request.limit + 1)
  if (rows.length === 0) return []
  const lines = await linesOf(
    db,
    rows.map((row) => row.invoice.id),
  )
  return rows.map((row) => ({
    ...row.invoice,
    customerName: row.customerName,
    lines: lines.filter((line) => line.invoiceId === row.invoice.id),
  }))
}
