// What a payment pays, an invoice or a checkout: locked together with the payment, and following the ledger afterwards.
import { eq, sql } from 'drizzle-orm'
import { checkouts } from '@/db/schema/checkouts'
import { ledgerEntries } from '@/db/schema/ledger'
import type { Transaction } from '@/db/transact'
import { lockInvoice, updateFromLedger } from '@/lib/invoices/store'
import type { Payment } from './payment'
import { lockPayment } from './store'

export interface LockedPayable {
  payment: Payment
  /** What is owed before this payment; anything more is surplus. */
  outstandingMinor: number
}

type Payee = Pick<Payment, 'id' | 'organisationId' | 'invoiceId' | 'checkoutId'>
export type PayableOf = Pick<Payment, 'invoiceId' | 'checkoutId'>

/**
 * Locks the payable and its payment for the rest of the transaction. An invoice is locked before its payments, because it
 * has many; a checkout after its one payment, because every move of that payment moves the checkout.
 */
export async function lockPayable(tx: Transaction, payee: Payee): Promise<LockedPayable | undefined> {
  const { checkoutId, id, invoiceId, organisationId } = payee
  const invoice = invoiceId === null ? undefined : await lockInvoice(tx, organisationId, invoiceId)
  const payment = await lockPayment(tx, id)
  const outstandingMinor =
    checkoutId === null ? invoice?.outstandingMinor : await lockCheckout(tx, checkoutId)
  return payment && outstandingMinor !== undefined ? { payment, outstandingMinor } : undefined
}

/** Answers what the checkout still asks for. */
async function lockCheckout(tx: Transaction, id: string): Promise<number | undefined> {
  const [row] = await tx
    .select({ totalMinor: checkouts.totalMinor, amountPaidMinor: checkouts.amountPaidMinor })
    .from(checkouts)
    .where(eq(checkouts.id, id))
    .for('update')
  return row && Math.max(row.totalMinor - row.amountPaidMinor, 0)
}

/** Derives what the payable has received from its ledger. */
export async function followPayable(tx: Transaction, payee: PayableOf, now: Date): Promise<void> {
  if (payee.invoiceId !== null) await updateFromLedger(tx, payee.invoiceId, now)
  if (payee.checkoutId !== null) await followCheckout(tx, payee.checkoutId, now)
}

/** The only writer of these columns. */
async function followCheckout(tx: Transaction, checkoutId: string, now: Date): Promise<void> {
  const at = now.toISOString()
  await tx.execute(sql`
    with book as (
      select
        coalesce(sum(amount_minor), 0) as paid,
        coalesce(-sum(amount_minor) filter (where kind in ('refund', 'refund_reversed')), 0) as refunded
      from ${ledgerEntries} where checkout_id = ${checkoutId}
    )
    update ${checkouts} set
      amount_paid_minor = book.paid,
      amount_refunded_minor = book.refunded,
      paid_at = case when book.paid >= total_minor then coalesce(paid_at, ${at}::timestamptz) else paid_at end,
      updated_at = ${at}::timestamptz
    from book where id = ${checkoutId}`)
}
