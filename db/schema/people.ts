// How people sign in: sign-ins that end at once when their row goes, links that were mailed, accounts at other providers.
import { boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './columns'
import { users } from './organisations'

export const signIns = pgTable(
  'person_sessions',
  {
    /** The cookie holds the token, this its SHA-256: who reads the table cannot sign in. */
    tokenHash: text('token_hash').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Ends a sign-in that nobody uses; written at most once an hour. */
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    /** The end, however busy the sign-in is. */
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('person_sessions_user').on(t.userId), index('person_sessions_expiry').on(t.expiresAt)],
)

export const signInLinks = pgTable(
  'sign_in_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    email: text('email').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('sign_in_tokens_expiry').on(t.expiresAt)],
)

/** An account at a provider such as Google. Its tokens are not kept: nothing is asked of it but who someone is. */
export const signInAccounts = pgTable(
  'sign_in_accounts',
  {
    provider: text('provider').notNull(),
    providerAccountId: text('provider_account_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.providerAccountId] }),
    index('sign_in_accounts_user').on(t.userId),
  ],
)

/** What a person has said about letters of an event; without a row, they want them. */
export const notificationChoices = pgTable(
  'notification_choices',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    event: text('event').notNull(),
    wantsMail: boolean('wants_mail').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.event] })],
)
