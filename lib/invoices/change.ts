// Changes a draft; what has been sent stays as it was sent.
import { type Transaction, transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isCurrency } from '@/lib/money/currency'
import { carryStored } from './carry-currency'
import { changeReminders } from './change-reminders'
import { assertDates, type DraftOrder, suppliedOn, unknownCustomer } from './create'
import { changePlan } from './draft-plan'
import { changePrices } from './draft-prices'
import { selectDealing } from './draft-store'
import { findInvoice } from './find'
import { type InvoiceWithLines, invoiceCan } from './invoice'
import { type Dealing, priceDraft, situationOf } from './price-draft'
import {
  lockInvoice,
  lockInvoicedCustomer,
  type NewInvoice,
  type NewLine,
  selectInvoice,
  updateDraft,
} from './store'
import { chargeAnew, derivedAnew } from './tax'

export type DraftChanges = Partial<Omit<DraftOrder, 'id' | 'organisationId'>>

const ON_NO_PAPER: string[] = ['externalReference', 'metadata', 'reminders'] satisfies (keyof DraftChanges)[]
/** The customer, because how something is taxed may follow from who buys it. */
const OF_THE_PRICE = [
  ...(['customerId', 'currency', 'lineItems', 'pricesIncludeTax', 'discount', 'charge'] as const),
] as const

/** What the caller calls it, and when it is reminded of, stand on no paper, and can be changed for ever. */
function isOnPaper(changes: DraftChanges): boolean {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined)
  return named.length === 0 || !named.every(([name]) => ON_NO_PAPER.includes(name))
}

/** What followed from who bought it follows from who buys it now. */
async function retaxed(
  tx: Transaction,
  { customerId, organisationId }: InvoiceWithLines,
  dealing: Dealing,
  stored: ReturnType<typeof carryStored>,
): Promise<ReturnType<typeof carryStored>> {
  const was = situationOf(await selectDealing(tx, organisationId, customerId))
  const is = situationOf(dealing)
  const { charge, lines } = stored
  return {
    ...stored,
    lines: lines.map((line) => ({ ...line, ...derivedAnew(line, was, is) })),
    charge: charge && chargeAnew(charge, was, is),
  }
}

/** What is not named is priced again as it is stored. */
async function repriced(
  tx: Transaction,
  before: InvoiceWithLines,
  changes: DraftChanges,
): Promise<{ totals: Partial<NewInvoice>; lines?: NewLine[] }> {
  const currency = changes.currency ?? before.currency
  if (!isCurrency(currency) || OF_THE_PRICE.every((name) => changes[name] === undefined))
    return { totals: {} }
  const dealing = await selectDealing(tx, before.organisationId, changes.customerId ?? before.customerId)
  const carried = carryStored(before, currency, changes)
  const stored = await retaxed(tx, before, dealing, carried)
  const { lines, totals } = await priceDraft(tx, dealing, {
    currency,
    pricesIncludeTax: changes.pricesIncludeTax ?? before.pricesIncludeTax,
    lineItems: changes.lineItems ?? { stored: stored.lines },
    discount:
      changes.discount === undefined ? stored.discount && { stored: stored.discount } : changes.discount,
    charge: changes.charge === undefined ? stored.charge && { stored: stored.charge } : changes.charge,
  })
  return { totals: { ...totals, currency }, lines }
}

/** The plan of a draft follows its total; and the invoice is due with the last of its parts. */
async function replanned(
  tx: Transaction,
  before: InvoiceWithLines,
  changes: DraftChanges,
  totals: Partial<NewInvoice>,
  now: Date,
): Promise<Pick<NewInvoice, 'dueDate'>> {
  const currency = changes.currency ?? before.currency
  if (!isCurrency(currency) || !invoiceCan('update', before)) return { dueDate: changes.dueDate }
  const dueDate = await changePlan(
    tx,
    before,
    changes.paymentPlan,
    {
      ...{ currency, totalMinor: totals.totalMinor ?? before.totalMinor },
      issueDate: changes.issueDate ?? before.issueDate,
      dueDate: changes.dueDate === undefined ? before.dueDate : changes.dueDate,
    },
    now,
  )
  return { dueDate }
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
    if (!invoiceCan('update', before) && isOnPaper(changes)) throw new Failure('Invoice.NotDraft')
    const { customerId, dueDate, externalReference, issueDate, memo, metadata } = changes
    if (customerId && !(await lockInvoicedCustomer(tx, organisationId, customerId))) throw unknownCustomer()
    assertDates(issueDate ?? before.issueDate, dueDate === undefined ? before.dueDate : dueDate)
    const { lines, totals } = await repriced(tx, before, changes)
    const { buyerReference, purchaseOrderNumber } = changes
    const papers = { ...suppliedOn(changes), buyerReference, dueDate, memo, purchaseOrderNumber }
    const named = { customerId, issueDate, ...papers, externalReference, metadata }
    const planned = await replanned(tx, before, changes, totals, house.clock.now())
    const prices = await changePrices(tx, before, { ...changes, ...planned })
    await updateDraft(
      tx,
      { id, organisationId },
      { ...named, ...totals, ...planned, ...prices },
      lines,
      house.clock.now(),
    )
    if (changes.reminders !== undefined)
      await changeReminders(tx, before, changes.reminders, house.clock.now())
  })
  return findInvoice(house, organisationId, id)
}

/** A draft from before tax was taken of the sum of each rate is reckoned by it when it is issued. Its row is locked. */
export async function reckonAnew(
  tx: Transaction,
  { id, organisationId }: Pick<InvoiceWithLines, 'id' | 'organisationId'>,
  now: Date,
): Promise<void> {
  const before = await selectInvoice(tx, organisationId, id)
  if (!before) return
  const { currency } = before
  const isAnew = before.taxGroups === null && isCurrency(currency)
  const { lines, totals } = isAnew ? await repriced(tx, before, { currency }) : { totals: {} }
  // A version before this may have changed the total, and knows of no plan.
  const planned = await replanned(tx, before, {}, totals, now)
  if (isAnew) await updateDraft(tx, { id, organisationId }, { ...totals, ...planned }, lines, now)
}
