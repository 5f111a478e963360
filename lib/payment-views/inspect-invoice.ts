// One invoice as its seller sees it: as the payer sees it, where its money went, and everything that happened to it.
import type { InvoiceStatus } from '@/db/schema/invoices'
import { selectCreditNotesOf } from '@/lib/credit-notes/store'
import { selectDeliveriesOfInvoice } from '@/lib/documents/delivery-store'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { findInvoice } from '@/lib/invoices/find'
import { creditHappenings } from './credit-happenings'
import { deliveryHappenings } from './delivery-happenings'
import { selectInvoiceName, selectPaymentsWithMoney } from './money-store'
import type { MoneyView } from './money-view'
import type { PayerView } from './payer-view'
import { timelineOf } from './timeline'
import type { Look, TimelineView } from './timeline-view'
import { previewInvoice } from './view-invoice'
import { moneyView } from './view-money'

export interface InspectedInvoice {
  id: string
  status: InvoiceStatus
  overpaidMinor: number
  /** As its payer sees it. */
  view: PayerView
  money: MoneyView
  timeline: TimelineView
}

/** Stripe's own pages show the payments of real accounts only. */
export const hasDashboard = ({ env }: House): boolean => env.stripeApiBase === undefined

/** Whose invoice it is, and its number; undefined for one that does not exist. Who may see it is for the caller to ask. */
export const findInvoiceName = async ({ db }: House, id: string) =>
  isUuid(id) ? selectInvoiceName(db, id) : undefined

/** Throws `Invoice.NotFound`, also for an invoice of another organisation. */
export async function inspectInvoice(
  house: House,
  organisationId: string,
  id: string,
  { before, seesSplit = false }: Look = {},
): Promise<InspectedInvoice> {
  const invoice = await findInvoice(house, organisationId, id)
  const [view, rows, creditNotes, deliveries] = await Promise.all([
    previewInvoice(house, id),
    selectPaymentsWithMoney(house.db, { invoiceId: id }),
    selectCreditNotesOf(house.db, id),
    selectDeliveriesOfInvoice(house.db, id),
  ])
  if (!view) throw new Failure('Invoice.NotFound')
  const { createdAt, documentNumber, sentAt, status, voidedAt } = invoice
  const timeline = await timelineOf(
    house,
    { invoiceId: id },
    rows,
    [
      { at: createdAt.toISOString(), kind: 'created', reference: id },
      ...(sentAt ? [{ at: sentAt.toISOString(), kind: 'sent' as const, documentNumber }] : []),
      ...creditHappenings(creditNotes),
      ...deliveryHappenings(deliveries),
      ...(voidedAt ? [{ at: voidedAt.toISOString(), kind: 'voided' as const }] : []),
    ],
    before,
  )
  return {
    id,
    status,
    overpaidMinor: invoice.amountOverpaidMinor,
    view,
    money: moneyView(rows, { hasDashboard: hasDashboard(house), seesSplit }),
    timeline,
  }
}
