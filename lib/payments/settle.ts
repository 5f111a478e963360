// Makes our books say what Stripe says of one payment: state, refunds, disputes, ledger and letters in one transaction.
import { type Transaction, transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { isCurrency } from '@/lib/money/currency'
import { writeLetter } from '@/lib/outbox/outbox'
import { toStripeAmount } from '@/lib/stripe/amount'
import type { PaymentFacts } from '@/lib/stripe/payment-facts'
import { bookPayment } from './book'
import { keepCreditCovered } from './credit-back'
import { lockPayable } from './payable-row'
import type { Payment } from './payment'
import { quarantine } from './quarantine'
import { refundSurplus } from './refund-store'
import { settleDisputes, settleRefunds } from './settle-parts'
import { findStripePayment, lockPayment, movePayment, setPaymentDetails } from './store'

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

/**
 * Applies facts that were read at `asOf`. Facts read earlier than what the row already says change nothing,
 * except that success is always booked. A mismatch is quarantined and shouted, never settled.
 */
export async function settle(
  house: House,
  paymentId: string,
  facts: PaymentFacts,
  asOf: Date,
): Promise<Payment | undefined> {
  const known = await findStripePayment(house.db, paymentId)
  if (!known) return undefined
  const mismatch = mismatchOf(known.payment, facts)
  if (mismatch) return quarantine(house, known.payment, facts, mismatch, asOf)
  return transact(house.db, async (tx) => {
    const locked = await lockPayable(tx, known.payment)
    if (!locked) return undefined
    const before = locked.payment
    const isStale = before.factsAsOf !== null && asOf < before.factsAsOf
    const isNewSuccess = facts.status === 'succeeded' && before.state !== 'succeeded'
    if (isStale && !isNewSuccess) return before
    await movePerFacts(tx, before, facts, house.clock.now())
    if (isNewSuccess) await bookSuccess(house, tx, before, facts, locked.outstandingMinor)
    if (facts.status === 'succeeded') {
      const news = [
        ...(await settleRefunds(house, tx, before, facts.refunds, hasPayerAddress(before, facts))),
        ...(await settleDisputes(house, tx, before, facts.disputes)),
      ]
      const [why] = news
      const { invoiceId, organisationId } = before
      if (why && invoiceId !== null)
        await keepCreditCovered(tx, organisationId, invoiceId, why, house.clock.now())
    }
    // Facts that fit end what was suspected before.
    await setPaymentDetails(tx, paymentId, { factsAsOf: asOf, quarantineReason: null })
    return lockPayment(tx, paymentId)
  })
}

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

const returnedMinor = ({ refunds }: PaymentFacts): number =>
  refunds
    .filter(({ state }) => state === 'pending' || state === 'succeeded')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** An invoice has a customer to write to; of a checkout's payer we know what they gave to Stripe. */
const hasPayerAddress = ({ checkoutId }: Payment, { charge }: PaymentFacts): boolean =>
  checkoutId === null || Boolean(charge?.billing.email)

async function bookSuccess(
  house: House,
  tx: Transaction,
  payment: Payment,
  facts: PaymentFacts,
  outstandingBeforeMinor: number,
): Promise<void> {
  const succeededAt = facts.charge?.chargedAt ?? house.clock.now()
  await setPaymentDetails(tx, payment.id, { succeededAt })
  const fact = `payment:${facts.reference}`
  const isNews = await bookPayment(tx, payment, { fact, occurredAt: succeededAt }, house.clock.now())
  if (!isNews) return
  if (hasPayerAddress(payment, facts)) await writeLetter(tx, 'receipt', payment.id, { paymentId: payment.id })
  await writeLetter(tx, 'paid-notice', payment.id, { paymentId: payment.id })
  // Somebody may have seen it at Stripe, and given it back, before we heard of it.
  const surplusMinor = payment.amountMinor - outstandingBeforeMinor - returnedMinor(facts)
  if (surplusMinor > 0) {
    await refundSurplus(tx, payment, surplusMinor, house.clock.now())
    house.log.error(
      { paymentId: payment.id, surplusMinor },
      'an invoice was paid twice: the surplus goes back',
    )
  }
}
