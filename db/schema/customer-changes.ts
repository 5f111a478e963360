// What became of customers, change by change.
import { sql } from 'drizzle-orm'
import { bigserial, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { houseNow, instant, ofParent, within } from './columns'
import { customers } from './invoices'

export const CUSTOMER_CHANGES = ['created', 'changed', 'merged', 'anonymised', 'erased'] as const

/** The history of a customer and who made each change; written by triggers. */
export const customerChanges = pgTable(
  'customer_changes',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    organisationId: ofParent(),
    customerId: uuid('customer_id').notNull(),
    kind: text('kind', { enum: CUSTOMER_CHANGES }).notNull(),
    /** Field → what it was and what it became; of a merger, the name of who came. Emptied when the customer is made anonymous. */
    detail: jsonb('detail').$type<Record<string, { from: unknown; to: unknown }>>().notNull(),
    /** `person:{id}` or `key:{id}`: who did it. */
    actor: text('actor'),
    occurredAt: instant('occurred_at').notNull().default(houseNow),
  },
  (t) => [
    index('customer_changes_customer').on(t.customerId, t.id),
    within('customer_changes_customer', t.organisationId, t.customerId, customers).onDelete('cascade'),
    // What is kept for a time only.
    index('customer_changes_person').on(t.actor).where(sql`${t.actor} like 'person:%'`),
    index('customer_changes_detailed').on(t.occurredAt).where(sql`${t.detail} <> '{}'`),
  ],
)
