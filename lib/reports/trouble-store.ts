// SQL for money and papers in trouble that needs a person, for one organisation or all.
import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { troubleRows } from '@/lib/invoices/trouble-sets'
import type { Trouble } from '@/lib/invoices/troubles'

export interface MoneyTrouble {
  overpaidInvoices: number
  /** A bank asks, and may take money later. */
  inquiries: number
  /** Nothing has gone back instead since. */
  failedRefunds: number
  /** The invoice still waits for its money. */
  failedDebits: number
  /** Nothing has reached the bank since. */
  failedPayouts: number
  /** The invoice is open again; where there is none, of late. */
  lostDisputes: number
  /** Of late. */
  wonDisputes: number
  /** Rejected by their receivers, or not arrived. */
  undeliveredDocuments: number
  /** Asked by payers, and not closed yet. */
  openQuestions: number
  /** To be collected, and nobody could tell the customer. */
  untoldDebits: number
  /** Their next invoice cannot be made. */
  stuckSchedules: number
}

export async function selectTrouble(
  db: Queryable,
  organisationId: string | undefined,
  now: Date,
): Promise<MoneyTrouble> {
  const mine = (column: SQL) => (organisationId ? sql`and ${column} = ${organisationId}::uuid` : sql``)
  const count = (kind: Trouble) =>
    sql`(select count(*)::int from (${troubleRows(kind, { organisationId }, now)}) t)`
  const [row] = await db.execute<Record<keyof MoneyTrouble, number>>(sql`
    select
      (select count(*)::int from invoices where amount_overpaid_minor > 0 ${mine(sql`organisation_id`)}) as "overpaidInvoices",
      ${count('inquiry')} as inquiries,
      ${count('refund-failed')} as "failedRefunds",
      ${count('debit-failed')} as "failedDebits",
      (select count(*)::int from payouts o where o.state = 'failed' ${mine(sql`o.organisation_id`)} and not exists (
          select 1 from payouts later where later.payment_account_id = o.payment_account_id
            and later.created_at > o.created_at and later.state = 'paid')) as "failedPayouts",
      ${count('dispute-lost')} as "lostDisputes",
      ${count('dispute-won')} as "wonDisputes",
      ${count('document-undelivered')} as "undeliveredDocuments",
      ${count('question-open')} as "openQuestions",
      ${count('debit-untold')} as "untoldDebits",
      (select count(*)::int from recurring_invoices where problem_since is not null ${mine(sql`organisation_id`)}) as "stuckSchedules"`)
  if (!row) throw new Error('a select without a row')
  return row
}
