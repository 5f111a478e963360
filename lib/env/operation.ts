// How deployments differ: what one process does, and how long names and contents are kept.
import { z } from 'zod'

const ROLES = ['all', 'web', 'worker'] as const
type Role = (typeof ROLES)[number]

const roleVariables = {
  REMIT_ROLE: z
    .string()
    .trim()
    .optional()
    .transform((text) => text || 'all')
    .pipe(z.enum(ROLES, { error: `REMIT_ROLE must be one of ${ROLES.join(', ')}.` })),
}

export interface Parts {
  /** Pages, calls and webhooks. */
  hasPages: boolean
  /** Settling, letters, sweeps and the schedule. */
  hasJobs: boolean
}

export const partsOf = (role: Role): Parts => ({ hasPages: role !== 'worker', hasJobs: role !== 'web' })

const whole = (name: string, fallback: number, least: number, most: number) =>
  z
    .string()
    .trim()
    .optional()
    .transform((text) => (text === undefined || text === '' ? fallback : Number(text)))
    .refine((value) => Number.isInteger(value) && value >= least && value <= most, {
      error: `${name} must be a whole number from ${least} to ${most}.`,
    })

const peopleVariables = {
  OPERATORS_NEED_SECOND_FACTOR: z
    .string()
    .trim()
    .optional()
    .transform((text) => text || 'false')
    .refine((text) => text === 'true' || text === 'false', {
      error: 'OPERATORS_NEED_SECOND_FACTOR must be true or false.',
    })
    .transform((text) => text === 'true'),
}

const retentionVariables = {
  RETENTION_BOOK_YEARS: whole('RETENTION_BOOK_YEARS', 10, 1, 99),
  RETENTION_LETTER_DAYS: whole('RETENTION_LETTER_DAYS', 365, 1, 36_500),
  RETENTION_HISTORY_DAYS: whole('RETENTION_HISTORY_DAYS', 1095, 1, 36_500),
  // Stripe lists events for 30 days: one that comes again must still be known.
  RETENTION_EVENT_DAYS: whole('RETENTION_EVENT_DAYS', 40, 31, 36_500),
}

export interface Retention {
  /** Full calendar years after the one in which a document was issued. */
  bookYears: number
  letterDays: number
  historyDays: number
  eventDays: number
}

export const retentionOf = (raw: {
  RETENTION_BOOK_YEARS: number
  RETENTION_LETTER_DAYS: number
  RETENTION_HISTORY_DAYS: number
  RETENTION_EVENT_DAYS: number
}): Retention => ({
  bookYears: raw.RETENTION_BOOK_YEARS,
  letterDays: raw.RETENTION_LETTER_DAYS,
  historyDays: raw.RETENTION_HISTORY_DAYS,
  eventDays: raw.RETENTION_EVENT_DAYS,
})

export const operationVariables = { ...roleVariables, ...peopleVariables, ...retentionVariables }
