// SQL for payments and their moves between states.
import { and, asc, eq, inArray, isNull, lte, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { houseMoment } from '@/db/schema/columns'
import { invoices } from '@/db/schema/invoices'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { type PaymentState, payments, refunds } from '@/db/schema/payments'
import { type Transaction, transact } from '@/db/transact'
import type { Tie } from '@/lib/consents/agreed'
import { insertTie } from '@/lib/consents/store'
import { UNCONFIRMED_STATES } from '@/lib/plans/under-way'
import { blankPayment } from './blank-payment'
import { ENDED_STATES, LIVE_STATES, MAY_COME_FROM, nextCheckAt, type Payment } from './payment'

/** A payment with the account it was made on, whatever became of that account since. */
export interface AccountPayment {
  payment: Payment
  accountId: string
  /** The account has withdrawn our access: nothing can be asked of it. */
  isWithdrawn: boolean
  /** When this was read, and what of it a reading of its provider needs. */
  asOf: Date
  hasRefunds: boolean
}

/** The time is the database's: replicas differ, and one must not outlaw another's facts. */
const beforeReading = (id: SQLWrapper) => ({
  asOf: sql<Date>`floor(extract(epoch from ${houseMoment}) * 1000)`.mapWith((ms) => new Date(Number(ms))),
  hasRefunds: sql<boolean>`exists (select 1 from ${refunds} r where r.payment_id = ${id})`,
})

export const selectWithAccount = (db: Queryable) =>
  db
    .select({
      payment: payments,
      accountId: sql<string>`${paymentAccounts.accountId}`,
      ...beforeReading(payments.id),
      isWithdrawn: sql<boolean>`${paymentAccounts.disconnectedAt} is not null`,
    })
    .from(payments)
    .innerJoin(paymentAccounts, eq(paymentAccounts.id, payments.paymentAccountId))

export async function selectStripePayment(db: Queryable, id: string): Promise<AccountPayment | undefined> {
  const [row] = await selectWithAccount(db).where(eq(payments.id, id))
  return row
}

/** Oldest first: in this order they give way. */
export const selectLivePayments = (db: Queryable, invoiceId: string): Promise<AccountPayment[]> =>
  selectWithAccount(db)
    .where(and(eq(payments.invoiceId, invoiceId), inArray(payments.state, [...LIVE_STATES])))
    .orderBy(asc(payments.createdAt), asc(payments.id))

export type NewPayment = typeof payments.$inferInsert

/**
 * Puts the attempt's row, if the invoice is still owed exactly what it covers and has no live payment: one statement,
 * so that nothing can come in between. Undefined when somebody was faster or the invoice has changed.
 */
export async function insertIfStillPayable(
  db: Queryable,
  row: NewPayment,
  now: Date,
): Promise<Payment | undefined> {
  const check = nextCheckAt('opening', 0, now)
  const at = now.toISOString()
  const [made] = await db.execute<{ id: string }>(sql`
    insert into ${payments} (id, organisation_id, invoice_id, payment_account_id, source, state, livemode, amount_minor,
      settles_minor, price, ends_at, currency, description, statement_suffix, fee_minor, platform_fee_minor, client_fee_minor,
      next_check_at, created_at, updated_at)
    select ${row.id}::uuid, i.organisation_id, i.id, ${row.paymentAccountId}::uuid, 'stripe', 'opening', ${row.livemode}::boolean,
      ${row.amountMinor}::bigint, ${row.settlesMinor ?? null}::bigint, ${row.price ? JSON.stringify(row.price) : null}::jsonb,
      ${row.endsAt?.toISOString() ?? null}::timestamptz, i.currency, ${row.description}::text, ${row.statementSuffix ?? null}::text, ${row.feeMinor}::bigint, ${row.platformFeeMinor}::bigint,
      ${row.clientFeeMinor}::bigint, ${check?.toISOString()}::timestamptz, ${at}::timestamptz, ${at}::timestamptz
    from ${invoices} i
    where i.id = ${row.invoiceId}::uuid and i.outstanding_minor = ${row.settlesMinor ?? row.amountMinor}::bigint
      and i.currency = ${row.currency} and i.status in ('Sent', 'PartiallyPaid') and i.reserved_minor = 0
    for update of i
    on conflict do nothing
    returning id`)
  return made && { ...blankPayment, ...row, createdAt: now, updatedAt: now, nextCheckAt: check }
}

/** With what its payer has agreed to, in the same transaction. */
export async function insertAttempt(
  db: Database,
  row: NewPayment & { id: string },
  tie: Tie | undefined,
  now: Date,
): Promise<Payment | undefined> {
  if (!tie) return insertIfStillPayable(db, row, now)
  return transact(db, async (tx) => {
    const made = await insertIfStillPayable(tx, row, now)
    if (made) await insertTie(tx, { ...tie, paymentId: row.id })
    return made
  })
}

/** One of several. The invoice's row is locked, and it fits: the database refuses what does not. */
export async function insertChosen(tx: Transaction, row: NewPayment, now: Date): Promise<Payment> {
  const check = nextCheckAt('opening', 0, now)
  const times = { createdAt: now, updatedAt: now, nextCheckAt: check }
  await tx.insert(payments).values({ ...row, ...times })
  return { ...blankPayment, ...row, ...times }
}

/** Somebody has it on their page again, and may have pressed the button anew. */
export async function updateSeen(
  db: Queryable,
  id: string,
  seen: Pick<Partial<Payment>, 'endsAt' | 'price'>,
): Promise<void> {
  await db
    .update(payments)
    .set(seen)
    .where(and(eq(payments.id, id), inArray(payments.state, [...UNCONFIRMED_STATES])))
}

/** Whatever ends, or is on its way, changes what its invoice still asks for: the invoice is locked first, as everybody else does. */
const invoiceFirst = (state: PaymentState) =>
  UNCONFIRMED_STATES.some((open) => open === state)
    ? undefined
    : sql`(${payments.invoiceId} is null or (select i.id from ${invoices} i where i.id = ${payments.invoiceId} for no key update) is not null)`

/** Moves a payment, if it is in a state from which it may move there. Undefined when it is not. */
export async function updatePaymentState(
  db: Queryable,
  id: string,
  state: keyof typeof MAY_COME_FROM,
  changes: Partial<NewPayment>,
  now: Date,
  from: readonly PaymentState[] = MAY_COME_FROM[state],
): Promise<Payment | undefined> {
  const next = nextCheckAt(state, 0, now)?.toISOString() ?? null
  const [row] = await db
    .update(payments)
    .set({
      ...changes,
      state,
      updatedAt: now,
      // A change begins a new rhythm of looks; the same state again goes on with the old one.
      checks: sql`case when ${payments.state} = ${state} then ${payments.checks} else 0 end`,
      // A session is looked at as a whole.
      nextCheckAt: sql`case
        when ${payments.state} = ${state} or (${payments.sessionId} is not null and ${next}::timestamptz is not null)
        then ${payments.nextCheckAt} else ${next}::timestamptz end`,
    })
    .where(and(eq(payments.id, id), inArray(payments.state, [...from]), invoiceFirst(state)))
    .returning()
  return row
}

export async function lockPayment(tx: Transaction, id: string): Promise<Payment | undefined> {
  const [row] = await tx.select().from(payments).where(eq(payments.id, id)).for('update')
  return row
}

export async function updatePaymentDetails(
  tx: Transaction,
  id: string,
  changes: Partial<NewPayment>,
): Promise<Payment | undefined> {
  const [row] = await tx.update(payments).set(changes).where(eq(payments.id, id)).returning()
  return row
}

export const DUE_BATCH = 40

/** Takes payments whose next look is due; the look after that is set at once, so that a crash only delays it. */
export async function takeDuePayments(db: Database, now: Date): Promise<Pick<Payment, 'id'>[]> {
  const due = await db
    .select({ id: payments.id, state: payments.state, checks: payments.checks })
    .from(payments)
    // A session has looks of its own: whether it can still be paid is more than one payment can say.
    .where(and(lte(payments.nextCheckAt, now), isNull(payments.sessionId)))
    .orderBy(asc(payments.nextCheckAt))
    .limit(DUE_BATCH)
  if (due.length === 0) return []
  const looks = due.map(({ checks, id, state }) => {
    // What is over and due was given up without asking: it stays due until it has been looked at.
    const next = nextCheckAt(state, checks + 1, now) ?? nextCheckAt('unknown', checks, now)
    return { id, checks, next: next?.toISOString() }
  })
  return db.execute<{ id: string }>(sql`
    update ${payments} set checks = look.checks + 1, next_check_at = look.next
    from jsonb_to_recordset(${JSON.stringify(looks)}::text::jsonb) as look(id uuid, checks int, next timestamptz)
    where payments.id = look.id and payments.checks = look.checks and payments.next_check_at <= ${now.toISOString()}::timestamptz
    returning payments.id`)
}

/** What is over, and was looked at once more, needs no further look. */
export async function updateLookedAt(db: Queryable, id: string): Promise<void> {
  await db
    .update(payments)
    .set({ nextCheckAt: null, checks: 0 })
    .where(and(eq(payments.id, id), inArray(payments.state, [...ENDED_STATES])))
}
