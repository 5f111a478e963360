// An invoice, and what may be done with it in which state.
import type { invoiceLines } from '@/db/schema/invoice-lines'
import type { InvoiceStatus, invoices } from '@/db/schema/invoices'

export type Invoice = typeof invoices.$inferSelect
export type InvoiceLine = typeof invoiceLines.$inferSelect
export type InvoiceWithLines = Invoice & { lines: InvoiceLine[]; customerName: string }

/** Action → the statuses in which it is allowed. Verbs, pages and tests ask the same table. */
const ALLOWED = {
  update: ['Draft'],
  send: ['Draft', 'Sent', 'PartiallyPaid', 'Paid'],
  rotateLink: ['Sent', 'PartiallyPaid', 'Paid'],
  pay: ['Sent', 'PartiallyPaid'],
  recordPayment: ['Sent', 'PartiallyPaid'],
  void: ['Draft', 'Sent'],
  // A void invoice can still be looked at by its link.
  showLink: ['Sent', 'PartiallyPaid', 'Paid', 'Void'],
  duplicate: ['Draft', 'Sent', 'PartiallyPaid', 'Paid', 'Void'],
} as const satisfies Record<string, readonly InvoiceStatus[]>

export type InvoiceAction = keyof typeof ALLOWED

export const INVOICE_ACTIONS = Object.keys(ALLOWED) as InvoiceAction[]

export const invoiceCan = (action: InvoiceAction, invoice: Pick<Invoice, 'status'>): boolean =>
  (ALLOWED[action] as readonly InvoiceStatus[]).includes(invoice.status)

/** The table says what its state allows; money that was taken, or credited, keeps an invoice from being voided, too. */
export const isOffered = (
  action: InvoiceAction,
  invoice: Pick<Invoice, 'status' | 'amountPaidMinor' | 'amountCreditedMinor'>,
): boolean =>
  invoiceCan(action, invoice) &&
  !(action === 'void' && (invoice.amountPaidMinor !== 0 || invoice.amountCreditedMinor !== 0))
