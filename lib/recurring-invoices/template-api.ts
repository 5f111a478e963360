// The template of recurring invoices in the Platform API: an invoice without its customer and without days.
import { z } from 'zod'
import { decimal, text } from '@/lib/http/fields/fields'
import { lineItem } from '@/lib/invoices/lines-platform-api'
import { invoiceBody } from '@/lib/invoices/platform-api'
import type { Template } from './template'

const line = z
  .strictObject({
    ...lineItem.shape,
    description: text(500)
      .optional()
      .meta({ description: 'The article’s name if omitted.', example: 'Cleaning' }),
    unitPrice: decimal.optional().meta({
      description:
        'The article’s price of the day if omitted, without its tax where prices do not include it.',
      example: 59.5,
    }),
  })
  .refine(
    ({ articleId, description, unitPrice }) =>
      typeof articleId === 'number' || (description !== undefined && unitPrice !== undefined),
    { error: 'must have description and unitPrice, or name an article.' },
  )
  .meta({
    id: 'RecurringLineItem',
    example: { description: 'Cleaning', quantity: 4, unit: 'HUR', unitPrice: 35, taxRate: 19 },
  })

const { shape } = invoiceBody

export const template = z
  .strictObject({
    currency: shape.currency,
    paymentTermsDays: z
      .int('must be a whole number of days.')
      .min(0, 'must not be negative.')
      .max(3650, 'must be at most 3650.')
      .nullable()
      .optional()
      .meta({
        description:
          'Days from the day on which the invoice is made until it is due; `null`: never. If omitted, as for every invoice: the customer’s, else the organisation’s.',
        example: 14,
      }),
    purchaseOrderNumber: shape.purchaseOrderNumber,
    buyerReference: shape.buyerReference,
    memo: shape.memo,
    reminders: shape.reminders,
    externalReference: shape.externalReference,
    metadata: shape.metadata,
    pricesIncludeTax: shape.pricesIncludeTax,
    discount: shape.discount,
    charge: shape.charge,
    lineItems: z
      .array(line, { error: 'must be a list of line items.' })
      .min(1, 'must hold at least one line item.')
      .max(1000, 'must hold at most 1000 line items.'),
  })
  .meta({
    id: 'RecurringInvoiceTemplate',
    description:
      'An invoice without its customer and without days: prices of articles and tax rates are those of the day on which each invoice is made.',
  })

/** As it is stored, read as carefully as anything else. */
export const readTemplate = (stored: unknown): Template => template.parse(stored)
