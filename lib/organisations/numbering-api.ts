// The numbers of documents in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { NUMBER_SERIES, type NumberSeries } from '@/db/schema/organisations'
import { LONGEST_PATTERN, patternFault } from './number-pattern'

const pattern = z
  .string('must be a string.')
  .trim()
  .max(LONGEST_PATTERN, `must be at most ${LONGEST_PATTERN} characters long.`)
  .superRefine((given, { addIssue }) => {
    const fault = patternFault(given)
    if (fault) addIssue({ code: 'custom', message: fault, params: { code: 'pattern' } })
  })

const next = z
  .int('must be a whole number.')
  .min(1, 'must be at least 1.')
  .max(999_999_999, 'must be at most 999999999.')

const series = z
  .strictObject({
    pattern: pattern.nullable().optional().meta({
      description:
        'A count such as `{0000}`, which is at least so long; `{yyyy}` for the year of the issue date, with which counting begins anew each year; and letters, digits, dots, hyphens and underscores. `null` for our own.',
      example: 'RE-{yyyy}-{0000}',
    }),
    next: next.optional().meta({
      description: 'The next count, this year where the pattern names the year. It can only grow.',
      example: 1,
    }),
  })
  .meta({ id: 'NumberSeriesBody' })

const SERIES_WORDS = 'Numbers are given when a document is issued, without gaps, and never twice.'

export const documentNumberingPatch = z
  .strictObject({
    // Each with its own: two series never share a pattern.
    invoices: series.optional().meta({ example: { pattern: 'RE-{yyyy}-{0000}', next: 1 } }),
    creditNotes: series.optional().meta({ example: { pattern: 'GS-{yyyy}-{0000}', next: 1 } }),
    receipts: series.optional().meta({ example: { pattern: 'QU-{yyyy}-{0000}', next: 1 } }),
  })
  .meta({ id: 'DocumentNumberingPatch', description: SERIES_WORDS })

const seriesAnswer = z
  .object({
    pattern: z.string().meta({ example: 'RE-{yyyy}-{0000}' }),
    next: z.number().int().meta({ description: 'The next count.', example: 42 }),
    example: z.string().meta({ description: 'The next number, issued today.', example: 'RE-2026-0042' }),
  })
  .meta({ id: 'NumberSeries' })

export const documentNumberingAnswer = z
  .object({ invoices: seriesAnswer, creditNotes: seriesAnswer, receipts: seriesAnswer })
  .meta({ id: 'DocumentNumbering', description: SERIES_WORDS })

export type DocumentNumbering = z.output<typeof documentNumberingAnswer>

export const bySeries = <T>(of: (series: NumberSeries) => T): Record<NumberSeries, T> => {
  const [invoices, creditNotes, receipts] = NUMBER_SERIES
  return { invoices: of(invoices), creditNotes: of(creditNotes), receipts: of(receipts) }
}
