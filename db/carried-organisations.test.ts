// Whose each row is: carried over when the schema is brought up, and filled in where a version before this goes on writing.
import { readFile } from 'node:fs/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '@/lib/ids'
import { createEmptyDatabase } from '@/lib/testing/database'
import { migrationsUpTo } from '@/lib/testing/schema-before'
import { migrate } from './migrate'
import journal from './migrations/meta/_journal.json' with { type: 'json' }

/** The last migration of the version before. */
const BEFORE = '0059_audit_trail_guards'

/** The migrations between it and this one that say whose each row is. */
const STEPS = journal.entries.map(({ tag }) => tag).filter((tag) => tag > BEFORE && tag < '0068')
const CARRIES = '0061_carry_organisations'

const CHILDREN = [
  'application_keys',
  'checkout_lines',
  'customer_changes',
  'invoice_lines',
  'invoice_links',
  'outbox',
  'payment_openings',
  'payouts',
  'provider_calls',
  'provider_connections',
  'refunds',
  'routing_decisions',
  'webhook_attempts',
  'webhook_deliveries',
]

let sql: postgres.Sql
let drop: () => Promise<void>
const client = newId()
/** Those that trade by the statements of the version before: before, after each migration of this one, and in the middle of one. */
const organisations: string[] = []

/** One row of everything, by the statements of the version before: none of them says whose the rows of `CHILDREN` are. */
async function tradeAsBefore(): Promise<void> {
  const organisation = newId()
  organisations.push(organisation)
  const [application, connection, customer, invoice, checkout] = [newId(), newId(), newId(), newId(), newId()]
  const [payment, account, event, subscription, delivery] = [newId(), newId(), newId(), newId(), newId()]
  const mark = organisation
  await sql`insert into organisations (id, client_id, name, country, default_currency) values (${organisation}, ${client}, 'Shop', 'DE', 'EUR')`
  await sql`insert into applications (id, organisation_id, name) values (${application}, ${organisation}, 'Web')`
  await sql`insert into application_keys (id, application_id, prefix, key_hash) values (${newId()}, ${application}, 'ks', ${mark})`
  await sql`
    insert into provider_connections (id, application_id, provider, livemode, payment_methods, sealed_credentials, key_fingerprint)
    values (${connection}, ${application}, 'mollie', false, '{card}', 'sealed', 'print')`
  await sql`
    insert into provider_calls (connection_id, kind, outcome, latency_ms, at) values (${connection}, 'create', 'ok', 9, now())`
  await sql`
    insert into routing_decisions (id, application_id, payment_method, currency, amount_minor, weights, candidates, chosen_connection_id)
    values (${newId()}, ${application}, 'card', 'EUR', 100, '{}', '[]', ${connection})`
  await sql`insert into customers (id, organisation_id, name) values (${customer}, ${organisation}, 'Ada')`
  await sql`update customers set name = 'Ada L.' where id = ${customer}`
  await sql`
    insert into invoices (id, organisation_id, customer_id, currency, issue_date, sub_total_minor, tax_minor, total_minor)
    values (${invoice}, ${organisation}, ${customer}, 'EUR', '2026-11-20', 100, 0, 100)`
  await sql`
    insert into invoice_lines (invoice_id, position, description, quantity_thousandths, unit_price_minor, net_minor, tax_minor)
    values (${invoice}, 0, 'Bread', 1000, 100, 100, 0)`
  await sql`insert into invoice_links (id, invoice_id, nonce, token_hash) values (${newId()}, ${invoice}, 'n', ${mark})`
  await sql`
    insert into outbox (id, kind, fact, content) values (${newId()}, 'invoice-sent', ${mark}, ${sql.json({ invoiceId: invoice })})`
  const [article] = await sql`
    insert into articles (organisation_id, article_type_id, name, price_minor, currency)
    values (${organisation}, 1, 'Cut', 100, 'EUR') returning id`
  await sql`
    insert into checkouts (id, organisation_id, internal_reference_id, country, ui_mode, confirmation_url, fingerprint, currency, total_minor)
    values (${checkout}, ${organisation}, 'b', 'DE', 'hosted', 'https://a.example', 'f', 'EUR', 100)`
  await sql`
    insert into checkout_lines (checkout_id, position, article_id, name, quantity, unit_price_minor, vat_ppm)
    values (${checkout}, 0, ${Number(article?.id)}, 'Cut', 1, 100, 0)`
  await sql`insert into payment_accounts (id, organisation_id, livemode) values (${account}, ${organisation}, false)`
  await sql`
    insert into payouts (id, payment_account_id, reference, state, amount_minor, currency, arrives_on)
    values (${newId()}, ${account}, ${mark}, 'paid', 1, 'EUR', '2026-11-20')`
  await sql`
    insert into payments (id, organisation_id, invoice_id, payment_account_id, source, state, livemode, amount_minor, currency)
    values (${payment}, ${organisation}, ${invoice}, ${account}, 'stripe', 'succeeded', false, 100, 'EUR')`
  await sql`insert into payment_openings (payment_id, network, opened_at) values (${payment}, 'n', now())`
  await sql`
    insert into refunds (id, payment_id, amount_minor, currency, state, origin) values (${newId()}, ${payment}, 1, 'EUR', 'opening', 'api')`
  await sql`
    insert into webhook_subscriptions (id, client_id, url, secret) values (${subscription}, ${client}, 'https://shop.example', 's')`
  await sql`
    insert into webhook_events (id, organisation_id, type, payload) values (${event}, ${organisation}, 'ping', '{}')`
  await sql`insert into webhook_deliveries (id, event_id, subscription_id) values (${delivery}, ${event}, ${subscription})`
  await sql`insert into webhook_attempts (delivery_id, duration_ms) values (${delivery}, 9)`
}

