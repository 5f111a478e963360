// Invoices in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { INVOICE_STATUSES } from '@/db/schema/invoices'
import type { House } from '@/lib/house'
import { currency, decimal, email, isoDate, multilineText, text, uuid } from '@/lib/http/fields/fields'
import { ownReferenceFilters, ownReferences, ownReferencesAnswer } from '@/lib/http/fields/own-references'
import type { Page } from '@/lib/http/fields/paging'
import { presentAs } from '@/lib/http/fields/present'
import { oneOrMore, sortedQuery, timeFilters } from '@/lib/http/fields/sorting'
import type { Warning } from '@/lib/money/charge-bounds'
import { toJsonNumber } from '@/lib/money/decimal'
import { majorUnits } from '@/lib/money/money'
import type { DraftChanges } from './change'
import type { DraftOrder } from './create'
import type { InvoiceWithLines } from './invoice'
import { paymentUrlOf, paymentUrlsOf } from './link'
import { INVOICE_ORDERS } from './store'
import { sendWarnings } from './warnings'

const lineItem = z
  .strictObject({
    description: text(500).meta({ example: 'Wedding cake, three tiers' }),
    quantity: decimal.meta({ description: 'More than 0, up to 3 decimals.', example: 2 }),
    unitPrice: decimal.meta({ description: 'Major units, before tax.', example: 59.5 }),
    taxRate: decimal.nullable().optional().meta({ description: 'Percent, up to 4 decimals.', example: 19 }),
  })
  .meta({ id: 'LineItemBody' })

const fields = {
  customerId: uuid,
  currency,
  issueDate: isoDate.optional().meta({ description: 'Today in the organisation’s time zone if omitted.' }),
  dueDate: isoDate.nullable().optional(),
  memo: multilineText(5_000).nullable().optional(),
  ...ownReferences,
  lineItems: z
    .array(lineItem, { error: 'must be a list of line items.' })
    .min(1, 'must hold at least one line item.')
    .max(200, 'must hold at most 200 line items.'),
}

export const invoiceBody = z.strictObject(fields).meta({ id: 'InvoiceBody' })

export const invoicePatch = z.strictObject(fields).partial().meta({
  id: 'InvoicePatch',
  description:
    'Omitted fields stay as they are; `null` clears. Once sent, only `externalReference` and `metadata` can be changed.',
})

export const invoiceQuery = sortedQuery(INVOICE_ORDERS).extend({
  status: oneOrMore(INVOICE_STATUSES).optional(),
  customerId: uuid.optional(),
  documentNumber: text(50).optional().meta({ description: 'Exactly this number.', example: 'INV-0042' }),
  email: email
    .optional()
    .meta({ description: 'Invoices of customers with this email address, ignoring case.' }),
  ...ownReferenceFilters,
  ...timeFilters,
  currency: currency.optional(),
  dueBefore: isoDate.optional(),
  issuedFrom: isoDate.optional(),
  issuedTo: isoDate.optional(),
  q: text(100).optional().meta({
    description:
      'Parts of the document number, an amount in any notation, your own reference, the `reference` of a payment or refund, its id, or one of Stripe’s (`pi_…`, `ch_…`, `re_…`), or parts of the customer’s name or email address; words in any order, ignoring case and accents. If nothing matches, names that differ by one typo are found.',
  }),
})

export const draftOrder = (
  body: z.output<typeof invoiceBody>,
  id: string,
  organisationId: string,
): DraftOrder => ({ id, organisationId, ...body })

export const draftChanges = (body: z.output<typeof invoicePatch>): DraftChanges => body

const timestamp = z.iso.datetime().nullable()
const amount = z.number().meta({ description: 'Major units.', example: 140.76 })

