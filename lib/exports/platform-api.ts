// Exports in the Platform API: what can be asked for.
import { z } from 'zod'
import { currency, isoDate, oneOf, text } from '@/lib/http/fields/fields'
import { CHARTS } from './datev/accounts'
import { EXPORT_KINDS } from './kinds'

export const exportPath = z.object({ kind: oneOf(EXPORT_KINDS).meta({ example: 'invoices' }) })

const account = z.string('must be an account.').regex(/^\d{4,9}$/, 'must be an account of 4 to 9 digits.')

export const exportQuery = z.strictObject({
  from: isoDate.meta({
    description: 'The first day, in the organisation’s time zone.',
    example: '2026-10-01',
  }),
  to: isoDate.meta({ description: 'The last day, included.', example: '2026-10-31' }),
  format: oneOf(['csv', 'xlsx']).default('csv').meta({ description: 'The files of other programs are CSV.' }),
  separator: oneOf(['comma', 'semicolon', 'tab']).optional().meta({
    description:
      'Of CSV. By default a semicolon where the organisation’s country writes decimals with a comma.',
    example: 'semicolon',
  }),
  decimal: oneOf(['point', 'comma'])
    .optional()
    .meta({ description: 'Of CSV. By default as the organisation’s country writes decimals.' }),
  currency: currency.optional().meta({ description: 'Only what is in this currency.' }),
  chart: oneOf(CHARTS).optional().meta({ description: 'Of DATEV: the chart of accounts; skr03 if omitted.' }),
  receivables: account
    .optional()
    .meta({ description: 'Of DATEV: the debtor; 10000 if omitted.', example: '10000' }),
  revenue: text(200).optional().meta({
    description:
      'Of DATEV: accounts by rate or tax category, such as `19:8400,7:8300,K:8125`. Of Xero the account code (200 if omitted), of QuickBooks the product or service (`Sales` if omitted).',
    example: '19:8400,7:8300',
  }),
  consultant: z.coerce
    .number('must be a number.')
    .int('must be a whole number.')
    .min(1001, 'must be at least 1001.')
    .max(9_999_999, 'must be at most 9999999.')
    .optional()
    .meta({ description: 'Of DATEV: the tax adviser’s number; 1001 if omitted.', example: 29098 }),
  client: z.coerce
    .number('must be a number.')
    .int('must be a whole number.')
    .min(1, 'must be at least 1.')
    .max(99_999, 'must be at most 99999.')
    .optional()
    .meta({
      description: 'Of DATEV: the adviser’s number for the organisation; 1 if omitted.',
      example: 55003,
    }),
  yearBegins: isoDate.optional().meta({
    description:
      'Of DATEV: the first day of the financial year; 1 January of the first day’s year if omitted.',
    example: '2026-01-01',
  }),
})