/** What is written about rows that were there already, of which it is perhaps not known yet whose they are. */
async function goOnAsBefore(): Promise<void> {
  await sql`
    insert into provider_calls (connection_id, kind, outcome, latency_ms, at) select id, 'create', 'ok', 9, now() from provider_connections`
  await sql`insert into webhook_attempts (delivery_id, duration_ms) select id, 9 from webhook_deliveries`
}

/** Somebody holds a row that the migration wants, and meanwhile the version before goes on. */
async function migrateInTheMiddleOfTrade(url: string, folder: string): Promise<void> {
  const holder = postgres(url, { max: 1 })
  try {
    const migrating = await holder.begin(async (tx) => {
      await tx`select from routing_decisions for update`
      const outcome = migrate(url, { folder }).catch((error: unknown) => error)
      const isWaiting = () =>
        sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
      while ((await isWaiting()).length === 0) await new Promise(setImmediate)
      await goOnAsBefore()
      await tradeAsBefore()
      return { outcome }
    })
    expect(await migrating.outcome).toBe(1)
  } finally {
    await holder.end()
  }
}

/** As a start does that is killed before it could note that it had come to the end. */
async function runUnnoted(tag: string): Promise<void> {
  const text = await readFile(new URL(`migrations/${tag}.sql`, import.meta.url), 'utf8')
  expect(text).toMatch(/^-- Each part by itself\./)
  for (const part of text.split('--> statement-breakpoint')) await sql.unsafe(part)
}

beforeAll(async () => {
  const database = await createEmptyDatabase()
  drop = database.drop
  await migrate(database.url, { folder: await migrationsUpTo(BEFORE) })
  sql = postgres(database.url, { max: 1, onnotice: () => undefined })
  await sql`insert into clients (id, name, revenue_share_ppm, platform_share_ppm) values (${client}, 'Client', 0, 0)`
  await tradeAsBefore()
  for (const tag of STEPS) {
    const folder = await migrationsUpTo(tag)
    if (tag === CARRIES) await migrateInTheMiddleOfTrade(database.url, folder)
    else {
      await runUnnoted(tag)
      expect(await migrate(database.url, { folder })).toBe(1)
    }
    await goOnAsBefore()
    await tradeAsBefore()
  }
  await migrate(database.url)
  await tradeAsBefore()
})
afterAll(async () => {
  await sql.end()
  await drop()
})

it.each(CHILDREN)(
  '%s: what there was is carried over, and what older versions write is filled in',
  async (table) => {
    const rows = await sql`select distinct organisation_id as whose from ${sql(table)}`
    expect(rows.map(({ whose }) => whose).toSorted()).toEqual(organisations.toSorted())
  },
)

it('a letter to a person who signs in is nobody’s', async () => {
  const [letter] = await sql`
    insert into outbox (id, kind, fact, content) values (${newId()}, 'sign-in-link', 'link', ${sql.json({ email: 'a@b.example' })})
    returning organisation_id`
  expect(letter).toEqual({ organisation_id: null })
})

it('what it was carried with is said in no chain of the audit trail', async () => {
  const told = await sql`select noun, action from audit_entries where facts like '%organisation_id%'`
  expect(told.filter(({ action }) => action === 'changed')).toEqual([])
})
