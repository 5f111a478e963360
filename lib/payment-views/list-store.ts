// SQL for all money of an organisation: payments, refunds, disputes and payouts, whatever they are for.
import { and, type Column, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { disputes, payments, refunds } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import {
  byTimes,
  inOrder,
  type Orders,
  type SortedRequest,
  type TimeFilters,
  withinTimes,
} from '@/lib/http/fields/sorting'
import { selectWithParts } from '@/lib/payments/parts-store'
import { type Dispute, type Payment, type Refund, returnsSurplus } from '@/lib/payments/payment'
import type { Payout } from '@/lib/payments/payout-store'
import { type PAYMENT_STATUSES, REFUND_WORDS } from './platform-api'

interface About {
  organisationId: string
  invoiceId: string | null
  checkoutId: string | null
}
export type RefundOfPayment = Refund & { about: About }
export type DisputeOfPayment = Dispute & { about: About }

export const PAYMENT_ORDERS: Orders<Payment> = byTimes<Payment>(payments)
export const REFUND_ORDERS: Orders<Refund> = byTimes<Refund>(refunds)
export const DISPUTE_ORDERS: Orders<Dispute> = byTimes<Dispute>(disputes)
export const PAYOUT_ORDERS: Orders<Payout> = byTimes<Payout>(payouts)

interface Common extends TimeFilters {
  currency?: string
  providerReference?: string
}
interface AboutPayment extends Common {
  paymentId?: string
  invoiceId?: string
  checkoutId?: string
}
export type PaymentSearch = SortedRequest &
  Common & {
    status?: (typeof PAYMENT_STATUSES)[number][]
    source?: 'stripe' | 'manual'
    invoiceId?: string
    checkoutId?: string
    payoutId?: string
  }
export type RefundSearch = SortedRequest & AboutPayment & { status?: ('pending' | 'succeeded' | 'failed')[] }
export type DisputeSearch = SortedRequest & AboutPayment & { status?: Dispute['state'][] }
export type PayoutSearch = SortedRequest & Common & { status?: Payout['state'][] }

/** What sessions brought to accounts of the merchant's own is said by the sessions. */
const isListed = isNull(payments.sessionId)

/** Nothing when undefined: what was not asked for excludes nothing. */
const is = (column: Parameters<typeof eq>[0], value: string | undefined): SQL | undefined =>
  value === undefined ? undefined : eq(column, value)

const FAILED: Refund['state'][] = ['failed', 'cancelled']
const SURPLUS = (['api', 'dashboard', 'surplus', 'overpayment'] as const).filter((origin) =>
  returnsSurplus({ origin }),
)
// Counted, not asked by `exists`: that would be answered by reading every dispute there is.
const hasDispute = (state: Dispute['state']) =>
  sql`(select count(*) from ${disputes} d where d.payment_id = ${payments.id} and d.state = ${state}
    and coalesce(d.provider_status, '') not like 'warning%') > 0`
const returned = sql`(select coalesce(sum(r.amount_minor), 0) from ${refunds} r
  where r.payment_id = ${payments.id} and r.state not in ${FAILED})`
const wasAllSurplus = sql`(select bool_and(r.origin in ${SURPLUS}) from ${refunds} r where r.payment_id = ${payments.id}
  and r.state not in ${FAILED})`

/** The same word as `paymentStatusOf` finds. */
const statusWord = sql<string>`case ${payments.state}
  when 'processing' then 'Processing' when 'failed' then 'Failed' when 'cancelled' then 'Cancelled'
  when 'quarantined' then 'UnderReview'
  when 'succeeded' then case
    when ${hasDispute('lost')} then 'ChargedBack' when ${hasDispute('open')} then 'Disputed'
    when ${returned} = 0 then 'Succeeded' when ${returned} < ${payments.amountMinor} then 'PartiallyRefunded'
    when ${wasAllSurplus} then 'DuplicateRefunded' else 'Refunded' end
  else 'Pending' end`

export function selectPayments(
  db: Queryable,
  organisationId: string,
  search: PaymentSearch,
): Promise<Payment[]> {
  const { isBehind, orderBy } = inOrder(PAYMENT_ORDERS, payments.id, search)
  const { status } = search
  return db
    .select()
    .from(payments)
    .where(
      and(
        eq(payments.organisationId, organisationId),
        isListed,
        is(payments.source, search.source),
        is(payments.invoiceId, search.invoiceId),
        is(payments.checkoutId, search.checkoutId),
        is(payments.payoutId, search.payoutId),
        is(payments.currency, search.currency),
        is(payments.providerReference, search.providerReference),
        status && inArray(statusWord, status),
        ...withinTimes(payments, search),
        isBehind,
      ),
    )
    .orderBy(...orderBy)
    .limit(search.limit + 1)
}

const ABOUT = {
  organisationId: payments.organisationId,
  invoiceId: payments.invoiceId,
  checkoutId: payments.checkoutId,
}

const aboutPayment = (table: typeof refunds | typeof disputes, search: AboutPayment): (SQL | undefined)[] => [
  is(table.paymentId, search.paymentId),
  is(payments.invoiceId, search.invoiceId),
  is(payments.checkoutId, search.checkoutId),
  is(table.currency, search.currency),
  is(table.providerReference, search.providerReference),
  ...withinTimes(table, search),
]

const statesOf = (statuses: readonly string[]): Refund['state'][] =>
  (Object.keys(REFUND_WORDS) as Refund['state'][]).filter((state) => statuses.includes(REFUND_WORDS[state]))

export async function selectRefunds(
  db: Queryable,
  organisationId: string,
  search: RefundSearch,
): Promise<RefundOfPayment[]> {
  const { isBehind, orderBy } = inOrder(REFUND_ORDERS, refunds.id, search)
  const rows = await db
    .select({ refund: refunds, about: ABOUT })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        eq(refunds.organisationId, organisationId),
        isNull(refunds.sessionId),
        search.status && inArray(refunds.state, statesOf(search.status)),
        ...aboutPayment(refunds, search),
        isBehind,
      ),
    )
    .orderBy(...orderBy)
    .limit(search.limit + 1)
  return rows.map(({ about, refund }) => ({ ...refund, about }))
}

