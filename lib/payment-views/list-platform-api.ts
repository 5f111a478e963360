// Lists of money as the Platform API says them: what can be asked for, and payments, refunds, disputes and payouts with what they belong to.
import { z } from 'zod'
import { PAYOUT_STATES } from '@/db/schema/payouts'
import { currency, text, uuid } from '@/lib/http/fields/fields'
import { presentAs } from '@/lib/http/fields/present'
import { oneOrMore, sortedQuery, timeFilters } from '@/lib/http/fields/sorting'
import { majorUnits } from '@/lib/money/money'
import type { PaymentWithParts } from '@/lib/payments/parts-store'
import type { Payout } from '@/lib/payments/payout-store'
import {
  DISPUTE_ORDERS,
  type DisputeOfPayment,
  PAYMENT_ORDERS,
  PAYOUT_ORDERS,
  REFUND_ORDERS,
  type RefundOfPayment,
} from './list-store'
import {
  disputeAnswer,
  PAYMENT_STATUSES,
  paymentAnswer,
  presentDispute,
  presentPayment,
  presentRefund,
  REFUND_STATUSES,
  refundAnswer,
} from './platform-api'

const common = {
  currency: currency.optional(),
  providerReference: text(255).optional().meta({ description: 'The payment provider’s own reference.' }),
  ...timeFilters,
}
const about = { paymentId: uuid.optional(), invoiceId: uuid.optional(), checkoutId: uuid.optional() }

export const paymentsQuery = sortedQuery(PAYMENT_ORDERS).extend({
  status: oneOrMore(PAYMENT_STATUSES).optional(),
  source: z.enum(['stripe', 'manual'], 'must be stripe or manual.').optional(),
  invoiceId: uuid.optional(),
  checkoutId: uuid.optional(),
  payoutId: uuid.optional(),
  ...common,
})
export const refundsQuery = sortedQuery(REFUND_ORDERS).extend({
  status: oneOrMore(REFUND_STATUSES).optional(),
  ...about,
  ...common,
})
export const DISPUTE_STATUSES = ['open', 'won', 'lost'] as const
export const disputesQuery = sortedQuery(DISPUTE_ORDERS).extend({
  status: oneOrMore(DISPUTE_STATUSES).optional(),
  ...about,
  ...common,
})
export const payoutsQuery = sortedQuery(PAYOUT_ORDERS).extend({
  status: oneOrMore(PAYOUT_STATES).optional(),
  ...common,
})

const belonging = {
  organisationId: z.uuid(),
  invoiceId: z.uuid().nullable().meta({ description: 'The invoice that was paid, or' }),
  checkoutId: z.uuid().nullable().meta({ description: 'this checkout.' }),
}

export const listedPaymentAnswer = paymentAnswer
  .extend({
    ...belonging,
    payoutId: z.uuid().nullable().meta({ description: 'The payout with which it went to the bank.' }),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'PaymentOfOrganisation' })

export const listedRefundAnswer = refundAnswer
  .extend({ ...belonging, updatedAt: z.iso.datetime() })
  .meta({ id: 'RefundOfOrganisation' })

export const listedDisputeAnswer = disputeAnswer
  .extend({
    id: z.uuid(),
    paymentId: z.uuid(),
    ...belonging,
    currency: z.string().length(3),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'DisputeOfOrganisation' })

export const payoutAnswer = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    amount: z.number().meta({
      description: 'Negative where money had to be drawn from the bank to cover a shortfall.',
      example: 140.76,
    }),
    currency: z.string().length(3),
    status: z.enum(PAYOUT_STATES),
    arrivesOn: z.iso.date(),
    failureReason: z.string().nullable(),
    providerReference: z.string(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Payout' })

export const presentListedPayment = (payment: PaymentWithParts) =>
  presentAs(listedPaymentAnswer, payment, presentPayment(payment))

export const presentListedRefund = ({ about: belongs, ...refund }: RefundOfPayment) =>
  presentAs(listedRefundAnswer, { ...refund, ...belongs }, presentRefund(refund))

export const presentListedDispute = ({ about: belongs, ...dispute }: DisputeOfPayment) =>
  presentAs(listedDisputeAnswer, { ...dispute, ...belongs }, presentDispute(dispute))

export const presentPayout = (organisationId: string) => (payout: Payout) =>
  presentAs(payoutAnswer, payout, {
    organisationId,
    amount: majorUnits(payout.currency)(payout.amountMinor),
    status: payout.state,
    providerReference: payout.reference,
  })
