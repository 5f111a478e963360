// Settles what happened to a payment after it succeeded: refunds (also from Stripe's dashboard) and disputes.
import type { Transaction } from '@/db/transact'
import type { DisputeFacts, RefundFacts } from '@/lib/connectors/port'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/outbox/outbox'
import { book, bookedFacts, disputeTurns, subjectOf } from './book'
import { isDecided } from './dispute'
import { upsertDispute } from './dispute-store'
import type { Payment } from './payment'
import { adoptRefund, upsertRefund } from './refund-store'

/** A refund takes its money when it is made, and gives it back to the organisation when it fails. Answers the facts that are news. */
export async function settleRefunds(
  house: House,
  tx: Transaction,
  payment: Payment,
  refunds: RefundFacts[],
  isPayerKnown: boolean,
): Promise<string[]> {
  const now = house.clock.now()
  const news: string[] = []
  for (const facts of refunds) {
    await adoptRefund(tx, payment, facts)
    const refund = await upsertRefund(tx, payment, facts, now)
    const fact = `refund:${facts.reference}`
    const entry = { amountMinor: -facts.amountMinor, occurredAt: facts.refundedAt }
    if (facts.state === 'pending' || facts.state === 'succeeded') {
      const isNews = await book(tx, subjectOf(payment), { fact, kind: 'refund', ...entry }, now)
      if (isNews && isPayerKnown) await writeLetter(tx, 'refund-notice', refund.id, { refundId: refund.id })
      if (isNews) news.push(fact)
    } else if ((await bookedFacts(tx, [fact])).has(fact)) {
      const reversed = `refund_reversed:${facts.reference}`
      const { amountMinor } = facts
      const back = { fact: reversed, kind: 'refund_reversed', amountMinor, occurredAt: now } as const
      if (await book(tx, subjectOf(payment), back, now)) news.push(reversed)
    }
  }
  return news
}

/**
 * An open dispute changes nothing in what was paid; a lost one takes it away, and one won after all brings it back, however
 * often a bank changes its mind. Answers the facts that are news.
 */
export async function settleDisputes(
  house: House,
  tx: Transaction,
  payment: Payment,
  disputes: DisputeFacts[],
): Promise<string[]> {
  const occurredAt = house.clock.now()
  const news: string[] = []
  for (const facts of disputes) {
    await upsertDispute(tx, payment, facts, occurredAt)
    const { amountMinor, reference, state } = facts
    if (!isDecided(facts)) continue
    const { lost, reversed } = await disputeTurns(tx, payment, reference)
    if (state === 'lost' ? lost > reversed : lost === reversed) continue
    const kind = state === 'lost' ? 'dispute_lost' : 'dispute_reversed'
    const fact = `${kind}:${reference}${reversed > 0 ? `:${reversed + 1}` : ''}`
    const signed = state === 'lost' ? -amountMinor : amountMinor
    const entry = { fact, kind, amountMinor: signed, occurredAt } as const
    if (await book(tx, subjectOf(payment), entry, occurredAt)) news.push(fact)
  }
  return news
}
