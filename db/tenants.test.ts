// The law of tenants: whatever belongs to an organisation says so, and refers to nothing of another one.
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/ids'
import { createTestDatabase } from '@/lib/testing/database'

/** Table → why its rows belong to no organisation. */
const GLOBAL: Record<string, string> = {
  article_types: 'the same for all',
  authenticator_apps: 'of people',
  clients: 'platforms, each with many organisations',
  facts: 'of this database itself',
  idempotency_keys: 'of callers, who may act for many organisations; a day',
  inbox: 'what came in, before it is known whose it is; an event of Stripe may be the platform’s',
  link_requests: 'asked by whoever has an address; whose it is is looked up afterwards',
  notification_choices: 'of people',
  organisations: 'is what all others belong to',
  passkey_challenges: 'of people',
  passkeys: 'of people',
  person_sessions: 'of people',
  platform_accounts: 'of the platform itself',
  proof_codes: 'of people',
  provider_notices: 'a copy of the inbox for older versions, and dropped with them',
  rate_limits: 'counters of callers',
  recovery_codes: 'of people',
  session_attempts: 'a copy of payments for older versions, and dropped with them',
  session_disputes: 'a copy of disputes for older versions, and dropped with them',
  session_refunds: 'a copy of refunds for older versions, and dropped with them',
  sign_in_accounts: 'of people',
  sign_in_tokens: 'of people',
  uptimes: 'when the app itself was up',
  users: 'people, who may work in many organisations',
  wallet_domains: 'hosts of ours, registered at accounts of Stripe',
}

/** Table → which of its rows belong to none. */
const SHARED: Record<string, string> = {
  api_keys: 'keys for all organisations of a client',
  outbox: 'letters between a person and the platform, such as links to sign in',
  webhook_attempts: 'as its delivery',
  webhook_deliveries: 'as its event',
  webhook_events: 'tests of an endpoint',
  webhook_subscriptions: 'of a client, for all of its organisations',
}

/** Reference → why it may lead to a row of another organisation, or of none. */
const ACROSS: Record<string, string> = {
  webhook_attempts_delivery_id_webhook_deliveries_id_fk:
    'a trigger gives an attempt the organisation of its delivery, whatever is sent',
  webhook_deliveries_subscription_id_webhook_subscriptions_id_fk:
    'a client listens for all of its organisations',
}

interface Reference {
  name: string
  child: string
  parent: string
  columns: string[]
  targets: string[]
}

let sql: postgres.Sql
let drop: () => Promise<void>
let references: Reference[]
/** Table → whether its organisation must be known. */
let tenants: Map<string, boolean>

const isWithin = ({ columns, targets }: Reference): boolean => {
  const at = columns.indexOf('organisation_id')
  return at >= 0 && targets[at] === 'organisation_id'
}
const isBetweenTenants = ({ child, parent }: Reference): boolean => tenants.has(child) && tenants.has(parent)

beforeAll(async () => {
  const database = await createTestDatabase()
  drop = database.drop
  sql = postgres(database.url, { max: 1, onnotice: () => undefined })
  references = await sql<Reference[]>`
    select k.conname as name, c.relname as child, p.relname as parent,
      array(select attname::text from unnest(k.conkey) with ordinality x(n, i) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n order by i) as columns,
      array(select attname::text from unnest(k.confkey) with ordinality x(n, i) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n order by i) as targets
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by 1`
  const rows = await sql<{ name: string; isKnown: boolean }[]>`
    select c.relname as name, a.attnotnull as "isKnown" from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname = 'organisation_id' and not a.attisdropped`
  tenants = new Map(rows.map(({ isKnown, name }) => [name, isKnown]))
})
afterAll(async () => {
  await sql.end()
  await drop()
})

describe('every table', () => {
  it('says whose each row is, or is known to belong to nobody', async () => {
    const tables = await sql`select tablename as name from pg_tables where schemaname = 'public'`
    const names = tables.map(({ name }) => String(name))
    expect(names.filter((name) => !tenants.has(name) && !GLOBAL[name])).toEqual([])
    expect([...tenants].filter(([name, isKnown]) => !isKnown && !SHARED[name])).toEqual([])
    expect(Object.keys(GLOBAL).filter((name) => !names.includes(name) || tenants.has(name))).toEqual([])
    expect(Object.keys(SHARED).filter((name) => tenants.get(name) !== false)).toEqual([])
  })

  it('refers to rows of its own organisation', () => {
    const within = references.filter(isWithin)
    const missing = references.filter(isBetweenTenants).filter(
      ({ child, columns, name, parent }) =>
        !ACROSS[name] &&
        // Where the organisation need not be known, the plain reference stays beside it.
        !within.some(
          (one) =>
            one.child === child &&
            one.parent === parent &&
            columns.every((column) => one.columns.includes(column)),
        ),
    )
    expect(missing).toEqual([])
    const twice = references.filter(
      (one) => isBetweenTenants(one) && !isWithin(one) && tenants.get(one.child),
    )
    expect(twice.map(({ name }) => name)).toEqual([])
  })
})

