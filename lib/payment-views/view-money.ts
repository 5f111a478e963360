// Where the money of payments went: gross, Stripe's fee, ours and its split, net, what went back, and the payout.

import { PROVIDER_NAMES } from '@/lib/connectors/names'
import { toMoney } from '@/lib/money/money'
import { divideHalfUp } from '@/lib/money/rounding'
import { awaitsAnswer, holdsMoney, isInquiry } from '@/lib/payments/dispute'
import { returnsSurplus } from '@/lib/payments/payment'
import { codeOrUnknown } from '@/lib/words/provider'
import { ENDED_SHOWN, isOver, type MoneyRow } from './money-store'
import type { DisputeView, MoneyView, PaymentMoney, RefundView } from './money-view'
import { paymentStatusOf } from './platform-api'

/** What the viewer may see besides the sums. */
export interface Sight {
  /** Stripe's own pages show the payments of real accounts only. */
  hasDashboard: boolean
  /** The split of our fee is no business of the organisation's. */
  seesSplit: boolean
}

/** A refund that failed or was cancelled took nothing. */
const isTaken = ({ state }: { state: string }) => state !== 'failed' && state !== 'cancelled'

const sum = (figures: number[]): number => figures.reduce((total, figure) => total + figure, 0)

const isKnown = (figure: number | null): figure is number => figure !== null

/** Null as soon as one part is not known. */
const sumKnown = (figures: (number | null)[]): number | null => (figures.every(isKnown) ? sum(figures) : null)

/** What is kept of the fee is divided as the whole was; the parts add up. */
function splitOf({ feeMinor, feeRefundedMinor, platformFeeMinor }: MoneyRow) {
  const keptMinor = feeMinor - feeRefundedMinor
  const platformMinor =
    feeMinor === 0 ? 0 : Number(divideHalfUp(BigInt(keptMinor) * BigInt(platformFeeMinor), BigInt(feeMinor)))
  return { platformMinor, clientMinor: keptMinor - platformMinor }
}

const refundView = (refund: MoneyRow['refunds'][number]): RefundView => ({
  id: refund.id,
  amountMinor: refund.amountMinor,
  state: refund.state,
  isSurplus: returnsSurplus(refund),
  reason: refund.reason,
  failureReason: codeOrUnknown(refund.failureReason),
  reference: refund.providerReference,
  createdAt: refund.createdAt.toISOString(),
})

const disputeView = (
  row: MoneyRow,
  dispute: MoneyRow['disputes'][number],
  hasDashboard: boolean,
): DisputeView => ({
  amountMinor: dispute.amountMinor,
  state: dispute.state,
  isInquiry: isInquiry(dispute),
  awaitsAnswer: awaitsAnswer(dispute),
  dashboardUrl: dashboardUrlOf(row, hasDashboard, `disputes/${dispute.providerReference}`),
  reason: dispute.reason,
  evidenceDueAt: dispute.evidenceDueAt?.toISOString() ?? null,
  withdrawnMinor: dispute.withdrawnMinor,
  providerFeeMinor: dispute.providerFeeMinor,
  reference: dispute.providerReference,
})

/** Stripe's own pages know neither the sandbox nor another simulator. */
function dashboardUrlOf(row: MoneyRow, hasDashboard: boolean, page: string): string | null {
  if (!hasDashboard || !row.accountId || !row.providerReference) return null
  const mode = row.livemode ? '' : '/test'
  return `https://dashboard.stripe.com/${row.accountId}${mode}/${page}`
}

