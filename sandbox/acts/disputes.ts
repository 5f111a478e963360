// Disputes: the payer's bank takes a payment back, and decides later whom to believe.
import type Stripe from 'stripe'
import { type Core, change, need } from '../core/core'
import { invalidRequest } from '../core/errors'
import { newId } from '../core/ids'
import { checkStep } from './amount-rules'
import { emit } from './emit'
import { bookEntry } from './ledger'

const DISPUTE_FEE = 1500
const SEVEN_DAYS = 7 * 24 * 3600

export function openDispute(
  core: Core,
  account: string,
  charge: Stripe.Charge,
  input: { amount?: number; reason?: string; isInquiry?: boolean } = {},
): Stripe.Dispute {
  const amount = input.amount ?? charge.amount
  checkStep(amount, charge.currency, 'amount')
  if (charge.status !== 'succeeded') throw invalidRequest(`Charge ${charge.id} has not succeeded.`)
  if (charge.disputed) throw invalidRequest(`Charge ${charge.id} is disputed already.`)
  if (amount === 0 || amount > charge.amount) {
    throw invalidRequest('A dispute is over a part of the charge, or all of it.', { param: 'amount' })
  }
  const id = newId('du')
  const isInquiry = input.isInquiry ?? false
  const withdrawals = isInquiry ? [] : [bookWithdrawal(core, account, id, amount, charge.currency)]
  const dispute = core.store.put('dispute', account, {
    id,
    object: 'dispute',
    amount,
    balance_transactions: withdrawals,
    charge: charge.id,
    created: core.nowSeconds(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: emptyEvidence(charge),
    evidence_details: {
      due_by: core.nowSeconds() + SEVEN_DAYS,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    network_reason_code: '10.4',
    payment_intent: charge.payment_intent,
    ...(charge.payment_method_details?.card
      ? {
          payment_method_details: {
            card: {
              brand: charge.payment_method_details.card.brand ?? 'visa',
              case_type: isInquiry ? ('inquiry' as const) : ('chargeback' as const),
              network: charge.payment_method_details.card.network ?? 'visa',
              network_reason_code: '10.4',
            },
            type: 'card' as const,
          },
        }
      : {}),
    reason: input.reason ?? 'fraudulent',
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
  })
  const disputed = change(core, 'charge', account, charge, { disputed: true })
  emit(core, account, 'charge.dispute.created', dispute)
  if (!isInquiry) emit(core, account, 'charge.dispute.funds_withdrawn', dispute)
  emit(core, account, 'charge.updated', disputed, charge)
  return dispute
}

/** What becomes of a dispute whose evidence is sent. */
export const ANSWERED: Partial<Record<Stripe.Dispute.Status, Stripe.Dispute.Status>> = {
  needs_response: 'under_review',
  warning_needs_response: 'warning_under_review',
}

/** The seller has sent evidence: nothing more is asked of them. */
export function answerDispute(core: Core, account: string, id: string): Stripe.Dispute {
  const dispute = need(core, 'dispute', account, id, 'dispute')
  const status = ANSWERED[dispute.status]
  if (!status) throw invalidRequest(`This dispute has a status of ${dispute.status} and takes no evidence.`)
  const evidence_details = { ...dispute.evidence_details, has_evidence: true, submission_count: 1 }
  const answered = change(core, 'dispute', account, dispute, { status, evidence_details })
  emit(core, account, 'charge.dispute.updated', answered, dispute)
  return answered
}

/** The bank goes on from asking to taking the money back. */
export function escalateInquiry(core: Core, account: string, id: string): Stripe.Dispute {
  const dispute = need(core, 'dispute', account, id, 'dispute')
  if (!isOpenInquiry(dispute)) throw invalidRequest('This dispute is no open inquiry.')
  const withdrawal = bookWithdrawal(core, account, id, dispute.amount, dispute.currency)
  const escalated = change(core, 'dispute', account, dispute, {
    status: 'needs_response',
    is_charge_refundable: false,
    balance_transactions: [...dispute.balance_transactions, withdrawal],
  })
  emit(core, account, 'charge.dispute.funds_withdrawn', escalated, dispute)
  emit(core, account, 'charge.dispute.updated', escalated, dispute)
  return escalated
}

const isOpenInquiry = ({ status }: Stripe.Dispute): boolean =>
  status === 'warning_needs_response' || status === 'warning_under_review'

const DECIDED = ['won', 'lost', 'warning_closed', 'prevented']

/** A dispute that was lost may be won after all; every other end is final. An inquiry ends without a verdict. */
export function closeDispute(
  core: Core,
  account: string,
  id: string,
  status: 'won' | 'lost' | 'warning_closed',
): Stripe.Dispute {
  const dispute = need(core, 'dispute', account, id, 'dispute')
  const isWonAfterAll = dispute.status === 'lost' && status === 'won'
  if (DECIDED.includes(dispute.status) && !isWonAfterAll)
    throw invalidRequest('This dispute is already closed')
  if (isOpenInquiry(dispute) !== (status === 'warning_closed'))
    throw invalidRequest(`A dispute with a status of ${dispute.status} does not become ${status}.`)
  if (status === 'warning_closed') {
    const closed = change(core, 'dispute', account, dispute, { status })
    emit(core, account, 'charge.dispute.closed', closed, dispute)
    return closed
  }
  if (status === 'lost') {
    const lost = change(core, 'dispute', account, dispute, { status })
    emit(core, account, 'charge.dispute.closed', lost, dispute)
    return lost
  }
  const entry = bookEntry(core, {
    account,
    type: 'adjustment',
    category: 'dispute_reversal',
    amount: dispute.amount,
    currency: dispute.currency,
    source: id,
    description: `Chargeback reversal for ${String(dispute.charge)}`,
  })
  const won = change(core, 'dispute', account, dispute, {
    status,
    balance_transactions: [...dispute.balance_transactions, entry],
  })
  emit(core, account, 'charge.dispute.funds_reinstated', won, dispute)
  emit(core, account, 'charge.dispute.closed', won, dispute)
  return won
}

function bookWithdrawal(
  core: Core,
  account: string,
  dispute: string,
  amount: number,
  currency: string,
): Stripe.BalanceTransaction {
  return bookEntry(core, {
    account,
    type: 'adjustment',
    category: 'dispute',
    amount: -amount,
    currency,
    source: dispute,
    description: 'Chargeback withdrawal',
    fees: [
      { amount: DISPUTE_FEE, application: null, currency, description: 'Dispute fee', type: 'stripe_fee' },
    ],
  })
}

function emptyEvidence(charge: Stripe.Charge): Stripe.Dispute.Evidence {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: charge.billing_details.email,
    customer_name: charge.billing_details.name,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  }
}
