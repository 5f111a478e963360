// Updates the books from a provider's facts about one payment: state, ledger, refunds and disputes in one transaction.
import { type Transaction, transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { factsOf } from './book'
import { bookPriced } from './book-price'
import { updateEventsSettled } from './doubt-store'
import { lockPayable, type PaymentOf } from './payable-row'
import type { Payment } from './payment'
import { insertSurplusRefund } from './refund-store'
import { settleParts } from './settle-parts'
import { lockPayment, updatePaymentDetails } from './store'
import type { Payee, Told } from './told'

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
  known: PaymentOf,
  told: Told,
  payee: Payee,
): Promise<Payment | undefined> =>
  transact(house.db, async (tx) => {
    const now = house.clock.now()
    const locked = await lockPayable(tx, known)
    if (!locked) return undefined
    const { outstandingMinor, payment: before } = locked
    if (payee.fits?.(before) === false) return undefined
    const isStale = before.factsAsOf !== null && told.asOf < before.factsAsOf
    const isNewSuccess = told.isPaid && before.state !== 'succeeded'
    // Nor is what is over ever open again: the answer to a closing call may come behind one that was asked a moment later.
    const isNewEnd = told.isOver && ENDABLE.includes(before.state)
    if (isStale && !isNewSuccess && !isNewEnd) return before
    const succeededAt = told.paidAt ?? now
    const besides = {
      ...{ factsAsOf: isStale ? before.factsAsOf : told.asOf, missingSince: null },
      ...(isNewSuccess && { succeededAt }),
    }
    const moved = await payee.move(tx, before, outstandingMinor === 0, besides)
    const after = moved ?? (await updatePaymentDetails(tx, known.id, besides))
    if (isNewSuccess) await bookSuccess(house, tx, before, told, payee, { outstandingMinor, succeededAt })
    if (told.isPaid) await payee.follow(tx, before, await settleParts(tx, before, told, now))
    if (before.quarantineReason !== null) await endSuspicion(tx, known.id, now)
    await payee.end?.(tx)
    // Booking writes what a price has come to.
    return before.price === null && before.quarantineReason === null ? after : lockPayment(tx, known.id)
  })

/** Facts that fit end what was suspected before. */
async function endSuspicion(tx: Transaction, id: string, now: Date): Promise<void> {
  await updatePaymentDetails(tx, id, { quarantineReason: null })
  await updateEventsSettled(tx, id, now)
}

async function bookSuccess(
  { clock, log }: House,
  tx: Transaction,
  payment: Payment,
  told: Told,
  payee: Payee,
  { outstandingMinor, succeededAt }: { outstandingMinor: number; succeededAt: Date },
): Promise<void> {
  const now = clock.now()
  const fact = factsOf(payment).payment(told.reference)
  const circumstances = { confirmed: told.confirmed ?? null, openMinor: outstandingMinor }
  const paysMinor = await bookPriced(tx, payment, { fact, occurredAt: succeededAt }, circumstances, now)
  if (paysMinor === undefined) return
  await payee.tellPaid(tx, payment)
  // Somebody may have seen it at the provider, and given it back, before we heard of it.
  const surplusMinor = paysMinor - outstandingMinor - returnedMinor(told)
  if (surplusMinor <= 0) return
  await insertSurplusRefund(tx, payment, surplusMinor, now)
  const what = payment.sessionId ? 'a session' : payment.checkoutId ? 'a checkout' : 'an invoice'
  log.error({ paymentId: payment.id, surplusMinor }, `${what} was paid twice: the surplus is refunded`)
}
