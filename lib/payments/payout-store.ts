// SQL for payouts.
import { and, eq, sql } from 'drizzle-orm'
import { payments } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import type { Transaction } from '@/db/transact'
import { newId } from '@/lib/ids'
import type { PayoutFacts } from '@/lib/stripe/payouts'

export type Payout = typeof payouts.$inferSelect

/** Writes what Stripe says of a payout; answers our id of it. */
export async function upsertPayout(
  tx: Transaction,
  { id: paymentAccountId, organisationId }: { id: string; organisationId: string },
  facts: PayoutFacts & { amountMinor: number },
  now: Date,
): Promise<string> {
  const { amountMinor, arrivesOn, currency, failureReason, paidOutAt, reference, state } = facts
  const said = { state, amountMinor, currency, arrivesOn, failureReason, updatedAt: now }
  const [row] = await tx
    .insert(payouts)
    .values({ id: newId(), organisationId, paymentAccountId, reference, createdAt: paidOutAt, ...said })
    .onConflictDoUpdate({
      target: payouts.reference,
      set: said,
      // A reference belongs to one account for ever.
      setWhere: eq(payouts.paymentAccountId, paymentAccountId),
    })
    .returning({ id: payouts.id })
  if (!row) throw new Error(`payout ${reference} belongs to another account`)
  return row.id
}

/** Payments of this account that went with the payout; a later payout takes over what an earlier one failed to bring. */
export async function updatePayoutOfPayments(
  tx: Transaction,
  paymentAccountId: string,
  payoutId: string,
  balanceReferences: string[],
): Promise<void> {
  if (balanceReferences.length === 0) return
  await tx
    .update(payments)
    .set({ payoutId })
    .where(
      and(
        eq(payments.paymentAccountId, paymentAccountId),
        sql`${payments.balanceReference} = any(${sql.param(balanceReferences)}::text[])`,
      ),
    )
}
