// Lines, discounts, charges and taxes of invoices in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { type Allowance, type Charge, TAX_CATEGORIES, type TaxGroup } from '@/db/schema/tax'
import { decimal, text, uuid } from '@/lib/http/fields/fields'
import { presentAs } from '@/lib/http/fields/present'
import { millionthsToJson, toJsonNumber } from '@/lib/money/decimal'
import { taxCategory, taxExemptionReason } from '@/lib/tax-rates/platform-api'
import type { ExactLine } from './stored-lines'
import { isUnit } from './units'

export const amount = z.number().meta({ description: 'Major units.', example: 140.76 })

const eitherWay = ({ amount, percent }: { amount?: unknown; percent?: unknown }) =>
  (amount === undefined) !== (percent === undefined)
const EITHER_WAY = { error: 'must have either percent or amount.' }

const allowance = {
  percent: decimal
    .optional()
    .meta({ description: 'Percent of what it is taken from or put on.', example: 10 }),
  amount: decimal.optional().meta({
    description: 'Major units, in place of `percent`; with tax where prices include it.',
  }),
  reason: text(200).meta({ example: 'Loyal customer' }),
}

export const discount = z
  .strictObject(allowance)
  .refine(eitherWay, EITHER_WAY)
  .meta({ id: 'Discount', example: { percent: 10, reason: 'Loyal customer' } })

const taxed = {
  taxRate: decimal.nullable().optional().meta({ description: 'Percent, up to 4 decimals.', example: 19 }),
  taxCategory: taxCategory.nullable().optional().meta({
    description:
      'UNCL 5305. If omitted: S for a rate above 0; otherwise E if the organisation is not registered for VAT, AE for a customer with a VAT number elsewhere in the EU, G for one outside the EU, and Z for all others.',
  }),
  taxExemptionReason: taxExemptionReason,
}

export const charge = z
  .strictObject({ ...allowance, ...taxed, reason: text(200).meta({ example: 'Delivery' }) })
  .refine(eitherWay, EITHER_WAY)
  .meta({
    id: 'Charge',
    description: 'Taxed like the lines if nothing is said of it and those are all taxed alike.',
    example: { amount: 5, reason: 'Delivery' },
  })

export const lineItem = z
  .strictObject({
    description: text(500).meta({ example: 'Wedding cake, three tiers' }),
    quantity: decimal.meta({
      description: 'Up to 6 decimals; negative for a deduction, never 0.',
      example: 2,
    }),
    unit: z
      .string('must be a string.')
      .refine(isUnit, 'must be a code of UN/ECE Recommendation 20, such as C62 (one), HUR (hour) or KGM.')
      .optional()
      .meta({ description: 'UN/ECE Recommendation 20; C62 (one) if omitted.', example: 'C62' }),
    unitPrice: decimal.meta({
      description: 'Major units, up to 6 decimals in every currency; never negative.',
      example: 59.5,
    }),
    discount: discount.nullable().optional(),
    taxRateId: uuid.nullable().optional().meta({ description: 'In place of `taxRate` and `taxCategory`.' }),
    ...taxed,
    articleId: z
      .int('must be the id of an article.')
      .min(1, 'must be the id of an article.')
      .max(2_147_483_647, 'must be the id of an article.')
      .nullable()
      .optional(),
  })
  .meta({
    id: 'LineItemBody',
    example: {
      description: 'Wedding cake, three tiers',
      quantity: 2,
      unit: 'C62',
      unitPrice: 59.5,
      taxRate: 19,
    },
  })

const allowanceAnswer = {
  percent: z.number().nullable().meta({ description: 'Null where it was written as an amount.' }),
  amount: z.number().nullable().meta({ description: 'As it was written; null where it was a percentage.' }),
  reason: z.string(),
}
export const discountAnswer = z.object(allowanceAnswer).meta({ id: 'DiscountOfInvoice' })
export const chargeAnswer = z
  .object({
    ...allowanceAnswer,
    taxRate: z.number(),
    taxCategory: z.enum(TAX_CATEGORIES),
    taxExemptionReason: z.string().nullable(),
  })
  .meta({ id: 'ChargeOfInvoice' })

export const lineItemAnswer = z
  .object({
    id: z.uuid(),
    description: z.string(),
    quantity: z.number(),
    unit: z.string(),
    unitPrice: amount,
    discount: discountAnswer.nullable(),
    discountAmount: amount.meta({ description: 'With tax where prices include it.', example: 0 }),
    taxRateId: z.uuid().nullable(),
    taxRateName: z.string().nullable().meta({ description: 'What the rate was called when it was chosen.' }),
    taxRate: z.number().nullable(),
    taxCategory: z.enum(TAX_CATEGORIES),
    taxExemptionReason: z.string().nullable(),
    articleId: z.int().nullable(),
    netAmount: amount.meta({ description: 'Before tax, after the line’s own discount.' }),
    taxAmount: amount.meta({
      description: 'Its part of the tax of its category and rate, before discount and charge of the invoice.',
    }),
  })
  .meta({ id: 'LineItem' })

export const taxGroupAnswer = z
  .object({
    taxCategory: z.enum(TAX_CATEGORIES),
    taxRate: z.number(),
    name: z.string().nullable(),
    taxExemptionReason: z.string().nullable(),
    baseAmount: amount.meta({ description: 'After discount and charge.' }),
    taxAmount: amount,
    discountAmount: amount.meta({ example: 0 }),
    chargeAmount: amount.meta({ example: 0 }),
  })
  .meta({ id: 'TaxGroup' })

type Major = (minor: number) => number

export const presentAllowance = ({ amountMinor, percentPpm, reason }: Allowance, major: Major) => ({
  percent: percentPpm === undefined ? null : toJsonNumber(percentPpm, 4),
  amount: amountMinor === undefined ? null : major(amountMinor),
  reason,
})

export const presentCharge = (charge: Charge, major: Major): z.input<typeof chargeAnswer> => ({
  ...presentAllowance(charge, major),
  taxRate: toJsonNumber(charge.taxRatePpm, 4),
  taxCategory: charge.taxCategory,
  taxExemptionReason: charge.taxExemptionReason ?? null,
})

export const presentLine = (line: ExactLine, major: Major) =>
  presentAs(lineItemAnswer, line, {
    quantity: millionthsToJson(line.quantityMillionths),
    unitPrice: millionthsToJson(line.unitPriceMillionths),
    discount: line.discount && presentAllowance(line.discount, major),
    discountAmount: major(line.discountMinor),
    taxRate: line.taxRatePpm === 0 ? null : toJsonNumber(line.taxRatePpm, 4),
    netAmount: major(line.netMinor),
    taxAmount: major(line.taxMinor),
  })

export const presentGroup = (group: TaxGroup, major: Major): z.input<typeof taxGroupAnswer> => ({
  taxCategory: group.category,
  taxRate: toJsonNumber(group.ratePpm, 4),
  name: group.name,
  taxExemptionReason: group.reason,
  baseAmount: major(group.baseMinor),
  taxAmount: major(group.taxMinor),
  discountAmount: major(group.discountMinor),
  chargeAmount: major(group.chargeMinor),
})
