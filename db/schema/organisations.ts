// Who is who: clients and their keys, people, organisations and who works in them.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, currencyCode, houseNow, instant, ownReferences } from './columns'
import type { EarlyPayment, MethodAdjustment } from './prices'

export const clients = pgTable(
  'clients',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** Application fee as parts per million of the amount paid: 25,000 is 2.5 %. */
    revenueSharePpm: integer('revenue_share_ppm').notNull(),
    /** The part of that fee that stays with the platform, in parts per million; the rest is owed to the client. */
    platformSharePpm: integer('platform_share_ppm').notNull(),
    paymentAllowedRedirectHosts: text('payment_allowed_redirect_hosts').array().notNull().default(sql`'{}'`),
    logoUrl: text('logo_url'),
    primaryColour: text('primary_colour'),
    createdAt: createdAt(),
  },
  (t) => [
    check('clients_revenue_share_range', sql`${t.revenueSharePpm} between 0 and 1000000`),
    check('clients_platform_share_range', sql`${t.platformSharePpm} between 0 and 1000000`),
  ],
)

export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey(),
    clientId: uuid('client_id')
      .notNull()
      .references(() => clients.id),
    /** The one organisation that the key reaches; null for all of the client's. */
    organisationId: uuid('organisation_id'),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    keyHash: text('key_hash').notNull(),
    createdAt: createdAt(),
    /** Recorded now and then, so that ordinary calls only read. */
    lastUsedAt: instant('last_used_at'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('api_keys_hash').on(t.keyHash),
    index('api_keys_client').on(t.clientId, t.createdAt),
    index('api_keys_organisation').on(t.organisationId, t.createdAt),
    // No key is limited to an organisation of another client.
    foreignKey({
      name: 'api_keys_organisation_of_client',
      columns: [t.organisationId, t.clientId],
      foreignColumns: [organisations.id, organisations.clientId],
    }),
  ],
)

export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull(),
    name: text('name'),
    isOperator: boolean('is_operator').notNull().default(false),
    /** The first time that somebody showed to be reached at this address: an invitation is accepted then. */
    signedInAt: instant('signed_in_at'),
    /** When this person was erased: the row stays as what the history points at, without a name or an address. */
    erasedAt: instant('erased_at'),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('users_email').on(sql`lower(${t.email})`)],
)

export interface PostalAddress {
  line1?: string
  line2?: string
  postalCode?: string
  city?: string
  state?: string
  country?: string
}

/** Where electronic invoices go: a scheme of the EAS list ("0088", "0204", "9930", "EM") and the id within it. */
export interface ElectronicAddress {
  scheme: string
  id: string
}

/** Series of numbers → its pattern, such as `RE-{yyyy}-{0000}`; where none is given, the house's own. */
export const NUMBER_SERIES = ['invoices', 'creditNotes', 'receipts'] as const
export type NumberSeries = (typeof NUMBER_SERIES)[number]
export type NumberPatterns = Partial<Record<NumberSeries, string>>

/** So many days after the due date is reminded of it; before it, where below zero. */
export interface ReminderRule {
  offsetDays: number
}

/** A reference rate of statutory interest that our own table does not know, as the organisation has read it. */
export interface ReferenceRate {
  /** `2026-2` begins on 1 July. */
  halfYear: string
  ratePpm: number
  /** Where it was read, and when. */
  source: string
  readOn: string
}

/** What late payment costs, once it is so many days late: a share of what is late, an amount, or what the law grants. */
export type LateFeeRule = { afterDays: number } & (
  | { kind: 'percent'; sharePpm: number }
  | { kind: 'fixed'; amountMinor: number; currency: string }
  | { kind: 'statutory' }
)

export interface BankDetails {
  accountHolder?: string
  bankName?: string
  iban?: string
  bic?: string
  accountNumber?: string
  routingNumber?: string
}

