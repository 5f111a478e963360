// Invoices in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { INVOICE_STATUSES } from '@/db/schema/invoices'
import type { House } from '@/lib/house'
import { currency, email, isoDate, multilineText, text, uuid } from '@/lib/http/fields/fields'
import { ownReferenceFilters, ownReferences, ownReferencesAnswer } from '@/lib/http/fields/own-references'
import type { Page } from '@/lib/http/fields/paging'
import { presentAs } from '@/lib/http/fields/present'
import { reminderRules, reminderRulesAnswer } from '@/lib/http/fields/reminder-fields'
import { oneOrMore, sortedQuery, timeFilters } from '@/lib/http/fields/sorting'
import type { Warning } from '@/lib/money/charge-bounds'
import { majorUnits } from '@/lib/money/money'
import { paymentPlanAnswer, paymentPlanBody } from '@/lib/plans/platform-api'
import { presentPrices, priceFields, pricesAnswer } from '@/lib/prices/platform-api'
import type { DraftChanges } from './change'
import type { DraftOrder } from './create'
import { type DocumentFacts, documentsAnswer, selectDocuments } from './document-list'
import type { InvoiceWithLines } from './invoice'
import {
  amount,
  charge,
  chargeAnswer,
  discount,
  discountAnswer,
  lineItem,
  lineItemAnswer,
  presentAllowance,
  presentCharge,
  presentGroup,
  presentLine,
  taxGroupAnswer,
} from './lines-platform-api'
import { paymentUrlOf, paymentUrlsOf } from './link'
import { occurrenceAnswer, presentOccurrence } from './occurrence-api'
import { type Planned, plannedOf, presentPlanned } from './planned'
import { INVOICE_ORDERS } from './store'
import { exactLines } from './stored-lines'
import { taxGroupsOf } from './tax-groups'
import { sendWarnings } from './warnings'

const period = z.strictObject({ from: isoDate, to: isoDate }).meta({ id: 'ServicePeriod' })

const fields = {
  customerId: uuid,
  currency,
  issueDate: isoDate.optional().meta({ description: 'Today in the organisation’s time zone if omitted.' }),
  dueDate: isoDate.nullable().optional().meta({
    description:
      'If omitted when the invoice is created: by `paymentTermsDays` of the customer, else by `defaultPaymentTermsDays` of the organisation, else never. `null`: never.',
  }),
  supplyDate: isoDate.nullable().optional().meta({ description: 'When it was supplied.' }),
  servicePeriod: period.nullable().optional().meta({ description: 'In place of `supplyDate`.' }),
  purchaseOrderNumber: text(100).nullable().optional().meta({ description: 'The customer’s.' }),
  buyerReference: text(100).nullable().optional().meta({
    description:
      'What the customer wants to read, such as a Leitweg-ID; otherwise the customer’s own applies.',
  }),
  memo: multilineText(5_000).nullable().optional(),
  reminders: reminderRules
    .nullable()
    .optional()
    .meta({
      description:
        'When the payer is reminded of this invoice, in place of what the customer or the organisation has said; `null` for that, `[]` for never.',
      example: [{ offsetDays: -3 }, { offsetDays: 7 }],
    }),
  ...ownReferences,
  pricesIncludeTax: z.boolean('must be true or false.').optional().meta({
    description: 'Whether unit prices, discounts and charges include tax.',
  }),
  discount: discount
    .nullable()
    .optional()
    .meta({ description: 'On the whole invoice, after those of lines.' }),
  charge: charge.nullable().optional().meta({ description: 'On the whole invoice.' }),
  paymentPlan: paymentPlanBody.nullable().optional().meta({
    description: 'In which parts it is paid. The invoice is due with the last of them, or later.',
  }),
  ...priceFields,
  lineItems: z
    .array(lineItem, { error: 'must be a list of line items.' })
    .min(1, 'must hold at least one line item.')
    .max(1000, 'must hold at most 1000 line items.'),
}

export const invoiceBody = z.strictObject(fields).meta({
  id: 'InvoiceBody',
  example: {
    customerId: '7d0e2c5a-9b1f-4f39-8a63-2f3b6d1c8e10',
    currency: 'EUR',
    dueDate: '2027-01-31',
    supplyDate: '2026-11-30',
    memo: 'Thank you.',
    externalReference: 'order-4711',
    lineItems: [
      { description: 'Wedding cake, three tiers', quantity: 2, unit: 'C62', unitPrice: 59.5, taxRate: 19 },
      { description: 'Delivery', quantity: 12.4, unit: 'KMT', unitPrice: 0.875, taxRate: 19 },
    ],
    discount: { percent: 5, reason: 'Loyal customer' },
  },
})

export const invoicePatch = z
  .strictObject(fields)
  .partial()
  .meta({
    id: 'InvoicePatch',
    description:
      'Omitted fields stay as they are; `null` clears. Once sent, only `reminders`, `externalReference` and `metadata` can be changed.',
    example: { dueDate: '2027-02-28', memo: 'Thank you.' },
  })

export const sendBody = z
  .strictObject({ reminders: fields.reminders })
  .meta({ id: 'InvoiceSending', description: '`reminders`: those of this invoice from now on.', example: {} })

