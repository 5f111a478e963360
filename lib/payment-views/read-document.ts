// Reads what an invoice's documents print, for those who may see it.
import { addressLinesOf } from '@/lib/customers/address-lines'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { paymentUrlOf, tokenHashOf } from '@/lib/invoices/link'
import { isCurrency } from '@/lib/money/currency'
import { formatPercent, formatQuantity } from '@/lib/money/decimal'
import { paymentReference, refundReference } from '@/lib/money/payment-reference'
import { findRole } from '@/lib/organisations/find-role'
import { returnsSurplus } from '@/lib/payments/payment'
import { dayIn } from '@/lib/time-zone'
import { localeFor } from '@/lib/words/reader'
import type { DocumentPayment, InvoiceDocument } from './document'
import { type DocumentRow, selectDocumentRow, selectDocumentRowByLink } from './document-store'
import { chargedBackMinor, isReturned, NO_SURPLUS, payerStateOf, surplusesOf } from './payer-state'

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
  const row = found(hash && (await selectDocumentRowByLink(house.db, hash, now)), 'Payment.InvalidToken')
  return press(house, row, kind, now)
}

/** For people of the organisation, and operators. Throws `Invoice.NotFound`, also for what is not theirs, and `Invoice.NothingPaid`. */
export async function readDocumentAs(
  house: House,
  person: { userId: string; isOperator: boolean },
  invoiceId: string,
  kind: DocumentKind,
): Promise<InvoiceDocument> {
  const row = isUuid(invoiceId) ? await selectDocumentRow(house.db, invoiceId) : undefined
  if (!row || !(await findRole(house, person, row.organisation.id))) throw new Failure('Invoice.NotFound')
  return press(house, row, kind, house.clock.now())
}

const NOTHING_TO_PAY: readonly InvoiceDocument['state'][] = ['draft', 'void', 'processing', 'under-review']

async function press(
  house: House,
  row: DocumentRow,
  kind: DocumentKind,
  now: Date,
): Promise<InvoiceDocument> {
  const { invoice, organisation } = row
  // A paper that was sent goes on naming whom it was written to.
  const customer = { ...row.customer, ...invoice.billedTo }
  const { currency, outstandingMinor } = invoice
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  const payments = paymentsOf(row)
  const credits = row.credits.map(({ amountMinor, occurredAt }) => ({
    amountMinor,
    on: dayIn(organisation.timeZone, new Date(occurredAt)),
  }))
  if (kind === 'receipt' && payments.length === 0 && credits.length === 0)
    throw new Failure('Invoice.NothingPaid')
  const state = stateOf(row, now)
  const owes = outstandingMinor > 0 && !NOTHING_TO_PAY.includes(state)
  const counted = payments.filter(({ isSurplus }) => !isSurplus)
  const refunds = counted.flatMap((payment) => payment.refunds)
  return {
    state,
    documentNumber: invoice.documentNumber,
    seller: {
      name: organisation.name,
      email: organisation.email,
      country: organisation.country,
      primaryColour: organisation.primaryColour ?? row.client.primaryColour,
      bankDetails: organisation.bankDetails,
    },
    customer: {
      name: customer.name,
      email: customer.email,
      addressLines: addressLinesOf(customer.address),
      country: customer.address?.country ?? null,
    },
    locale: localeFor({ locale: customer.locale ?? organisation.locale, country: organisation.country }),
    currency,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    memo: invoice.memo,
    lines: row.lines.map((line) => ({
      description: line.description,
      quantity: formatQuantity(line.quantityThousandths),
      unitPriceMinor: line.unitPriceMinor,
      netMinor: line.netMinor,
      taxRatePercent: line.taxRatePpm > 0 ? formatPercent(line.taxRatePpm) : null,
    })),
    subTotalMinor: invoice.subTotalMinor,
    taxes: taxesOf(row.lines),
    totalMinor: invoice.totalMinor,
    amountCreditedMinor: invoice.amountCreditedMinor,
    outstandingMinor,
    paidMinor:
      sum(counted) +
      sum(credits) -
      counted.reduce((total, it) => total + it.chargedBackMinor, 0) -
      sum(refunds.filter(({ isSurplus }) => isSurplus)),
    refundedMinor: sum(refunds.filter(({ isSurplus }) => !isSurplus)),
    payments,
    credits,
    paymentUrl: owes ? await paymentUrlOf(house, invoice.id) : null,
  }
}

const sum = (amounts: { amountMinor: number }[]): number =>
  amounts.reduce((total, { amountMinor }) => total + amountMinor, 0)

function stateOf({ invoice, organisation, payments }: DocumentRow, now: Date): InvoiceDocument['state'] {
  if (invoice.status === 'Draft') return 'draft'
  const attempts = payments.map((payment) => ({
    ...payment,
    declineCode: null,
    quarantineReason: null,
    createdAt: new Date(payment.createdAt),
    succeededAt: payment.succeededAt === null ? null : new Date(payment.succeededAt),
  }))
  return payerStateOf(invoice, attempts.reverse(), dayIn(organisation.timeZone, now))
}

function taxesOf(lines: DocumentRow['lines']): InvoiceDocument['taxes'] {
  const byRate = new Map<number, { netMinor: number; amountMinor: number }>()
  for (const { netMinor, taxMinor, taxRatePpm } of lines) {
    const before = byRate.get(taxRatePpm) ?? { netMinor: 0, amountMinor: 0 }
    byRate.set(taxRatePpm, {
      netMinor: before.netMinor + netMinor,
      amountMinor: before.amountMinor + taxMinor,
    })
  }
  return [...byRate]
    .filter(([rate]) => rate > 0)
    .sort(([a], [b]) => a - b)
    .map(([rate, sums]) => ({ ratePercent: formatPercent(rate), ...sums }))
}

function paymentsOf({ credits, organisation, payments }: DocumentRow): DocumentPayment[] {
  const surpluses = surplusesOf(
    payments,
    credits.some(({ amountMinor }) => amountMinor > 0),
  )
  const dayOf = (moment: string) => dayIn(organisation.timeZone, new Date(moment))
  return payments
    .filter(({ state }) => state === 'succeeded')
    .map((payment) => {
      const returned = payment.refunds.filter(isReturned)
      const { isSurplus, surplusReturnedMinor } = surpluses.get(payment.id) ?? NO_SURPLUS
      return {
        amountMinor: payment.amountMinor,
        paidOn: dayOf(payment.succeededAt ?? payment.createdAt),
        methodType: payment.source === 'manual' ? 'manual' : (payment.method?.type ?? 'unknown'),
        brand: payment.method?.brand ?? null,
        last4: payment.method?.last4 ?? null,
        wallet: payment.method?.wallet ?? null,
        reference: paymentReference(payment.id),
        isSurplus,
        chargedBackMinor: chargedBackMinor(payment),
        refunds: returned.map((refund) => ({
          amountMinor: refund.amountMinor,
          askedOn: dayOf(refund.createdAt),
          reference: refundReference(refund.id),
          isSurplus: isSurplus || (surplusReturnedMinor > 0 && returnsSurplus(refund)),
        })),
      }
    })
}
