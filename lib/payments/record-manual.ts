// Records a manual payment (cash, bank transfer) in the same ledger as Stripe's.
import { payments } from '@/db/schema/payments'
import { transact } from '@/db/transact'
import { daysFrom } from '@/lib/clock'
import { Failure, found, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findInvoice } from '@/lib/invoices/find'
import { invoiceCan } from '@/lib/invoices/invoice'
import { lockInvoice } from '@/lib/invoices/store'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { selectTimeZone } from '@/lib/organisations/store'
import { writeLetter } from '@/lib/outbox/outbox'
import { reservedMinorOf } from '@/lib/plans/under-way'
import { priceByHand } from '@/lib/prices/of-row'
import { bookPriced } from './book-price'
import { closeForChange, inFlight } from './close'
import { selectPaymentOfInvoice } from './lookup-store'
import type { Payment } from './payment'
import { readAmount } from './read-amount'
import { selectLivePayments } from './store'

export interface ManualPayment {
  /** Chosen by the caller, so that a repeat records the same payment. */
  id: string
  amount: number | string
  paidAt: Date
  notes: string | null
}

const TURNS = 5

/** Clocks differ, and so do time zones; more than this is a slip of the pen. */
const AHEAD_AT_MOST_DAYS = 1

function assertPast(paidAt: Date, now: Date): void {
  if (paidAt > daysFrom(now, AHEAD_AT_MOST_DAYS))
    throw invalidField('/paidAt', 'in-the-future', 'paidAt must not be in the future.')
}

/**
 * What is open is closed first, so that nobody pays the old amount in the meantime; what a debit on its way leaves of an invoice
 * that is paid in parts can be recorded beside it.
 * Throws `Invoice.NotFound`, `Payment.InvoiceNotPayable`, `Payment.ExceedsOutstanding`, `Payment.InFlight`, `Request.Invalid`.
 */
export async function recordManualPayment(
  house: House,
  organisationId: string,
  invoiceId: string,
  order: ManualPayment,
): Promise<Payment> {
  assertPast(order.paidAt, house.clock.now())
  const amountMinor = readAmount(order.amount, (await findInvoice(house, organisationId, invoiceId)).currency)
  for (let turn = 0; turn < TURNS; turn++) {
    const already = await selectPaymentOfInvoice(house.db, organisationId, invoiceId, order.id)
    if (already) return already
    const { currency, outstandingMinor, status } = await findInvoice(house, organisationId, invoiceId)
    assertRecordable(status, amountMinor, outstandingMinor, currency)
    await closeForChange(house, invoiceId, ['processing'])
    const made = await write(house, organisationId, invoiceId, order, amountMinor)
    if (made) return made
  }
  throw new Failure('Payment.InFlight', 'The invoice is being paid right now. Try again.')
}

export function assertRecordable(
  status: Parameters<typeof invoiceCan>[1]['status'],
  amountMinor: number,
  outstandingMinor: number,
  currency: string,
): void {
  if (!invoiceCan('recordPayment', { status }))
    throw new Failure(
      'Payment.InvoiceNotPayable',
      `A payment cannot be recorded on an invoice that is ${status}.`,
    )
  if (amountMinor > outstandingMinor) {
    const outstanding = formatDecimal(outstandingMinor, isCurrency(currency) ? currencyDigits(currency) : 0)
    throw new Failure('Payment.ExceedsOutstanding', `Only ${outstanding} ${currency} is outstanding.`)
  }
}

/** Undefined when a payer has opened a payment since the last one was closed. */
function write(
  { clock, db, stripe }: House,
  organisationId: string,
  invoiceId: string,
  { id, notes, paidAt }: ManualPayment,
  amountMinor: number,
): Promise<Payment | undefined> {
  const now = clock.now()
  return transact(db, async (tx) => {
    const invoice = found(await lockInvoice(tx, organisationId, invoiceId), 'Invoice.NotFound')
    assertRecordable(invoice.status, amountMinor, invoice.outstandingMinor, invoice.currency)
    const live = (await selectLivePayments(tx, invoiceId)).map(({ payment }) => payment)
    if (live.some(({ state }) => state !== 'processing')) return undefined
    const [held] = live
    if (held && amountMinor > invoice.outstandingMinor - reservedMinorOf(live)) throw inFlight(held)
    const zone = found(await selectTimeZone(tx, organisationId), 'Organisation.NotFound')
    const price = held ? undefined : priceByHand(invoice, zone, { amountMinor, at: paidAt })
    const { livemode } = stripe
    const attempt = { id, organisationId, invoiceId, source: 'manual', state: 'succeeded', livemode } as const
    const [payment] = await tx
      .insert(payments)
      .values({
        ...attempt,
        amountMinor,
        currency: invoice.currency,
        notes,
        ...(price && { price, settlesMinor: invoice.outstandingMinor }),
        succeededAt: paidAt,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning()
    if (!payment) return undefined
    const circumstances = { confirmed: null, openMinor: invoice.outstandingMinor }
    await bookPriced(tx, payment, { fact: `manual:${id}`, occurredAt: paidAt }, circumstances, now)
    await writeLetter(tx, 'receipt', id, { paymentId: id })
    return payment
  })
}