/** Column → why no key holds it to the row that it names. */
const UNHELD: Record<string, string> = {
  'articles.request_id': 'no row: the call that made it',
  'audit_chains.organisation_id':
    'the trail stays when what it tells of is gone, and has one of no organisation',
  'audit_entries.organisation_id': 'as its chain',
  'audit_verifications.organisation_id': 'as its chain',
  'credit_note_lines.line_id': 'a line of an invoice from before lines had ids is named by its place',
  'credit_notes.refund_id': 'written in one transaction with the refund, and found by it',
  'credit_notes.payment_id': 'written in one transaction with what the payment has paid, and found by it',
  'declines.organisation_id': 'counting must not lock what is being paid',
  'declines.payment_id': 'counting must not lock what is being paid',
  'disputes.session_id': 'that of its payment: a trigger keeps it',
  'invoice_views.link_id': 'a look of long ago outlives its link',
  'inbox.payment_id': 'where Stripe’s word leads, found by its reference',
  'invoice_tallies.organisation_id': 'written by triggers on invoices, whose organisation is held',
  'invoice_lines.tax_rate_id': 'which rate was chosen; the line keeps what it said, and outlives it',
  'memberships.invitation_id': 'no row: the call that invited',
  'memberships.request_id': 'no row: the call that made it',
  'outbox.organisation_id': 'read by a trigger from a row that has it',
  'payment_locks.invoice_id': 'counting must not lock what is being paid',
  'payment_locks.organisation_id': 'counting must not lock what is being paid',
  'payment_openings.organisation_id': 'as its payment',
  'payment_openings.payment_id': 'counting must not lock what is being paid',
  'refunds.session_id': 'that of its payment: a trigger keeps it',
  'reminder_walks.reached_id': 'how far it has come; that invoice may be gone',
  'sessions.attempt_id': 'a payment, which refers to its session already',
  'timeline_entries.checkout_id': 'settlement locks the other way round (db/schema/timeline.ts)',
  'timeline_entries.invoice_id': 'settlement locks the other way round',
  'timeline_entries.organisation_id': 'settlement locks the other way round',
  'timeline_entries.payment_id': 'settlement locks the other way round',
  'timeline_entries.session_id': 'settlement locks the other way round',
  'webhook_attempts.organisation_id': 'given by a trigger from its event',
  'webhook_deliveries.renewal_id': 'no row: the call that asked for another try',
  'webhook_events.subject_id': 'rows of several tables',
  'webhook_subscriptions.rotation_id': 'no row: the call that rotated the secret',
}

it('each column that names a row of another table is held to it by a key, or is known not to be', async () => {
  const columns = await sql<{ name: string }[]>`
    select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('uuid'::regtype, 'bigint'::regtype) and a.attname like '%\\_id'
      and c.relname = any(${[...tenants.keys(), 'inbox']}) order by 1`
  const held = new Set(
    references.flatMap(({ child, columns: own }) => own.map((column) => `${child}.${column}`)),
  )
  expect(columns.map(({ name }) => name).filter((name) => !held.has(name))).toEqual(
    Object.keys(UNHELD).toSorted(),
  )
})

type Row = Record<string, unknown>

/** Something that the type takes: what it means is of no matter, and nobody looks at it here. */
const anything = (type: string): unknown => {
  if (type === 'uuid') return newId()
  if (type.startsWith('timestamp') || type === 'date') return '2026-11-20'
  if (type === 'bytea') return Buffer.of(1)
  if (type === 'jsonb') return {}
  if (type === 'boolean') return false
  if (type === 'text[]') return []
  return type.startsWith('character(')
    ? 'EUR'
    : type === 'text'
      ? newId()
      : Math.floor(Math.random() * 2 ** 31)
}

/** Puts a row of the organisation into the table, after what it must refer to, and answers it. */
async function put(
  tx: postgres.TransactionSql,
  made: Map<string, Row>,
  organisation: string,
  table: string,
  given: Row = {},
): Promise<Row> {
  const own = references.filter(({ child }) => child === table)
  const columns = await tx<{ name: string; type: string; isNeeded: boolean }[]>`
    select attname as name, format_type(atttypid, atttypmod) as type, attnotnull and not atthasdef and attidentity = '' as "isNeeded"
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`
  const row: Row = {}
  for (const { isNeeded, name, type } of columns) if (isNeeded) row[name] = anything(type)
  for (const { columns: from, parent, targets } of own) {
    if (parent === table || !from.every((column) => column in row)) continue
    const found = made.get(parent) ?? (await put(tx, made, organisation, parent))
    from.forEach((column, at) => {
      row[column] = found[targets[at] ?? '']
    })
  }
  if (table === 'organisations') row.id = organisation
  if (tenants.has(table)) row.organisation_id = organisation
  Object.assign(row, given)
  const [inserted] = await tx`insert into ${tx(table)} ${tx(row)} returning *`
  if (!given.organisation_id) made.set(table, inserted as Row)
  return inserted as Row
}

