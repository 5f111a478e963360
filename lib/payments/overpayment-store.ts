// SQL for overpayments: which payments can be refunded, and what is already being refunded.
import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { ledgerEntries } from '@/db/schema/ledger'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { disputes, payments, refunds } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import { chargeStepMinor, isCurrency } from '@/lib/money/currency'
import { toMinor } from '@/lib/money/money'
import { holdsMoney } from './dispute'
import type { Payment } from './payment'
import { selectRefundedMinor } from './refund-store'

/** What refunds will take that are asked for, or made, and not in the ledger yet. */
export async function selectComingRefundsMinor(db: Queryable, invoiceId: string): Promise<number> {
  const [row] = await db
    .select({ sum: sql<string>`coalesce(sum(${refunds.amountMinor}), 0)` })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(
      and(
        eq(payments.invoiceId, invoiceId),
        inArray(refunds.state, ['opening', 'pending', 'succeeded']),
        sql`not exists (select 1 from ${ledgerEntries} l where l.fact = 'refund:' || ${refunds.providerReference})`,
      ),
    )
  return toMinor(row?.sum ?? 0)
}

/**
 * What refunds of a surplus will still take, as far as their payments have it: one that was given back at the provider meanwhile
 * is refused there.
 */
export async function selectComingSurplusMinor(db: Queryable, invoiceId: string): Promise<number> {
  const isComing = sql`r.origin in ('surplus', 'overpayment')
    and not exists (select 1 from ledger_entries l where l.fact = 'refund:' || r.reference_in_payment)`
  const [row] = await db.execute<{ sum: string }>(sql`
    select coalesce(sum(greatest(least(coming, has), 0)), 0) as sum from (
      select coalesce(sum(r.amount_minor) filter (where ${isComing}), 0) as coming,
        p.amount_minor - coalesce(sum(r.amount_minor) filter (where not (${isComing})), 0) as has
      from payments p join refunds r on r.payment_id = p.id
      where p.invoice_id = ${invoiceId} and r.state in ('opening', 'pending', 'succeeded')
      group by p.id) each_payment`)
  return toMinor(row?.sum ?? 0)
}

/** Locks the payments that are money, newest first, so that nobody asks for a refund of them meanwhile. */
export const lockTakenPayments = (tx: Transaction, invoiceId: string): Promise<Payment[]> =>
  tx
    .select()
    .from(payments)
    .where(and(eq(payments.invoiceId, invoiceId), eq(payments.state, 'succeeded')))
    .orderBy(desc(payments.createdAt), desc(payments.id))
    .for('update')

/** Stripe takes some currencies only in whole tens of their minor unit. */
export const stepOf = ({ currency }: Payment): number =>
  isCurrency(currency) ? chargeStepMinor(currency) : 1

export interface Returnable {
  payment: Payment
  /** How much of it could go back through Stripe now. */
  minor: number
  /** Its account has withdrawn our access: Stripe would refuse whatever is asked. */
  isWithdrawn: boolean
}

export async function selectReturnable(tx: Transaction, taken: readonly Payment[]): Promise<Returnable[]> {
  const ofStripe = taken.filter(({ source }) => source === 'stripe')
  if (ofStripe.length === 0) return []
  const held = await tx
    .select()
    .from(disputes)
    .where(
      inArray(
        disputes.paymentId,
        ofStripe.map(({ id }) => id),
      ),
    )
  const withdrawn = await tx
    .select({ id: payments.id })
    .from(payments)
    .innerJoin(paymentAccounts, eq(paymentAccounts.id, payments.paymentAccountId))
    .where(
      and(
        inArray(
          payments.id,
          ofStripe.map(({ id }) => id),
        ),
        isNotNull(paymentAccounts.disconnectedAt),
      ),
    )
  const returnable: Returnable[] = []
  for (const payment of ofStripe) {
    if (held.some((dispute) => dispute.paymentId === payment.id && holdsMoney(dispute))) continue
    returnable.push({
      payment,
      minor: payment.amountMinor - (await selectRefundedMinor(tx, payment.id)),
      isWithdrawn: withdrawn.some(({ id }) => id === payment.id),
    })
  }
  return returnable
}
