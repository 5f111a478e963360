// The rows of a business world of any size, made by the database itself: believable, the same at every run, in minutes.
import type { Sql } from 'postgres'

interface World {
  invoices: number
  organisations: number
  /** The part of all invoices that the largest organisation has: lists must be fast for giants, too. */
  giantShare?: number
}

/** Every name is marked, so that a second run can see the first. */
export const SEED_CLIENT = 'Seeded platform'

const INVOICES_PER_CUSTOMER = 25

type Step = (sql: Sql, world: Required<World>) => Promise<unknown>

/** Ids as `lib/ids.ts` makes them, version 7: their order is the order of making, which lists end with. */
const ids: Step = (sql) => sql`
  create function pg_temp.id_of(made timestamptz) returns uuid language sql volatile as $$
    select overlay(gen_random_uuid()::text placing substr(ms, 1, 8) || '-' || substr(ms, 9, 4) || '-7' from 1 for 15)::uuid
    from (select lpad(to_hex(floor(extract(epoch from made) * 1000)::bigint), 12, '0') as ms) clock
  $$`

const clients: Step = (sql) => sql`
  insert into clients (id, name, revenue_share_ppm, platform_share_ppm)
  select pg_temp.id_of(now()), ${SEED_CLIENT} || ' ' || n, 25000, 400000 from generate_series(1, 3) n`

const organisations: Step = (sql, { organisations: count }) => sql`
  create temp table seed_organisations as
  select n, pg_temp.id_of(now()) as id,
    (array['EUR', 'EUR', 'EUR', 'USD', 'GBP', 'CHF', 'SEK', 'JPY'])[1 + n % 8] as currency,
    (array['DE', 'FR', 'AT', 'US', 'GB', 'CH', 'SE', 'JP'])[1 + n % 8] as country,
    (array['Europe/Berlin', 'Europe/Paris', 'Europe/Vienna', 'America/New_York', 'Europe/London', 'Europe/Zurich',
      'Europe/Stockholm', 'Asia/Tokyo'])[1 + n % 8] as time_zone,
    (array['Bakery', 'Garage', 'Studio', 'Farm', 'Press', 'Clinic', 'Atelier'])[1 + n % 7] || ' ' ||
    (array['Morgenrot', 'Lindenhof', 'Seeblick', 'Harbour', 'Juniper', 'Montagne', 'Sakura', 'Nordlys', 'Copper', 'Alder'])[1 + n % 10] || ' ' || n as name
  from generate_series(0, ${count}::int - 1) n`

const organisationRows: Step = (sql) => sql`
  insert into organisations (id, client_id, name, email, country, time_zone, default_currency)
  select o.id, (select id from clients where name = ${SEED_CLIENT} || ' ' || (1 + o.n % 3) order by created_at desc limit 1),
    o.name, 'hello' || o.n || '@seed.example', o.country, o.time_zone, o.currency
  from seed_organisations o`

/** Organisation 0 is the giant, the others get fewer and fewer. */
const plan: Step = (sql, { giantShare, invoices, organisations: count }) => sql`
  create temp table seed_plan as
  select p.*, o.id as organisation_id,
    case when p.stray < 0.12 then (array['EUR', 'USD', 'GBP', 'CHF'])[1 + (p.pick * 4)::int % 4] else o.currency end as currency,
    case when p.term_draw < 0.06 then null when p.term_draw < 0.20 then 0 when p.term_draw < 0.45 then 14 when p.term_draw < 0.80 then 30
      when p.term_draw < 0.97 then 60 when p.term_draw < 0.995 then 180 else 730 end as term
  from (
    select n,
      case when random() < ${giantShare} then 0 else (${count}::int * random() * random())::int % ${count}::int end as organisation,
      floor(sqrt(random()) * 1095)::int as day,
      random() as stray, random() as pick, random() as term_draw, random() as fate, random() as amount_draw,
      floor(random() * random() * ${Math.ceil(invoices / INVOICES_PER_CUSTOMER)})::int as customer
    from generate_series(1, ${invoices}::int) n
  ) p join seed_organisations o on o.n = p.organisation`

const customers: Step = (sql) => sql`
  create temp table seed_customers as
  select organisation_id, customer, pg_temp.id_of(now()) as id from seed_plan group by 1, 2`

