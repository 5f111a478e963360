// Creates a draft invoice.
import type { ReminderRule } from '@/db/schema/organisations'
import { type Transaction, transact } from '@/db/transact'
import { invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Currency } from '@/lib/money/currency'
import type { PlanBody } from '@/lib/plans/read-plan'
import { upsertPlan } from '@/lib/plans/store'
import type { AdjustmentBody, EarlyBody } from '@/lib/prices/read-terms'
import { dayIn } from '@/lib/time-zone'
import { planOf } from './draft-plan'
import { pricesOf } from './draft-prices'
import { selectDealing } from './draft-store'
import { findInvoice } from './find'
import type { InvoiceWithLines } from './invoice'
import type { AllowanceItem, ChargeItem, LineItem } from './line-items'
import { priceDraft } from './price-draft'
import { insertInvoice, lockInvoicedCustomer, type NewInvoice } from './store'

/** What people read beside the amounts. */
export interface DraftPapers {
  dueDate?: string | null | undefined
  memo?: string | null | undefined
  supplyDate?: string | null | undefined
  /** In place of the supply date. */
  servicePeriod?: { from: string; to: string } | null | undefined
  purchaseOrderNumber?: string | null | undefined
  buyerReference?: string | null | undefined
  reminders?: ReminderRule[] | null | undefined
  externalReference?: string | null | undefined
  metadata?: Record<string, string> | undefined
}

export interface DraftOrder extends DraftPapers {
  /** Chosen by the caller, so that a repeat makes the same invoice. */
  id: string
  organisationId: string
  customerId: string
  currency: Currency
  /** `YYYY-MM-DD`; today in the organisation's time zone when left out. */
  issueDate?: string | undefined
  lineItems: LineItem[]
  pricesIncludeTax?: boolean | undefined
  discount?: AllowanceItem | null | undefined
  charge?: ChargeItem | null | undefined
  /** In which parts it is paid. */
  paymentPlan?: PlanBody | null | undefined
  /** What paying early takes off; the organisation's when left out. */
  earlyPayment?: EarlyBody | null | undefined
  /** What a means of payment takes off or adds; the organisation's when left out. */
  methodAdjustments?: AdjustmentBody[] | null | undefined
}

export const assertDates = (issueDate: string, dueDate: string | null | undefined): void => {
  if (dueDate && dueDate < issueDate)
    throw invalidField('/dueDate', 'before-issue-date', 'dueDate must not be before issueDate.')
}

export const unknownCustomer = () =>
  invalidField('/customerId', 'unknown-customer', 'customerId: there is no such customer.')

/** The columns that follow; one of the two takes the place of the other. Throws `Request.Invalid`. */
export function suppliedOn({ servicePeriod, supplyDate }: Pick<DraftPapers, 'servicePeriod' | 'supplyDate'>) {
  if (supplyDate && servicePeriod)
    throw invalidField('/servicePeriod', 'one-of', 'servicePeriod: give either supplyDate or servicePeriod.')
  if (servicePeriod && servicePeriod.to < servicePeriod.from)
    throw invalidField('/servicePeriod/to', 'before-start', 'servicePeriod/to must not be before from.')
  if (servicePeriod)
    return { servicePeriodFrom: servicePeriod.from, servicePeriodTo: servicePeriod.to, supplyDate: null }
  if (supplyDate) return { servicePeriodFrom: null, servicePeriodTo: null, supplyDate }
  return {
    ...(supplyDate === null && { supplyDate }),
    ...(servicePeriod === null && { servicePeriodFrom: null, servicePeriodTo: null }),
  }
}

/** Of a recurring invoice: of which one, and which of its occurrences it is. */
export type OccurrenceOf = Pick<NewInvoice, 'recurringInvoiceId' | 'recurringNumber' | 'recurringOn'>

/** False where it is there already, made by an earlier try. Throws `Request.Invalid` naming the fields. */
export async function insertDraft(
  tx: Transaction,
  { clock }: Pick<House, 'clock'>,
  order: DraftOrder,
  occurrence: OccurrenceOf = {},
): Promise<boolean> {
  const { id, organisationId, customerId, currency, externalReference, memo, metadata } = order
  const dealing = await selectDealing(tx, organisationId, customerId)
  const issueDate = order.issueDate ?? dayIn(dealing.organisation.timeZone, clock.now())
  assertDates(issueDate, order.dueDate)
  const { lines, totals } = await priceDraft(tx, dealing, {
    ...{ currency, lineItems: order.lineItems, pricesIncludeTax: order.pricesIncludeTax ?? false },
    ...{ discount: order.discount ?? null, charge: order.charge ?? null },
  })
  const { plan, dueDate } = planOf(order.paymentPlan, {
    ...{ currency, issueDate, dueDate: order.dueDate, totalMinor: totals.totalMinor },
  })
  const { buyerReference, purchaseOrderNumber } = order
  const papers = { ...suppliedOn(order), buyerReference, dueDate, memo, purchaseOrderNumber }
  const own = { externalReference, metadata, reminders: order.reminders, ...occurrence }
  const prices = pricesOf(dealing, order, { currency, issueDate, dueDate })
  const row = { id, organisationId, customerId, currency, issueDate, ...papers, ...own, ...totals, ...prices }
  if (!(await lockInvoicedCustomer(tx, organisationId, customerId))) throw unknownCustomer()
  const isMade = await insertInvoice(tx, { ...row, createdAt: clock.now() }, lines)
  if (isMade && plan) await upsertPlan(tx, order, plan, clock.now())
  return isMade
}

/** Throws `Request.Invalid` naming the fields. */
export async function createInvoice(house: House, order: DraftOrder): Promise<InvoiceWithLines> {
  await transact(house.db, (tx) => insertDraft(tx, house, order))
  return findInvoice(house, order.organisationId, order.id)
}
