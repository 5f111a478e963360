// Takes back credit whose money was returned: unspent credit first, then what paid other invoices, which owe it again.
import type { Transaction } from '@/db/transact'
import { lockCustomer, selectCredit, selectCreditByInvoice, unspentOf } from '@/lib/customers/credit-store'
import type { Invoice } from '@/lib/invoices/invoice'
import { lockInvoice } from '@/lib/invoices/store'
import { book, heldMinor } from './book'
import { selectComingRefundsMinor } from './overpayment-store'

type Lender = Pick<Invoice, 'id' | 'organisationId' | 'customerId' | 'currency'>

const ofInvoice = ({ currency, organisationId }: Lender, invoiceId: string) => ({
  ...{ organisationId, invoiceId, checkoutId: null, sessionId: null, paymentId: null, currency },
})

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
    heldMinor: (await heldMinor(tx, id)) - (await selectComingRefundsMinor(tx, id)),
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
  await book(tx, ofInvoice(invoice, invoice.id), entry, now)
}

/** After money was taken from an invoice by others: it never stands for credit that is not there any more. */
export async function keepCreditCovered(
  tx: Transaction,
  organisationId: string,
  invoiceId: string,
  why: string,
  now: Date,
): Promise<void> {
  const shortMinor = -(await heldMinor(tx, invoiceId))
  if (shortMinor <= 0) return
  const invoice = await lockInvoice(tx, organisationId, invoiceId)
  if (!invoice) throw new Error('an invoice in the ledger does not exist')
  await lockCustomer(tx, organisationId, invoice.customerId)
  await takeUnspentBack(tx, invoice, shortMinor, why, now)
  const { currency, customerId } = invoice
  let rest = -(await selectCredit(tx, organisationId, customerId, currency))
  for (const [other, paidMinor] of await selectCreditByInvoice(tx, organisationId, customerId, currency)) {
    if (rest <= 0) return
    if (paidMinor <= 0) continue
    await lockInvoice(tx, organisationId, other)
    const amountMinor = -Math.min(rest, paidMinor)
    const fact = `${takenBack(why)}:${other}`
    await book(
      tx,
      ofInvoice(invoice, other),
      { fact, kind: 'credit_applied', amountMinor, occurredAt: now },
      now,
    )
    rest += amountMinor
  }
}