const customerRows: Step = (sql) => sql`
  insert into customers (id, organisation_id, name, email, locale)
  select id, organisation_id,
    (array['Hotel', 'Café', 'Kita', 'Restaurant', 'Museum', 'Praxis', 'Hostel', 'Theatre', 'Verlag', 'School'])[1 + customer % 10] || ' ' ||
    (array['Sonnenschein', 'Adler', 'Riverside', 'Krone', 'Bellevue', 'Fontaine', 'Oakwood', 'Zum Hirsch', 'Kastanie', 'Marina', 'Solaris', 'Tannenberg', 'Vesper'])[1 + customer / 10 % 13] || ' ' ||
    (array['GmbH', 'Ltd', 'AG', 'SARL', 'e.K.', 'Inc'])[1 + customer / 130 % 6] || ' ' || customer,
    'accounts@c' || customer || '.' || (array['example', 'example.com', 'example.org'])[1 + customer % 3], 'en-GB'
  from seed_customers`

/** Old ones are settled; of the last months some are drafts, many wait. */
const facts: Step = (sql) => sql`
  create temp table seed_facts as
  select pg_temp.id_of(issued + time '09:00' + (p.n % 30000) * interval '1 second') as id, p.n, p.organisation_id, c.id as customer_id, p.currency, issued, issued + p.term as due,
    sub, (sub * 19 + 50) / 100 as tax, sub + (sub * 19 + 50) / 100 as total, age, fate, pick,
    age <= 60 and fate < 0.25 as is_draft, fate > 0.95 as is_void,
    case when age <= 60 and fate < 0.25 or fate > 0.95 then 0
      when fate < 0.04 + 0.6 * exp(-age / 90.0) then 0
      when fate < 0.06 + 0.6 * exp(-age / 90.0) then greatest((sub + (sub * 19 + 50) / 100) / 2, 1)
      else sub + (sub * 19 + 50) / 100 end as paid,
    issued + time '09:00' + (p.n % 30000) * interval '1 second' as made
  from (
    select *, current_date - 1095 + day as issued, 1095 - day as age,
      (exp(4 + 3.2 * amount_draw) * case when currency = 'JPY' then 100 else 40 end)::bigint as sub
    from seed_plan
  ) p join seed_customers c using (organisation_id, customer)`

const invoiceRows: Step = (sql) => sql`
  insert into invoices (id, organisation_id, customer_id, currency, number, document_number, issue_date, due_date,
    sub_total_minor, tax_minor, total_minor, amount_paid_minor, sent_at, voided_at, paid_at, created_at, updated_at)
  select id, organisation_id, customer_id, currency, number, 'INV-' || lpad(number::text, greatest(4, length(number::text)), '0'), issued, due, sub, tax, total, paid,
    case when not is_draft then made + interval '1 hour' end, case when is_void then made + interval '1 day' end,
    case when paid = total then made + interval '9 days' end, made, made
  from (
    select *, case when not is_draft then row_number() over (partition by organisation_id, is_draft order by made, n) end as number
    from seed_facts
  ) numbered order by made`

const lineRows: Step = (sql) => sql`
  insert into invoice_lines (organisation_id, invoice_id, position, description, quantity_thousandths, unit_price_minor, tax_rate_ppm, net_minor, tax_minor)
  select organisation_id, id, 0, (array['Wedding cake', 'Consulting, one day', 'Breakfast rolls', 'Repair and parts', 'Poster print'])[1 + n % 5],
    1000, sub, 190000, sub, tax from seed_facts`

const lastNumbers: Step = (sql) => sql`
  update organisations o set last_document_number = i.last
  from (select organisation_id, max(number) as last from invoices group by 1) i join seed_organisations s on s.id = i.organisation_id
  where o.id = i.organisation_id and i.last is not null`

