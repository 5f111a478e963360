// Books a payment with what its price comes to: the discount as a credit of the invoice, and the surcharge as what pays nothing of it.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { ledgerEntries } from '@/db/schema/ledger'
import { refunds } from '@/db/schema/payments'
import type { SettledPrice } from '@/db/schema/prices'
import type { Transaction } from '@/db/transact'
import { cancelDiscount, cancelledDiscountMinor, creditDiscount } from '@/lib/credit-notes/discount'
import { type Entry, insertEntry } from '@/lib/invoices/ledger-store'
import { selectInvoice } from '@/lib/invoices/store'
import { toMinor } from '@/lib/money/money'
import { type Confirmed, settledPrice } from '@/lib/prices/settled'
import { subjectOf } from './book'
import { followPayable } from './payable-row'
import { isReturned, type Payment, returnsSurplus } from './payment'
import { updatePaymentDetails } from './store'

export type OfInvoice = Payment & { invoiceId: string }

export const isOfInvoice = (payment: Payment): payment is OfInvoice => payment.invoiceId !== null

interface Circumstances {
  /** Null where its provider does not tell of a charge. */
  confirmed: Confirmed | null
  /** What is owed before it. */
  openMinor: number
}

/**
 * Once for each fact: undefined where it is not news, else what the payment pays of what is owed. The payable follows all of it
 * at once, so that nobody sees a discounted payment leave something owed.
 */
export async function bookPriced(
  tx: Transaction,
  payment: Payment,
  entry: Pick<Entry, 'fact' | 'occurredAt'>,
  circumstances: Circumstances,
  now: Date,
): Promise<number | undefined> {
  const { amountMinor } = payment
  const subject = subjectOf(payment)
  if (!(await insertEntry(tx, subject, { ...entry, kind: 'payment', amountMinor }))) return undefined
  const { creditMinor, surchargeMinor } = settledOf(payment, circumstances, entry.occurredAt)
  if (surchargeMinor > 0) {
    const fact = `surcharge:${entry.fact}`
    await insertEntry(tx, subject, { ...entry, fact, kind: 'surcharge', amountMinor: -surchargeMinor })
  }
  const creditedMinor = isOfInvoice(payment) ? await creditDiscount(tx, payment, creditMinor, now) : 0
  await keepSettled(tx, payment, { creditMinor: creditedMinor, surchargeMinor })
  await followPayable(tx, subject, now)
  return amountMinor + creditedMinor - surchargeMinor
}

/** By which it is known that its price was booked: an older version beside this one books payments without. */
export async function keepSettled(
  tx: Transaction,
  { id, price }: Payment,
  settled: SettledPrice,
): Promise<void> {
  if (price) await updatePaymentDetails(tx, id, { price: { ...price, settled } })
}

export function settledOf(
  { amountMinor, price, settlesMinor }: Payment,
  { confirmed, openMinor }: Circumstances,
  paidAt: Date,
) {
  if (!price) return { creditMinor: 0, surchargeMinor: 0 }
  const { country = null, funding = null, type = '' } = price.means ?? {}
  const asDecided = { at: paidAt, type, funding, country }
  return settledPrice(price, { coversMinor: settlesMinor ?? amountMinor, openMinor }, confirmed ?? asDecided)
}

/** What of a payment is gone while its debt stands, and what was given back for good. */
async function selectGone(tx: Transaction, { id }: Payment) {
  const { amountMinor, kind, paymentId } = ledgerEntries
  const [disputed] = await tx
    .select({ lost: sql<string>`coalesce(-sum(${amountMinor}), 0)` })
    .from(ledgerEntries)
    .where(and(eq(paymentId, id), inArray(kind, ['dispute_lost', 'dispute_reversed'])))
  const returned = (await tx.select().from(refunds).where(eq(refunds.paymentId, id))).filter(isReturned)
  const sumOf = (those: typeof returned) => those.reduce((sum, refund) => sum + refund.amountMinor, 0)
  return {
    lostMinor:
      toMinor(disputed?.lost ?? 0) +
      sumOf(returned.filter((it) => it.owedAgain === true && !returnsSurplus(it))),
    surplusMinor: sumOf(returned.filter(returnsSurplus)),
    forGoodMinor: sumOf(returned.filter((it) => it.owedAgain !== true && !returnsSurplus(it))),
  }
}

/** All of it, and its debt stands. */
export async function isGone(tx: Transaction, payment: Payment): Promise<boolean> {
  const { forGoodMinor, lostMinor, surplusMinor } = await selectGone(tx, payment)
  return lostMinor > 0 && forGoodMinor === 0 && lostMinor + surplusMinor >= payment.amountMinor
}

/**
 * Who has not paid after all has no discount: where all of the payment is gone and its debt stands, the discount is taken back;
 * where the money comes back just now, it is granted again, as far as it is still owed. What a person has taken back stays so.
 */
export async function followDiscount(
  tx: Transaction,
  payment: Payment,
  cameBack: boolean,
  now: Date,
): Promise<void> {
  const { price } = payment
  if (!isOfInvoice(payment) || !price || price.earlyMinor + price.discountMinor === 0) return
  if (await isGone(tx, payment)) {
    if (await cancelDiscount(tx, payment, now)) await followPayable(tx, payment, now)
    return
  }
  if (!cameBack) return
  const wasMinor = await cancelledDiscountMinor(tx, payment)
  if (wasMinor === 0) return
  const invoice = await selectInvoice(tx, payment.organisationId, payment.invoiceId)
  await creditDiscount(tx, payment, Math.min(wasMinor, invoice?.outstandingMinor ?? 0), now)
  await followPayable(tx, payment, now)
}