export const organisations = pgTable(
  'organisations',
  {
    id: uuid('id').primaryKey(),
    clientId: uuid('client_id')
      .notNull()
      .references(() => clients.id),
    name: text('name').notNull(),
    email: text('email'),
    country: text('country').notNull(),
    defaultCurrency: currencyCode('default_currency').notNull(),
    /** A name of IANA's; days of this organisation are days there. */
    timeZone: text('time_zone').notNull().default('UTC'),
    /** BCP 47, what the business itself speaks; null for what is spoken in its country. */
    locale: text('locale'),
    logoUrl: text('logo_url'),
    /** Of the uploaded one (`organisation_logos`), which is shown before the other. */
    logoSha256: text('logo_sha256'),
    primaryColour: text('primary_colour'),
    bankDetails: jsonb('bank_details').$type<BankDetails>(),
    /** As registered; null where it is the name. BT-27. */
    legalName: text('legal_name'),
    /** BT-28. */
    tradingName: text('trading_name'),
    address: jsonb('address').$type<PostalAddress>(),
    contactName: text('contact_name'),
    contactEmail: text('contact_email'),
    phone: text('phone'),
    website: text('website'),
    /** Of the tax office, within the country. BT-32. */
    taxNumber: text('tax_number'),
    /** BT-31. */
    vatNumber: text('vat_number'),
    /** False for a small business that charges no VAT; null while nobody has said. */
    vatRegistered: boolean('vat_registered'),
    /** BT-30. */
    companyRegistrationNumber: text('company_registration_number'),
    /** BT-29: for whoever has neither a VAT number nor a register number. */
    sellerId: text('seller_id'),
    /** BT-34. */
    electronicAddress: jsonb('electronic_address').$type<ElectronicAddress>(),
    defaultPaymentTermsDays: integer('default_payment_terms_days'),
    latePaymentFee: text('late_payment_fee'),
    documentFooter: text('document_footer'),
    numberPatterns: jsonb('number_patterns').$type<NumberPatterns>().notNull().default(sql`'{}'`),
    /** Documents go with the emails that speak of them. */
    attachesDocuments: boolean('attaches_documents').notNull().default(true),
    /** What is issued goes by Peppol as well, wherever it can. */
    sendsByPeppol: boolean('sends_by_peppol').notNull().default(false),
    /** Payers may agree, on the page of an invoice, that later ones are collected by themselves. */
    offersAutopay: boolean('offers_autopay').notNull().default(false),
    /** What paying early takes off, for invoices that say nothing of it themselves; always so many days. */
    earlyPayment: jsonb('early_payment').$type<EarlyPayment>(),
    /** What a means of payment takes off or adds, for invoices that say nothing of it themselves. */
    methodAdjustments: jsonb('method_adjustments').$type<MethodAdjustment[]>(),
    /** Payers may be asked for more for a means of payment, where nothing forbids it. */
    allowsSurcharges: boolean('allows_surcharges').notNull().default(false),
    /** When customers are reminded of what they owe, unless theirs or an invoice's own say otherwise; null for never. */
    reminders: jsonb('reminders').$type<ReminderRule[]>(),
    /** Those that would leave on a public holiday of its country leave on the next day. */
    remindersSkipHolidays: boolean('reminders_skip_holidays').notNull().default(false),
    /** Null for never. Nothing is ever charged by itself. */
    lateFeeRule: jsonb('late_fee_rule').$type<LateFeeRule>(),
    /** Of statutory interest: what our own table knows counts before them. */
    referenceRates: jsonb('reference_rates').$type<ReferenceRate[]>(),
    /** Pages of the organisation's own that may call the Checkout API from a browser: `https://book.example.com`. */
    allowedOrigins: text('allowed_origins').array().notNull().default(sql`'{}'`),
    /** By which the organisation signs the references of its checkouts; sealed. */
    referenceSecretSealed: text('reference_secret_sealed'),
    /** Checkouts that nobody with a key asks for must be signed. */
    requiresReferenceSignature: boolean('requires_reference_signature').notNull().default(false),
    /** Its people come in only with a second factor. */
    requiresSecondFactor: boolean('requires_second_factor').notNull().default(false),
    /** Where payers of a checkout arrive when the call names no address; null for a page of ours. */
    confirmationUrl: text('confirmation_url'),
    /** The last document number given; the row lock on it keeps numbers gap-free. */
    lastDocumentNumber: integer('last_document_number').notNull().default(0),
    ...ownReferences(),
    createdAt: createdAt(),
    /** Kept by a trigger. */
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    index('organisations_client').on(t.clientId, t.createdAt, t.id),
    index('organisations_updated').on(t.clientId, t.updatedAt, t.id),
    index('organisations_name').on(t.clientId, t.name, t.id),
    index('organisations_external_reference')
      .on(t.clientId, t.externalReference, t.createdAt, t.id)
      .where(sql`${t.externalReference} is not null`),
    index('organisations_metadata')
      .using('gin', t.metadata.op('jsonb_path_ops'))
      .where(sql`${t.metadata} <> '{}'`),
    unique('organisations_id_of_client').on(t.id, t.clientId),
  ],
)

export const ROLES = ['Owner', 'Admin', 'Member'] as const
export type Role = (typeof ROLES)[number]

export const memberships = pgTable(
  'memberships',
  {
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    role: text('role', { enum: ROLES }).notNull(),
    /** The call that made it: its repeat gets the same answer. */
    requestId: uuid('request_id'),
    /** The call that asked last for the invitation to be sent again: its repeat sends nothing more. */
    invitationId: uuid('invitation_id'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.userId] }),
    index('memberships_user').on(t.userId),
    check('memberships_role', sql`${t.role} in ('Owner', 'Admin', 'Member')`),
  ],
)

/** An operator looks into an organisation of others: for a while, and with a reason that its owners read. */
export const operatorVisits = pgTable(
  'operator_visits',
  {
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    id: uuid('id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    reason: text('reason').notNull(),
    beganAt: instant('began_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** Until when they may change something, and why; null where they only look. */
    raisedUntil: instant('raised_until'),
    raiseReason: text('raise_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    index('operator_visits_newest').on(t.organisationId, t.beganAt),
    index('operator_visits_user').on(t.userId, t.organisationId, t.endsAt),
    check('operator_visits_raised', sql`(${t.raisedUntil} is null) = (${t.raiseReason} is null)`),
  ],
)

/** Facts about this database itself, such as "the demo world has been made". */
export const facts = pgTable('facts', {
  name: text('name').primaryKey(),
  value: jsonb('value').$type<Record<string, unknown>>().notNull(),
  createdAt: createdAt(),
})
