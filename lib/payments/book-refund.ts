// Books a refund of an invoice's money, and credits what nobody is to owe again; and takes both back when the refund fails.
import type { Transaction } from '@/db/transact'
import { cancelRefundCredit, creditRefund } from '@/lib/credit-notes/refund-credit'
import { type Entry, insertEntry, selectHeld } from '@/lib/invoices/ledger-store'
import { lockInvoice } from '@/lib/invoices/store'
import { book, subjectOf } from './book'
import { bookCarriedBack } from './carried'
import { keepCreditCovered, restoreCredit } from './credit-back'
import { selectComingSurplusMinor } from './overpayment-store'
import { followPayable } from './payable-row'
import { type Payment, type Refund, returnsSurplus } from './payment'
import { updateDecided } from './refund-store'

type OfInvoice = Payment & { invoiceId: string }

const isOfInvoice = (payment: Payment): payment is OfInvoice => payment.invoiceId !== null

/** What the invoice asks for, below 0 where it has more than that; by its ledger, which it does not follow yet. */
async function selectOpen(tx: Transaction, { invoiceId, organisationId }: OfInvoice): Promise<number> {
  const invoice = await lockInvoice(tx, organisationId, invoiceId)
  if (!invoice) throw new Error('an invoice in the ledger does not exist')
  const { creditedMinor, heldMinor } = await selectHeld(tx, invoiceId)
  const asksMinor = invoice.voidedAt === null ? invoice.totalMinor : 0
  return asksMinor - creditedMinor - Math.max(heldMinor, 0)
}

/** A surplus that goes back by itself is not there for other refunds. */
async function newlyOwedMinor(tx: Transaction, payment: OfInvoice, beforeMinor: number): Promise<number> {
  const comingMinor = await selectComingSurplusMinor(tx, payment.invoiceId)
  const reservedMinor = Math.min(comingMinor, Math.max(-beforeMinor, 0))
  const owed = (openMinor: number) => Math.max(openMinor + reservedMinor, 0)
  return owed(await selectOpen(tx, payment)) - owed(beforeMinor)
}

/** True when it is news. A surplus is used up first; beyond it, what is not owed again is credited. */
export async function bookRefund(
  tx: Transaction,
  payment: Payment,
  refund: Refund,
  entry: Entry,
  now: Date,
): Promise<boolean> {
  if (!isOfInvoice(payment)) return book(tx, subjectOf(payment), entry, now)
  const before = await selectOpen(tx, payment)
  if (!(await insertEntry(tx, subjectOf(payment), entry))) return false
  const { id, reason } = refund
  const { invoiceId, organisationId } = payment
  await keepCreditCovered(tx, organisationId, invoiceId, entry.fact, now)
  const isCredited = !refund.owedAgain && !returnsSurplus(refund)
  if (isCredited) {
    const amountMinor = await newlyOwedMinor(tx, payment, before)
    await creditRefund(tx, { id, organisationId, invoiceId, reason }, amountMinor, now)
  }
  await updateDecided(tx, id)
  await followPayable(tx, payment, now)
  return true
}

/** As if it had not been: its money is back, and what it had credited is asked for again. True when it is news. */
export async function bookReversal(
  tx: Transaction,
  payment: Payment,
  refund: Refund,
  entry: Entry,
  now: Date,
): Promise<boolean> {
  if (!isOfInvoice(payment)) return book(tx, subjectOf(payment), entry, now)
  const isNews = await insertEntry(tx, subjectOf(payment), entry)
  // A version before knows of the money alone: what it has booked back is credited no longer either.
  const isCancelled = await cancelRefundCredit(tx, refund.id, now)
  const isCarriedBack = await bookCarriedBack(tx, payment, refund.id, now)
  if (isNews || isCancelled || isCarriedBack) await followPayable(tx, payment, now)
  return isNews
}

/** Credit of the customer's that it had taken back, when it was asked for or when it was booked. */
export async function restoreTakenBack(
  tx: Transaction,
  payment: Payment,
  whys: readonly string[],
  now: Date,
): Promise<void> {
  if (!isOfInvoice(payment)) return
  for (const why of whys) await restoreCredit(tx, payment.organisationId, payment.invoiceId, why, now)
}
