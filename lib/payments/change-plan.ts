// Sets or changes the payment plan of an invoice that was sent, as long as parts that are paid stay paid.
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { changeInvoice } from '@/lib/invoices/change'
import { changeReminders } from '@/lib/invoices/change-reminders'
import { findInvoice } from '@/lib/invoices/find'
import type { InvoiceWithLines } from '@/lib/invoices/invoice'
import { lockInvoice, updateDueDate } from '@/lib/invoices/store'
import { isCurrency } from '@/lib/money/currency'
import { todayOf } from '@/lib/organisations/find'
import { staysCovered } from '@/lib/plans/covered'
import { dueAtOnce, dueWithParts } from '@/lib/plans/plan'
import { type PlanBody, readPlan } from '@/lib/plans/read-plan'
import { selectPlan, upsertPlan } from '@/lib/plans/store'
import { reservedMinorOf } from '@/lib/plans/under-way'
import type { Day } from '@/lib/time-zone'
import { closeForChange } from './close'
import { selectLivePayments } from './store'

const TURNS = 5

const refused = (detail: string) => new Failure('Invoice.PlanNotChangeable', detail)

/**
 * What is open is closed first: it was opened by the plan before. A debit on its way stays, and covers what it covered. A draft
 * is changed as any other of its fields. Throws `Invoice.NotFound`, `Invoice.PlanNotChangeable`, `Payment.InFlight`,
 * `Payment.ProviderError`, `Request.Invalid`.
 */
export async function changePaymentPlan(
  house: House,
  organisationId: string,
  invoiceId: string,
  body: PlanBody,
): Promise<InvoiceWithLines> {
  const { status } = await findInvoice(house, organisationId, invoiceId)
  if (status === 'Draft') return changeInvoice(house, organisationId, invoiceId, { paymentPlan: body })
  const today = await todayOf(house, organisationId)
  for (let turn = 0; turn < TURNS; turn++) {
    if (await write(house, { organisationId, invoiceId, today }, body))
      return findInvoice(house, organisationId, invoiceId)
    await closeForChange(house, invoiceId, ['processing'])
  }
  throw new Failure('Payment.InFlight', 'The invoice is being paid right now. Try again.')
}

/** False while something is open. */
function write(
  { clock, db }: House,
  { invoiceId, organisationId, today }: { organisationId: string; invoiceId: string; today: Day },
  body: PlanBody,
): Promise<boolean> {
  return transact(db, async (tx) => {
    const invoice = found(await lockInvoice(tx, organisationId, invoiceId), 'Invoice.NotFound')
    const { amountCreditedMinor, amountPaidMinor, currency, dueDate, issueDate, status, totalMinor } = invoice
    if (status !== 'Sent' && status !== 'PartiallyPaid')
      throw refused(`The plan of an invoice that is ${status} cannot be changed.`)
    if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
    const live = (await selectLivePayments(tx, invoiceId)).map(({ payment }) => payment)
    const processing = live.filter(({ state }) => state === 'processing')
    const before = await selectPlan(tx, invoiceId)
    const plan = dueAtOnce(
      readPlan(body, { minor: totalMinor, currency }, issueDate),
      before,
      today < issueDate ? issueDate : today,
    )
    const coveredMinor = amountPaidMinor + amountCreditedMinor + reservedMinorOf(processing)
    if (!staysCovered(before?.parts ?? [], plan.parts, coveredMinor))
      throw refused(
        'Parts that are paid, or on their way, must stay as they are: what was paid would no longer cover them.',
      )
    if (processing.length < live.length) return false
    await upsertPlan(tx, invoice, plan, clock.now())
    const dueAnew = dueWithParts(dueDate, plan.parts) ?? null
    await updateDueDate(tx, invoiceId, dueAnew, clock.now())
    if (dueAnew !== dueDate)
      await changeReminders(tx, { ...invoice, dueDate: dueAnew }, invoice.reminders, clock.now())
    return true
  })
}