/** What was paid, and on one in 250 open invoices an attempt that failed, hangs, or does not fit. */
const paymentRows: Step = (sql) => sql`
  insert into payments (id, organisation_id, invoice_id, source, state, livemode, amount_minor, currency, fee_minor,
    platform_fee_minor, client_fee_minor, provider_reference, charge_reference, provider_status, succeeded_at, created_at,
    updated_at, decline_code, quarantine_reason, next_check_at)
  select pg_temp.id_of(made + interval '9 days'), organisation_id, id, 'stripe', state, false, case when paid > 0 then paid else total end, currency, 0, 0, 0,
    'pi_seed_' || n, 'ch_seed_' || n, case when paid > 0 then 'succeeded' else 'requires_payment_method' end,
    case when paid > 0 then made + interval '9 days' end, made, made + interval '9 days',
    case when state = 'open' then 'insufficient_funds' end, case when state = 'quarantined' then 'amount' end,
    case when state = 'open' then now() + interval '10 years' end
  from (
    select *, case when paid > 0 then 'succeeded' when n % 3 = 0 then 'quarantined' else 'open' end as state from seed_facts
    where paid > 0 or (not is_draft and not is_void and n % 50 = 0)
  ) attempts`

const ledgerRows: Step = (sql) => sql`
  insert into ledger_entries (fact, organisation_id, invoice_id, payment_id, kind, amount_minor, currency, occurred_at)
  select 'payment:' || provider_reference, organisation_id, invoice_id, id, 'payment', amount_minor, currency, succeeded_at
  from payments where state = 'succeeded' and provider_reference like 'pi_seed_%'
  on conflict do nothing`

/** One paid invoice in three hundred was disputed; most of that was won or is open. */
const disputeRows: Step = (sql) => sql`
  insert into disputes (id, payment_id, provider_reference, amount_minor, currency, state, reason, created_at)
  select pg_temp.id_of(p.succeeded_at), p.id, 'du_seed_' || f.n, p.amount_minor, p.currency,
    case when f.age < 90 then 'open' else 'won' end, 'fraudulent', p.succeeded_at
  from seed_facts f join payments p on p.invoice_id = f.id where p.state = 'succeeded' and f.n % 300 = 0`

const STEPS: Record<string, Step> = {
  ids,
  clients,
  organisations,
  organisationRows,
  plan,
  customers,
  customerRows,
  facts,
  invoiceRows,
  lineRows,
  lastNumbers,
  paymentRows,
  ledgerRows,
  disputeRows,
}

const TABLES = ['customers', 'invoices', 'payments', 'disputes', 'invoice_tallies']

/** Nobody has done what is invented; and one statement with very many entries of one chain takes more than linear time. */
export async function unaudited(sql: Sql, work: () => PromiseLike<unknown>): Promise<void> {
  const triggers = await sql<{ name: string; place: string }[]>`
    select tgname as name, tgrelid::regclass::text as place from pg_trigger where tgfoid = 'audit_change()'::regprocedure`
  for (const { name, place } of triggers) await sql`alter table ${sql(place)} disable trigger ${sql(name)}`
  try {
    await work()
  } finally {
    for (const { name, place } of triggers) await sql`alter table ${sql(place)} enable trigger ${sql(name)}`
  }
}

/** Answers the id of the giant. Needs a connection without a time limit for statements. */
export async function seedInvoices(
  client: Sql,
  { giantShare = 0.4, ...wanted }: World,
  tell: (line: string) => void = () => undefined,
): Promise<{ giantId: string }> {
  const world = { ...wanted, giantShare }
  // Temporary tables and the seed of chance belong to one connection.
  const sql = await client.reserve()
  try {
    await sql`set statement_timeout = 0`
    await sql`select setseed(0.42)`
    await unaudited(sql, async () => {
      for (const [name, step] of Object.entries(STEPS)) {
        const before = Date.now()
        await step(sql, world)
        tell(`${name}: ${((Date.now() - before) / 1000).toFixed(1)} s`)
      }
    })
    // So that the planner knows them, and index-only scans need not look at the table.
    for (const table of TABLES) await sql`vacuum (analyze) ${sql(table)}`
    const [giant] = await sql<{ id: string }[]>`select id from seed_organisations where n = 0`
    for (const table of ['organisations', 'plan', 'customers', 'facts'])
      await sql`drop table ${sql(`seed_${table}`)}`
    if (!giant) throw new Error('the seed made no organisation')
    return { giantId: giant.id }
  } finally {
    sql.release()
  }
}
