// Credit notes in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { CREDIT_NOTE_STATUSES } from '@/db/schema/documents'
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { readDecimal } from '@/lib/http/fields/decimals'
import { decimal, text, uuid } from '@/lib/http/fields/fields'
import { ownReferenceFilters, ownReferences, ownReferencesAnswer } from '@/lib/http/fields/own-references'
import type { Page } from '@/lib/http/fields/paging'
import { presentAs } from '@/lib/http/fields/present'
import { oneOrMore, sortedQuery, timeFilters } from '@/lib/http/fields/sorting'
import { type DocumentFacts, documentsAnswer, selectDocuments } from '@/lib/invoices/document-list'
import { findInvoice } from '@/lib/invoices/find'
import { chargeStepMinor, currencyDigits, isCurrency } from '@/lib/money/currency'
import { DecimalError, millionthsToJson, parseDecimal, toJsonNumber } from '@/lib/money/decimal'
import { majorUnits } from '@/lib/money/money'
import { inSteps } from '@/lib/money/step'
import type { CreditNoteOrder } from './create'
import type { CreditNote } from './credit-note'
import { CREDIT_NOTE_ORDERS, standingOf } from './store'

const creditLine = z
  .strictObject({
    lineItemId: uuid.meta({ description: 'The `id` of a line item of the invoice.' }),
    quantity: decimal.meta({
      description: 'How much of it, up to 6 decimals; at most what is left.',
      example: 1,
    }),
  })
  .meta({ id: 'CreditNoteLineBody' })

export const creditNoteBody = z
  .strictObject({
    invoiceId: uuid,
    lineItems: z
      .array(creditLine, { error: 'must be a list of line items.' })
      .min(1, 'must hold at least one line item.')
      .max(1_000, 'must hold at most 1000 line items.')
      .optional()
      .meta({
        description:
          'Parts of line items, each with its part of the discounts. Without `lineItems` and `amount`, everything that is not credited yet.',
      }),
    amount: decimal.optional().meta({
      description:
        'Major units, tax included, spread over the tax rates of the invoice. Not together with `lineItems`.',
      example: 20,
    }),
    reason: text(500).meta({ description: 'Printed on the credit note.', example: 'Delivered too late' }),
    ...ownReferences,
  })
  .meta({
    id: 'CreditNoteBody',
    // One of the two ways: both at once are refused.
    example: {
      invoiceId: '7d0e2c5a-9b1f-4f39-8a63-2f3b6d1c8e10',
      amount: 20,
      reason: 'Delivered too late',
      externalReference: 'complaint-4711',
    },
  })

export const creditNoteQuery = sortedQuery(CREDIT_NOTE_ORDERS).extend({
  status: oneOrMore(CREDIT_NOTE_STATUSES).optional(),
  invoiceId: uuid.optional(),
  documentNumber: text(50).optional().meta({ description: 'Exactly this number.', example: 'CN-0042' }),
  ...ownReferenceFilters,
  ...timeFilters,
})

const MILLIONTH_DIGITS = 6

/** Reads its decimals in the invoice's currency. Throws `Invoice.NotFound`, `Request.Invalid`. */
export async function creditNoteOrder(
  house: House,
  { amount, lineItems, ...body }: z.output<typeof creditNoteBody>,
  id: string,
  organisationId: string,
): Promise<CreditNoteOrder> {
  const { currency } = await findInvoice(house, organisationId, body.invoiceId)
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  const faults: FieldFault[] = []
  const positive = (input: number | string, digits: number, step: number): number => {
    const units = parseDecimal(input, digits)
    if (units === 0) throw new DecimalError('negative', 'It must be more than zero.')
    return inSteps(units, step)
  }
  const amountMinor =
    amount === undefined
      ? undefined
      : readDecimal(faults, '/amount', () =>
          positive(amount, currencyDigits(currency), chargeStepMinor(currency)),
        )
  const wanted = lineItems?.map(({ lineItemId, quantity }, index) => ({
    lineItemId,
    quantityMillionths: BigInt(
      readDecimal(faults, `/lineItems/${index}/quantity`, () => positive(quantity, MILLIONTH_DIGITS, 1)),
    ),
  }))
  if (faults.length > 0) throw invalidRequest(faults)
  return { ...body, id, organisationId, amountMinor, lineItems: wanted }
}

const amountAnswer = z.number().meta({ description: 'Major units; never negative.', example: 20 })

export const creditNoteAnswer = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    invoiceId: z.uuid(),
    documentNumber: z.string().nullable().meta({ description: 'Assigned on issuing, without gaps.' }),
    status: z.enum(CREDIT_NOTE_STATUSES).meta({
      description:
        'A credit note is `Cancelled` by another with `cancelsId`, when the refund that made it has failed; neither of the two counts any more, and so both are `Cancelled`. None is ever deleted.',
    }),
    issueDate: z.iso.date().nullable(),
    currency: z.string().length(3),
    reason: z.string(),
    refundId: z.uuid().nullable().meta({ description: 'The refund that made it.' }),
    cancelsId: z.uuid().nullable().meta({
      description: 'The credit note that this one takes back: its amounts are owed again.',
    }),
    ...ownReferencesAnswer,
    lineItems: z.array(
      z
        .object({
          lineItemId: z.uuid().nullable().meta({ description: 'Null for a part of the whole invoice.' }),
          description: z.string(),
          quantity: z.number(),
          unitPrice: z.number(),
          unit: z.string().meta({ example: 'C62' }),
          taxRate: z.number(),
          taxCategory: z.string().meta({ example: 'S' }),
          netAmount: z.number(),
          taxAmount: z.number(),
        })
        .meta({ id: 'CreditNoteLine' }),
    ),
    subTotal: amountAnswer,
    taxAmount: amountAnswer,
    totalAmount: amountAnswer,
    documents: documentsAnswer,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    issuedAt: z.iso.datetime().nullable(),
    cancelledAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CreditNote' })

/** A credit note with the files made of it; none where nobody has looked for them. */
export type FiledCreditNote = CreditNote & { documents?: DocumentFacts }

export const withFiles = async ({ db }: House, note: CreditNote): Promise<FiledCreditNote> => ({
  ...note,
  documents: (await selectDocuments(db, 'creditNoteId', [note.id])).get(note.id) ?? [],
})

export async function withFilesOfAll({ db }: House, page: Page<CreditNote>): Promise<Page<FiledCreditNote>> {
  const ids = page.rows.map(({ id }) => id)
  const files = await selectDocuments(db, 'creditNoteId', ids)
  return { ...page, rows: page.rows.map((note) => ({ ...note, documents: files.get(note.id) ?? [] })) }
}

export function presentCreditNote({ documents = [], ...note }: FiledCreditNote) {
  const major = majorUnits(note.currency)
  return presentAs(creditNoteAnswer, note, {
    status: standingOf(note),
    lineItems: note.lines.map((line) => ({
      ...{ lineItemId: line.lineId, description: line.description, unit: line.unit },
      quantity: millionthsToJson(line.quantityMillionths),
      unitPrice: millionthsToJson(line.unitPriceMillionths),
      taxRate: toJsonNumber(line.taxRatePpm, 4),
      taxCategory: line.taxCategory,
      netAmount: major(line.netMinor),
      taxAmount: major(line.taxMinor),
    })),
    subTotal: major(note.subTotalMinor),
    taxAmount: major(note.taxMinor),
    totalAmount: major(note.totalMinor),
    documents,
  })
}
