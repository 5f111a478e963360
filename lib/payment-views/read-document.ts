// Reads what an invoice's documents print, for those who may see it.
import { partiesOf } from '@/lib/customers/parties'
import { contentsOf } from '@/lib/documents/contents'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn } from '@/lib/http/call/caller'
import { isUuid } from '@/lib/ids'
import { findInvoice } from '@/lib/invoices/find'
import { paymentUrlOf, tokenHashOf } from '@/lib/invoices/link'
import { isCurrency } from '@/lib/money/currency'
import { refundReference } from '@/lib/money/payment-reference'
import { findRole } from '@/lib/organisations/members'
import { isReturned, returnsSurplus } from '@/lib/payments/payment'
import { dayIn } from '@/lib/time-zone'
import type { DocumentPayment, InvoiceDocument } from './document'
import { type DocumentFile, documentFile } from './document-file'
import { formatNamed } from './formats'
import { findRow, findRowByLink, snapshotOf } from './frozen-row'
import { creditsOf, paidOf, payerStateOf } from './payer-state'
import { type PayerRow, selectIdByLink } from './payer-store'

/** What can be printed: the invoice, or what was paid of it. */
export const DOCUMENT_KINDS = ['invoice', 'receipt'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** For the payer. Throws `Payment.InvalidToken`, the same for all wrong links, and `Invoice.NothingPaid`. */
export async function readDocumentByLink(
  house: House,
  token: string,
  kind: DocumentKind,
): Promise<InvoiceDocument> {
  const now = house.clock.now()
  const hash = tokenHashOf(token)
  const row = found(hash && (await findRowByLink(house, hash, now)), 'Payment.InvalidToken')
  return press(house, row, kind, now)
}

/** Throws `Payment.InvalidToken`, the same for all wrong links. */
export async function findIdByLink({ clock, db }: House, token: string): Promise<string> {
  const hash = tokenHashOf(token)
  return found(hash && (await selectIdByLink(db, hash, clock.now())), 'Payment.InvalidToken')
}

/** For people of the organisation, and operators. Throws `Invoice.NotFound`, also for what is not theirs, and `Invoice.NothingPaid`. */
export async function readDocumentAs(
  house: House,
  person: Pick<SignedIn, 'userId' | 'isOperator' | 'signIn'>,
  invoiceId: string,
  kind: DocumentKind,
): Promise<InvoiceDocument> {
  const row = isUuid(invoiceId) ? await findRow(house, invoiceId) : undefined
  if (!row || !(await findRole(house, person, row.organisation.id))) throw new Failure('Invoice.NotFound')
  return press(house, row, kind, house.clock.now())
}

/** Throws `Invoice.NotFound`, also for an invoice of another organisation, and what `documentFile` throws. */
export async function readInvoiceFile(
  house: House,
  organisationId: string,
  invoiceId: string,
  format: string,
): Promise<DocumentFile> {
  const name = formatNamed(format)
  const { id } = await findInvoice(house, organisationId, invoiceId)
  return documentFile(house, { invoiceId: id }, name)
}

const NOTHING_TO_PAY: readonly InvoiceDocument['state'][] = ['draft', 'void', 'processing', 'under-review']

/** What was paid for a means alone pays nothing of the invoice. */
const surchargesOf = ({ attempts }: PayerRow): number =>
  attempts
    .filter(({ state }) => state === 'succeeded')
    .reduce(
      (sum, { amountMinor, settlesMinor }) => sum + Math.max(amountMinor - (settlesMinor ?? amountMinor), 0),
      0,
    )

async function press(house: House, row: PayerRow, kind: DocumentKind, now: Date): Promise<InvoiceDocument> {
  const { invoice, organisation } = row
  const { currency, outstandingMinor } = invoice
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  const payments = paymentsOf(row)
  const credits = creditsOf(row)
  if (kind === 'receipt' && payments.length === 0 && credits.length === 0)
    throw new Failure('Invoice.NothingPaid')
  const state = stateOf(row, now)
  const owes = outstandingMinor > 0 && !NOTHING_TO_PAY.includes(state)
  const counted = payments.filter(({ isSurplus }) => !isSurplus)
  const refunds = counted.flatMap((payment) => payment.refunds)
  return {
    state,
    documentNumber: invoice.documentNumber,
    ...partiesOf(organisation, row.client, row.customer),
    currency,
    ...contentsOf(snapshotOf(row)),
    amountCreditedMinor: invoice.amountCreditedMinor,
    outstandingMinor,
    paidMinor:
      sum(counted) +
      sum(credits) -
      counted.reduce((total, it) => total + it.chargedBackMinor, 0) -
      surchargesOf(row) -
      sum(refunds.filter(({ isSurplus }) => isSurplus)),
    refundedMinor: sum(refunds.filter(({ isSurplus }) => !isSurplus)),
    payments,
    credits,
    paymentUrl: owes ? await paymentUrlOf(house, invoice.id) : null,
  }
}

const sum = (amounts: { amountMinor: number }[]): number =>
  amounts.reduce((total, { amountMinor }) => total + amountMinor, 0)

const stateOf = ({ attempts, invoice, organisation, plan }: PayerRow, now: Date): InvoiceDocument['state'] =>
  invoice.status === 'Draft'
    ? 'draft'
    : payerStateOf(invoice, attempts, dayIn(organisation.timeZone, now), plan)

/** Oldest first. */
const paymentsOf = (row: PayerRow): DocumentPayment[] =>
  paidOf(row, ({ refunds }, { isSurplus, surplusReturnedMinor }) => ({
    isSurplus,
    refunds: refunds.filter(isReturned).map((refund) => ({
      amountMinor: refund.amountMinor,
      askedOn: dayIn(row.organisation.timeZone, refund.createdAt),
      reference: refundReference(refund.id),
      isSurplus: isSurplus || (surplusReturnedMinor > 0 && returnsSurplus(refund)),
    })),
  })).toReversed()