export function paymentMoney(row: MoneyRow, { hasDashboard, seesSplit }: Sight): PaymentMoney {
  // What a provider asks of a merchant for an account of their own is between the two.
  const isFree = row.source !== 'stripe'
  const grossMinor = row.amountMinor
  const providerFeeMinor = isFree ? 0 : row.providerFeeMinor
  const netMinor = isFree ? grossMinor : row.netMinor
  const refundedMinor = sum(row.refunds.filter(isTaken).map(({ amountMinor }) => amountMinor))
  const heldMinor = sum(row.disputes.filter(holdsMoney).map(({ amountMinor }) => amountMinor))
  const withdrawnMinor = isFree ? heldMinor : sumKnown(row.disputes.map((it) => it.withdrawnMinor))
  const disputeFeeMinor = isFree ? 0 : sumKnown(row.disputes.map((dispute) => dispute.providerFeeMinor))
  const isMoney = row.state === 'succeeded'
  const parts = [netMinor, -refundedMinor, row.feeRefundedMinor]
  const lost = [withdrawnMinor, disputeFeeMinor].map((figure) => (figure === null ? null : -figure))
  return {
    id: row.id,
    source: row.source,
    provider: row.source === 'manual' ? null : PROVIDER_NAMES[row.provider ?? 'stripe'],
    status: paymentStatusOf(row),
    currency: toMoney(grossMinor, row.currency).currency,
    grossMinor,
    providerFeeMinor,
    feeMinor: row.feeMinor,
    feeRefundedMinor: row.feeRefundedMinor,
    split: seesSplit ? splitOf(row) : null,
    netMinor,
    refundedMinor,
    withdrawnMinor,
    disputeFeeMinor,
    remainsMinor: isMoney ? sumKnown([...parts, ...lost]) : null,
    method: row.method,
    decline: row.declineCode,
    notes: row.notes,
    quarantineReason: row.quarantineReason,
    succeededAt: row.succeededAt?.toISOString() ?? null,
    receiptNumber: row.receipt?.documentNumber ?? null,
    createdAt: row.createdAt.toISOString(),
    refunds: row.refunds.map(refundView),
    disputes: row.disputes.map((dispute) => disputeView(row, dispute, hasDashboard)),
    payout: row.payout && {
      reference: row.payout.reference,
      state: row.payout.state,
      arrivesOn: row.payout.arrivesOn,
      amountMinor: row.payout.amountMinor,
      currency: toMoney(row.payout.amountMinor, row.payout.currency).currency,
    },
    providerReference: row.providerReference,
    chargeReference: row.chargeReference,
    sessionReference: row.sessionReference,
    accountId: row.accountId,
    dashboardUrl: dashboardUrlOf(row, hasDashboard, `payments/${row.providerReference}`),
  }
}

/** The sums are over what is money; attempts that came to nothing are only listed. */
export function moneyView(rows: MoneyRow[], sight: Sight): MoneyView {
  const payments = rows.map((row) => paymentMoney(row, sight))
  const taken = payments.filter((_, at) => rows[at]?.state === 'succeeded')
  const over = (figure: (payment: PaymentMoney) => number) => sum(taken.map(figure))
  return {
    payments,
    areSomeLeftOut: rows.filter(isOver).length >= ENDED_SHOWN,
    total: {
      count: taken.length,
      grossMinor: over((payment) => payment.grossMinor),
      providerFeeMinor: sumKnown(taken.map((payment) => payment.providerFeeMinor)),
      feeMinor: over((payment) => payment.feeMinor),
      feeRefundedMinor: over((payment) => payment.feeRefundedMinor),
      split: sight.seesSplit
        ? {
            platformMinor: over(({ split }) => split?.platformMinor ?? 0),
            clientMinor: over(({ split }) => split?.clientMinor ?? 0),
          }
        : null,
      netMinor: sumKnown(taken.map((payment) => payment.netMinor)),
      refundedMinor: over((payment) => payment.refundedMinor),
      withdrawnMinor: sumKnown(taken.map((payment) => payment.withdrawnMinor)),
      disputeFeeMinor: sumKnown(taken.map((payment) => payment.disputeFeeMinor)),
      remainsMinor: sumKnown(taken.map((payment) => payment.remainsMinor)),
    },
  }
}
