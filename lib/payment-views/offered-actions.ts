// Which actions an invoice and its payments allow right now; pages show their buttons by it.
import type { InvoiceStatus } from '@/db/schema/invoices'
import type { PaymentMethodSummary } from '@/db/schema/payment-words'
import { selectCredit, selectCreditByInvoice, unspentOf } from '@/lib/customers/credit-store'
import { addressesOf } from '@/lib/customers/emails'
import { findCustomer } from '@/lib/customers/find'
import type { House } from '@/lib/house'
import { findInvoice } from '@/lib/invoices/find'
import { INVOICE_ACTIONS, type InvoiceAction, isOffered } from '@/lib/invoices/invoice'
import { paymentUrlOf } from '@/lib/invoices/link'
import { sendWarnings } from '@/lib/invoices/warnings'
import type { Warning } from '@/lib/money/charge-bounds'
import type { Currency } from '@/lib/money/currency'
import { toMoney } from '@/lib/money/money'
import { findOrganisation } from '@/lib/organisations/find'
import { holdsMoney } from '@/lib/payments/dispute'
import { selectComingRefundsMinor } from '@/lib/payments/overpayment-store'
import { type PaymentWithParts, selectPaymentsOfInvoice } from '@/lib/payments/parts-store'

/** Plain values only, so that a page can hand it to the browser. */
export interface ActionableInvoice {
  id: string
  /** Null until it is sent. */
  documentNumber: string | null
  status: InvoiceStatus
  currency: Currency
  totalMinor: number
  outstandingMinor: number
  /** Where days are the seller's. */
  timeZone: string
  /** What is too much, and how much of that refunds are bringing back already. */
  overpaidMinor: number
  comingBackMinor: number
  /** What the customer has to their credit in this currency. */
  creditMinor: number
  /** Paid, and not known yet to have arrived: a bank debit takes days. */
  underWayMinor: number
  /** `mailedTo`: all to whom their invoices go. */
  customer: { name: string; mailedTo: string[] }
  /** Null until it is sent, and where the secret has changed that it was derived by. */
  paymentUrl: string | null
  /** What its sender should know: that nobody can pay it online, and why. */
  warnings: Warning[]
  can: Record<InvoiceAction, boolean>
}

export interface ActionablePayment {
  id: string
  currency: Currency
  amountMinor: number
  /** The application fee that was taken of it. */
  feeMinor: number
  /** Refunds that are made or on their way, in order. */
  refundedMinors: number[]
  /** Nothing, where it cannot be refunded through Stripe. */
  refundableMinor: number
  /** ISO 8601; null while it is not money yet. */
  succeededAt: string | null
  /** Null for a payment that was recorded by hand. */
  method: PaymentMethodSummary | null
}

export interface OfferedActions {
  invoice: ActionableInvoice
  /** Those that are money, newest first. */
  payments: ActionablePayment[]
}

const isGone = (state: PaymentWithParts['refunds'][number]['state']) =>
  state === 'failed' || state === 'cancelled'

function actionablePayment(payment: PaymentWithParts, roomMinor: number): ActionablePayment {
  const { minor: amountMinor, currency } = toMoney(payment.amountMinor, payment.currency)
  const refundedMinors = payment.refunds.filter(({ state }) => !isGone(state)).map((it) => it.amountMinor)
  // While the bank holds the money, or has taken it, Stripe has none to give back.
  const isDisputed = payment.disputes.some(holdsMoney)
  const isRefundable = payment.source === 'stripe' && !isDisputed
  return {
    id: payment.id,
    currency,
    amountMinor,
    feeMinor: payment.feeMinor,
    refundedMinors,
    refundableMinor: isRefundable
      ? Math.min(
          refundedMinors.reduce((left, it) => left - it, amountMinor),
          roomMinor,
        )
      : 0,
    succeededAt: payment.succeededAt?.toISOString() ?? null,
    method: payment.source === 'stripe' ? payment.method : null,
  }
}

/** Throws `Invoice.NotFound`, also for an invoice of another organisation. */
export async function offeredActions(
  house: House,
  organisationId: string,
  invoiceId: string,
): Promise<OfferedActions> {
  const invoice = await findInvoice(house, organisationId, invoiceId)
  const [customer, paymentUrl, payments, warnings, { timeZone }, comingBackMinor, creditMinor, credits] =
    await Promise.all([
      findCustomer(house, organisationId, invoice.customerId),
      paymentUrlOf(house, invoiceId),
      selectPaymentsOfInvoice(house.db, invoiceId),
      sendWarnings(house, invoice),
      findOrganisation(house, organisationId),
      selectComingRefundsMinor(house.db, invoiceId),
      selectCredit(house.db, organisationId, invoice.customerId, invoice.currency),
      selectCreditByInvoice(house.db, organisationId, invoice.customerId, invoice.currency),
    ])
  const { currency } = toMoney(invoice.totalMinor, invoice.currency)
  const unspentMinor = unspentOf(creditMinor, credits, invoiceId)
  const roomMinor = Math.max(invoice.amountPaidMinor - comingBackMinor + unspentMinor, 0)
  const can = Object.fromEntries(INVOICE_ACTIONS.map((action) => [action, isOffered(action, invoice)]))
  return {
    invoice: {
      id: invoice.id,
      documentNumber: invoice.documentNumber,
      status: invoice.status,
      currency,
      totalMinor: invoice.totalMinor,
      outstandingMinor: invoice.outstandingMinor,
      timeZone,
      overpaidMinor: invoice.amountOverpaidMinor,
      comingBackMinor: invoice.amountOverpaidMinor > 0 ? comingBackMinor : 0,
      creditMinor,
      underWayMinor: payments
        .filter(({ state }) => state === 'processing')
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      customer: { name: customer.name, mailedTo: addressesOf(customer) },
      paymentUrl,
      warnings,
      can: can as Record<InvoiceAction, boolean>,
    },
    payments: payments
      .filter(({ state }) => state === 'succeeded')
      .map((it) => actionablePayment(it, roomMinor)),
  }
}
