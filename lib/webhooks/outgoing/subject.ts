// The `data` of an event: the resource as the API presents it, and what it belongs to.
import { eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { checkouts } from '@/db/schema/checkouts'
import { payments } from '@/db/schema/payments'
import { presentConsent, presentDebit } from '@/lib/autopay/platform-api'
import { selectDebit } from '@/lib/autopay/store'
import { selectConsent } from '@/lib/consents/store'
import { presentCreditNote } from '@/lib/credit-notes/platform-api'
import { selectCreditNote } from '@/lib/credit-notes/store'
import { presentDelivery } from '@/lib/documents/delivery-api'
import { selectDelivery } from '@/lib/documents/delivery-store'
import { presentAs } from '@/lib/http/fields/present'
import { readPlanOfEvent } from '@/lib/invoices/plan-of-event'
import { presentInvoice } from '@/lib/invoices/platform-api'
import { selectInvoice } from '@/lib/invoices/store'
import { presentLateFee } from '@/lib/late-fees/platform-api'
import { selectFee } from '@/lib/late-fees/store'
import { majorUnits } from '@/lib/money/money'
import { presentPromise, presentQuestion } from '@/lib/payer-words/platform-api'
import { selectQuestion } from '@/lib/payer-words/store'
import { presentPaymentAccount } from '@/lib/payment-accounts/platform-api'
import { selectPaymentAccountById } from '@/lib/payment-accounts/store'
import {
  presentListedDispute,
  presentListedPayment,
  presentListedRefund,
} from '@/lib/payment-views/list-platform-api'
import { selectDispute, selectPayment, selectRefund } from '@/lib/payment-views/list-store'
import { presentRecurring } from '@/lib/recurring-invoices/platform-api'
import { selectRecurring } from '@/lib/recurring-invoices/store'
import { presentReminder } from '@/lib/reminders/platform-api'
import { selectReminder } from '@/lib/reminders/store'
import { checkoutOfEvent } from './catalogue'

type Read = (db: Queryable, id: string, organisationId: string) => Promise<object | undefined>

/** Without its link, which is for who asks with a key and is not kept in readable form, without files, which come later, and without its plan, which has events of its own. */
const invoice: Read = async (db, id, organisationId) => {
  const found = await selectInvoice(db, organisationId, id)
  if (!found) return undefined
  const {
    documents: _files,
    paymentPlan: _plan,
    paymentUrl: _link,
    ...shown
  } = presentInvoice({ invoice: found, paymentUrl: null })
  return shown
}

const lateFee: Read = async (db, id, organisationId) => {
  const found = await selectFee(db, organisationId, id)
  return found && presentLateFee(found, found.currency)
}

const creditNote: Read = async (db, id, organisationId) => {
  const found = await selectCreditNote(db, organisationId, id)
  if (!found) return undefined
  const { documents: _files, ...shown } = presentCreditNote(found)
  return shown
}

const delivery: Read = async (db, id, organisationId) => {
  const found = await selectDelivery(db, organisationId, id)
  return found && presentDelivery(found)
}

const recurringInvoice: Read = async (db, id, organisationId) => {
  const found = await selectRecurring(db, organisationId, id)
  return found && presentRecurring(found)
}

const reminder: Read = async (db, id) => {
  const found = await selectReminder(db, id)
  return found && presentReminder(found)
}

/** The day that stands by now. */
const promise: Read = async (db, id, organisationId) => {
  const found = await selectInvoice(db, organisationId, id)
  return found && presentPromise(found)
}

const question: Read = async (db, id, organisationId) => {
  const found = await selectQuestion(db, organisationId, id)
  return found && presentQuestion(found)
}

const payment: Read = async (db, id) => {
  const found = await selectPayment(db, id)
  return found && presentListedPayment(found)
}

const refund: Read = async (db, id) => {
  const found = await selectRefund(db, id)
  return found && presentListedRefund(found)
}

const dispute: Read = async (db, id) => {
  const found = await selectDispute(db, id)
  return found && presentListedDispute(found)
}

const paymentAccount: Read = async (db, id, organisationId) => {
  const found = await selectPaymentAccountById(db, id)
  return found && presentPaymentAccount(organisationId, found)
}

async function selectCheckoutWithPayment(db: Queryable, id: string) {
  const [row] = await db
    .select({ checkout: checkouts, payment: payments })
    .from(checkouts)
    .innerJoin(payments, eq(payments.checkoutId, checkouts.id))
    .where(eq(checkouts.id, id))
  return row
}

const checkout: Read = async (db, id) => {
  const found = await selectCheckoutWithPayment(db, id)
  if (!found) return undefined
  const { checkout: row, payment: attempt } = found
  const major = majorUnits(row.currency)
  return presentAs(checkoutOfEvent, row, {
    paymentId: attempt.id,
    sessionId: attempt.sessionReference,
    status: row.state,
    totalAmount: major(row.totalMinor),
    amountPaid: major(row.amountPaidMinor),
    amountRefunded: major(row.amountRefundedMinor),
    customerEmail: row.customerEmail ?? attempt.billing?.email ?? null,
  })
}

/** An agreement, or a debit of one. */
const autopay: Read = async (db, id, organisationId) => {
  const debit = await selectDebit(db, organisationId, id)
  if (debit) return presentDebit(debit)
  const consent = await selectConsent(db, id)
  return consent && presentConsent(consent)
}

const SUBJECTS = new Map<string, Read>([
  ['invoice', invoice],
  ['payment_plan', readPlanOfEvent],
  ['late_fee', lateFee],
  ['credit_note', creditNote],
  ['document', delivery],
  ['recurring_invoice', recurringInvoice],
  ['reminder', reminder],
  ['promise', promise],
  ['question', question],
  ['payment', payment],
  ['refund', refund],
  ['dispute', dispute],
  ['payment_account', paymentAccount],
  ['checkout', checkout],
  ['autopay', autopay],
])

/** Undefined where there is nothing to tell of any more. */
export async function readSubject(
  db: Queryable,
  { organisationId, subjectId, type }: { type: string; subjectId: string; organisationId: string },
): Promise<object | undefined> {
  const [kind = ''] = type.split('.')
  const read = SUBJECTS.get(kind)
  if (!read) throw new Error(`events of the type ${type} are not known here`)
  return read(db, subjectId, organisationId)
}
