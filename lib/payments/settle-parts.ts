// Settles what happened to a payment after it succeeded: refunds (also from Stripe's dashboard) and disputes.
import type { Transaction } from '@/db/transact'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/mail/outbox'
import type { DisputeFacts, RefundFacts } from '@/lib/stripe/payment-facts'
import { book, bookedFacts } from './book'
import { upsertDispute } from './dispute-store'
import type { Payment } from './payment'
import { adoptRefund, upsertRefund } from './refund-store'

/** A refund takes its money when it is made, and gives it back to the organisation when it fails. */
export async function settleRefunds(
  house: House,
  tx: Transaction,
  payment: Payment,
  refunds: RefundFacts[],
  isPayerKnown: boolean,
): Promise<void> {
  for (const facts of refunds) {
    await adoptRefund(tx, payment, facts)
    const refund = await upsertRefund(tx, payment, facts, house.clock.now())
    const fact = `refund:${facts.reference}`
    const entry = { amountMinor: -facts.amountMinor, occurredAt: facts.refundedAt }
    if (facts.status === 'pending' || facts.status === 'succeeded') {
      const isNews = await book(tx, payment, { fact, kind: 'refund', ...entry })
      if (isNews && isPayerKnown) await writeLetter(tx, 'refund-notice', refund.id, { refundId: refund.id })
    } else if ((await bookedFacts(tx, [fact])).has(fact)) {
      await book(tx, payment, {
        fact: `refund_reversed:${facts.reference}`,
        kind: 'refund_reversed',
        amountMinor: facts.amountMinor,
        occurredAt: house.clock.now(),
      })
    }
  }
}

/** An open dispute changes nothing in what was paid; a lost one takes it away, and one won after all brings it back. */
export async function settleDisputes(
  house: House,
  tx: Transaction,
  payment: Payment,
  disputes: DisputeFacts[],
): Promise<void> {
  for (const facts of disputes) {
    await upsertDispute(tx, payment, facts, house.clock.now())
    const fact = `dispute_lost:${facts.reference}`
    const occurredAt = house.clock.now()
    if (facts.state === 'lost') {
      await book(tx, payment, { fact, kind: 'dispute_lost', amountMinor: -facts.amountMinor, occurredAt })
    } else if (facts.state === 'won' && (await bookedFacts(tx, [fact])).has(fact)) {
      await book(tx, payment, {
        fact: `dispute_reversed:${facts.reference}`,
        kind: 'dispute_reversed',
        amountMinor: facts.amountMinor,
        occurredAt,
      })
    }
  }
}
