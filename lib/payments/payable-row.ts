// The payable of a payment (invoice, checkout or session): locked together with it, and updated from the ledger.
import { eq, sql } from 'drizzle-orm'
import { checkouts } from '@/db/schema/checkouts'
import { ledgerEntries } from '@/db/schema/ledger'
import { sessions } from '@/db/schema/sessions'
import type { Transaction } from '@/db/transact'
import { lockInvoice, updateFromLedger } from '@/lib/invoices/store'
import type { Payment } from './payment'
import { lockPayment } from './store'

export interface LockedPayable {
  payment: Payment
  /** What is owed before this payment; anything more is surplus. */
  outstandingMinor: number
}

export type PayableOf = Pick<Payment, 'invoiceId' | 'checkoutId' | 'sessionId'>
type Payee = PayableOf & Pick<Payment, 'id' | 'organisationId'>

/**
 * Locks the payable and its payment for the rest of the transaction. An invoice and a session are locked before their
 * payments, because they have many; a checkout after its one payment, because every move of that payment moves the checkout.
 */
export async function lockPayable(tx: Transaction, payee: Payee): Promise<LockedPayable | undefined> {
  const { checkoutId, id, invoiceId, organisationId, sessionId } = payee
  const beforeIt =
    invoiceId !== null
      ? (await lockInvoice(tx, organisationId, invoiceId))?.outstandingMinor
      : sessionId !== null
        ? await lockSession(tx, sessionId, id)
        : undefined
  const payment = await lockPayment(tx, id)
  const outstandingMinor = checkoutId === null ? beforeIt : await lockCheckout(tx, checkoutId)
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

/** Answers what the session asks of this payment: nothing once another has paid it. */
async function lockSession(tx: Transaction, id: string, paymentId: string): Promise<number | undefined> {
  const { attemptId, capturedMinor, totalMinor } = sessions
  const [row] = await tx
    .select({ totalMinor, capturedMinor, attemptId })
    .from(sessions)
    .where(eq(sessions.id, id))
    .for('update')
  return row && (row.capturedMinor > 0 && row.attemptId !== paymentId ? 0 : row.totalMinor)
}

/** Derives what the payable has received from its ledger. */
export async function followPayable(tx: Transaction, payee: PayableOf, now: Date): Promise<void> {
  if (payee.invoiceId !== null) await updateFromLedger(tx, payee.invoiceId, now)
  if (payee.checkoutId !== null) await followCheckout(tx, payee.checkoutId, now)
  if (payee.sessionId !== null) await followSession(tx, payee.sessionId, now)
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

/** The only writer of these columns. It has what its own payment brought; what another brought is surplus, and goes back. */
async function followSession(tx: Transaction, sessionId: string, now: Date): Promise<void> {
  await tx.execute(sql`
    with book as (
      select
        coalesce(sum(l.amount_minor) filter (where l.kind = 'payment'), 0) as captured,
        coalesce(-sum(l.amount_minor) filter (where l.kind in ('refund', 'refund_reversed')), 0) as refunded,
        coalesce(-sum(l.amount_minor) filter (where l.kind in ('dispute_lost', 'dispute_reversed')), 0) as charged_back
      from ${sessions} s join ${ledgerEntries} l on l.session_id = s.id and l.payment_id = s.attempt_id
      where s.id = ${sessionId}
    )
    update ${sessions} set
      captured_minor = book.captured,
      refunded_minor = book.refunded,
      charged_back_minor = book.charged_back,
      state = case
        when book.refunded = 0 then 'SUCCEEDED'
        when book.refunded >= book.captured then 'REFUNDED'
        else 'PARTIALLY_REFUNDED' end,
      updated_at = ${now.toISOString()}::timestamptz
    from book where id = ${sessionId} and book.captured > 0`)
}
