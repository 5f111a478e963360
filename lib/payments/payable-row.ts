// The payable of a payment (invoice, checkout or session): locked together with it, and updated from the ledger.
import { and, eq, sql } from 'drizzle-orm'
import { checkouts } from '@/db/schema/checkouts'
import { invoices } from '@/db/schema/invoices'
import { ledgerEntries } from '@/db/schema/ledger'
import { payments } from '@/db/schema/payments'
import { sessions } from '@/db/schema/sessions'
import type { Transaction } from '@/db/transact'
import { updateFromLedger } from '@/lib/invoices/store'
import type { Payment } from './payment'

export interface LockedPayable {
  payment: Payment
  /** What is owed before this payment; anything more is surplus. */
  outstandingMinor: number
}

export type PayableOf = Pick<Payment, 'invoiceId' | 'checkoutId' | 'sessionId'>
export type PaymentOf = PayableOf & Pick<Payment, 'id' | 'organisationId'>

/**
 * Locks the payable and its payment for the rest of the transaction, in one statement, which locks in the order of its `of`. An
 * invoice and a session are locked before their payments, because they have many; a checkout after its one payment, because
 * every move of that payment moves the checkout.
 */
export async function lockPayable(tx: Transaction, payee: PaymentOf): Promise<LockedPayable | undefined> {
  const { checkoutId, invoiceId, sessionId } = payee
  if (invoiceId !== null) return lockWithInvoice(tx, payee)
  if (sessionId !== null) return lockWithSession(tx, payee)
  return checkoutId === null ? undefined : lockWithCheckout(tx, payee)
}

async function lockWithInvoice(
  tx: Transaction,
  { id, organisationId }: PaymentOf,
): Promise<LockedPayable | undefined> {
  const [row] = await tx
    .select({ payment: payments, outstandingMinor: invoices.outstandingMinor })
    .from(payments)
    .innerJoin(invoices, eq(invoices.id, payments.invoiceId))
    .where(and(eq(payments.id, id), eq(invoices.organisationId, organisationId)))
    .for('update', { of: [invoices, payments] })
  return row
}

async function lockWithCheckout(tx: Transaction, { id }: PaymentOf): Promise<LockedPayable | undefined> {
  const { amountPaidMinor, totalMinor } = checkouts
  const [row] = await tx
    .select({ payment: payments, totalMinor, amountPaidMinor })
    .from(payments)
    .innerJoin(checkouts, eq(checkouts.id, payments.checkoutId))
    .where(eq(payments.id, id))
    .for('update', { of: [payments, checkouts] })
  return row && { payment: row.payment, outstandingMinor: Math.max(row.totalMinor - row.amountPaidMinor, 0) }
}

/** A session asks nothing of a payment once another has paid it. */
async function lockWithSession(tx: Transaction, { id }: PaymentOf): Promise<LockedPayable | undefined> {
  const { attemptId, capturedMinor, totalMinor } = sessions
  const [row] = await tx
    .select({ payment: payments, totalMinor, capturedMinor, attemptId })
    .from(payments)
    .innerJoin(sessions, eq(sessions.id, payments.sessionId))
    .where(eq(payments.id, id))
    .for('update', { of: [sessions, payments] })
  const isAnothers = row && row.capturedMinor > 0 && row.attemptId !== id
  return row && { payment: row.payment, outstandingMinor: isAnothers ? 0 : row.totalMinor }
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
