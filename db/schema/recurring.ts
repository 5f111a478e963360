// Recurring invoices: what is invoiced, on which days, and how far they have been made.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, houseNow, instant, ownReferences, within } from './columns'
import { customers } from './invoices'
import { organisations } from './organisations'

export const PERIODS = ['week', 'month', 'quarter', 'year'] as const
export const RECURRING_SENDS = ['draft', 'automatically'] as const
export const CATCH_UPS = ['latest', 'all', 'none'] as const
export const RECURRING_STATES = ['active', 'paused', 'ended'] as const

export const recurringInvoices = pgTable(
  'recurring_invoices',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    customerId: uuid('customer_id').notNull(),
    /** The invoice as callers write it, without its customer and without days; empty once the customer was erased. */
    template: jsonb('template').$type<Record<string, unknown>>().notNull(),
    every: text('every', { enum: PERIODS }).notNull(),
    interval: integer('interval').notNull().default(1),
    /** Of the month, 31 being its last; of the week, 1 being Monday. */
    anchorDay: integer('anchor_day').notNull(),
    /** The first occurrence. */
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }),
    /** How many occurrences there are, those that were left out included. */
    occurrences: integer('occurrences'),
    send: text('send', { enum: RECURRING_SENDS }).notNull(),
    autopay: boolean('autopay').notNull().default(false),
    catchUp: text('catch_up', { enum: CATCH_UPS }).notNull().default('latest'),
    state: text('state', { enum: RECURRING_STATES }).notNull().default('active'),
    /** The occurrence that was decided about last: made, or left out. It only grows, so that each is made at most once. */
    reached: integer('reached').notNull().default(0),
    /** The day of the one after it; null where none follows. */
    nextOn: date('next_on', { mode: 'string' }),
    /** When it falls due. A trigger keeps it where the organisation’s time zone changes. */
    nextAt: instant('next_at'),
    /** When it is tried: at its moment, or later where it could not be made. Null while nothing is to be done. */
    tryAt: instant('try_at'),
    tries: integer('tries').notNull().default(0),
    /** Why the next one cannot be made: a code, and a sentence for people. */
    problem: text('problem'),
    problemDetail: text('problem_detail'),
    problemSince: instant('problem_since'),
    ...ownReferences(),
    pausedAt: instant('paused_at'),
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    uniqueIndex('recurring_invoices_of_organisation').on(t.organisationId, t.id),
    within('recurring_invoices_customer', t.organisationId, t.customerId, customers),
    index('recurring_invoices_newest').on(t.organisationId, t.createdAt, t.id),
    index('recurring_invoices_customer').on(t.customerId),
    index('recurring_invoices_due').on(t.tryAt).where(sql`${t.tryAt} is not null`),
    index('recurring_invoices_trouble')
      .on(t.organisationId, t.problemSince)
      .where(sql`${t.problemSince} is not null`),
    check('recurring_invoices_interval', sql`${t.interval} between 1 and 99`),
    check(
      'recurring_invoices_anchor',
      sql`${t.anchorDay} between 1 and case ${t.every} when 'week' then 7 else 31 end`,
    ),
    check(
      'recurring_invoices_reached',
      sql`${t.reached} between 0 and coalesce(${t.occurrences}, ${t.reached})`,
    ),
    check('recurring_invoices_due', sql`(${t.tryAt} is not null) = (${t.state} = 'active')`),
    check(
      'recurring_invoices_next',
      sql`(${t.nextOn} is null) = (${t.nextAt} is null) and (${t.state} <> 'active' or ${t.nextOn} is not null)`,
    ),
    check('recurring_invoices_ended', sql`(${t.endedAt} is not null) = (${t.state} = 'ended')`),
    check('recurring_invoices_paused', sql`(${t.pausedAt} is not null) = (${t.state} = 'paused')`),
  ],
)
