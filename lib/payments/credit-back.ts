// Takes back credit whose money was returned: unspent credit first, then what paid other invoices, which owe it again.
import type { Transaction } from '@/db/transact'
import { lockCustomer, selectCredit, selectCreditByInvoice, unspentOf } from '@/lib/customers/credit-store'
import { bookOnInvoice } from '@/lib/invoices/book'
import type { Invoice } from '@/lib/invoices/invoice'
import {
  insertEntry,
  selectCreditFamily,
  selectHeld,
  selectSurchargesMinor,
  subjectOfInvoice,
} from '@/lib/invoices/ledger-store'
import { lockInvoice, updateFromLedger } from '@/lib/invoices/store'
import { selectComingRefundsMinor } from './overpayment-store'

type Lender = Pick<Invoice, 'id' | 'organisationId' | 'customerId' | 'currency'>

const ofInvoice = ({ currency, organisationId }: Lender, id: string) => ({ currency, organisationId, id })

const TAKEN_BACK = 'credit_taken_back:'

const takenBack = (why: string) => `${TAKEN_BACK}${why}`

/** Whether the entry of this fact undoes credit. */
export const isTakenBack = (fact: string): boolean => fact.startsWith(TAKEN_BACK)

export interface Room {
  /** What the invoice's ledger still holds, less what refunds will take that are on their way. */
  heldMinor: number
  /** What could be held again if unspent credit were taken back. */
  unspentMinor: number
}

/** How much of the invoice's money can be given back at all, whatever its payments were. Locks the customer. */
export async function roomForRefund(tx: Transaction, invoice: Invoice): Promise<Room> {
  const { currency, customerId, id, organisationId } = invoice
  await lockCustomer(tx, organisationId, customerId)
  const creditMinor = await selectCredit(tx, organisationId, customerId, currency)
  const byInvoice = await selectCreditByInvoice(tx, organisationId, customerId, currency)
  return {
    // What a means cost goes back with the payment.
    heldMinor:
      (await selectHeld(tx, id)).heldMinor +
      (await selectSurchargesMinor(tx, id)) -
      (await selectComingRefundsMinor(tx, id)),
    unspentMinor: unspentOf(creditMinor, byInvoice, id),
  }
}

/** Unspent credit becomes the invoice's money again, which a refund is about to take. */
export async function takeUnspentBack(
  tx: Transaction,
  invoice: Lender,
  minor: number,
  why: string,
  now: Date,
): Promise<void> {
  const entry = { fact: takenBack(why), kind: 'credit_kept', amountMinor: minor, occurredAt: now } as const
  await bookOnInvoice(tx, invoice, entry, now)
}

/**
 * After money was taken from an invoice by others: it never stands for credit that is not there any more. The caller lets the
 * invoice follow its ledger; those that owe again follow at once.
 */
export async function keepCreditCovered(
  tx: Transaction,
  organisationId: string,
  invoiceId: string,
  why: string,
  now: Date,
): Promise<void> {
  const shortMinor = -(await selectHeld(tx, invoiceId)).heldMinor
  if (shortMinor <= 0) return
  const invoice = await lockInvoice(tx, organisationId, invoiceId)
  if (!invoice) throw new Error('an invoice in the ledger does not exist')
  await lockCustomer(tx, organisationId, invoice.customerId)
  await insertEntry(tx, subjectOfInvoice(invoice), {
    ...{ fact: takenBack(why), kind: 'credit_kept', amountMinor: shortMinor, occurredAt: now },
  })
  const { currency, customerId } = invoice
  let rest = -(await selectCredit(tx, organisationId, customerId, currency))
  for (const [other, paidMinor] of await selectCreditByInvoice(tx, organisationId, customerId, currency)) {
    if (rest <= 0) return
    if (paidMinor <= 0) continue
    await lockInvoice(tx, organisationId, other)
    const amountMinor = -Math.min(rest, paidMinor)
    const fact = `${takenBack(why)}:${other}`
    const entry = { fact, kind: 'credit_applied', amountMinor, occurredAt: now } as const
    await bookOnInvoice(tx, ofInvoice(invoice, other), entry, now)
    rest += amountMinor
  }
}

/** As `keepCreditCovered`; the invoice itself follows at once, too. */
export async function keepInvoiceCovered(
  tx: Transaction,
  organisationId: string,
  invoiceId: string,
  why: string,
  now: Date,
): Promise<void> {
  await keepCreditCovered(tx, organisationId, invoiceId, why, now)
  await updateFromLedger(tx, invoiceId, now)
}

const RESTORED = 'credit_restored:'

/**
 * A refund that took credit back has failed: as much of it is credit again as the invoice holds too much, and pays again what it
 * had paid, as far as that is still owed. Once for each `why`.
 */
export async function restoreCredit(
  tx: Transaction,
  organisationId: string,
  invoiceId: string,
  why: string,
  now: Date,
): Promise<void> {
  const taken = await selectCreditFamily(tx, organisationId, takenBack(why))
  const own = taken.find((it) => it.invoiceId === invoiceId)
  const invoice = own && (await lockInvoice(tx, organisationId, invoiceId))
  if (!own || !invoice) return
  await lockCustomer(tx, organisationId, invoice.customerId)
  const minor = Math.min(own.amountMinor, invoice.amountOverpaidMinor)
  const fact = `${RESTORED}${why}`
  const entry = { fact, kind: 'credit_kept', amountMinor: -minor, occurredAt: now } as const
  if (minor <= 0 || !(await bookOnInvoice(tx, invoice, entry, now))) return
  for (const { amountMinor, invoiceId: other } of taken)
    if (other !== null && other !== invoiceId) await payAgain(tx, invoice, other, -amountMinor, fact, now)
}

async function payAgain(
  tx: Transaction,
  { currency, customerId, organisationId }: Invoice,
  otherId: string,
  wasMinor: number,
  why: string,
  now: Date,
): Promise<void> {
  const other = await lockInvoice(tx, organisationId, otherId)
  const creditMinor = await selectCredit(tx, organisationId, customerId, currency)
  const amountMinor = Math.min(wasMinor, other?.outstandingMinor ?? 0, creditMinor)
  if (!other || amountMinor <= 0) return
  const entry = { fact: `${why}:${otherId}`, kind: 'credit_applied', amountMinor, occurredAt: now } as const
  await bookOnInvoice(tx, other, entry, now)
}
