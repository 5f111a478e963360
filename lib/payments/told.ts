// What a provider tells of one payment, and what those for whom it is settled make of it.
import type { Transaction } from '@/db/transact'
import type { DisputeFacts, RefundFacts } from '@/lib/connector-port/port'
import type { Confirmed } from '@/lib/prices/settled'
import type { Payment } from './payment'
import type { PartNews } from './settle-parts'

/** What every provider says alike, read at `asOf`. */
export interface Told {
  asOf: Date
  isPaid: boolean
  /** It can take no money any more, and never will again. */
  isOver: boolean
  /** As the provider names the money; and when it came, where it says so. */
  reference: string
  paidAt: Date | null
  /** When and with what its payer confirmed it, where that is told. */
  confirmed?: Confirmed | null
  refunds: readonly RefundFacts[]
  disputes: readonly DisputeFacts[]
}

/** What differs between an invoice, a checkout and a session: how the payment moves, and who is told. Each is one step of the transaction. */
export interface Payee {
  /** False keeps it from being settled at all. */
  fits?(payment: Payment): boolean
  /**
   * The state that follows, and `besides` in the same statement. Comes first, so that what is booked finds its place. Answers the
   * row; undefined where `besides` is still to be written.
   */
  move(
    tx: Transaction,
    before: Payment,
    isSurplus: boolean,
    besides: Partial<Payment>,
  ): Promise<Payment | undefined>
  /** Once, when the money is news. */
  tellPaid(tx: Transaction, payment: Payment): Promise<void>
  /** After the refunds and disputes of one that is paid. */
  follow(tx: Transaction, payment: Payment, news: PartNews): Promise<void>
  /** Where nothing was settled, as well. */
  end?(tx: Transaction): Promise<void>
}
