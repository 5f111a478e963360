// Settles the payment of an invoice or a checkout from its provider's facts.
import { eq } from 'drizzle-orm'
import { checkouts } from '@/db/schema/checkouts'
import type { PaymentState } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import type { ObjectFacts, ObjectState } from '@/lib/connector-port/port'
import { activateConsent } from '@/lib/consents/activate'
import type { House } from '@/lib/house'
import { writeLetter, writeLetters } from '@/lib/outbox/outbox'
import { confirmedBy } from '@/lib/prices/settled'
import { keepInvoiceCovered } from './credit-back'
import type { PaymentOf } from './payable-row'
import { objectOf, type Payment } from './payment'
import { quarantine, suspicionOf } from './quarantine'
import { settleTold } from './settle-told'
import { updatePaymentDetails, updatePaymentState } from './store'
import type { Payee, Told } from './told'

/** Why a provider's facts cannot be this payment; undefined when they fit in every respect. */
export function mismatchOf(payment: Payment, facts: ObjectFacts): string | undefined {
  const { checkoutId, connectionId, providerReference: money, sessionId } = payment
  const known = objectOf(payment)
  const isTaken = facts.state === 'paid'
  const told = facts.paymentReference
  const faults: [boolean, string][] = [
    [checkoutId !== null && known !== null && known !== facts.reference, 'session'],
    [known !== null && known !== facts.reference, 'reference'],
    [money !== null && told !== null && money !== told, 'reference'],
    // Metadata is the account's to write: it may only vouch for an object whose reference we never learnt.
    [(known === null || sessionId !== null) && facts.claimedPaymentId !== payment.id, 'metadata'],
    [facts.livemode !== payment.livemode, 'livemode'],
    [facts.currency !== payment.currency, 'currency'],
    [facts.amountMinor !== payment.amountMinor, 'amount'],
    [isTaken && facts.capturedMinor !== facts.amountMinor, 'amount received'],
    [connectionId === null && differsFrom(payment.feeMinor, facts.feeMinor), 'application fee'],
    // Nothing is sold for nothing here.
    [checkoutId !== null && told === null && (isTaken || facts.state === 'processing'), 'no payment'],
  ]
  return faults.find(([isFault]) => isFault)?.[1]
}

/** Before anybody has confirmed, a checkout session tells of no fee. */
const differsFrom = (feeMinor: number, told: number | null | undefined): boolean =>
  told !== undefined && told !== feeMinor

/** Lets the books follow facts that were read at `asOf`. A mismatch is quarantined and shouted, never settled. */
export async function settle(
  house: House,
  known: PaymentOf,
  facts: ObjectFacts,
  asOf: Date,
): Promise<Payment | undefined> {
  // Looked at under its lock, because what it was known by may have been learnt since.
  let unlike: { payment: Payment; mismatch: string } | undefined
  const fits = (payment: Payment) => {
    const mismatch = mismatchOf(payment, facts)
    unlike = mismatch === undefined ? undefined : { payment, mismatch }
    return mismatch === undefined
  }
  const after = await settleTold(house, known, toldOf(facts, asOf), { ...payeeOf(house, facts), fits })
  if (!unlike) return after
  const { mismatch, payment } = unlike
  return quarantine(house, payment, suspicionOf(payment, facts), mismatch, asOf)
}

/** What every provider says alike. */
export const toldOf = (
  { charge, disputes, paidAt, paymentReference, reference, refunds, state }: ObjectFacts,
  asOf: Date,
): Told => ({
  ...{ asOf, disputes, paidAt, refunds, confirmed: charge ? confirmedBy(charge) : null },
  isPaid: state === 'paid',
  isOver: state === 'failed' || state === 'expired' || state === 'cancelled',
  reference: paymentReference ?? reference,
})

