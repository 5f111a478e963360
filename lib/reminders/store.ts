// SQL for reminders: what an invoice's stand on, what was decided about each, and which are due.
import { and, asc, desc, eq, gt, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { autopayDebits } from '@/db/schema/autopay'
import { customers, invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { organisations } from '@/db/schema/organisations'
import { invoiceQuestions } from '@/db/schema/payer-words'
import { payments } from '@/db/schema/payments'
import { paymentParts, paymentPlans } from '@/db/schema/plans'
import { invoiceReminders } from '@/db/schema/reminders'
import type { Transaction } from '@/db/transact'
import { lockDueBy, selectDueBy, selectNextBy } from '@/lib/due/invoice-store'
import type { Day } from '@/lib/time-zone'

/** A day on which something is due, and how much must have been paid by then. */
interface DueDay {
  dueDate: Day
  upToMinor: number
}

/** Of a plan the days of its parts, a deposit's being that of issue; else the invoice's own. Earliest first. */
const dueDays = sql<DueDay[]>`coalesce(
  (select jsonb_agg(jsonb_build_object('dueDate', day.due, 'upToMinor', day.up_to) order by day.due)
    from (select part.due, max(part.up_to) as up_to from (
      select coalesce(pp.due_date, case pp.kind when 'deposit' then ${invoices.issueDate} else ${invoices.dueDate} end) as due,
        sum(pp.amount_minor) over (order by pp.position) as up_to
      from ${paymentPlans} plan join ${paymentParts} pp on pp.plan_id = plan.id
      where plan.invoice_id = ${invoices.id}) part where part.due is not null group by part.due) day),
  case when ${invoices.dueDate} is null then '[]'::jsonb
    else jsonb_build_array(jsonb_build_object('dueDate', ${invoices.dueDate}, 'upToMinor', ${invoices.totalMinor})) end)`

const STANDING = {
  id: invoices.id,
  organisationId: invoices.organisationId,
  status: invoices.status,
  amountPaidMinor: invoices.amountPaidMinor,
  outstandingMinor: invoices.outstandingMinor,
  settledMinor: sql<number>`${invoices.amountPaidMinor} + ${invoices.amountCreditedMinor}`.mapWith(Number),
  promisedFor: invoices.promisedFor,
  nextReminderAt: invoices.nextReminderAt,
  dueDays,
  own: { invoice: invoices.reminders, customer: customers.reminders, organisation: organisations.reminders },
  zone: sql<string>`coalesce(${customers.timeZone}, ${organisations.timeZone})`,
  skipsHolidays: organisations.remindersSkipHolidays,
  country: organisations.country,
  state: sql<string | null>`${organisations.address}->>'state'`,
  hasAddress: isNotNull(customers.email).mapWith(Boolean),
  isProcessing: sql<boolean>`exists (select 1 from payments p where p.invoice_id = ${invoices.id}
    and p.state in ('processing', 'quarantined'))`,
  isCollected: sql<boolean>`exists (select 1 from ${autopayDebits} debit where debit.invoice_id = ${invoices.id}
    and debit.ended_at is null and debit.tries = 0)`,
  isDisputed: sql<boolean>`exists (select 1 from payments p join disputes d on d.payment_id = p.id
    where p.invoice_id = ${invoices.id} and d.state = 'open')`,
  hasQuestion: sql<boolean>`exists (select 1 from ${invoiceQuestions} q
    where q.invoice_id = ${invoices.id} and q.closed_at is null)`,
}

export type Standing = Awaited<ReturnType<typeof selectStandings>>[number]

const selectStandings = (db: Queryable, invoiceId: string) =>
  db
    .select(STANDING)
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .where(eq(invoices.id, invoiceId))

export async function selectStanding(db: Queryable, invoiceId: string): Promise<Standing | undefined> {
  const [standing] = await selectStandings(db, invoiceId)
  return standing
}

/** Invoices that somebody must look at by then. */
export const selectDue = selectDueBy(invoices.nextReminderAt)
export const selectNextAt = selectNextBy(invoices.nextReminderAt)
export const lockDue = lockDueBy(invoices.nextReminderAt)

export async function updateNextAt(tx: Transaction, id: string, at: Date | null): Promise<void> {
  await tx.update(invoices).set({ nextReminderAt: at }).where(eq(invoices.id, id))
}

/** What a reminder is once for all. */
export const keyOf = ({ dueDate, offsetDays }: { dueDate: Day | null; offsetDays: number | null }): string =>
  `${dueDate} ${offsetDays}`

/** The keys of those that nobody decides about any more. */
export async function selectDecided(db: Queryable, invoiceId: string): Promise<ReadonlySet<string>> {
  const { dueDate, offsetDays } = invoiceReminders
  const rows = await db
    .select({ dueDate, offsetDays })
    .from(invoiceReminders)
    .where(and(eq(invoiceReminders.invoiceId, invoiceId), isNotNull(offsetDays)))
  return new Set(rows.map(keyOf))
}

type NewReminder = typeof invoiceReminders.$inferInsert

/** False for what is there already. */
export async function insertReminder(tx: Transaction, row: NewReminder): Promise<boolean> {
  const rows = await tx
    .insert(invoiceReminders)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: invoiceReminders.id })
  return rows.length > 0
}