export const invoiceQuery = sortedQuery(INVOICE_ORDERS).extend({
  status: oneOrMore(INVOICE_STATUSES).optional(),
  customerId: uuid.optional(),
  recurringScheduleId: uuid
    .optional()
    .meta({ description: 'Those that were made of this recurring invoice.' }),
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
      'Parts of the document number, the number of one of its credit notes, an amount in any notation, your own reference, the `reference` of a payment or refund, its id, or one of Stripe’s (`pi_…`, `ch_…`, `re_…`), or parts of the customer’s name or email address; words in any order, ignoring case and accents. If nothing matches, names that differ by one typo are found.',
  }),
})

export const draftOrder = (
  body: z.output<typeof invoiceBody>,
  id: string,
  organisationId: string,
): DraftOrder => ({ id, organisationId, ...body })

export const draftChanges = (body: z.output<typeof invoicePatch>): DraftChanges => body

const timestamp = z.iso.datetime().nullable()

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
    supplyDate: z.iso.date().nullable(),
    servicePeriod: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
    purchaseOrderNumber: z.string().nullable(),
    buyerReference: z.string().nullable(),
    memo: z.string().nullable(),
    reminders: reminderRulesAnswer,
    ...ownReferencesAnswer,
    pricesIncludeTax: z.boolean(),
    lineItems: z.array(lineItemAnswer),
    discount: discountAnswer.nullable(),
    charge: chargeAnswer.nullable(),
    discountAmount: amount.meta({ description: 'Before tax.', example: 0 }),
    chargeAmount: amount.meta({ description: 'Before tax.', example: 0 }),
    subTotal: amount.meta({
      description: 'Before tax: the line items’ `netAmount` − `discountAmount` + `chargeAmount`.',
    }),
    taxGroups: z.array(taxGroupAnswer).meta({
      description:
        'By category and rate: `taxRate` × `baseAmount` = `taxAmount`, rounded half away from zero; where prices include tax, the tax is that of the sum. Invoices created before this rule keep their amounts, rounded by line.',
    }),
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
    ...pricesAnswer,
    paymentPlan: paymentPlanAnswer.nullable().meta({ description: 'Null where it is paid as a whole.' }),
    ...occurrenceAnswer,
    documents: documentsAnswer,
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
  /** None where nobody has looked for them. */
  documents?: DocumentFacts
  planned?: Planned | undefined
}

export const withLink = async (house: House, invoice: InvoiceWithLines): Promise<LinkedInvoice> => ({
  invoice,
  paymentUrl: await paymentUrlOf(house, invoice.id),
  documents: (await selectDocuments(house.db, 'invoiceId', [invoice.id])).get(invoice.id) ?? [],
  planned: (await plannedOf(house, [invoice])).get(invoice.id),
})

export const withWarnings = async (
  house: House,
  invoice: InvoiceWithLines,
): Promise<LinkedInvoice & { warnings: Warning[] }> => ({
  ...(await withLink(house, invoice)),
  warnings: await sendWarnings(house, invoice),
})

export async function withLinks(house: House, page: Page<InvoiceWithLines>): Promise<Page<LinkedInvoice>> {
  const ids = page.rows.map(({ id }) => id)
  const [urls, documents, planned] = [
    await paymentUrlsOf(house, ids),
    await selectDocuments(house.db, 'invoiceId', ids),
    await plannedOf(house, page.rows),
  ]
  const rows = page.rows.map((invoice) => ({
    invoice,
    paymentUrl: urls.get(invoice.id) ?? null,
    documents: documents.get(invoice.id) ?? [],
    planned: planned.get(invoice.id),
  }))
  return { ...page, rows }
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

export function presentInvoice({ documents = [], invoice, paymentUrl, planned }: LinkedInvoice) {
  const major = majorUnits(invoice.currency)
  const { lines, servicePeriodFrom: from, servicePeriodTo: to } = invoice
  return presentAs(invoiceAnswer, invoice, {
    servicePeriod: from && to ? { from, to } : null,
    lineItems: exactLines(invoice).map((line) => presentLine(line, major)),
    discount: invoice.discount && presentAllowance(invoice.discount, major),
    charge: invoice.charge && presentCharge(invoice.charge, major),
    discountAmount: major(invoice.discountMinor),
    chargeAmount: major(invoice.chargeMinor),
    subTotal: major(invoice.subTotalMinor),
    taxGroups: taxGroupsOf(invoice, lines).map((group) => presentGroup(group, major)),
    taxAmount: major(invoice.taxMinor),
    totalAmount: major(invoice.totalMinor),
    amountPaid: major(invoice.amountPaidMinor),
    amountCredited: major(invoice.amountCreditedMinor),
    amountRefunded: major(invoice.amountRefundedMinor),
    outstanding: major(invoice.outstandingMinor),
    amountOverpaid: major(invoice.amountOverpaidMinor),
    ...presentOccurrence(invoice),
    ...presentPrices(invoice),
    paymentUrl,
    documents,
    paymentPlan: planned ? presentPlanned(invoice, planned, major) : null,
  })
}

export const presentSentInvoice = ({
  warnings,
  ...linked
}: LinkedInvoice & { warnings: Warning[] }): z.input<typeof sentInvoiceAnswer> => ({
  ...presentInvoice(linked),
  warnings,
})
