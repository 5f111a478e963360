// The receipt of one payment, for those who may see it: issued when it is first asked for, and the same ever after.
import { and, eq } from 'drizzle-orm'
import { payments } from '@/db/schema/payments'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn } from '@/lib/http/call/caller'
import { isUuid } from '@/lib/ids'
import { findRole } from '@/lib/organisations/members'
import { selectSolePayment } from '@/lib/payments/receipt-store'
import { type DocumentFile, documentFile } from './document-file'
import { formatNamed, RECEIPT_FORMAT_NAMES } from './formats'
import { findPaymentOf } from './list-money'
import { findIdByLink } from './read-document'

/** Throws `Payment.NotFound`, also for another organisation's, and what `documentFile` throws. */
export async function readReceiptFile(
  house: House,
  organisationId: string,
  paymentId: string,
  format: string,
): Promise<DocumentFile> {
  const name = formatNamed(format, RECEIPT_FORMAT_NAMES)
  const { id } = await findPaymentOf(house, organisationId, paymentId)
  return documentFile(house, { paymentId: id }, name)
}

/** For people of the organisation, and operators. Throws `Payment.NotFound`, also for what is not theirs. */
export async function readReceiptAs(
  house: House,
  person: Pick<SignedIn, 'userId' | 'isOperator' | 'signIn'>,
  id: string,
): Promise<DocumentFile> {
  const { organisationId } = payments
  const [row] = isUuid(id)
    ? await house.db.select({ organisationId }).from(payments).where(eq(payments.id, id))
    : []
  if (!row || !(await findRole(house, person, row.organisationId))) throw new Failure('Payment.NotFound')
  return documentFile(house, { paymentId: id }, 'pdf')
}

/** Of the only payment of an invoice, where nothing was paid or kept as credit besides; undefined else. */
export async function readSoleReceipt(house: House, invoiceId: string): Promise<DocumentFile | undefined> {
  const paymentId = await selectSolePayment(house.db, invoiceId)
  return paymentId === undefined ? undefined : documentFile(house, { paymentId }, 'pdf')
}

/** For the payer, a payment of the invoice that the link opens. Throws `Payment.InvalidToken`, `Payment.NotFound`. */
export async function findPaymentByLink(house: House, token: string, id: string): Promise<string> {
  const invoiceId = await findIdByLink(house, token)
  const isOfInvoice = and(eq(payments.id, id), eq(payments.invoiceId, invoiceId))
  const [row] = isUuid(id) ? await house.db.select({ id: payments.id }).from(payments).where(isOfInvoice) : []
  return found(row, 'Payment.NotFound').id
}
