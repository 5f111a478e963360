// Changes a draft; what has been sent stays as it was sent.
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatPercent, formatQuantity, toJsonNumber } from '@/lib/money/decimal'
import { assertDates, type DraftOrder, unknownCustomer } from './create'
import { findInvoice } from './find'
import { type InvoiceWithLines, invoiceCan } from './invoice'
import { type LineItem, priceLines } from './lines'
import {
  lockInvoice,
  lockInvoicedCustomer,
  type NewInvoice,
  type NewLine,
  selectInvoice,
  updateDraft,
} from './store'

export type DraftChanges = Partial<Omit<DraftOrder, 'id' | 'organisationId'>>

const OWN_REFERENCES: string[] = ['externalReference', 'metadata'] satisfies (keyof DraftChanges)[]

/** What the caller calls it stands on no paper, and can be changed for ever. */
function isOnlyNamed(changes: DraftChanges): boolean {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined)
  return named.length > 0 && named.every(([name]) => OWN_REFERENCES.includes(name))
}

/** The lines as a caller would write them, for pricing them again in another currency. */
function itemsOf(invoice: InvoiceWithLines): LineItem[] {
  const digits = isCurrency(invoice.currency) ? currencyDigits(invoice.currency) : 0
  return invoice.lines.map((line) => ({
    description: line.description,
    quantity: formatQuantity(line.quantityThousandths),
    // As a number: 12.00 in euros is 12 in yen, while 12.50 is for the caller to correct.
    unitPrice: toJsonNumber(line.unitPriceMinor, digits),
    taxRate: formatPercent(line.taxRatePpm),
  }))
}

function repriced(
  before: InvoiceWithLines,
  changes: DraftChanges,
): { totals: Partial<NewInvoice>; lines?: NewLine[] } {
  const currency = changes.currency ?? before.currency
  if (!isCurrency(currency) || (!changes.lineItems && currency === before.currency)) return { totals: {} }
  const { lines, ...totals } = priceLines(changes.lineItems ?? itemsOf(before), currency)
  return { totals: { ...totals, currency }, lines }
}

/** Fields left out stay. Throws `Invoice.NotFound`, `Invoice.NotDraft`, `Request.Invalid`. */
export async function changeInvoice(
  house: House,
  organisationId: string,
  id: string,
  changes: DraftChanges,
): Promise<InvoiceWithLines> {
  await transact(house.db, async (tx) => {
    const isThere = await lockInvoice(tx, organisationId, id)
    const before = found(isThere && (await selectInvoice(tx, organisationId, id)), 'Invoice.NotFound')
    if (!invoiceCan('update', before) && !isOnlyNamed(changes)) throw new Failure('Invoice.NotDraft')
    const { customerId, dueDate, externalReference, issueDate, memo, metadata } = changes
    if (customerId && !(await lockInvoicedCustomer(tx, organisationId, customerId))) throw unknownCustomer()
    assertDates(issueDate ?? before.issueDate, dueDate === undefined ? before.dueDate : dueDate)
    const { lines, totals } = repriced(before, changes)
    const named = { customerId, issueDate, dueDate, memo, externalReference, metadata }
    await updateDraft(tx, { id, organisationId }, { ...named, ...totals }, lines, house.clock.now())
  })
  return findInvoice(house, organisationId, id)
}
