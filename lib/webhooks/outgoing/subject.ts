// The `data` of an event: the resource as the API presents it, and what it belongs to.
import type { Queryable } from '@/db/database'
import { presentOwnReferences } from '@/lib/http/fields/own-references'
import { presentInvoice } from '@/lib/invoices/platform-api'
import { selectInvoice } from '@/lib/invoices/store'
import { majorUnits } from '@/lib/money/money'
import { presentPaymentAccount } from '@/lib/payment-accounts/platform-api'
import { selectPaymentAccountById } from '@/lib/payment-accounts/store'
import {
  presentListedDispute,
  presentListedPayment,
  presentListedRefund,
} from '@/lib/payment-views/list-platform-api'
import type { CheckoutOfEvent } from './catalogue'
import {
  selectCheckoutWithPayment,
  selectDisputeOfPayment,
  selectPaymentWithParts,
  selectRefundOfPayment,
} from './subject-store'

type Read = (db: Queryable, id: string, organisationId: string) => Promise<object | undefined>

/** Without its link: that is for who asks with a key, and is not kept in readable form. */
const invoice: Read = async (db, id, organisationId) => {
  const found = await selectInvoice(db, organisationId, id)
  if (!found) return undefined
  const { paymentUrl: _, ...shown } = presentInvoice({ invoice: found, paymentUrl: null })
  return shown
}

const payment: Read = async (db, id) => {
  const found = await selectPaymentWithParts(db, id)
  return found && presentListedPayment(found)
}

const refund: Read = async (db, id) => {
  const found = await selectRefundOfPayment(db, id)
  return found && presentListedRefund({ ...found.refund, about: found.about })
}

const dispute: Read = async (db, id) => {
  const found = await selectDisputeOfPayment(db, id)
  return found && presentListedDispute({ ...found.dispute, about: found.about })
}

const paymentAccount: Read = async (db, id, organisationId) => {
  const found = await selectPaymentAccountById(db, id)
  return found && presentPaymentAccount(organisationId, found)
}

const checkout: Read = async (db, id) => {
  const found = await selectCheckoutWithPayment(db, id)
  if (!found) return undefined
  const { checkout: row, payment: attempt } = found
  const major = majorUnits(row.currency)
  return {
    id: row.id,
    organisationId: row.organisationId,
    paymentId: attempt.id,
    sessionId: attempt.sessionReference,
    internalReferenceId: row.internalReferenceId,
    ...presentOwnReferences(row),
    status: row.state,
    currency: row.currency,
    totalAmount: major(row.totalMinor),
    amountPaid: major(row.amountPaidMinor),
    amountRefunded: major(row.amountRefundedMinor),
    customerEmail: row.customerEmail ?? attempt.billing?.email ?? null,
    createdAt: row.createdAt.toISOString(),
    paidAt: row.paidAt?.toISOString() ?? null,
  } satisfies CheckoutOfEvent
}

const SUBJECTS = new Map<string, Read>([
  ['invoice', invoice],
  ['payment', payment],
  ['refund', refund],
  ['dispute', dispute],
  ['payment_account', paymentAccount],
  ['checkout', checkout],
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
