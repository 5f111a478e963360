// Lists an organisation's payments, refunds, disputes and payouts, and finds one by its id.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { sortedPage } from '@/lib/http/fields/sorting'
import { type PaymentWithParts, selectWithParts } from '@/lib/payments/parts-store'
import type { Payout } from '@/lib/payments/payout-store'
import {
  DISPUTE_ORDERS,
  type DisputeOfPayment,
  type DisputeSearch,
  PAYMENT_ORDERS,
  PAYOUT_ORDERS,
  type PaymentSearch,
  type PayoutSearch,
  REFUND_ORDERS,
  type RefundOfPayment,
  type RefundSearch,
  selectDispute,
  selectDisputes,
  selectPayment,
  selectPayments,
  selectPayout,
  selectPayouts,
  selectRefund,
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

export const findPaymentOf = async ({ db }: House, organisationId: string, id: string) =>
  found(await selectPayment(db, id, organisationId), 'Payment.NotFound')

export const findRefundOf = async ({ db }: House, organisationId: string, id: string) =>
  found(await selectRefund(db, id, organisationId), 'Refund.NotFound')

export const findDisputeOf = async ({ db }: House, organisationId: string, id: string) =>
  found(await selectDispute(db, id, organisationId), 'Dispute.NotFound')

export const findPayoutOf = async ({ db }: House, organisationId: string, id: string) =>
  found(await selectPayout(db, id, organisationId), 'Payout.NotFound')
