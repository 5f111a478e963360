// SQL for receipts: the payment and whose it is, what had been paid right after it, and what its order says.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { providerConnections } from '@/db/schema/applications'
import { checkoutLines, checkouts } from '@/db/schema/checkouts'
import { creditNotes, issuedDocuments } from '@/db/schema/documents'
import { ledgerEntries } from '@/db/schema/ledger'
import { outbox } from '@/db/schema/mail'
import { clients, organisations } from '@/db/schema/organisations'
import { payments } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import { toMinor } from '@/lib/money/money'
import type { Payment } from './payment'

export type PaidTo = NonNullable<Awaited<ReturnType<typeof selectPaidTo>>>

/** The payment, to whom, and by whom it was taken. */
export async function selectPaidTo(db: Queryable, paymentId: string) {
  const [row] = await db
    .select({
      payment: payments,
      organisation: organisations,
      client: { logoUrl: clients.logoUrl, primaryColour: clients.primaryColour },
      provider: providerConnections.provider,
    })
    .from(payments)
    .innerJoin(organisations, eq(organisations.id, payments.organisationId))
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .leftJoin(providerConnections, eq(providerConnections.id, payments.connectionId))
    .where(eq(payments.id, paymentId))
  return row
}

/** Before the numbers: whoever settles holds the payment, and may then want a number for a credit note. */
export async function lockPaymentKey(tx: Transaction, paymentId: string): Promise<void> {
  await tx.select({ id: payments.id }).from(payments).where(eq(payments.id, paymentId)).for('key share')
}

/** Nobody empties it until the transaction ends. */
export async function lockIssuedInvoice(tx: Transaction, invoiceId: string) {
  const { frozenLater, snapshot } = issuedDocuments
  const [row] = await tx
    .select({ snapshot, frozenLater })
    .from(issuedDocuments)
    .where(eq(issuedDocuments.invoiceId, invoiceId))
    .for('share')
  return row
}

/** What it sold; undefined once its contents were erased. Nobody erases them until the transaction ends. */
export async function lockOrder(tx: Transaction, checkoutId: string) {
  const [checkout] = await tx.select().from(checkouts).where(eq(checkouts.id, checkoutId)).for('share')
  if (!checkout || checkout.contentsErasedAt !== null) return undefined
  const lines = await tx
    .select()
    .from(checkoutLines)
    .where(eq(checkoutLines.checkoutId, checkoutId))
    .orderBy(asc(checkoutLines.position))
  return { checkout, lines }
}

export interface PaidThen {
  paidMinor: number
  /** Of it, what credit of the customer's had paid. */
  fromCreditMinor: number
  creditedMinor: number
}

/**
 * By the entries of the ledger up to that of the payment, and what was booked with it (its discount, its surcharge), so that it is
 * the same whenever it is asked.
 */
export async function selectPaidThen(
  db: Queryable,
  { checkoutId, id, invoiceId }: Payment,
): Promise<PaidThen> {
  const { amountMinor, kind } = ledgerEntries
  const isOfPayable =
    invoiceId !== null
      ? eq(ledgerEntries.invoiceId, invoiceId)
      : eq(ledgerEntries.checkoutId, checkoutId ?? '')
  const isUntilThen = sql`${ledgerEntries.id} <= (
    select min(own.id) from ${ledgerEntries} own
    where own.payment_id = ${id}::uuid and own.kind = 'payment'
      and ${invoiceId !== null ? sql`own.invoice_id = ${invoiceId}::uuid` : sql`own.checkout_id = ${checkoutId}::uuid`})`
  const isBookedWithIt = sql`(${kind} = 'surcharge' and ${ledgerEntries.paymentId} = ${id}::uuid)
    or ${ledgerEntries.fact} = (select 'credit_note:' || n.id from ${creditNotes} n
      where n.invoice_id = ${invoiceId}::uuid and n.payment_id = ${id}::uuid and n.cancels_id is null order by n.issued_at limit 1)`
  const [row] = await db
    .select({
      paid: sql<string>`coalesce(sum(${amountMinor}) filter (where ${kind} <> 'credit'), 0)`,
      fromCredit: sql<string>`coalesce(sum(${amountMinor}) filter (where ${kind} = 'credit_applied'), 0)`,
      credited: sql<string>`coalesce(sum(${amountMinor}) filter (where ${kind} = 'credit'), 0)`,
    })
    .from(ledgerEntries)
    .where(sql`${isOfPayable} and (${isUntilThen} or ${isBookedWithIt})`)
  return {
    paidMinor: Math.max(toMinor(row?.paid ?? 0), 0),
    fromCreditMinor: Math.max(toMinor(row?.fromCredit ?? 0), 0),
    creditedMinor: Math.max(toMinor(row?.credited ?? 0), 0),
  }
}

/** Undefined where the invoice was paid by several, or by credit of the customer's besides. */
export async function selectSolePayment(db: Queryable, invoiceId: string): Promise<string | undefined> {
  const rows = await db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.invoiceId, invoiceId),
        eq(payments.state, 'succeeded'),
        sql`not exists (
          select from ${ledgerEntries} l
          where l.invoice_id = ${invoiceId}::uuid and l.kind in ('credit_kept', 'credit_applied'))`,
      ),
    )
    .limit(2)
  return rows.length === 1 ? rows[0]?.id : undefined
}

/** A version before had no receipts to issue, and wrote to the payer all the same. */
export async function isTold(db: Queryable, paymentId: string): Promise<boolean> {
  const [row] = await db
    .select({ sentAt: outbox.sentAt })
    .from(outbox)
    .where(eq(outbox.fact, `receipt:${paymentId}`))
  return (row?.sentAt ?? null) !== null
}
