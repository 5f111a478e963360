// Creates a draft invoice.
import { transact } from '@/db/transact'
import { invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Currency } from '@/lib/money/currency'
import { todayOf } from '@/lib/organisations/find'
import { findInvoice } from './find'
import type { InvoiceWithLines } from './invoice'
import { type LineItem, priceLines } from './lines'
import { insertInvoice, lockInvoicedCustomer } from './store'

export interface DraftOrder {
  /** Chosen by the caller, so that a repeat makes the same invoice. */
  id: string
  organisationId: string
  customerId: string
  currency: Currency
  /** `YYYY-MM-DD`; today in the organisation's time zone when left out. */
  issueDate?: string | undefined
  dueDate?: string | null | undefined
  memo?: string | null | undefined
  externalReference?: string | null | undefined
  metadata?: Record<string, string> | undefined
  lineItems: LineItem[]
}

export const assertDates = (issueDate: string, dueDate: string | null | undefined): void => {
  if (dueDate && dueDate < issueDate)
    throw invalidField('/dueDate', 'before-issue-date', 'dueDate must not be before issueDate.')
}

export const unknownCustomer = () =>
  invalidField('/customerId', 'unknown-customer', 'customerId: there is no such customer.')

/** Throws `Request.Invalid` naming the fields. */
export async function createInvoice(house: House, order: DraftOrder): Promise<InvoiceWithLines> {
  const { clock, db } = house
  const issueDate = order.issueDate ?? (await todayOf(house, order.organisationId))
  assertDates(issueDate, order.dueDate)
  const { lines, ...totals } = priceLines(order.lineItems, order.currency)
  const { id, organisationId, customerId, currency, dueDate, externalReference, memo, metadata } = order
  const own = { externalReference, metadata }
  const row = { id, organisationId, customerId, currency, issueDate, dueDate, memo, ...own, ...totals }
  await transact(db, async (tx) => {
    if (!(await lockInvoicedCustomer(tx, organisationId, customerId))) throw unknownCustomer()
    await insertInvoice(tx, { ...row, createdAt: clock.now() }, lines)
  })
  return findInvoice(house, organisationId, id)
}
