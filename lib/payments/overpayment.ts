// Ends an overpayment: refunds it through Stripe, over as many payments as it takes, or keeps it as customer credit.
import { type Transaction, transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { bookOnInvoice } from '@/lib/invoices/book'
import { findInvoice } from '@/lib/invoices/find'
import type { Invoice } from '@/lib/invoices/invoice'
import { lockInvoice } from '@/lib/invoices/store'
import { bookedFacts } from './book'
import { lockTakenPayments, selectComingRefundsMinor, selectReturnable, stepOf } from './overpayment-store'
import type { Payment } from './payment'
import { pursueNow } from './pursue-refund'
import { disconnected, pursueRefund } from './refund'
import { insertRefund, selectRefundById } from './refund-store'

export const OVERPAYMENT_ACTIONS = ['refund', 'keep'] as const

export interface OverpaymentOrder {
  /** Chosen by the caller, so that a repeat does nothing more. */
  id: string
  action: (typeof OVERPAYMENT_ACTIONS)[number]
}

/**
 * A refund that is on its way already counts as done. While Stripe does not answer, it goes on by itself.
 * Throws `Invoice.NotFound`, `Invoice.NotOverpaid`, `PaymentAccount.Disconnected`, `Refund.NotRefundable`.
 */
export async function endOverpayment(
  house: House,
  organisationId: string,
  invoiceId: string,
  order: OverpaymentOrder,
): Promise<void> {
  const { clock, db } = house
  await findInvoice(house, organisationId, invoiceId)
  const asked = await transact(db, async (tx) => {
    const invoice = found(await lockInvoice(tx, organisationId, invoiceId), 'Invoice.NotFound')
    if (await isDone(tx, order)) return []
    const taken = await lockTakenPayments(tx, invoiceId)
    const freeMinor = invoice.amountOverpaidMinor - (await selectComingRefundsMinor(tx, invoiceId))
    if (invoice.amountOverpaidMinor === 0) throw new Failure('Invoice.NotOverpaid')
    if (order.action === 'refund') return askBack(tx, order.id, taken, freeMinor, clock.now())
    if (freeMinor <= 0) throw new Failure('Invoice.NotOverpaid', 'The surplus is already on its way back.')
    await keep(tx, order.id, invoice, freeMinor, clock.now())
    return []
  })
  for (const { payment, refundId } of asked) {
    const refund = await selectRefundById(db, refundId)
    if (refund?.state === 'opening')
      await pursueNow(house, refund.id, pursueRefund(house, { refund, payment }))
  }
}

/** Asked back, and not in the books yet. */
export const comingBackMinor = ({ db }: House, invoiceId: string): Promise<number> =>
  selectComingRefundsMinor(db, invoiceId)

const keptFact = (id: string): string => `credit_kept:${id}`

async function isDone(tx: Transaction, { action, id }: OverpaymentOrder): Promise<boolean> {
  if (action === 'refund') return (await selectRefundById(tx, id)) !== undefined
  return (await bookedFacts(tx, [keptFact(id)])).size > 0
}

async function keep(tx: Transaction, id: string, invoice: Invoice, minor: number, now: Date): Promise<void> {
  const entry = { fact: keptFact(id), kind: 'credit_kept', amountMinor: -minor, occurredAt: now } as const
  await bookOnInvoice(tx, invoice, entry, now)
}

interface AskedBack {
  payment: Payment
  refundId: string
}

/** From the newest payment back, which is the one that was too much. The first refund bears the order's id. */
async function askBack(
  tx: Transaction,
  orderId: string,
  taken: readonly Payment[],
  freeMinor: number,
  now: Date,
): Promise<AskedBack[]> {
  if (freeMinor <= 0) return []
  const asked: AskedBack[] = []
  let left = freeMinor
  const returnable = (await selectReturnable(tx, taken)).filter(({ minor }) => minor > 0)
  for (const { isWithdrawn, minor, payment } of returnable) {
    if (isWithdrawn) continue
    const whole = Math.min(left, minor)
    const amountMinor = whole - (whole % stepOf(payment))
    if (amountMinor <= 0) continue
    const refundId = asked.length === 0 ? orderId : newId()
    const refund = { id: refundId, amountMinor, origin: 'overpayment', reason: 'duplicate' } as const
    await insertRefund(tx, payment, refund, now)
    asked.push({ payment, refundId })
    left -= amountMinor
  }
  if (asked.length === 0 && returnable.some(({ isWithdrawn }) => isWithdrawn)) throw disconnected()
  if (asked.length === 0)
    throw new Failure(
      'Refund.NotRefundable',
      'None of this money can be refunded through Stripe: it did not come that way, or is held by a bank. Keep it as customer credit: { "action": "keep" }.',
    )
  return asked
}