it('a reference to a row of another organisation is refused, whichever it is', async () => {
  const seen: string[] = []
  await sql
    .begin(async (tx) => {
      // What rows mean is not asked here, only what they refer to.
      const checks = await tx`
        select conrelid::regclass as table, conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`
      for (const { conname, table } of checks)
        await tx.unsafe(`alter table ${table} drop constraint "${conname}"`)
      const indexes = await tx`
        select indexrelid::regclass as name from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indisunique and c.relnamespace = 'public'::regnamespace
          and not exists (select from pg_constraint where conindid = i.indexrelid)`
      for (const { name } of indexes) await tx.unsafe(`drop index ${name}`)
      for (const table of [...tenants.keys(), 'organisations', 'clients', 'users', 'article_types'])
        await tx.unsafe(`alter table ${table} disable trigger user`)
      // But these are there in production, and must not make what is wrong look right.
      const fillers = await tx`
        select tgrelid::regclass as table, tgname as name from pg_trigger where tgname like '%\\_belong'`
      for (const { name, table } of fillers) await tx.unsafe(`alter table ${table} enable trigger ${name}`)
      expect(fillers.length).toBeGreaterThan(14)
      const [ours, theirs] = [newId(), newId()]
      const [made, others] = [new Map<string, Row>(), new Map<string, Row>()]
      for (const { child, columns, name, parent, targets } of references
        .filter(isBetweenTenants)
        .filter(isWithin)) {
        const own = made.get(parent) ?? (await put(tx, made, ours, parent))
        const foreign = others.get(parent) ?? (await put(tx, others, theirs, parent))
        const naming = (row: Row): Row => ({
          ...Object.fromEntries(columns.map((column, at) => [column, row[targets[at] ?? '']])),
          organisation_id: ours,
        })
        await tx.savepoint((point) => put(point, made, ours, child, naming(own)))
        const refused = await tx
          .savepoint((point) => put(point, made, ours, child, naming(foreign)))
          .catch((error: postgres.PostgresError) => error)
        expect(refused, name).toMatchObject({ code: '23503', constraint_name: name })
        seen.push(name)
      }
      throw new Error('enough')
    })
    .catch((error: Error) => {
      if (error.message !== 'enough') throw error
    })
  expect(seen.length).toBeGreaterThan(25)
})

it('a webhook is for a subscription that listens for its organisation, and all that comes of it is that organisation’s', async () => {
  const [client, ours, theirs, subscription, delivery] = [newId(), newId(), newId(), newId(), newId()]
  const events = { ours: newId(), theirs: newId() }
  await sql`insert into clients (id, name, revenue_share_ppm, platform_share_ppm) values (${client}, 'Client', 0, 0)`
  for (const id of [ours, theirs])
    await sql`insert into organisations (id, client_id, name, country, default_currency) values (${id}, ${client}, 'Shop', 'DE', 'EUR')`
  await sql`
    insert into webhook_subscriptions (id, client_id, organisation_id, url, secret)
    values (${subscription}, ${client}, ${ours}, 'https://shop.example', 's')`
  await sql`
    insert into webhook_events (id, organisation_id, type, payload)
    values (${events.ours}, ${ours}, 'ping', '{}'), (${events.theirs}, ${theirs}, 'ping', '{}')`
  const deliver = (organisation: string | null, event: string) =>
    sql`
      insert into webhook_deliveries (id, organisation_id, event_id, subscription_id)
      values (${delivery}, ${organisation}, ${event}, ${subscription}) returning organisation_id as whose`.catch(
      (error: postgres.PostgresError) => error.constraint_name,
    )
  expect(await deliver(theirs, events.theirs)).toBe('webhook_deliveries_for_listener')
  expect(await deliver(null, events.theirs)).toBe('webhook_deliveries_for_listener')
  expect(await deliver(ours, events.theirs)).toBe('webhook_deliveries_event')
  expect(await deliver(ours, events.ours)).toMatchObject([{ whose: ours }])
  const attempts = await sql`
    insert into webhook_attempts (delivery_id, organisation_id, duration_ms) values (${delivery}, ${theirs}, 9)
    returning organisation_id as whose`
  const letters = await sql`
    insert into outbox (id, kind, fact, content)
    values (${newId()}, 'webhook-disabled', 'off', ${sql.json({ subscriptionId: subscription })}) returning organisation_id as whose`
  expect([...attempts, ...letters]).toEqual([{ whose: ours }, { whose: ours }])
})
