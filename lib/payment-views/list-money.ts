// Lists an organisation's payments, refunds, disputes and payouts, and finds one by its id.
import { and, eq } from 'drizzle-orm'
import { disputes, payments, refunds } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { sortedPage } from '@/lib/http/fields/sorting'
import { type PaymentWithParts, selectWithParts } from '@/lib/payments/parts-store'
import type { Payout } from '@/lib/payments/payout-store'
import {
  DISPUTE_ORDERS,
  type DisputeOfPayment,
  type DisputeSearch,
  isListed,
  PAYMENT_ORDERS,
  PAYOUT_ORDERS,
  type PaymentSearch,
  type PayoutSearch,
  REFUND_ORDERS,
  type RefundOfPayment,
  type RefundSearch,
  selectDisputes,
  selectPayments,
  selectPayouts,
  selectRefunds,
} from './list-store'

export async function listPaymentsOf(
  { db }: House,
  organisationId: string,
  search: PaymentSearch,
): Promise<Page<PaymentWithParts>> {
  const page = sortedPage(PAYMENT_ORDERS, await selectPayments(db, organisationId, search), search)
  return { ...page, rows: await selectWithParts(db, page.rows) }
}

export async function listRefundsOf(
  { db }: House,
  organisationId: string,
  search: RefundSearch,
): Promise<Page<RefundOfPayment>> {
  const rows = await selectRefunds(db, organisationId, search)
  return sortedPage<RefundOfPayment>(REFUND_ORDERS, rows, search)
}

export async function listDisputesOf(
  { db }: House,
  organisationId: string,
  search: DisputeSearch,
): Promise<Page<DisputeOfPayment>> {
  const rows = await selectDisputes(db, organisationId, search)
  return sortedPage<DisputeOfPayment>(DISPUTE_ORDERS, rows, search)
}

export async function listPayoutsOf(
  { db }: House,
  organisationId: string,
  search: PayoutSearch,
): Promise<Page<Payout>> {
  return sortedPage(PAYOUT_ORDERS, await selectPayouts(db, organisationId, search), search)
}

/** Throws `Payment.NotFound`. */
export async function findPaymentOf(
  { db }: House,
  organisationId: string,
  id: string,
): Promise<PaymentWithParts> {
  const isIt = and(eq(payments.id, id), eq(payments.organisationId, organisationId), isListed)
  const [payment] = await selectWithParts(db, await db.select().from(payments).where(isIt))
  if (!payment) throw new Failure('Payment.NotFound')
  return payment
}

const ABOUT = {
  organisationId: payments.organisationId,
  invoiceId: payments.invoiceId,
  checkoutId: payments.checkoutId,
}

/** Throws `Refund.NotFound`. */
export async function findRefundOf(
  { db }: House,
  organisationId: string,
  id: string,
): Promise<RefundOfPayment> {
  const [row] = await db
    .select({ refund: refunds, about: ABOUT })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(and(eq(refunds.id, id), eq(payments.organisationId, organisationId), isListed))
  if (!row) throw new Failure('Refund.NotFound')
  return { ...row.refund, about: row.about }
}

/** Throws `Dispute.NotFound`. */
export async function findDisputeOf(
  { db }: House,
  organisationId: string,
  id: string,
): Promise<DisputeOfPayment> {
  const [row] = await db
    .select({ dispute: disputes, about: ABOUT })
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .where(and(eq(disputes.id, id), eq(payments.organisationId, organisationId), isListed))
  if (!row) throw new Failure('Dispute.NotFound')
  return { ...row.dispute, about: row.about }
}

/** Throws `Payout.NotFound`. */
export async function findPayoutOf({ db }: House, organisationId: string, id: string): Promise<Payout> {
  const [payout] = await db
    .select()
    .from(payouts)
    .where(and(eq(payouts.id, id), eq(payouts.organisationId, organisationId)))
  if (!payout) throw new Failure('Payout.NotFound')
  return payout
}
