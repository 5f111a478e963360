// The connected Stripe account of an organisation, and what Stripe last said about it.
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, houseNow, instant } from './columns'
import { organisations } from './organisations'

export const paymentAccounts = pgTable(
  'payment_accounts',
  {
    /** Also Stripe's idempotency key for creating the account, so that a crash in between finds it again. */
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    provider: text('provider').notNull().default('stripe'),
    /** `acct_…`; null until Stripe has answered. */
    accountId: text('account_id'),
    livemode: boolean('livemode').notNull(),
    chargesEnabled: boolean('charges_enabled').notNull().default(false),
    payoutsEnabled: boolean('payouts_enabled').notNull().default(false),
    detailsSubmitted: boolean('details_submitted').notNull().default(false),
    currentlyDue: text('currently_due').array().notNull().default(sql`'{}'`),
    pastDue: text('past_due').array().notNull().default(sql`'{}'`),
    pendingVerification: text('pending_verification').array().notNull().default(sql`'{}'`),
    disabledReason: text('disabled_reason'),
    checkedAt: instant('checked_at'),
    enabledAt: instant('enabled_at'),
    /** Our access was withdrawn: Stripe's signed word (`account.application.deauthorized`), or refusals that others confirmed. */
    disconnectedAt: instant('disconnected_at'),
    /** Since when Stripe refuses us at this account, while that is not believed yet. */
    accessDoubtedAt: instant('access_doubted_at'),
    /** When Stripe is asked again whether it lets us in; null while nobody doubts it. */
    accessAskAt: instant('access_ask_at'),
    /** How often it was refused in a row while the platform's own key was seen to be good. */
    accessRefusals: integer('access_refusals').notNull().default(0),
    /** Put aside by a reset; the history stays. */
    retiredAt: instant('retired_at'),
    /** Events of this account up to here have been listed and filed. */
    eventsListedUntil: instant('events_listed_until'),
    /** How far they were listed by the time that Stripe's own events bear. Versions before read the column above, which was our clock's. */
    eventsSeenUntil: instant('events_seen_until'),
    /** When they are listed next: soon after news, and seldom where nothing happens. */
    eventsDueAt: instant('events_due_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('payment_accounts_one_per_organisation')
      .on(t.organisationId)
      .where(sql`${t.retiredAt} is null`),
    uniqueIndex('payment_accounts_account').on(t.accountId),
    uniqueIndex('payment_accounts_of_organisation').on(t.organisationId, t.id),
    index('payment_accounts_listing')
      .on(t.eventsListedUntil)
      .where(sql`${t.accountId} is not null and ${t.disconnectedAt} is null`),
    index('payment_accounts_due').on(t.eventsDueAt).where(sql`${t.accountId} is not null`),
    index('payment_accounts_access').on(t.accessAskAt).where(sql`${t.accessAskAt} is not null`),
  ],
)

/** Whose key ours is, in each mode: with another platform's key, refusals say nothing about the accounts. */
export const platformAccounts = pgTable('platform_accounts', {
  livemode: boolean('livemode').primaryKey(),
  /** `acct_…`: what the key said of itself while one of our accounts was open to it. */
  accountId: text('account_id').notNull(),
  createdAt: createdAt(),
})

export const WALLET_DOMAIN_STATES = ['waiting', 'registered', 'skipped'] as const

/** Where wallets may show themselves: the host of our pages, registered for each account and for the platform itself. */
export const walletDomains = pgTable(
  'wallet_domains',
  {
    id: uuid('id').primaryKey(),
    /** `acct_…`, or empty for the platform. */
    account: text('account').notNull(),
    host: text('host').notNull(),
    state: text('state', { enum: WALLET_DOMAIN_STATES }).notNull().default('waiting'),
    /** Why it is skipped, or what went wrong at the last try. */
    reason: text('reason'),
    /** Each wallet and how Stripe says it stands: `{ "apple_pay": "active" }`. */
    wallets: jsonb('wallets').$type<Record<string, string>>().notNull().default({}),
    reference: text('reference'),
    tries: integer('tries').notNull().default(0),
    nextTryAt: instant('next_try_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    uniqueIndex('wallet_domains_place').on(t.account, t.host),
    index('wallet_domains_due').on(t.nextTryAt).where(sql`${t.nextTryAt} is not null`),
  ],
)
