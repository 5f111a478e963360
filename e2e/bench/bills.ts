// The invoices that are asked for: one is made as any, the others are its copies; and the same for the other two servers.
import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'
import { newId } from '@/lib/ids'
import { createLink, paymentUrlsOf } from '@/lib/invoices/link'
import { sandboxControl } from '@/lib/testing/sandbox-control'
import { buildHouse, closeHouse } from '@/lib/wiring'
import type { ServerName } from '@/scripts/bench/ratios'
import { unaudited } from '@/scripts/seed-million-rows'
import type { Stage } from './stage'

const AT_ONCE = 1_000

type Ask = (
  method: string,
  path: string,
  body?: object,
  organisationId?: string,
) => Promise<Record<string, unknown>>

export function asker(base: string, apiKey: string): Ask {
  return async (method, path, body, organisationId) => {
    const response = await fetch(base + path, {
      method,
      headers: {
        'x-dolfin-api-key': apiKey,
        ...(body && { 'content-type': 'application/json' }),
        ...(organisationId && { 'x-dolfin-organisation-id': organisationId }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`)
    return JSON.parse(text) as Record<string, unknown>
  }
}

interface Original {
  invoiceId: string
  accountId: string
}

/** A seller whose account may charge, and one sent invoice of twenty lines. */
async function makeOriginal(ask: Ask, sandboxUrl: string): Promise<Original> {
  const seller = { name: 'Bench', country: 'DE', defaultCurrency: 'EUR' }
  const organisationId = String((await ask('POST', '/organisations', seller)).id)
  const { accountId } = await ask('POST', `/organisations/${organisationId}/payment-account/enable`)
  await sandboxControl(sandboxUrl).post(`accounts/${accountId}/finish-onboarding`, { outcome: 'active' })
  await ask('GET', `/organisations/${organisationId}/payment-account/status`)
  const { id: customerId } = await ask(
    'POST',
    '/customers',
    { name: 'Payer', locale: 'en-GB' },
    organisationId,
  )
  const lineItems = Array.from({ length: 20 }, (_, index) => ({
    description: `Line ${index + 1}`,
    quantity: 2,
    unitPrice: '7.35',
    taxRate: 19,
  }))
  const { id } = await ask('POST', '/invoices', { customerId, currency: 'EUR', lineItems }, organisationId)
  await ask('POST', `/invoices/${id}/send`, undefined, organisationId)
  return { invoiceId: String(id), accountId: String(accountId) }
}

/** Every column that is not reckoned from the others, with some of them said anew. */
async function copyRows(
  sql: postgres.TransactionSql,
  table: string,
  where: string,
  said: Record<string, string>,
): Promise<void> {
  const columns = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO'
      and (column_name <> 'id' or column_default is null)`
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const values = columns.map(({ name }) => said[name] ?? `original."${name}"`).join(', ')
  await sql.unsafe(`
    insert into ${table} (${names})
    select ${values} from ${table} original cross join bench.copies copy where original.${where}`)
}

/** Answers their tokens. */
async function copyOriginal(
  { env }: Stage,
  sql: Sql,
  { invoiceId }: Original,
  count: number,
): Promise<string[]> {
  const copies = Array.from({ length: count }, (_, at) => ({ id: newId(), number: at + 2 }))
  await sql`create table bench.copies (id uuid primary key, number integer not null)`
  for (let at = 0; at < count; at += AT_ONCE)
    await sql`insert into bench.copies ${sql(copies.slice(at, at + AT_ONCE))}`
  const name = `'INV-' || lpad(copy.number::text, 6, '0')`
  await unaudited(sql, () =>
    sql.begin(async (tx) => {
      const id = { id: 'copy.id', number: 'copy.number', document_number: name }
      await copyRows(tx, 'invoices', `id = '${invoiceId}'`, id)
      await copyRows(tx, 'invoice_lines', `invoice_id = '${invoiceId}'`, { invoice_id: 'copy.id' })
      const frozen = { id: 'gen_random_uuid()', invoice_id: 'copy.id', document_number: name }
      await copyRows(tx, 'issued_documents', `invoice_id = '${invoiceId}'`, frozen)
      await tx`
        update organisations set last_document_number = ${count + 1}
        where id = (select organisation_id from invoices where id = ${invoiceId})`
      // Nobody is to be told of copies: the bodies of so many events would be written under the first loads.
      await tx`delete from webhook_events where payload is null`
    }),
  )
  const house = buildHouse({ ...env, NODE_ENV: 'production' })
  try {
    const [row] = await sql`select organisation_id from invoices where id = ${invoiceId}`
    const organisationId = String(row?.organisation_id)
    const urls: string[] = []
    for (let at = 0; at < count; at += AT_ONCE) {
      const ids = copies.slice(at, at + AT_ONCE).map(({ id }) => id)
      await house.db.transaction(async (tx) => {
        for (const id of ids) await createLink(house, tx, { id, organisationId })
      })
      urls.push(...(await paymentUrlsOf(house, ids)).values())
    }
    return urls.map((url) => url.split('/').at(-1) ?? '')
  } finally {
    await closeHouse(house)
  }
}

/** What the other two servers have of it: as much as their work needs. */
interface Tokens {
  /** Whose lines are shown. */
  read: string[]
  /** Whose payment is opened, for which no line is read. */
  opened: string[]
}

async function fillBench(sql: Sql, { accountId, invoiceId }: Original, { opened, read }: Tokens) {
  const tokens = [...read, ...opened]
  await sql`
    create table bench.invoices (id uuid primary key, token text not null unique, number text not null,
      seller text not null, account text not null, currency text not null, total_minor integer not null)`
  await sql`
    create table bench.lines (invoice_id uuid not null references bench.invoices, position integer not null,
      description text not null, quantity integer not null, unit_minor integer not null, net_minor integer not null,
      primary key (invoice_id, position))`
  await sql`
    create table bench.payments (invoice_id uuid primary key references bench.invoices, reference text not null)`
  await sql`
    create table bench.events (account text not null, event_id text not null, type text not null,
      payload text not null, primary key (account, event_id))`
  for (let at = 0; at < tokens.length; at += AT_ONCE)
    await sql`
      insert into bench.invoices
      select gen_random_uuid(), token, i.document_number, o.name, ${accountId}, i.currency, i.total_minor
      from unnest(${tokens.slice(at, at + AT_ONCE)}::text[]) token
      join invoices i on i.id = ${invoiceId} join organisations o on o.id = i.organisation_id`
  await sql`
    insert into bench.lines
    select b.id, l.position, l.description, l.quantity_thousandths / 1000, l.unit_price_minor, l.net_minor
    from bench.invoices b cross join invoice_lines l
    where l.invoice_id = ${invoiceId} and b.token = any(${read})`
}

export interface Bills {
  /** Links that are looked at, and nothing else. */
  looked: string[]
  /** Links whose payment is opened again and again. */
  opened: string[]
  /** Links that nobody has opened yet, each for one call of one server. */
  fresh: Record<ServerName, string[]>
}

const takenFrom = (tokens: string[]) => (count: number) => tokens.splice(0, count)

/** What follows is not to be disturbed by what making all this has left to be done. */
async function settled(sql: Sql): Promise<void> {
  const until = performance.now() + 60_000
  while (performance.now() < until) {
    const [row] = await sql`
      select (select count(*) from outbox where state = 'waiting')::int +
        (select count(*) from webhook_events where payload is null)::int as left`
    if (row?.left === 0) return
    await pause(250)
  }
}

/** `few` links to look at and as many to open again; and for each server those that nobody has opened. */
export async function makeBills(
  stage: Stage,
  { apiKey, url }: { apiKey: string; url: string },
  { few, fresh }: { few: number; fresh: Record<ServerName, number> },
): Promise<Bills> {
  const sql = postgres(stage.databaseUrl, { max: 1, onnotice: () => undefined })
  try {
    const original = await makeOriginal(asker(url, apiKey), stage.sandboxUrl)
    await sql`set statement_timeout = 0`
    await sql`create schema bench`
    const tokens = await copyOriginal(stage, sql, original, 2 * few + fresh.Remit)
    const others = Array.from({ length: fresh['minimal Next'] + fresh.bare }, () => newId())
    await fillBench(sql, original, { read: tokens.slice(0, 2 * few), opened: others })
    await sql`analyze`
    await settled(sql)
    const [ofRemit, ofOthers] = [takenFrom(tokens), takenFrom(others)]
    return {
      looked: ofRemit(few),
      opened: ofRemit(few),
      fresh: {
        Remit: ofRemit(fresh.Remit),
        'minimal Next': ofOthers(fresh['minimal Next']),
        bare: ofOthers(fresh.bare),
      },
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}
