// Lets each invoice of the demo world meet its fate, through the same verbs that a day of business goes through.

import { sendInvoice } from '@/lib/documents/send-invoice'
import type { House } from '@/lib/house'
import { findInvoice } from '@/lib/invoices/find'
import { paymentUrlOf } from '@/lib/invoices/link'
import { openPayment } from '@/lib/payments/open'
import { selectPaymentsOfInvoice } from '@/lib/payments/parts-store'
import { reconcilePayment } from '@/lib/payments/reconcile'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { refundPayment } from '@/lib/payments/refund'
import { selectLivePayments } from '@/lib/payments/store'
import { voidInvoice } from '@/lib/payments/void-invoice'
import type { Fate } from './plan'
import type { SandboxHand } from './sandbox-hand'

interface Stage {
  house: House
  hand: SandboxHand
  organisationId: string
  invoiceId: string
  /** The id for what this invoice's fate makes, the same at every run. */
  idFor: (thing: string) => string
}

/** Opens a payment as the payer's page does, and pays it as the payer does. Answers our payment and Stripe's intent. */
async function pay(
  { hand, house, invoiceId }: Stage,
  method: string,
): Promise<{ id: string; intent: string }> {
  const token = (await paymentUrlOf(house, invoiceId))?.split('/').at(-1) ?? ''
  await openPayment(house, token)
  const [live] = await selectLivePayments(house.db, invoiceId)
  if (!live?.payment.providerReference) throw new Error('the demo world opened a payment, but none is there')
  const { id, providerReference: intent } = live.payment
  await hand.pay(intent, method)
  await reconcilePayment(house, id)
  return { id, intent }
}

async function refund(stage: Stage, amount?: string): Promise<void> {
  const { house, idFor, invoiceId, organisationId } = stage
  const { id } = await pay(stage, 'pm_card_visa')
  await refundPayment(house, organisationId, invoiceId, id, {
    id: idFor('refund'),
    amount,
    reason: 'Requested by the customer',
  })
}

async function recordTransfer(stage: Stage, part: 'half' | 'all'): Promise<void> {
  const { house, idFor, invoiceId, organisationId } = stage
  const { totalMinor } = await findInvoice(house, organisationId, invoiceId)
  // Whole units of the demo's two-decimal currencies.
  const minor = part === 'all' ? totalMinor : 15_000
  const amount = `${String(minor).slice(0, -2)}.${String(minor).slice(-2)}`
  await recordManualPayment(house, organisationId, invoiceId, {
    id: idFor('transfer'),
    amount,
    paidAt: house.clock.now(),
    notes: 'Bank transfer',
  })
}

async function dispute(stage: Stage, outcome?: 'lost'): Promise<void> {
  const { hand, house } = stage
  const { id, intent } = await pay(stage, 'pm_card_visa')
  const disputeId = await hand.dispute(intent)
  if (outcome) await hand.closeDispute(disputeId, outcome)
  await reconcilePayment(house, id)
}

const FATES: Record<Fate, (stage: Stage) => Promise<unknown>> = {
  draft: async () => undefined,
  open: async () => undefined,
  'partly-paid': (stage) => recordTransfer(stage, 'half'),
  'paid-by-transfer': (stage) => recordTransfer(stage, 'all'),
  paid: (stage) => pay(stage, 'pm_card_visa'),
  processing: (stage) => pay(stage, 'pm_usBankAccount'),
  declined: (stage) => pay(stage, 'pm_card_chargeDeclined'),
  refunded: (stage) => refund(stage),
  'partly-refunded': (stage) => refund(stage, '50.00'),
  disputed: (stage) => dispute(stage),
  'charged-back': (stage) => dispute(stage, 'lost'),
  void: ({ house, invoiceId, organisationId }) => voidInvoice(house, organisationId, invoiceId),
}

/** Sends the invoice and lets its fate happen; one that has been sent has met it already, or is being met. */
export async function meetFate(stage: Stage, fate: Fate): Promise<void> {
  const { house, idFor, invoiceId, organisationId } = stage
  if (fate === 'draft') return
  const before = await findInvoice(house, organisationId, invoiceId)
  if (before.status === 'Draft') await sendInvoice(house, organisationId, invoiceId, idFor('letter'))
  // Not by its status: one that was refunded in full is as unpaid as before, and must not be paid anew.
  const attempts = await selectPaymentsOfInvoice(house.db, invoiceId)
  if (attempts.length === 0 && before.status !== 'Void') await FATES[fate](stage)
}
