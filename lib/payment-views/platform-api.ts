// Payments and refunds in the Platform API.
import { z } from 'zod'
import { decimal, instant, multilineText, oneOf, text, uuid } from '@/lib/http/fields/fields'
import { presentAs } from '@/lib/http/fields/present'
import { invoiceAnswer, type LinkedInvoice, presentInvoice } from '@/lib/invoices/platform-api'
import { majorUnits } from '@/lib/money/money'
import { paymentReference, refundReference } from '@/lib/money/payment-reference'
import { awaitsAnswer, isInquiry } from '@/lib/payments/dispute'
import { OVERPAYMENT_ACTIONS } from '@/lib/payments/overpayment'
import type { PaymentWithParts } from '@/lib/payments/parts-store'
import { type Dispute, type Payment, type Refund, returnsSurplus } from '@/lib/payments/payment'
import { codeOrUnknown } from '@/lib/words/provider'

export const manualPaymentBody = z
  .strictObject({
    amount: decimal,
    paidAt: instant.optional().meta({ description: 'Now if omitted.', example: '2026-01-15T09:30:00Z' }),
    notes: multilineText(2_000).nullable().optional(),
  })
  .meta({ id: 'ManualPaymentBody' })

export const refundBody = z
  .strictObject({
    amount: decimal.optional().meta({ description: 'Everything that remains if omitted.' }),
    reason: text(500).nullable().optional(),
    owedAgain: z.boolean('must be true or false.').optional().meta({
      description:
        'True if the payment was wrong and the debt stays. Otherwise what the refund takes beyond `amountOverpaid` is credited by a credit note, so that nobody is asked to pay it again.',
      default: false,
      example: false,
    }),
  })
  .meta({ id: 'RefundBody' })

export const overpaymentBody = z
  .strictObject({
    action: oneOf(OVERPAYMENT_ACTIONS).meta({
      description: '`refund` returns it through Stripe; `keep` turns it into credit for the customer.',
    }),
  })
  .meta({ id: 'OverpaymentBody' })

const amount = z.number()

export const overpaymentAnswer = invoiceAnswer
  .extend({
    overpayment: z
      .object({
        comingBack: amount.meta({ description: 'The amount on its way back to the payer through Stripe.' }),
        remaining: amount.meta({
          description:
            'Neither being refunded nor kept: it did not come through Stripe, or is held by a bank, so Stripe cannot refund it. `keep` turns it into credit for the customer.',
        }),
      })
      .meta({ description: 'What is left of `amountOverpaid` after this call.' }),
  })
  .meta({ id: 'InvoiceOverpayment' })

export const presentOverpayment = ({
  comingBackMinor,
  ...linked
}: LinkedInvoice & { comingBackMinor: number }) => {
  const { amountOverpaidMinor, currency } = linked.invoice
  const inMajor = majorUnits(currency)
  return {
    ...presentInvoice(linked),
    overpayment: {
      comingBack: inMajor(comingBackMinor),
      remaining: inMajor(Math.max(amountOverpaidMinor - comingBackMinor, 0)),
    },
  }
}

export const creditBody = z
  .strictObject({
    amount: decimal.meta({ description: 'Major units, at most the credit and what is outstanding.' }),
  })
  .meta({ id: 'CreditBody' })

export const paymentPath = z.object({ id: uuid, paymentId: uuid })

export const REFUND_STATUSES = ['pending', 'succeeded', 'failed'] as const

export const REFUND_WORDS = {
  opening: 'pending',
  pending: 'pending',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'failed',
} as const satisfies Record<Refund['state'], string>

