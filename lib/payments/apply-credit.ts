// Pays an invoice, or part of it, from its customer's credit: money that was overpaid on another invoice and kept.
import { transact } from '@/db/transact'
import { lockCustomer, selectCredit } from '@/lib/customers/credit-store'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { bookOnInvoice } from '@/lib/invoices/book'
import { findInvoice } from '@/lib/invoices/find'
import { lockInvoice } from '@/lib/invoices/store'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { bookedFacts } from './book'
import { closeForChange } from './close'
import { readAmount } from './read-amount'
import { assertRecordable } from './record-manual'
import { selectLivePayments } from './store'

export interface CreditOrder {
  /** Chosen by the caller, so that a repeat applies it once. */
  id: string
  amount: number | string
}

const TURNS = 5

/**
 * An open payment is closed first, so that nobody pays the old amount in the meantime. A debit on its way stays: it takes days,
 * and what it brings beyond the invoice is a surplus like any other. However many ask at once, no more
 * is applied than there is. Throws `Invoice.NotFound`, `Payment.InvoiceNotPayable`, `Payment.ExceedsOutstanding`,
 * `Payment.InFlight`, `Payment.ProviderError`, `Credit.ExceedsAvailable`, `Request.Invalid`.
 */
export async function applyCredit(
  house: House,
  organisationId: string,
  invoiceId: string,
  order: CreditOrder,
): Promise<void> {
  const amountMinor = readAmount(order.amount, (await findInvoice(house, organisationId, invoiceId)).currency)
  for (let turn = 0; turn < TURNS; turn++) {
    const made = await write(house, organisationId, invoiceId, order.id, amountMinor)
    if (made !== 'live') return
    await closeForChange(house, invoiceId, ['processing'])
  }
  throw new Failure('Payment.InFlight', 'The invoice is being paid right now. Try again.')
}

function write(
  { clock, db }: House,
  organisationId: string,
  invoiceId: string,
  id: string,
  amountMinor: number,
): Promise<'live' | 'done'> {
  const now = clock.now()
  const fact = `credit_applied:${id}`
  return transact(db, async (tx) => {
    const invoice = found(await lockInvoice(tx, organisationId, invoiceId), 'Invoice.NotFound')
    if ((await bookedFacts(tx, [fact])).size > 0) return 'done'
    const { currency, customerId, outstandingMinor, status } = invoice
    assertRecordable(status, amountMinor, outstandingMinor, currency)
    await lockCustomer(tx, organisationId, customerId)
    assertAvailable(await selectCredit(tx, organisationId, customerId, currency), amountMinor, currency)
    const live = await selectLivePayments(tx, invoiceId)
    if (live.some(({ payment }) => payment.state !== 'processing')) return 'live'
    await bookOnInvoice(tx, invoice, { fact, kind: 'credit_applied', amountMinor, occurredAt: now }, now)
    return 'done'
  })
}

function assertAvailable(creditMinor: number, amountMinor: number, currency: string): void {
  if (amountMinor <= creditMinor) return
  const available = formatDecimal(creditMinor, isCurrency(currency) ? currencyDigits(currency) : 0)
  throw new Failure('Credit.ExceedsAvailable', `The customer has a credit of only ${available} ${currency}.`)
}
