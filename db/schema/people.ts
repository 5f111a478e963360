// How people sign in and prove who they are: sign-ins that end at once when their row goes, mailed links, passkeys, accounts at other providers.
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, houseNow, instant } from './columns'
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
    lastSeenAt: instant('last_seen_at').notNull().default(houseNow),
    /** The end, however busy the sign-in is. */
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    /** By which its holder names it: to list it, and to end it. */
    id: uuid('id').notNull().defaultRandom(),
    /** How it began: `mail`, `passkey`, `demo`, or the id of a provider; null for those from before this was kept. */
    way: text('way'),
    /** What the browser said of itself, and the network that it came from. */
    userAgent: text('user_agent'),
    network: text('network'),
    /** When its holder last proved afresh who they are; null for not since it began. */
    provenAt: instant('proven_at'),
    /** When a second factor was last shown in it: a passkey, a code of an authenticator app, or a recovery code. */
    factorAt: instant('factor_at'),
    /** Signed in by the first factor alone: it opens nothing but the question for the second. */
    awaitsFactor: boolean('awaits_factor').notNull().default(false),
  },
  (t) => [
    index('person_sessions_user').on(t.userId),
    index('person_sessions_expiry').on(t.expiresAt),
    uniqueIndex('person_sessions_id').on(t.id),
  ],
)

/** A WebAuthn credential. Its private half never leaves its owner's device. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** As the browser spells it, in base64url. */
    credentialId: text('credential_id').notNull(),
    /** COSE, in base64url. */
    publicKey: text('public_key').notNull(),
    /** How often it was used, as it counts itself; 0 for ever where it does not count. */
    counter: bigint('counter', { mode: 'number' }).notNull(),
    transports: text('transports').array().notNull(),
    /** Whether it can be copied to other devices of its owner, and whether it has been. */
    isBackupEligible: boolean('is_backup_eligible').notNull(),
    isBackedUp: boolean('is_backed_up').notNull(),
    /** Which kind of authenticator holds it; zeros where it does not say. */
    aaguid: text('aaguid').notNull(),
    name: text('name').notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [index('passkeys_user').on(t.userId), uniqueIndex('passkeys_credential').on(t.credentialId)],
)

/** An app that shows codes which change every half minute (TOTP, RFC 6238); one for each person. */
export const authenticatorApps = pgTable(
  'authenticator_apps',
  {
    id: uuid('id').primaryKey(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    sealedSecret: text('sealed_secret').notNull(),
    /** The half minute of the last code that was taken, counted from 1970: none is taken twice, and no earlier one. */
    lastStep: bigint('last_step', { mode: 'number' }).notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [uniqueIndex('authenticator_apps_user').on(t.userId)],
)

/** Codes for who has lost their second factor, of which each works once. */
export const recoveryCodes = pgTable('recovery_codes', {
  userId: uuid('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  salt: text('salt').notNull(),
  /** Of those that are left. */
  hashes: text('hashes').array().notNull(),
  remaining: integer('remaining').notNull(),
  createdAt: createdAt(),
})

export const CHALLENGE_PURPOSES = ['add', 'sign-in', 'prove'] as const

/** What a passkey has to sign: good once, for one purpose, and for whom it was made. */
export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    challengeHash: text('challenge_hash').primaryKey(),
    purpose: text('purpose', { enum: CHALLENGE_PURPOSES }).notNull(),
    /** The sign-in's hash, or that of a cookie where nobody is signed in yet. */
    holderHash: text('holder_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('passkey_challenges_expiry').on(t.expiresAt)],
)

/** A code that was mailed to somebody who has to prove afresh who they are; one for each sign-in. */
export const proofCodes = pgTable('proof_codes', {
  signInHash: text('sign_in_hash')
    .primaryKey()
    .references(() => signIns.tokenHash, { onDelete: 'cascade' }),
  /** The code is derived from it, so that no copy of the database holds one. */
  nonce: uuid('nonce').notNull(),
  /** Wrong ones; after a few it is worth nothing. */
  tries: integer('tries').notNull().default(0),
  expiresAt: instant('expires_at').notNull(),
})

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
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [primaryKey({ columns: [t.userId, t.event] })],
)
