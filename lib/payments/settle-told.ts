// Updates the books from a provider's facts about one payment: state, ledger, refunds and disputes in one transaction.
import { type Transaction, transact } from '@/db/transact'
import type { DisputeFacts, RefundFacts } from '@/lib/connector-port/port'
import type { House } from '@/lib/house'
import type { Confirmed } from '@/lib/prices/settled'
import { factsOf } from './book'
import { bookPriced } from './book-price'
import { updateEventsSettled } from './doubt-store'
import { lockPayable } from './payable-row'
import type { Payment } from './payment'
import { insertSurplusRefund } from './refund-store'
import { type PartNews, settleParts } from './settle-parts'
import { lockPayment, updatePaymentDetails } from './store'

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
  /** The state that follows. Comes first, so that what is booked finds its place. */
  move(tx: Transaction, before: Payment, isSurplus: boolean): Promise<void>
  /** Once, when the money is news. */
  tellPaid(tx: Transaction, payment: Payment): Promise<void>
  /** After the refunds and disputes of one that is paid. */
  follow(tx: Transaction, payment: Payment, news: PartNews): Promise<void>
  /** Where nothing was settled, as well. */
  end?(tx: Transaction): Promise<void>
}

const ENDABLE: readonly Payment['state'][] = ['opening', 'unknown', 'open', 'processing']

const returnedMinor = ({ refunds }: Told): number =>
  refunds
    .filter(({ state }) => state === 'pending' || state === 'succeeded')
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/**
 * Facts read earlier than what the row already says change nothing, except that success is always booked. What does not fit
 * the payment was kept apart before.
 */
export const settleTold = (
  house: House,
  known: Payment,
  told: Told,
  payee: Payee,
): Promise<Payment | undefined> =>
  transact(house.db, async (tx) => {
    const now = house.clock.now()
    const locked = await lockPayable(tx, known)
    if (!locked) return undefined
    const { outstandingMinor, payment: before } = locked
    const isStale = before.factsAsOf !== null && told.asOf < before.factsAsOf
    const isNewSuccess = told.isPaid && before.state !== 'succeeded'
    // Nor is what is over ever open again: the answer to a closing call may come behind one that was asked a moment later.
    const isNewEnd = told.isOver && ENDABLE.includes(before.state)
    if (isStale && !isNewSuccess && !isNewEnd) return before
    await payee.move(tx, before, outstandingMinor === 0)
    if (isNewSuccess) await bookSuccess(house, tx, before, told, payee, outstandingMinor)
    if (told.isPaid) await payee.follow(tx, before, await settleParts(tx, before, told, now))
    // Facts that fit end what was suspected before.
    await updatePaymentDetails(tx, known.id, {
      factsAsOf: isStale ? before.factsAsOf : told.asOf,
      quarantineReason: null,
      missingSince: null,
    })
    if (before.quarantineReason !== null) await updateEventsSettled(tx, known.id, now)
    await payee.end?.(tx)
    return lockPayment(tx, known.id)
  })

async function bookSuccess(
  { clock, log }: House,
  tx: Transaction,
  payment: Payment,
  told: Told,
  payee: Payee,
  outstandingBeforeMinor: number,
): Promise<void> {
  const now = clock.now()
  const succeededAt = told.paidAt ?? now
  await updatePaymentDetails(tx, payment.id, { succeededAt })
  const fact = factsOf(payment).payment(told.reference)
  const circumstances = { confirmed: told.confirmed ?? null, openMinor: outstandingBeforeMinor }
  const paysMinor = await bookPriced(tx, payment, { fact, occurredAt: succeededAt }, circumstances, now)
  if (paysMinor === undefined) return
  await payee.tellPaid(tx, payment)
  // Somebody may have seen it at the provider, and given it back, before we heard of it.
  const surplusMinor = paysMinor - outstandingBeforeMinor - returnedMinor(told)
  if (surplusMinor <= 0) return
  await insertSurplusRefund(tx, payment, surplusMinor, now)
  const what = payment.sessionId ? 'a session' : payment.checkoutId ? 'a checkout' : 'an invoice'
  log.error({ paymentId: payment.id, surplusMinor }, `${what} was paid twice: the surplus is refunded`)
}
