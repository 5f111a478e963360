// Settles what happens to a payment after it succeeded: refunds (also from the provider's dashboard) and disputes.
import type { Transaction } from '@/db/transact'
import type { DisputeFacts, RefundFacts } from '@/lib/connector-port/port'
import { book, bookedFacts, bookedOfDispute, factsOf, subjectOf } from './book'
import { followDiscount } from './book-price'
import { bookRefund, bookReversal, restoreTakenBack } from './book-refund'
import { type DisputeChange, upsertDispute } from './dispute-store'
import type { Payment, Refund } from './payment'
import { updateRefundAdopted, upsertRefund } from './refund-store'

const isOver = ({ state }: Refund): boolean => state === 'failed' || state === 'cancelled'

/**
 * When a refund takes its money: that of an invoice or a checkout as soon as it is made, while a session says what
 * has arrived.
 */
const takesMoney = ({ sessionId }: Payment, { state }: Refund): boolean =>
  state === 'succeeded' || (state === 'pending' && sessionId === null)

/** One that fails after it took its money gives it back. Answers the facts that are news, each with its refund. */
async function settleRefunds(
  tx: Transaction,
  payment: Payment,
  refunds: readonly RefundFacts[],
  now: Date,
): Promise<{ fact: string; refund: Refund; isReversal: boolean }[]> {
  const news: { fact: string; refund: Refund; isReversal: boolean }[] = []
  const facts = factsOf(payment)
  for (const told of refunds) {
    const { amountMinor, reference, refundedAt } = told
    await updateRefundAdopted(tx, payment, told)
    const refund = await upsertRefund(tx, payment, told, now)
    const fact = facts.refund(reference)
    if (takesMoney(payment, refund)) {
      const entry = { fact, kind: 'refund', amountMinor: -amountMinor, occurredAt: refundedAt } as const
      if (await bookRefund(tx, payment, refund, entry, now)) news.push({ fact, refund, isReversal: false })
    } else if (isOver(refund)) {
      const isBooked = (await bookedFacts(tx, [fact])).has(fact)
      const reversed = facts.refundReversed(reference)
      const back = { fact: reversed, kind: 'refund_reversed', amountMinor, occurredAt: now } as const
      if (isBooked && (await bookReversal(tx, payment, refund, back, now)))
        news.push({ fact: reversed, refund, isReversal: true })
      await restoreTakenBack(tx, payment, [refund.id, fact], now)
    }
  }
  return news
}

export interface DisputeNews extends DisputeChange {
  /** What was booked because of it. */
  facts: string[]
}

/**
 * An open dispute changes nothing in what was paid; a lost one takes it away, and one won after all brings it back, however
 * often a bank changes its mind, or how much it takes.
 */
async function settleDisputes(
  tx: Transaction,
  payment: Payment,
  disputes: readonly DisputeFacts[],
  now: Date,
): Promise<DisputeNews[]> {
  const news: DisputeNews[] = []
  const { dispute: factOf } = factsOf(payment)
  for (const told of disputes) {
    const change = await upsertDispute(tx, payment, told, now)
    const { amountMinor, providerReference: reference, state } = change.after
    const { lost, reversed, takenMinor } = await bookedOfDispute(tx, payment, reference)
    const takesMinor = state === 'lost' ? amountMinor : state === 'open' ? takenMinor : 0
    const facts: string[] = []
    const enter = async (kind: 'dispute_lost' | 'dispute_reversed', turn: number, minor: number) => {
      const fact = factOf(kind, reference, turn)
      if (await book(tx, subjectOf(payment), { fact, kind, amountMinor: minor, occurredAt: now }, now))
        facts.push(fact)
    }
    if (takenMinor !== takesMinor) {
      if (takenMinor !== 0) await enter('dispute_reversed', reversed + 1, takenMinor)
      if (takesMinor !== 0) await enter('dispute_lost', lost + 1, -takesMinor)
    }
    news.push({ ...change, facts })
  }
  return news
}

export interface PartNews {
  refunds: Awaited<ReturnType<typeof settleRefunds>>
  disputes: DisputeNews[]
}

const hasComeBack = ({ disputes, refunds }: PartNews): boolean =>
  refunds.some(({ isReversal }) => isReversal) ||
  disputes.some(({ facts }) => facts.some((fact) => fact.startsWith('dispute_reversed:')))

/** All that has happened to one that is paid, and what follows from it for its discount. */
export async function settleParts(
  tx: Transaction,
  payment: Payment,
  told: { refunds: readonly RefundFacts[]; disputes: readonly DisputeFacts[] },
  now: Date,
): Promise<PartNews> {
  const refunds = await settleRefunds(tx, payment, told.refunds, now)
  const disputes = await settleDisputes(tx, payment, told.disputes, now)
  await followDiscount(tx, payment, hasComeBack({ refunds, disputes }), now)
  return { refunds, disputes }
}