/** Whoever paid an invoice or by a checkout has a receipt, and its seller is told. */
const payeeOf = ({ clock }: House, facts: ObjectFacts): Payee => ({
  move: async (tx, before, _, besides) => {
    await keepCustomer(tx, before, facts)
    const after = await movePerFacts(tx, before, facts, besides, clock.now())
    await activateConsent(tx, before, facts, clock.now())
    return after
  },
  tellPaid: (tx, payment) => {
    const kinds = hasPayerAddress(payment, facts)
      ? (['receipt', 'paid-notice'] as const)
      : (['paid-notice'] as const)
    return writeLetters(tx, kinds, payment.id, { paymentId: payment.id })
  },
  follow: async (tx, payment, { disputes, refunds }) => {
    const { invoiceId, organisationId } = payment
    for (const { isReversal, refund } of refunds)
      if (!isReversal && hasPayerAddress(payment, facts))
        await writeLetter(tx, 'refund-notice', refund.id, { refundId: refund.id })
    const [why] = disputes.flatMap((it) => it.facts)
    if (why && invoiceId !== null) await keepInvoiceCovered(tx, organisationId, invoiceId, why, clock.now())
  },
})

/** What only the provider's own page learns: who the customer of the checkout is. */
async function keepCustomer(
  tx: Transaction,
  { checkoutId }: Payment,
  { customer }: ObjectFacts,
): Promise<void> {
  if (checkoutId === null) return
  if (customer?.email || customer?.reference)
    await tx
      .update(checkouts)
      .set({ customerEmail: customer.email, customerReference: customer.reference })
      .where(eq(checkouts.id, checkoutId))
}

const MOVES: Record<ObjectState, 'open' | 'processing' | 'succeeded' | 'failed' | 'cancelled'> = {
  open: 'open',
  processing: 'processing',
  paid: 'succeeded',
  failed: 'failed',
  expired: 'cancelled',
  cancelled: 'cancelled',
}

/** From where a checkout moves otherwise: completed, and then the bank said no; and what is over never opens again. */
const CHECKOUT_FROM: Partial<Record<ObjectState, readonly PaymentState[]>> = {
  failed: ['opening', 'unknown', 'open', 'processing'],
  open: ['opening', 'unknown', 'open'],
}

async function movePerFacts(
  tx: Transaction,
  { checkoutId, id, state: before }: Payment,
  facts: ObjectFacts,
  more: Partial<Payment>,
  now: Date,
): Promise<Payment | undefined> {
  const { decline, method, paymentReference, providerStatus, reference, state } = facts
  // By what the checkout is known there.
  const besides = { ...more, ...(checkoutId !== null && { sessionReference: reference }) }
  const seen = {
    ...besides,
    ...(paymentReference !== null && { providerReference: paymentReference }),
    providerStatus: providerStatus ?? null,
    declineCode: decline?.code ?? null,
    declineMessage: decline?.message.slice(0, 500) ?? null,
    ...(method && { method }),
  }
  if (state === 'paid') {
    const details = detailsOf(facts)
    return before === 'succeeded'
      ? updatePaymentDetails(tx, id, { ...besides, ...details })
      : updatePaymentState(tx, id, 'succeeded', { ...seen, ...details }, now)
  }
  // What was kept apart, and fits now, goes on as if nothing had been.
  const kept = before === 'quarantined' ? (['quarantined'] as const) : undefined
  const from = kept ?? (checkoutId === null ? undefined : CHECKOUT_FROM[state])
  const moved = await updatePaymentState(tx, id, MOVES[state], seen, now, from)
  return moved ?? updatePaymentDetails(tx, id, besides)
}

function detailsOf({ charge, feeRefundedMinor }: ObjectFacts) {
  if (!charge) return {}
  const { balance, billing, method, receiptUrl, reference, riskLevel } = charge
  return {
    ...{ chargeReference: reference, method, billing, riskLevel, receiptUrl },
    ...(balance && {
      balanceReference: balance.reference,
      providerFeeMinor: balance.providerFeeMinor,
      netMinor: balance.netMinor,
    }),
    ...(feeRefundedMinor != null && { feeRefundedMinor }),
  }
}

/** An invoice has a customer to write to; of a checkout's payer we know what they gave to Stripe. */
const hasPayerAddress = ({ checkoutId }: Payment, { charge }: ObjectFacts): boolean =>
  checkoutId === null || Boolean(charge?.billing.email)
