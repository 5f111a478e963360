// Tax rates in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { TAX_CATEGORIES } from '@/db/schema/tax'
import { decimal, oneOf, text } from '@/lib/http/fields/fields'
import { presentAs } from '@/lib/http/fields/present'
import { toJsonNumber } from '@/lib/money/decimal'
import type { TaxRate } from './tax-rate'

export const taxCategory = oneOf(TAX_CATEGORIES).meta({
  id: 'TaxCategory',
  description:
    'UNCL 5305: S standard or reduced rate, Z zero rate, E exempt, AE reverse charge, K goods to another EU country, G export, O not subject to VAT.',
  example: 'S',
})

const REASON =
  'Why no tax is charged; needed for E, AE, K, G and O, not allowed for S and Z. If omitted, one is proposed in the customer’s language where the two countries leave no doubt.'

export const taxExemptionReason = text(500).nullable().optional().meta({
  description: REASON,
  example: 'Steuerschuldnerschaft des Leistungsempfängers',
})

const fields = {
  code: z
    .string('must be a string.')
    .regex(/^[A-Za-z0-9][\w.-]{0,39}$/, 'must be 1 to 40 letters, digits, dots, hyphens and underscores.')
    .meta({ description: 'Your own short name, unique ignoring case.', example: 'books' }),
  name: text(100).meta({ description: 'Shown where a rate is chosen, and on documents.', example: 'Books' }),
  rate: decimal.meta({ description: 'Percent, up to 4 decimals.', example: 7 }),
  category: taxCategory
    .optional()
    .meta({ description: 'If omitted on creation: S for a rate above 0, otherwise Z.' }),
  reason: taxExemptionReason,
}

export const taxRateBody = z
  .strictObject(fields)
  .meta({ id: 'TaxRateBody', example: { code: 'books', name: 'Books', rate: 7, category: 'S' } })

export const taxRatePatch = z
  .strictObject(fields)
  .partial()
  .meta({
    id: 'TaxRatePatch',
    description: 'Omitted fields stay as they are; `null` clears.',
    example: { name: 'Books and newspapers', rate: 7 },
  })

export const taxRateAnswer = z
  .object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    rate: z.number().meta({ description: 'Percent.', example: 7 }),
    category: z.enum(TAX_CATEGORIES),
    reason: z.string().nullable(),
    isUsual: z.boolean().meta({
      description:
        'A usual rate of the organisation’s country, as we propose it: check it. Changing it makes it your own.',
    }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'TaxRate' })

export const presentTaxRate = (rate: TaxRate) =>
  presentAs(taxRateAnswer, rate, { rate: toJsonNumber(rate.ratePpm, 4) })