export async function selectDisputes(
  db: Queryable,
  organisationId: string,
  search: DisputeSearch,
): Promise<DisputeOfPayment[]> {
  const { isBehind, orderBy } = inOrder(DISPUTE_ORDERS, disputes.id, search)
  const rows = await db
    .select({ dispute: disputes, about: ABOUT })
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .where(
      and(
        eq(disputes.organisationId, organisationId),
        isNull(disputes.sessionId),
        search.status && inArray(disputes.state, search.status),
        ...aboutPayment(disputes, search),
        isBehind,
      ),
    )
    .orderBy(...orderBy)
    .limit(search.limit + 1)
  return rows.map(({ about, dispute }) => ({ ...dispute, about }))
}

/** One by its id; of an organisation only what its lists show. */
const isOne = (id: Column, value: string, organisationId: string | undefined): SQL | undefined =>
  and(
    eq(id, value),
    organisationId === undefined ? undefined : and(eq(payments.organisationId, organisationId), isListed),
  )

export async function selectPayment(db: Queryable, id: string, organisationId?: string) {
  const rows = await db
    .select()
    .from(payments)
    .where(isOne(payments.id, id, organisationId))
  return (await selectWithParts(db, rows))[0]
}

export async function selectRefund(db: Queryable, id: string, organisationId?: string) {
  const [row] = await db
    .select({ refund: refunds, about: ABOUT })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(isOne(refunds.id, id, organisationId))
  return row && { ...row.refund, about: row.about }
}

export async function selectDispute(db: Queryable, id: string, organisationId?: string) {
  const [row] = await db
    .select({ dispute: disputes, about: ABOUT })
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .where(isOne(disputes.id, id, organisationId))
  return row && { ...row.dispute, about: row.about }
}

export async function selectPayout(db: Queryable, id: string, organisationId: string) {
  const [row] = await db
    .select()
    .from(payouts)
    .where(and(eq(payouts.id, id), eq(payouts.organisationId, organisationId)))
  return row
}

export function selectPayouts(
  db: Queryable,
  organisationId: string,
  search: PayoutSearch,
): Promise<Payout[]> {
  const { isBehind, orderBy } = inOrder(PAYOUT_ORDERS, payouts.id, search)
  return db
    .select()
    .from(payouts)
    .where(
      and(
        eq(payouts.organisationId, organisationId),
        search.status && inArray(payouts.state, search.status),
        is(payouts.currency, search.currency),
        is(payouts.reference, search.providerReference),
        ...withinTimes(payouts, search),
        isBehind,
      ),
    )
    .orderBy(...orderBy)
    .limit(search.limit + 1)
}