export type DecidedReminder = Awaited<ReturnType<typeof selectReminders>>[number]

/** With the addresses that each went to, in the order of their moments. */
export const selectReminders = (db: Queryable, invoiceId: string) =>
  db
    .select({
      id: invoiceReminders.id,
      organisationId: invoiceReminders.organisationId,
      invoiceId: invoiceReminders.invoiceId,
      offsetDays: invoiceReminders.offsetDays,
      dueDate: invoiceReminders.dueDate,
      dueAt: invoiceReminders.dueAt,
      state: invoiceReminders.state,
      reason: invoiceReminders.reason,
      sentAt: invoiceReminders.sentAt,
      sentTo: sql<string[]>`coalesce(${outbox.sentTo}, '{}')`,
      problem: outbox.lastError,
    })
    .from(invoiceReminders)
    .leftJoin(outbox, eq(outbox.fact, sql`'reminder:' || ${invoiceReminders.id}`))
    .where(eq(invoiceReminders.invoiceId, invoiceId))
    .orderBy(asc(invoiceReminders.dueAt), asc(invoiceReminders.offsetDays), asc(invoiceReminders.id))

/** As an event tells of it. */
export async function selectReminder(db: Queryable, reminderId: string) {
  const { dueAt, dueDate, id, invoiceId, offsetDays, organisationId, reason, sentAt, state } =
    invoiceReminders
  const [row] = await db
    .select({ id, organisationId, invoiceId, offsetDays, dueDate, dueAt, state, reason, sentAt })
    .from(invoiceReminders)
    .where(eq(invoiceReminders.id, reminderId))
  return row
}

/** A question that was open then, though it may be closed since. */
export async function hasQuestionAt(db: Queryable, invoiceId: string, moment: Date): Promise<boolean> {
  const { askedAt, closedAt, id, invoiceId: of } = invoiceQuestions
  const rows = await db
    .select({ id })
    .from(invoiceQuestions)
    .where(and(eq(of, invoiceId), lte(askedAt, moment), gt(closedAt, moment)))
    .limit(1)
  return rows.length > 0
}

/** Whoever opens a page again and again opens no more payments than these: the newest. */
const MOST_UNCLEAR = 20

/** Payments that somebody may have confirmed already, as far as we know. */
export async function selectUnclearPayments(db: Queryable, invoiceId: string): Promise<string[]> {
  const rows = await db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.invoiceId, invoiceId),
        eq(payments.source, 'stripe'),
        inArray(payments.state, ['opening', 'unknown', 'open']),
      ),
    )
    .orderBy(desc(payments.createdAt))
    .limit(MOST_UNCLEAR)
  return rows.map(({ id }) => id)
}
