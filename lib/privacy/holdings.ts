// What is stored, table by table: what of it is personal, how long it stays, why so long, and what remains afterwards.
import { APART } from './holdings-of-payers'
import { PEOPLE } from './holdings-of-people'
import { TRADE } from './holdings-of-trade'

/** What the nightly purge does with it; `stays` where nothing ends by itself. */
export interface Holding {
  /** Columns that say something about a person. Every other one must be known not to (`IMPERSONAL`). */
  personal: readonly string[]
  /** Columns with a name that may mean anything, and that here say nothing about a person. */
  plain?: readonly string[]
  /** How long, in a phrase. */
  kept: string
  why: string
  /** What is left when that time is over. */
  remains: string
  /** Columns that no export shows, because who knows them can sign in, pay or sign. */
  secret?: readonly string[]
}

const AS_LONG_AS_IT_EXISTS = { kept: 'as long as the organisation has it', remains: 'nothing' } as const
const WITH_ITS_TWIN = 'earlier versions of the app read it; triggers keep it the same as its table of today'

/** Those of organisations and of the machinery. */
const HOUSE: Record<string, Holding> = {
  organisations: {
    ...AS_LONG_AS_IT_EXISTS,
    personal: [
      'name',
      'email',
      'bank_details',
      'legal_name',
      'trading_name',
      'address',
      'contact_name',
      'contact_email',
      'phone',
      'website',
      'tax_number',
      'vat_number',
      'company_registration_number',
      'seller_id',
      'electronic_address',
      'document_footer',
      'external_reference',
      'metadata',
    ],
    plain: [
      ...['locale', 'late_payment_fee', 'number_patterns', 'logo_sha256', 'reminders'],
      ...['method_adjustments', 'early_payment', 'late_fee_rule', 'reference_rates'],
    ],
    secret: ['reference_secret_sealed'],
    why: 'it is the seller on every invoice',
  },
  organisation_logos: {
    ...AS_LONG_AS_IT_EXISTS,
    kept: 'until 90 days after neither it nor a document shows it',
    personal: ['bytes'],
    plain: ['media_type', 'sha256'],
    why: 'its documents and pages show it',
  },
  reminder_texts: {
    ...AS_LONG_AS_IT_EXISTS,
    personal: ['subject', 'body'],
    plain: ['language', 'occasion'],
    why: 'its reminders say it in these words',
  },
  reminder_walks: {
    personal: [],
    kept: 'minutes',
    why: 'invoices whose reminders are to be reckoned anew',
    remains: 'nothing',
  },
  tax_rates: {
    ...AS_LONG_AS_IT_EXISTS,
    personal: [],
    plain: ['name', 'category'],
    why: 'it writes its invoices with them',
  },
  document_series: {
    personal: [],
    plain: ['series', 'period'],
    kept: 'for good',
    why: 'bookkeeping law: no number is given twice',
    remains: 'all: figures only',
  },
  clients: {
    ...AS_LONG_AS_IT_EXISTS,
    personal: [],
    plain: ['name'],
    why: 'the platform that an organisation belongs to',
  },
  api_keys: {
    personal: [],
    plain: ['name'],
    secret: ['key_hash'],
    kept: 'for good, also after they were revoked',
    why: 'the history says which key did what',
    remains: 'the hash and the name',
  },
  applications: {
    ...AS_LONG_AS_IT_EXISTS,
    personal: [],
    plain: ['name', 'description'],
    why: 'it calls the Sessions API',
  },
  application_keys: {
    ...AS_LONG_AS_IT_EXISTS,
    personal: [],
    plain: ['description'],
    secret: ['key_hash'],
    why: 'as api_keys',
  },
  provider_connections: {
    ...AS_LONG_AS_IT_EXISTS,
    personal: [],
    secret: ['sealed_credentials', 'sealed_webhook_secret'],
    why: 'payments are taken with it',
  },
  provider_calls: {
    personal: [],
    kept: '30 days',
    why: 'reliability and speed of a provider are counted from it',
    remains: 'nothing',
  },
  routing_decisions: {
    personal: [],
    kept: '400 days',
    why: 'to explain which provider was chosen; a year can be compared with the one before',
    remains: 'nothing',
  },
  payment_accounts: {
    ...AS_LONG_AS_IT_EXISTS,
    personal: [],
    why: 'where its money goes; Stripe itself knows who is behind it',
  },
  platform_accounts: { personal: [], kept: 'for good', why: 'two rows', remains: 'all' },
  wallet_domains: {
    ...AS_LONG_AS_IT_EXISTS,
    personal: [],
    plain: ['reason'],
    why: 'wallets show themselves there',
  },
  articles: {
    ...AS_LONG_AS_IT_EXISTS,
    personal: [],
    plain: ['name', 'description'],
    why: 'checkouts sell them',
  },
  article_types: {
    personal: [],
    plain: ['name'],
    kept: 'for good',
    why: 'a list that is the same for all',
    remains: 'all',
  },
  invoice_tallies: { personal: [], kept: 'for good', why: 'sums, folded together', remains: 'all' },
  payouts: { personal: [], kept: 'for good', why: 'bookkeeping; figures only', remains: 'all' },
  facts: {
    personal: [],
    plain: ['name', 'value'],
    kept: 'for good',
    why: 'facts about the database itself',
    remains: 'all',
  },
  rate_limits: {
    personal: ['key'],
    kept: 'until the window ends: seconds to a day',
    why: 'to count how often somebody calls',
    remains: 'nothing',
  },
  uptimes: {
    personal: [],
    kept: 'for good: a row for each time that nothing ran for an hour',
    why: 'to know what was missed because nothing ran',
    remains: 'all: times only',
  },
  idempotency_keys: {
    personal: ['sealed_answer', 'body'],
    plain: ['key'],
    secret: ['sealed_answer'],
    kept: '24 hours, sealed',
    why: 'a repeated call gets the same answer',
    remains: 'nothing',
  },
  webhook_subscriptions: {
    ...AS_LONG_AS_IT_EXISTS,
    personal: ['contact_email'],
    plain: ['description'],
    secret: ['secret', 'previous_secret'],
    why: 'who is told when an endpoint is switched off',
  },
  provider_notices: {
    personal: [],
    plain: ['last_error'],
    kept: 'as long as its twin in inbox',
    why: WITH_ITS_TWIN,
    remains: 'nothing',
  },
  session_attempts: { personal: [], kept: 'as payments', why: WITH_ITS_TWIN, remains: 'figures' },
  session_refunds: { personal: ['reason'], kept: 'as refunds', why: WITH_ITS_TWIN, remains: 'figures' },
  session_disputes: {
    personal: [],
    plain: ['reason'],
    kept: 'as disputes',
    why: WITH_ITS_TWIN,
    remains: 'figures',
  },
}

/** Table → what is held in it. A table without an entry, and a column that nobody has thought about, fail a test. */
export const HOLDINGS: Readonly<Record<string, Holding>> = { ...TRADE, ...APART, ...PEOPLE, ...HOUSE }

/** Text that says nothing about a person, whatever table it is in: states, kinds, codes, references of providers, settings. */
export const IMPERSONAL: ReadonlySet<string> = new Set(
  `account account_id account_reference allowed_origins balance_reference cancel_url candidates charge_reference
  checkout_url code confirmation_url content_type country currencies currently_due decline_code decline_message
  disabled_reason document_number error event event_id fact failure_reason failure_url fault fingerprint host
  internal_reference_id key_fingerprint key_hash kind logo_url method_type missing_right nonce notice_reference
  object_reference order_reference past_due payment_allowed_redirect_hosts payment_method payment_methods
  payment_reference pending_verification prefix previous_secret primary_colour provider provider_reference
  provider_status quarantine_reason reference reference_in_payment reference_secret_sealed risk_level scope
  sealed_credentials sealed_webhook_secret secret session_reference statement_suffix subject subscribed_events
  subscribed_notices success_url time_zone token_hash type url wallets webhook_reference weights`.split(
    /\s+/,
  ),
)
