// Money on its way from an organisation's balance at Stripe to its bank.
import { date, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { amountMinor, createdAt, currencyCode, houseNow, instant, within } from './columns'
import { organisations } from './organisations'
import { paymentAccounts } from './payment-accounts'

export const PAYOUT_STATES = ['pending', 'in_transit', 'paid', 'failed', 'cancelled'] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]

export const payouts = pgTable(
  'payouts',
  {
    id: uuid('id').primaryKey(),
    /** That of the account; filled in by a trigger. */
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    paymentAccountId: uuid('payment_account_id').notNull(),
    /** `po_…` */
    reference: text('reference').notNull(),
    state: text('state', { enum: PAYOUT_STATES }).notNull(),
    /** Negative when the bank had to make good what was missing on the balance. */
    amountMinor: amountMinor('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    arrivesOn: date('arrives_on', { mode: 'string' }).notNull(),
    failureReason: text('failure_reason'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    uniqueIndex('payouts_reference').on(t.reference),
    index('payouts_account').on(t.paymentAccountId, t.createdAt),
    index('payouts_newest').on(t.organisationId, t.createdAt, t.id),
    index('payouts_updated').on(t.organisationId, t.updatedAt, t.id),
    uniqueIndex('payouts_of_organisation').on(t.organisationId, t.id),
    within('payouts_payment_account', t.organisationId, t.paymentAccountId, paymentAccounts),
  ],
)
