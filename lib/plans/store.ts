// SQL for payment plans and their parts.
import { eq, inArray, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import { payments } from '@/db/schema/payments'
import { paymentParts, paymentPlans } from '@/db/schema/plans'
import type { Transaction } from '@/db/transact'
import { newId } from '@/lib/ids'
import { toMinor } from '@/lib/money/money'
import type { Day } from '@/lib/time-zone'
import type { Part, Plan } from './plan'

export interface InvoicePlan extends Plan {
  /** What payments that are processing will cover. */
  processingMinor: number
}

/** Of a row of `payments`: what it covers of what is owed. */
const settlesMinor = sql`coalesce(${payments.settlesMinor}, ${payments.amountMinor})`

/** What is on its way to an invoice, as a column beside its row. */
const processing = sql<string>`(
  select coalesce(sum(${settlesMinor}), 0) from ${payments}
  where ${payments.invoiceId} = ${paymentPlans.invoiceId} and ${payments.source} = 'stripe' and ${payments.state} = 'processing')`

/** The plan of a row of `invoices`, or null: for whoever reads the invoice in the same statement. */
export const planOfRow = sql<Plan | null>`(
  select json_build_object('payerMayChoose', g.payer_may_choose, 'minimumMinor', g.minimum_minor, 'parts', (
    select json_agg(json_build_object('kind', k.kind, 'dueDate', k.due_date, 'amountMinor', k.amount_minor,
      'sharePpm', k.share_ppm) order by k.position)
    from ${paymentParts} k where k.plan_id = g.id))
  from ${paymentPlans} g where g.invoice_id = ${invoices.id})`

/** The plans of those invoices that have one. */
export async function selectPlans(
  db: Queryable,
  invoiceIds: readonly string[],
): Promise<Map<string, InvoicePlan>> {
  if (invoiceIds.length === 0) return new Map()
  const rows = await db
    .select({ plan: paymentPlans, part: paymentParts, processing })
    .from(paymentPlans)
    .innerJoin(paymentParts, eq(paymentParts.planId, paymentPlans.id))
    .where(inArray(paymentPlans.invoiceId, [...invoiceIds]))
    .orderBy(paymentPlans.invoiceId, paymentParts.position)
  const plans = new Map<string, InvoicePlan>()
  for (const { part, plan, processing: processingMinor } of rows) {
    const { invoiceId, minimumMinor, payerMayChoose } = plan
    const known = plans.get(invoiceId) ?? {
      ...{ payerMayChoose, minimumMinor, parts: [], processingMinor: toMinor(processingMinor) },
    }
    const { amountMinor, dueDate, kind, sharePpm } = part
    plans.set(invoiceId, { ...known, parts: [...known.parts, { amountMinor, dueDate, kind, sharePpm }] })
  }
  return plans
}

export const selectPlan = async (db: Queryable, invoiceId: string): Promise<InvoicePlan | undefined> =>
  (await selectPlans(db, [invoiceId])).get(invoiceId)

const isSame = (before: Plan, { minimumMinor, parts, payerMayChoose }: Plan): boolean =>
  before.minimumMinor === minimumMinor &&
  before.payerMayChoose === payerMayChoose &&
  before.parts.length === parts.length &&
  before.parts.every((part, at) => {
    const other = parts[at]
    return (
      part.kind === other?.kind &&
      part.amountMinor === other.amountMinor &&
      part.dueDate === other.dueDate &&
      part.sharePpm === other.sharePpm
    )
  })

const TOLD = { dueDate: paymentParts.dueDate, kind: paymentParts.kind, overdueAt: paymentParts.overdueAt }

/** Of a part that stays on its day nobody is told again that it is overdue. */
const toldOf = (
  { dueDate, kind }: Part,
  gone: readonly (Pick<Part, 'dueDate' | 'kind'> & { overdueAt: Date | null })[],
) => gone.find((part) => part.kind === kind && part.dueDate === dueDate)?.overdueAt ?? null

/** In place of the plan that the invoice had; the same one again is no change that anybody is told of. The invoice's row is locked. */
export async function upsertPlan(
  tx: Transaction,
  { id: invoiceId, organisationId }: { id: string; organisationId: string },
  plan: Plan,
  now: Date,
): Promise<void> {
  const before = await selectPlan(tx, invoiceId)
  if (before && isSame(before, plan)) return
  const { minimumMinor, parts, payerMayChoose } = plan
  const times = { createdAt: now, updatedAt: now }
  const [written] = await tx
    .insert(paymentPlans)
    .values({ id: newId(), organisationId, invoiceId, payerMayChoose, minimumMinor, ...times })
    .onConflictDoUpdate({
      target: paymentPlans.invoiceId,
      set: { payerMayChoose, minimumMinor, updatedAt: now },
    })
    .returning({ id: paymentPlans.id })
  if (!written) throw new Error('a plan that was written is not there')
  const gone = await tx.delete(paymentParts).where(eq(paymentParts.planId, written.id)).returning(TOLD)
  const ofPlan = { organisationId, planId: written.id }
  await tx
    .insert(paymentParts)
    .values(parts.map((part, position) => ({ ...part, ...ofPlan, position, overdueAt: toldOf(part, gone) })))
}

/** A deposit is due at once: on the day on which it can first be paid. The invoice's row is locked. */
export async function updateDepositDue(tx: Transaction, invoiceId: string, day: Day): Promise<void> {
  await tx.execute(sql`
    update ${paymentParts} k set due_date = least(greatest(i.issue_date, ${day}::date), (
      select min(next.due_date) from ${paymentParts} next where next.plan_id = g.id and next.kind = 'instalment'))
    from ${paymentPlans} g join ${invoices} i on i.id = g.invoice_id
    where g.invoice_id = ${invoiceId} and k.plan_id = g.id and k.kind = 'deposit' and k.due_date is null`)
}

export async function deletePlan(tx: Transaction, invoiceId: string): Promise<void> {
  await tx.delete(paymentPlans).where(eq(paymentPlans.invoiceId, invoiceId))
}

/** Money that is under review may turn out to be there: until that is known, nobody is told. */
const AGAIN = sql`interval '1 hour'`

/**
 * Marks the parts of the first day that was over by then, and writes anew when the next one will be, whatever stood there: it
 * may have been reckoned by what somebody else was changing in that moment. The invoice's row is locked. False where nothing changed.
 */
export async function updateOverdue(tx: Transaction, invoiceId: string, now: Date): Promise<boolean> {
  const at = sql`${now.toISOString()}::timestamptz`
  const isReviewed = sql`exists (select 1 from ${payments} p where p.invoice_id = i.id and p.state = 'quarantined')`
  const marked = await tx.execute(sql`
    update ${paymentParts} k set overdue_at = ${at}
    from ${invoices} i join ${organisations} o on o.id = i.organisation_id, lateral invoice_parts_waiting(i) late
    where i.id = ${invoiceId} and k.plan_id = late.plan_id and k.position = late.part_position and not ${isReviewed}
      and late.due = (select min(due) from invoice_parts_waiting(i)) and late.due < (${at} at time zone o.time_zone)::date`)
  // A statement of its own, which sees what was marked.
  const nextAt = sql`case when invoice_part_late(i) <= ${at} and ${isReviewed} then ${at} + ${AGAIN} else invoice_part_late(i) end`
  const moved = await tx.execute(sql`
    update ${invoices} i set part_late_at = ${nextAt} where i.id = ${invoiceId} and i.part_late_at is distinct from ${nextAt}`)
  return marked.count + moved.count > 0
}