export const invoiceAnswer = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    customerId: z.uuid(),
    customerName: z.string(),
    documentNumber: z.string().nullable().meta({ description: 'Assigned on sending, without gaps.' }),
    status: z.enum(INVOICE_STATUSES),
    currency: z.string().length(3),
    issueDate: z.iso.date(),
    dueDate: z.iso.date().nullable(),
    memo: z.string().nullable(),
    ...ownReferencesAnswer,
    lineItems: z.array(
      z
        .object({
          description: z.string(),
          quantity: z.number(),
          unitPrice: amount,
          taxRate: z.number().nullable(),
          netAmount: amount,
          taxAmount: amount,
        })
        .meta({ id: 'LineItem' }),
    ),
    subTotal: amount,
    taxAmount: amount,
    totalAmount: amount,
    amountPaid: amount.meta({
      description:
        'Payments − refunds − lost disputes, including applied credit and excluding what was kept as credit. Never negative.',
    }),
    amountCredited: amount,
    amountRefunded: amount,
    outstanding: amount.meta({ description: 'max(0, totalAmount − amountCredited − amountPaid)' }),
    amountOverpaid: amount.meta({
      description:
        'max(0, amountPaid + amountCredited − totalAmount); for a void invoice, everything paid. Refund or keep it with `POST /invoices/{id}/overpayment`.',
      example: 0,
    }),
    paymentUrl: z.url().nullable().meta({ description: 'The payer’s link, once sent.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    sentAt: timestamp,
    paidAt: timestamp,
    voidedAt: timestamp,
  })
  .meta({ id: 'Invoice' })

/** An invoice with its link, which is derived from the secret key and so needs the house. */
export interface LinkedInvoice {
  invoice: InvoiceWithLines
  paymentUrl: string | null
}

export const withLink = async (house: House, invoice: InvoiceWithLines): Promise<LinkedInvoice> => ({
  invoice,
  paymentUrl: await paymentUrlOf(house, invoice.id),
})

export const withWarnings = async (
  house: House,
  invoice: InvoiceWithLines,
): Promise<LinkedInvoice & { warnings: Warning[] }> => ({
  ...(await withLink(house, invoice)),
  warnings: await sendWarnings(house, invoice),
})

export async function withLinks(house: House, page: Page<InvoiceWithLines>): Promise<Page<LinkedInvoice>> {
  const urls = await paymentUrlsOf(
    house,
    page.rows.map(({ id }) => id),
  )
  return {
    ...page,
    rows: page.rows.map((invoice) => ({ invoice, paymentUrl: urls.get(invoice.id) ?? null })),
  }
}

export const sentInvoiceAnswer = invoiceAnswer
  .extend({
    warnings: z
      .array(
        z.object({
          code: z.string().meta({ example: 'Payment.BelowMinimum' }),
          detail: z.string(),
        }),
      )
      .meta({
        description:
          'What the sender should know although the invoice was sent; empty if nothing. It cannot be paid online: `Payment.BelowMinimum`, `Payment.AboveMaximum`, `Payment.AmountNotChargeable` (a third decimal that is not 0), `PaymentAccount.NotEnabled` (no payment account, or one that cannot take payments now). `Document.CharactersNotPrintable`: the PDF omits or replaces the named characters.',
      }),
  })
  .meta({ id: 'SentInvoice' })

export function presentInvoice({ invoice, paymentUrl }: LinkedInvoice) {
  const major = majorUnits(invoice.currency)
  return presentAs(invoiceAnswer, invoice, {
    lineItems: invoice.lines.map((line) => ({
      description: line.description,
      quantity: toJsonNumber(line.quantityThousandths, 3),
      unitPrice: major(line.unitPriceMinor),
      taxRate: line.taxRatePpm === 0 ? null : toJsonNumber(line.taxRatePpm, 4),
      netAmount: major(line.netMinor),
      taxAmount: major(line.taxMinor),
    })),
    subTotal: major(invoice.subTotalMinor),
    taxAmount: major(invoice.taxMinor),
    totalAmount: major(invoice.totalMinor),
    amountPaid: major(invoice.amountPaidMinor),
    amountCredited: major(invoice.amountCreditedMinor),
    amountRefunded: major(invoice.amountRefundedMinor),
    outstanding: major(invoice.outstandingMinor),
    amountOverpaid: major(invoice.amountOverpaidMinor),
    paymentUrl,
  })
}

export const presentSentInvoice = ({
  warnings,
  ...linked
}: LinkedInvoice & { warnings: Warning[] }): z.input<typeof sentInvoiceAnswer> => ({
  ...presentInvoice(linked),
  warnings,
})
