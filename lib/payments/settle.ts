// Makes our books say what Stripe says of the payment of an invoice or a checkout.
import type { Transaction } from '@/db/transact'
import type { House } from '@/lib/house'
import { isCurrency } from '@/lib/money/currency'
import { writeLetter } from '@/lib/outbox/outbox'
import { toStripeAmount } from '@/lib/stripe/amount'
import type { PaymentFacts } from '@/lib/stripe/payment-facts'
import { keepCreditCovered } from './credit-back'
import type { Payment } from './payment'
import { quarantine, suspicionOf } from './quarantine'
import { type Payee, settleTold } from './settle-told'
import { findStripePayment, movePayment, setPaymentDetails } from './store'

/** Why Stripe's facts cannot be this payment; undefined when they fit in every respect. */
export function mismatchOf(payment: Payment, facts: PaymentFacts): string | undefined {
  if (!isCurrency(payment.currency)) return 'currency'
  const { currency } = payment
  const isTaken = facts.status === 'succeeded'
  const faults: [boolean, string][] = [
    [payment.providerReference !== null && payment.providerReference !== facts.reference, 'reference'],
    // Metadata is the account's to write: it may only vouch for an intent whose reference we never learnt.
    [payment.providerReference === null && facts.claimedPaymentId !== payment.id, 'metadata'],
    [facts.livemode !== payment.livemode, 'livemode'],
    [facts.stripeCurrency !== currency.toLowerCase(), 'currency'],
    [facts.stripeAmount !== toStripeAmount({ minor: payment.amountMinor, currency }), 'amount'],
    [isTaken && facts.stripeAmountReceived !== facts.stripeAmount, 'amount received'],
    [facts.stripeFee !== toStripeAmount({ minor: payment.feeMinor, currency }), 'application fee'],
  ]
  return faults.find(([isFault]) => isFault)?.[1]
}

/** Lets the books follow facts that were read at `asOf`. A mismatch is quarantined and shouted, never settled. */
export async function settle(
  house: House,
  paymentId: string,
  facts: PaymentFacts,
  asOf: Date,
): Promise<Payment | undefined> {
  const known = await findStripePayment(house.db, paymentId)
  if (!known) return undefined
  const { payment } = known
  const mismatch = mismatchOf(payment, facts)
  if (mismatch) return quarantine(house, payment, suspicionOf(payment, facts), mismatch, asOf)
  const { charge, disputes, reference, refunds, status } = facts
  const told = { ...{ asOf, disputes, reference, refunds }, isPaid: status === 'succeeded' }
  return settleTold(house, payment, { ...told, paidAt: charge?.chargedAt ?? null }, payeeOf(house, facts))
}

/** Whoever paid an invoice or by a checkout has a receipt, and its seller is told. */
const payeeOf = ({ clock }: House, facts: PaymentFacts): Payee => ({
  move: (tx, before) => movePerFacts(tx, before, facts, clock.now()),
  tellPaid: async (tx, payment) => {
    const about = { paymentId: payment.id }
    if (hasPayerAddress(payment, facts)) await writeLetter(tx, 'receipt', payment.id, about)
    await writeLetter(tx, 'paid-notice', payment.id, about)
  },
  follow: async (tx, payment, { disputes, refunds }) => {
    const { invoiceId, organisationId } = payment
    for (const { isReversal, refund } of refunds)
      if (!isReversal && hasPayerAddress(payment, facts))
        await writeLetter(tx, 'refund-notice', refund.id, { refundId: refund.id })
    const [why] = [...refunds.map(({ fact }) => fact), ...disputes.flatMap((it) => it.facts)]
    if (why && invoiceId !== null) await keepCreditCovered(tx, organisationId, invoiceId, why, clock.now())
  },
})

/** The state that follows from the intent's status. An intent back at `requires_payment_method` was declined. */
async function movePerFacts(
  tx: Transaction,
  payment: Payment,
  facts: PaymentFacts,
  now: Date,
): Promise<void> {
  const seen = {
    providerReference: facts.reference,
    providerStatus: facts.status,
    declineCode: facts.decline?.code ?? null,
    declineMessage: facts.decline?.message.slice(0, 500) ?? null,
    ...(facts.method && { method: facts.method }),
  }
  // What was kept apart, and fits now, goes on as if nothing had been.
  const from = payment.state === 'quarantined' ? (['quarantined'] as const) : undefined
  // A voucher or a bank transfer: the payer is done with the session, and may still bring the money for days.
  const isAwaited = facts.status === 'requires_action' && facts.session === 'complete'
  switch (isAwaited ? 'processing' : facts.status) {
    case 'succeeded':
      await movePayment(tx, payment.id, 'succeeded', { ...seen, ...detailsOf(facts) }, now)
      await setPaymentDetails(tx, payment.id, detailsOf(facts))
      return
    case 'processing':
      await movePayment(tx, payment.id, 'processing', seen, now, from)
      return
    case 'canceled':
      await movePayment(tx, payment.id, 'cancelled', seen, now, from)
      return
    default:
      await moveUnpaid(tx, payment.id, facts.session, seen, now, from)
  }
}

/** An intent waits for its payer, unless it belongs to a session that is over: then nobody can pay it any more. */
async function moveUnpaid(
  tx: Transaction,
  id: string,
  session: PaymentFacts['session'],
  seen: Parameters<typeof movePayment>[3],
  now: Date,
  from: Parameters<typeof movePayment>[5],
): Promise<void> {
  if (session === 'expired') await movePayment(tx, id, 'cancelled', seen, now, from)
  // Completed, and then the bank said no.
  else if (session === 'complete')
    await movePayment(tx, id, 'failed', seen, now, from ?? ['opening', 'unknown', 'open', 'processing'])
  else if (session === 'open')
    await movePayment(tx, id, 'open', seen, now, from ?? ['opening', 'unknown', 'open'])
  else await movePayment(tx, id, 'open', seen, now, from)
}

function detailsOf({ charge, feeRefundedMinor }: PaymentFacts) {
  if (!charge) return {}
  const { balance, billing, method, receiptUrl, reference, riskLevel } = charge
  return {
    ...{ chargeReference: reference, method, billing, riskLevel, receiptUrl },
    ...(balance && {
      balanceReference: balance.reference,
      providerFeeMinor: balance.providerFeeMinor,
      netMinor: balance.netMinor,
    }),
    ...(feeRefundedMinor !== null && { feeRefundedMinor }),
  }
}

/** An invoice has a customer to write to; of a checkout's payer we know what they gave to Stripe. */
const hasPayerAddress = ({ checkoutId }: Payment, { charge }: PaymentFacts): boolean =>
  checkoutId === null || Boolean(charge?.billing.email)
