// Recurring invoices in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { CATCH_UPS, PERIODS, RECURRING_SENDS } from '@/db/schema/recurring'
import { isoDate, oneOf, uuid } from '@/lib/http/fields/fields'
import { ownReferenceFilters, ownReferences, ownReferencesAnswer } from '@/lib/http/fields/own-references'
import { presentAs } from '@/lib/http/fields/present'
import { oneOrMore, sortedQuery, timeFilters } from '@/lib/http/fields/sorting'
import type { RecurringInvoice } from './recurring-invoice'
import { RECURRING_ORDERS } from './store'
import { template } from './template-api'

const STATUSES = ['Active', 'Paused', 'Ended'] as const
type Status = (typeof STATUSES)[number]
const STATUS_OF: Record<RecurringInvoice['state'], Status> = {
  active: 'Active',
  paused: 'Paused',
  ended: 'Ended',
}
const STATE_OF: Record<Status, RecurringInvoice['state']> = {
  Active: 'active',
  Paused: 'paused',
  Ended: 'ended',
}

const whole = (least: number, most: number) =>
  z
    .int('must be a whole number.')
    .min(least, `must be from ${least} to ${most}.`)
    .max(most, `must be from ${least} to ${most}.`)

const rhythm = {
  every: oneOf(PERIODS).meta({ example: 'month' }),
  interval: whole(1, 99).meta({ description: 'Every so many of them.', example: 1 }),
  anchorDay: whole(1, 31).meta({
    description:
      'The day of the month, in shorter months the last one, so that 31 is always the last; for weeks the weekday from 1 (Monday) to 7. That of `start` if omitted.',
    example: 31,
  }),
  start: isoDate.meta({
    description: 'The first occurrence, whatever the anchor says.',
    example: '2026-12-31',
  }),
  end: isoDate
    .nullable()
    .optional()
    .meta({ description: 'No occurrence is later. `null`: no end.', example: '2027-12-31' }),
  count: whole(1, 9_999).nullable().optional().meta({
    description: 'How many occurrences there are, left out ones included. `null`: no end.',
    example: 12,
  }),
}

const schedule = z
  .strictObject({ ...rhythm, interval: rhythm.interval.default(1), anchorDay: rhythm.anchorDay.optional() })
  .meta({ id: 'RecurringSchedule' })

const fields = {
  customerId: uuid,
  template,
  send: oneOf(RECURRING_SENDS).meta({
    description: '`automatically`: each invoice is sent when it is made. `draft`: it waits for a person.',
  }),
  catchUp: oneOf(CATCH_UPS).meta({
    description:
      'Which occurrences are made up for whose moment passed while it was paused or nothing could run: the `latest` of them, `all`, or `none`.',
    example: 'latest',
  }),
  autopay: z.boolean('must be true or false.').meta({
    description: 'Whether the payer is offered to have these invoices paid automatically.',
    example: false,
  }),
  ...ownReferences,
}

const example = {
  customerId: '7d0e2c5a-9b1f-4f39-8a63-2f3b6d1c8e10',
  schedule: { every: 'month', anchorDay: 31, start: '2026-12-31' },
  send: 'draft',
  template: {
    currency: 'EUR',
    paymentTermsDays: 14,
    memo: 'Thank you.',
    lineItems: [{ description: 'Cleaning', quantity: 4, unit: 'HUR', unitPrice: 35, taxRate: 19 }],
  },
}

export const recurringBody = z
  .strictObject({
    ...fields,
    schedule,
    catchUp: fields.catchUp.default('latest'),
    autopay: fields.autopay.default(false),
  })
  .meta({ id: 'RecurringInvoiceBody', example })

export const recurringPatch = z
  .strictObject({ ...fields, schedule: z.strictObject(rhythm).partial() })
  .partial()
  .meta({
    id: 'RecurringInvoicePatch',
    description:
      'Omitted fields stay as they are; a `template` is replaced as a whole. It holds for what is made from now on. Once an occurrence was made or left out, only `end` and `count` of the schedule can be changed.',
    example: { catchUp: 'all' },
  })

export const recurringQuery = sortedQuery(RECURRING_ORDERS).extend({
  status: oneOrMore(STATUSES).optional(),
  customerId: uuid.optional(),
  ...ownReferenceFilters,
  ...timeFilters,
})

export const recurringFilters = ({ status, ...rest }: z.output<typeof recurringQuery>) => ({
  ...rest,
  ...(status && { status: status.map((one) => STATE_OF[one]) }),
})

const timestamp = z.iso.datetime().nullable()

export const recurringAnswer = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid(),
    customerId: z.uuid(),
    customerName: z.string(),
    status: z.enum(STATUSES),
    schedule: z.object({
      every: z.enum(PERIODS),
      interval: z.int(),
      anchorDay: z.int(),
      start: z.iso.date(),
      end: z.iso.date().nullable(),
      count: z.int().nullable(),
    }),
    send: z.enum(RECURRING_SENDS),
    catchUp: z.enum(CATCH_UPS),
    autopay: z.boolean(),
    template: z
      .record(z.string(), z.unknown())
      .meta({ description: 'As it was given.', example: example.template }),
    nextOccurrenceNumber: z.int().nullable(),
    nextOccurrenceDate: z.iso.date().nullable().meta({
      description: 'It is made at 06:00 in the organisation’s time zone. `null` where none follows.',
    }),
    lastInvoiceId: z.uuid().nullable().meta({
      description: 'The invoice that was made last. All of them: `GET /invoices?recurringScheduleId=`.',
    }),
    problem: z
      .object({ code: z.string().meta({ example: 'no-email' }), detail: z.string(), since: z.iso.datetime() })
      .nullable()
      .meta({
        description: 'Why the next occurrence cannot be made. It is tried again by itself, and none is lost.',
      }),
    ...ownReferencesAnswer,
    pausedAt: timestamp,
    endedAt: timestamp,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'RecurringInvoice' })

export function presentRecurring(row: RecurringInvoice): z.input<typeof recurringAnswer> {
  const { anchorDay, endsOn, every, interval, nextOn, occurrences, problem, problemSince, startsOn } = row
  return presentAs(recurringAnswer, row, {
    status: STATUS_OF[row.state],
    schedule: { every, interval, anchorDay, start: startsOn, end: endsOn, count: occurrences },
    nextOccurrenceNumber: nextOn === null ? null : row.reached + 1,
    nextOccurrenceDate: nextOn,
    problem:
      problem === null || problemSince === null
        ? null
        : { code: problem, detail: row.problemDetail ?? '', since: problemSince.toISOString() },
  })
}
