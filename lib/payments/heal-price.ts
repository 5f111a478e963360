// Books the discount of a payment that an older version has booked without it: while two run beside each other, either hears of the money.
import type { SettledPrice } from '@/db/schema/prices'
import { type Transaction, transact } from '@/db/transact'
import { daysFrom, secondsFrom } from '@/lib/clock'
import { accountConnector } from '@/lib/connectors/registry'
import { creditDiscount } from '@/lib/credit-notes/discount'
import { selectDiscountsOf } from '@/lib/credit-notes/store'
import type { House } from '@/lib/house'
import { selectInvoice } from '@/lib/invoices/store'
import { overAll } from '@/lib/over-all'
import { type Confirmed, confirmedBy } from '@/lib/prices/settled'
import { isGone, isOfInvoice, keepSettled, type OfInvoice, settledOf } from './book-price'
import {
  selectBookedBefore,
  selectCreditedSince,
  selectSurchargeOf,
  selectUnbooked,
} from './heal-price-store'
import { followPayable, lockPayable } from './payable-row'
import { objectOf, type Payment } from './payment'
import { type AccountPayment, selectStripePayment } from './store'

/** Whoever is booking it now comes first. */
const LEFT_ALONE_SECONDS = 60
const GIVEN_UP_AFTER_DAYS = 90

/** When and with what it was confirmed, by its provider; null where that cannot be asked any more. */
async function confirmedAtProvider(
  house: House,
  { accountId, isWithdrawn, payment }: AccountPayment,
): Promise<Confirmed | null> {
  const reference = objectOf(payment)
  if (isWithdrawn || reference === null) return null
  const { charge } = await accountConnector(house, accountId).read(reference, { hasRefunds: false })
  return charge ? confirmedBy(charge) : null
}

/**
 * What was promised, as far as it is still owed. What is not was paid by the payer, who is to have it back; but as much as people
 * have credited since is not credited again.
 */
async function creditLate(
  tx: Transaction,
  payment: OfInvoice,
  confirmed: Confirmed | null,
  now: Date,
): Promise<number> {
  const [known] = await selectDiscountsOf(tx, payment)
  if (known) return known.totalMinor
  const invoice = await selectInvoice(tx, payment.organisationId, payment.invoiceId)
  if (!invoice || (await isGone(tx, payment))) return 0
  const openMinor = invoice.totalMinor - (await selectBookedBefore(tx, payment))
  const { creditMinor } = settledOf(payment, { confirmed, openMinor }, payment.succeededAt ?? now)
  const owedMinor = Math.min(creditMinor, invoice.outstandingMinor)
  const notCreditedMinor = creditMinor - (await selectCreditedSince(tx, payment))
  return creditDiscount(tx, payment, Math.max(owedMinor, notCreditedMinor), now)
}

/**
 * Versions differ in what they know: one has booked the surcharge and not said so, and of one that knew none, what is too much
 * went back, and is not taken a second time.
 */
async function settleLate(
  tx: Transaction,
  payment: Payment,
  confirmed: Confirmed | null,
  now: Date,
): Promise<SettledPrice> {
  if (!isOfInvoice(payment)) return { creditMinor: 0, surchargeMinor: 0 }
  const creditMinor = await creditLate(tx, payment, confirmed, now)
  return { creditMinor, surchargeMinor: await selectSurchargeOf(tx, payment) }
}

async function healOne(house: House, id: string): Promise<void> {
  const { clock, db, log } = house
  const found = await selectStripePayment(db, id)
  if (!found) return
  const confirmed = await confirmedAtProvider(house, found)
  await transact(db, async (tx) => {
    const payment = (await lockPayable(tx, found.payment))?.payment
    if (payment?.state !== 'succeeded' || !payment.price || payment.price.settled) return
    const settled = await settleLate(tx, payment, confirmed, clock.now())
    await keepSettled(tx, payment, settled)
    await followPayable(tx, payment, clock.now())
    log.warn({ paymentId: id, ...settled }, 'the price of a payment was booked late')
  })
}

/** Answers how many were looked at. */
export async function healPrices(house: House): Promise<number> {
  const now = house.clock.now()
  const between = { from: daysFrom(now, -GIVEN_UP_AFTER_DAYS), to: secondsFrom(now, -LEFT_ALONE_SECONDS) }
  return overAll(
    house,
    'price of a payment',
    await selectUnbooked(house.db, between),
    (id) => id,
    (id) => healOne(house, id),
  )
}