export const refundAnswer = z
  .object({
    id: z.uuid(),
    paymentId: z.uuid(),
    reference: z.string().meta({
      description: 'The reference shown in emails and on documents; the invoice list’s `q` finds it.',
      example: 'R-3K7Q9-MD2X4',
    }),
    amount: z.number(),
    currency: z.string().length(3),
    status: z.enum(REFUND_STATUSES),
    reason: z.string().nullable(),
    failureReason: z.string().nullable().meta({
      description: 'A code: Stripe’s `failure_reason`, or the code of its refusal.',
      example: 'expired_or_canceled_card',
    }),
    isSurplus: z.boolean().meta({
      description: 'Returns a surplus: automatically after a second payment, or on request.',
    }),
    owedAgain: z.boolean().meta({
      description: 'Whether the invoice is owed again; otherwise it was credited.',
      example: false,
    }),
    providerReference: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Refund' })

export const presentRefund = (refund: Refund) =>
  presentAs(refundAnswer, refund, {
    reference: refundReference(refund.id),
    amount: majorUnits(refund.currency)(refund.amountMinor),
    status: REFUND_WORDS[refund.state],
    failureReason: codeOrUnknown(refund.failureReason),
    isSurplus: returnsSurplus(refund),
    owedAgain: refund.owedAgain ?? false,
  })

export const PAYMENT_STATUSES = [
  'Pending',
  'Processing',
  'Succeeded',
  'PartiallyRefunded',
  'Refunded',
  'Disputed',
  'ChargedBack',
  'DuplicateRefunded',
  'Failed',
  'Cancelled',
  'UnderReview',
] as const

const PLAIN_STATUS = {
  opening: 'Pending',
  unknown: 'Pending',
  open: 'Pending',
  processing: 'Processing',
  failed: 'Failed',
  cancelled: 'Cancelled',
  quarantined: 'UnderReview',
} as const

/** One word for a payment with all that happened to it since. */
export function paymentStatusOf(payment: PaymentWithParts): (typeof PAYMENT_STATUSES)[number] {
  if (payment.state !== 'succeeded') return PLAIN_STATUS[payment.state]
  if (payment.disputes.some((dispute) => dispute.state === 'lost' && !isInquiry(dispute)))
    return 'ChargedBack'
  if (payment.disputes.some((dispute) => dispute.state === 'open' && !isInquiry(dispute))) return 'Disputed'
  const returned = payment.refunds.filter(({ state }) => REFUND_WORDS[state] !== 'failed')
  const returnedMinor = returned.reduce((sum, refund) => sum + refund.amountMinor, 0)
  if (returnedMinor === 0) return 'Succeeded'
  if (returnedMinor < payment.amountMinor) return 'PartiallyRefunded'
  return returned.every(returnsSurplus) ? 'DuplicateRefunded' : 'Refunded'
}

export const disputeAnswer = z
  .object({
    status: z.enum(['open', 'won', 'lost']),
    isInquiry: z.boolean().meta({ description: 'The bank is only asking, and has taken no money.' }),
    awaitsAnswer: z.boolean().meta({ description: 'False once it is answered or closed.' }),
    providerStatus: z
      .string()
      .nullable()
      .meta({ description: 'Stripe’s own status, such as `under_review`.', example: 'needs_response' }),
    reason: z.string(),
    amount: z.number(),
    evidenceDueAt: z.iso.datetime().nullable(),
    providerReference: z.string(),
  })
  .meta({ id: 'Dispute' })

export const paymentAnswer = z
  .object({
    id: z.uuid(),
    reference: z.string().meta({
      description:
        'The reference shown on the payer’s page, in emails and on documents; the invoice list’s `q` finds it.',
      example: 'P-3K7Q9-MD2X4',
    }),
    amount: z.number(),
    currency: z.string().length(3),
    status: z.enum(PAYMENT_STATUSES),
    source: z.enum(['stripe', 'manual']),
    providerReference: z.string().nullable(),
    chargeReference: z.string().nullable(),
    applicationFeeAmount: z.number(),
    paymentMethod: z
      .object({
        type: z.string(),
        brand: z.string().nullable(),
        last4: z.string().nullable(),
        wallet: z.string().nullable(),
        country: z.string().nullable(),
      })
      .nullable(),
    billing: z.object({ name: z.string().nullable(), email: z.string().nullable() }).nullable(),
    risk: z.string().nullable(),
    receiptUrl: z.string().nullable(),
    declineCode: z.string().nullable(),
    notes: z.string().nullable(),
    succeededAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    refunds: z.array(refundAnswer),
    dispute: disputeAnswer.nullable(),
  })
  .meta({ id: 'Payment' })

export const paymentsAnswer = z.object({ data: z.array(paymentAnswer) }).meta({ id: 'PaymentList' })

export const presentDispute = (dispute: Dispute) =>
  presentAs(disputeAnswer, dispute, {
    status: dispute.state,
    isInquiry: isInquiry(dispute),
    awaitsAnswer: awaitsAnswer(dispute),
    reason: dispute.reason ?? 'general',
    amount: majorUnits(dispute.currency)(dispute.amountMinor),
  })

export function presentPayment(payment: PaymentWithParts) {
  const major = majorUnits(payment.currency)
  const dispute = payment.disputes.at(-1)
  return presentAs(paymentAnswer, payment, {
    reference: paymentReference(payment.id),
    amount: major(payment.amountMinor),
    status: paymentStatusOf(payment),
    source: payment.source === 'manual' ? 'manual' : 'stripe',
    applicationFeeAmount: major(payment.feeMinor),
    paymentMethod: payment.method,
    risk: payment.riskLevel,
    refunds: payment.refunds.map(presentRefund),
    dispute: dispute ? presentDispute(dispute) : null,
  })
}

/** A payment that has just been recorded has no parts yet. */
export const withoutParts = (payment: Payment): PaymentWithParts => ({
  ...payment,
  refunds: [],
  disputes: [],
})
