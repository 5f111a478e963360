// Settles what happened to a payment after it succeeded: refunds (also from Stripe's dashboard) and disputes.
import type { Transaction } from '@/db/transact'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/mail/outbox'
import type { DisputeFacts, RefundFacts } from '@/lib/stripe/payment-facts'
import { book, bookedFacts, subjectOf } from './book'
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
  const now = house.clock.now()
  for (const facts of refunds) {
    await adoptRefund(tx, payment, facts)
    const refund = await upsertRefund(tx, payment, facts, now)
    const fact = `refund:${facts.reference}`
    const entry = { amountMinor: -facts.amountMinor, occurredAt: facts.refundedAt }
    if (facts.status === 'pending' || facts.status === 'succeeded') {
      const isNews = await book(tx, subjectOf(payment), { fact, kind: 'refund', ...entry }, now)
      if (isNews && isPayerKnown) await writeLetter(tx, 'refund-notice', refund.id, { refundId: refund.id })
    } else if ((await bookedFacts(tx, [fact])).has(fact)) {
      const reversed = `refund_reversed:${facts.reference}`
      const { amountMinor } = facts
      const back = { fact: reversed, kind: 'refund_reversed', amountMinor, occurredAt: now } as const
      await book(tx, subjectOf(payment), back, now)
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
  const occurredAt = house.clock.now()
  for (const facts of disputes) {
    await upsertDispute(tx, payment, facts, occurredAt)
    const { amountMinor, reference, state } = facts
    const fact = `dispute_lost:${reference}`
    const lost = { fact, kind: 'dispute_lost', amountMinor: -amountMinor, occurredAt } as const
    if (state === 'lost') await book(tx, subjectOf(payment), lost, occurredAt)
    else if (state === 'won' && (await bookedFacts(tx, [fact])).has(fact)) {
      const reversed = `dispute_reversed:${reference}`
      const back = { fact: reversed, kind: 'dispute_reversed', amountMinor, occurredAt } as const
      await book(tx, subjectOf(payment), back, occurredAt)
    }
  }
}
