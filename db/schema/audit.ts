// Who changed what in settings, people, keys, providers, fees and money: one chain of hashes for each organisation, one for the platform.
import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { amountMinor as count, houseNow, instant } from './columns'

/** The chain of what belongs to no organisation: clients, their keys, people. */
export const PLATFORM_CHAIN = '00000000-0000-0000-0000-000000000000'

/** Every one of them has a trigger that writes its changes into the trail; the migrations say which columns. */
export const AUDITED_TABLES = [
  'api_keys',
  'application_keys',
  'applications',
  'articles',
  'authenticator_apps',
  'clients',
  'invoices',
  'ledger_entries',
  'memberships',
  'operator_visits',
  'organisation_logos',
  'organisations',
  'passkeys',
  'payment_accounts',
  'payments',
  'platform_accounts',
  'provider_connections',
  'recovery_codes',
  'refunds',
  'reminder_texts',
  'sign_in_accounts',
  'tax_rates',
  'users',
  'webhook_subscriptions',
] as const

/**
 * The end of each chain. Its row is locked while entries are appended, which is at the commit and no sooner, and written once
 * for all of them.
 */
export const auditChains = pgTable('audit_chains', {
  /** No foreign keys here: appending must not lock what was changed. */
  organisationId: uuid('organisation_id').primaryKey(),
  /** How many entries it has; the last one's position. */
  entries: count('entries').notNull().default(0),
  /** Of the last entry; 64 zeros while there is none. */
  hash: text('hash').notNull().default('0'.repeat(64)),
})

export const AUDIT_ACTIONS = ['opened', 'created', 'changed', 'removed', 'erased'] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** Written by triggers (`append_to_audit`), whichever version of the app made the change. None is ever changed or deleted. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    organisationId: uuid('organisation_id').notNull(),
    /** 1, 2, 3 … within its chain. */
    position: count('position').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    /** As in `db/actor.ts`; null for what nobody in particular did. */
    actor: text('actor'),
    action: text('action', { enum: AUDIT_ACTIONS }).notNull(),
    noun: text('noun').notNull(),
    /** The id of what was changed. */
    subject: text('subject').notNull(),
    /** JSON text, field → what it was and what it became. Text, because its very bytes are hashed. */
    facts: text('facts').notNull(),
    /** The same for what is about a person. It and its salt can be removed; what is chained is the digest of both. */
    personal: text('personal'),
    personalSalt: text('personal_salt'),
    personalDigest: text('personal_digest'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.position] }),
    // Each way to look for entries finds them in the order in which they are shown.
    index('audit_entries_by_time').on(t.organisationId, t.occurredAt, t.position),
    index('audit_entries_by_noun').on(t.organisationId, t.noun, t.occurredAt, t.position),
    index('audit_entries_by_actor').on(t.organisationId, t.actor, t.occurredAt, t.position),
    index('audit_entries_by_subject').on(t.organisationId, t.subject),
    index('audit_entries_newest').on(t.occurredAt),
    index('audit_entries_personal').on(t.occurredAt).where(sql`${t.personal} is not null`),
    // Fields are hashed line by line: none may pretend to be two.
    check(
      'audit_entries_single_lines',
      sql`strpos(concat(${t.actor}, ${t.noun}, ${t.subject}, ${t.facts}), chr(10)) = 0 and ${t.actor} <> ''`,
    ),
    check('audit_entries_salted', sql`(${t.personal} is null) = (${t.personalSalt} is null)`),
  ],
)

/** What became of the last look at each chain, entry by entry from its beginning. */
export const auditVerifications = pgTable(
  'audit_verifications',
  {
    organisationId: uuid('organisation_id').primaryKey(),
    verifiedAt: instant('verified_at').notNull().default(houseNow),
    isRight: boolean('is_right').notNull(),
    /** Where the chain ended then. */
    entries: count('entries').notNull(),
    hash: text('hash').notNull(),
    /** The first entry that is not right, and why. */
    wrongPosition: count('wrong_position'),
    reason: text('reason'),
  },
  (t) => [
    index('audit_verifications_oldest').on(t.verifiedAt),
    index('audit_verifications_wrong').on(t.organisationId).where(sql`not ${t.isRight}`),
    check('audit_verifications_said', sql`${t.isRight} = (${t.reason} is null)`),
  ],
)
