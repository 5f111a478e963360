// Attempts, refunds and disputes of sessions are payments, refunds and disputes: what there was is carried over, and while a version
// before serves beside this one, what either writes is there for the other.
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/ids'
import { factsOf } from '@/lib/payments/book'
import { createEmptyDatabase } from '@/lib/testing/database'
import { migrationsUpTo } from '@/lib/testing/schema-before'
import { migrate } from './migrate'

/** The last migration of the version before. */
const BEFORE = '0037_inquiries_and_missing_rights'

let sql: postgres.Sql
let drop: () => Promise<void>
const organisation = newId()
const application = newId()
const connection = newId()

async function insertSession(): Promise<string> {
  const id = newId()
  await sql`
    insert into sessions (id, application_id, organisation_id, order_reference, payment_method, currency, total_minor, items, expires_at,
      next_check_at)
    values (${id}, ${application}, ${organisation}, ${`ORD-${id}`}, 'card', 'AUD', 14076, '[]', now() + interval '1 hour', now())`
  return id
}

/** As the version before writes an attempt, before it calls the provider. */
async function insertAttempt(sessionId: string, ordinal = 1, state = 'opening'): Promise<string> {
  const id = newId()
  await sql`
    insert into session_attempts (id, session_id, connection_id, ordinal, state, created_at, updated_at)
    values (${id}, ${sessionId}, ${connection}, ${ordinal}, ${state}, now(), now())`
  return id
}

/** As it writes that the money has come. */
async function pay(sessionId: string, attemptId: string) {
  await sql`
    update session_attempts set state = 'paid', provider_reference = ${`cs_${attemptId}`}, payment_reference = ${`pi_${attemptId}`},
      updated_at = now() where id = ${attemptId}`
  await sql`
    insert into ledger_entries (fact, organisation_id, session_id, kind, amount_minor, currency, occurred_at)
    values (${`session:${attemptId}:payment`}, ${organisation}, ${sessionId}, 'payment', 14076, 'AUD', now())`
  await sql`update sessions set state = 'SUCCEEDED', attempt_id = ${attemptId}, captured_minor = 14076, paid_at = now() where id = ${sessionId}`
}

async function insertRefund(sessionId: string, attemptId: string, reference: string | null = null) {
  const id = newId()
  await sql`
    insert into session_refunds (id, session_id, attempt_id, amount_minor, currency, state, origin, provider_reference, next_try_at)
    values (${id}, ${sessionId}, ${attemptId}, 2500, 'AUD', 'PENDING', 'api', ${reference}, now() + interval '1 minute')`
  return id
}

async function insertDispute(sessionId: string, attemptId: string, reference = 'dp_1') {
  const id = newId()
  await sql`
    insert into session_disputes (id, session_id, attempt_id, provider_reference, state, amount_minor, currency, reason)
    values (${id}, ${sessionId}, ${attemptId}, ${reference}, 'under_review', 4076, 'AUD', null)`
  return id
}

const payment = async (id: string) => (await sql`select * from payments where id = ${id}`)[0]
const refund = async (id: string) => (await sql`select * from refunds where id = ${id}`)[0]
const dispute = async (id: string) => (await sql`select * from disputes where id = ${id}`)[0]
const attempt = async (id: string) => (await sql`select * from session_attempts where id = ${id}`)[0]

/** Made by the version before, on its own schema. */
const old = { session: '', paid: '', none: '', refund: '', dispute: '' }

beforeAll(async () => {
  const database = await createEmptyDatabase()
  drop = database.drop
  await migrate(database.url, { folder: await migrationsUpTo(BEFORE) })
  sql = postgres(database.url, { max: 2, onnotice: () => undefined })
  const client = newId()
  await sql`insert into clients (id, name, revenue_share_ppm, platform_share_ppm) values (${client}, 'Client', 0, 0)`
  await sql`insert into organisations (id, client_id, name, country, default_currency) values (${organisation}, ${client}, 'Shop', 'AU', 'AUD')`
  await sql`insert into applications (id, organisation_id, name) values (${application}, ${organisation}, 'Web')`
  await sql`
    insert into provider_connections (id, application_id, provider, livemode, payment_methods, sealed_credentials, key_fingerprint)
    values (${connection}, ${application}, 'stripe', false, '{card}', 'sealed', 'print')`
  old.session = await insertSession()
  old.none = await insertAttempt(old.session, 1, 'none')
  old.paid = await insertAttempt(old.session, 2)
  await pay(old.session, old.paid)
  old.refund = await insertRefund(old.session, old.paid, 're_1')
  old.dispute = await insertDispute(old.session, old.paid)
  await migrate(database.url)
})
afterAll(async () => {
  await sql.end()
  await drop()
})

describe('what there was', () => {
  it('is carried over under the same ids, and an attempt that made nothing stays apart from one that was declined', async () => {
    expect(await payment(old.none)).toMatchObject({ state: 'failed', decline_code: 'never-made', ordinal: 1 })
    expect(await payment(old.paid)).toMatchObject({
      ...{ state: 'succeeded', source: 'connection', session_id: old.session, connection_id: connection },
      ...{ organisation_id: organisation, amount_minor: '14076', currency: 'AUD', livemode: false },
      ...{ session_reference: `cs_${old.paid}`, provider_reference: `pi_${old.paid}` },
    })
    expect(await refund(old.refund)).toMatchObject({
      ...{ payment_id: old.paid, state: 'pending', reference_in_payment: 're_1', provider_reference: null },
      organisation_id: organisation,
    })
    expect(await dispute(old.dispute)).toMatchObject({
      ...{
        payment_id: old.paid,
        state: 'open',
        provider_status: 'under_review',
        reference_in_payment: 'dp_1',
        reason: null,
      },
    })
    const booked = await sql`select payment_id from ledger_entries where session_id = ${old.session}`
    expect(booked).toMatchObject([{ payment_id: old.paid }])
  })

  it('is told nobody as news: no letter, and no event of a client’s', async () => {
    expect(await sql`select kind from outbox`).toEqual([])
    expect(await sql`select type from webhook_events`).toEqual([])
  })
})

describe('what the version before writes', () => {
  it('of an attempt is there in its payment, move by move', async () => {
    const session = await insertSession()
    const id = await insertAttempt(session)
    expect(await payment(id)).toMatchObject({ state: 'opening', key_generation: 0 })
    await sql`update session_attempts set state = 'unknown', fault = 'unanswered', key_generation = 1 where id = ${id}`
    expect(await payment(id)).toMatchObject({ state: 'unknown', fault: 'unanswered', key_generation: 1 })
    await sql`
      update session_attempts set state = 'open', provider_reference = 'cs_x', checkout_url = 'https://pay' where id = ${id}`
    expect(await payment(id)).toMatchObject({
      ...{
        state: 'open',
        session_reference: 'cs_x',
        checkout_url: 'https://pay',
        next_check_at: expect.any(Date),
      },
    })
    await sql`update session_attempts set state = 'none', look_again_at = now() where id = ${id}`
    expect(await payment(id)).toMatchObject({
      state: 'failed',
      decline_code: 'never-made',
      next_check_at: null,
    })
    await pay(session, id)
    expect(await payment(id)).toMatchObject({
      ...{ state: 'succeeded', decline_code: null, succeeded_at: expect.any(Date) },
    })
    expect(await sql`select payment_id from ledger_entries where session_id = ${session}`).toMatchObject([
      { payment_id: id },
    ])
    const told = await sql`select detail from timeline_entries where session_id = ${session} order by id`
    expect(told.map(({ detail }) => detail)).toEqual(['opening', 'unknown', 'open', 'failed', 'succeeded'])
  })

  it('of refunds and disputes is there too', async () => {
    const id = await insertRefund(old.session, old.paid)
    expect(await refund(id)).toMatchObject({ state: 'opening' })
    await sql`update session_refunds set state = 'COMPLETED', provider_reference = 're_2', next_try_at = null where id = ${id}`
    expect(await refund(id)).toMatchObject({ state: 'succeeded', reference_in_payment: 're_2' })
    await sql`update session_refunds set state = 'FAILED', failure_reason = 'lost' where id = ${id}`
    expect(await refund(id)).toMatchObject({ state: 'failed', failure_reason: 'lost' })
    await sql`update session_disputes set state = 'lost', turns = turns + 1 where id = ${old.dispute}`
    expect(await dispute(old.dispute)).toMatchObject({ state: 'lost', provider_status: 'lost' })
  })

  it('of refunds of invoices and checkouts is found by either reference', async () => {
    const [customer, invoice, paid] = [newId(), newId(), newId()]
    await sql`insert into customers (id, organisation_id, name) values (${customer}, ${organisation}, 'Ada')`
    await sql`
      insert into invoices (id, organisation_id, customer_id, currency, issue_date, sub_total_minor, tax_minor, total_minor)
      values (${invoice}, ${organisation}, ${customer}, 'AUD', '2026-01-01', 100, 0, 100)`
    await sql`
      insert into payments (id, organisation_id, invoice_id, source, state, livemode, amount_minor, currency)
      values (${paid}, ${organisation}, ${invoice}, 'stripe', 'succeeded', false, 100, 'AUD')`
    const upsert = (state: string) => sql`
      insert into refunds (id, payment_id, amount_minor, currency, state, origin, provider_reference)
      values (${newId()}, ${paid}, 40, 'AUD', ${state}, 'dashboard', 're_1')
      on conflict (provider_reference) do update set state = ${state} where refunds.payment_id = ${paid}`
    await upsert('pending')
    await upsert('succeeded')
    // The same word as that of the session's refund, at another provider.
    expect(
      await sql`select state, reference_in_payment from refunds where payment_id = ${paid}`,
    ).toMatchObject([{ state: 'succeeded', reference_in_payment: 're_1' }])
  })
})

describe('what this version writes', () => {
  it('of a payment is there in its attempt', async () => {
    const session = await insertSession()
    const id = newId()
    await sql`
      insert into payments (id, organisation_id, session_id, connection_id, ordinal, source, state, livemode, amount_minor, currency)
      values (${id}, ${organisation}, ${session}, ${connection}, 1, 'connection', 'opening', false, 14076, 'AUD')`
    expect(await attempt(id)).toMatchObject({ session_id: session, ordinal: 1, state: 'opening' })
    const states = ['open', 'processing', 'quarantined', 'cancelled', 'succeeded']
    const seen: unknown[] = []
    for (const state of states) {
      await sql`update payments set state = ${state}, session_reference = 'cs_y', provider_reference = 'pi_y' where id = ${id}`
      seen.push((await attempt(id))?.state)
    }
    expect(seen).toEqual(['open', 'open', 'open', 'closed', 'paid'])
    expect(await attempt(id)).toMatchObject({ provider_reference: 'cs_y', payment_reference: 'pi_y' })
    await sql`update payments set state = 'failed', decline_code = 'never-made' where id = ${id}`
    expect(await attempt(id)).toMatchObject({ state: 'none' })
    // What is written beside a state does not move the other's.
    await sql`update session_attempts set look_again_at = now() where id = ${id}`
    expect(await payment(id)).toMatchObject({
      state: 'failed',
      decline_code: 'never-made',
      look_again_at: expect.any(Date),
    })
  })

  it('of refunds and disputes is there too, and each turn of a dispute is counted', async () => {
    const [given, asked] = [newId(), newId()]
    await sql`
      insert into refunds (id, payment_id, amount_minor, currency, state, origin) values (${given}, ${old.paid}, 100, 'AUD', 'opening', 'surplus')`
    await sql`update refunds set state = 'pending', reference_in_payment = 're_9' where id = ${given}`
    const [mirrored] = await sql`select * from session_refunds where id = ${given}`
    expect(mirrored).toMatchObject({
      session_id: old.session,
      state: 'PENDING',
      origin: 'api',
      provider_reference: 're_9',
    })
    await sql`
      insert into disputes (id, payment_id, reference_in_payment, amount_minor, currency, state, provider_status, reason)
      values (${asked}, ${old.paid}, 'dp_9', 100, 'AUD', 'open', 'warning_under_review', 'fraudulent')`
    await sql`update disputes set state = 'lost', provider_status = 'lost' where id = ${asked}`
    const [told] = await sql`select * from session_disputes where id = ${asked}`
    expect(told).toMatchObject({ state: 'lost', is_inquiry: false, turns: 2, provider_reference: 'dp_9' })
  })
})

it('that a payment is being asked for again is seen by the version before, which takes for lost what nobody asked for of late', async () => {
  const session = await insertSession()
  const id = await insertAttempt(session)
  await sql`update session_attempts set updated_at = now() - interval '1 hour' where id = ${id}`
  // As this version notes it: nothing but the time changes.
  await sql`update payments set key_generation = 0, fault = null, updated_at = now() where id = ${id}`
  const [seen] = await sql`
    select updated_at > now() - interval '1 minute' as fresh from session_attempts where id = ${id}`
  expect(seen).toEqual({ fresh: true })
})

describe('the sweeps of the version before, as they are written there,', () => {
  it('put off a look at a session’s payment, which is not theirs to ask about, and leave it live', async () => {
    const id = await insertAttempt(await insertSession())
    const later = new Date(Date.now() + 2 * 3_600_000).toISOString()
    const due = await sql`
      select id, state, checks from payments where next_check_at <= ${later} order by next_check_at asc limit 40`
    expect(due.map((row) => row.id)).toContain(id)
    await sql`
      update payments set checks = 1, next_check_at = now() + interval '12 hours'
      where id = ${id} and checks = 0 and next_check_at <= ${later}`
    const found = await sql`
      select p.*, a.account_id, a.disconnected_at is not null from payments p
      inner join payment_accounts a on a.id = p.payment_account_id where p.id = ${id}`
    expect(found).toEqual([])
    expect(await payment(id)).toMatchObject({ state: 'opening', next_check_at: expect.any(Date) })
    expect(await attempt(id)).toMatchObject({ state: 'opening' })
  })

  it('put off a refund of a session, which both versions take up again', async () => {
    const id = await insertRefund(old.session, old.paid)
    const later = new Date(Date.now() + 3_600_000).toISOString()
    const due = await sql`
      select r.id, r.tries from refunds r inner join payments p on p.id = r.payment_id
      where r.state = 'opening' and r.next_try_at <= ${later} order by r.next_try_at asc limit 20`
    expect(due.map((row) => row.id)).toContain(id)
    await sql`
      update refunds set tries = 1, next_try_at = now() + interval '20 seconds'
      where id = ${id} and tries = 0 and state = 'opening'`
    const [mirrored] = await sql`select * from session_refunds where id = ${id}`
    expect(mirrored).toMatchObject({ state: 'PENDING', tries: 1, next_try_at: expect.any(Date) })
    expect(await refund(id)).toMatchObject({ state: 'opening', next_try_at: expect.any(Date) })
  })

  it('raise no alarm about what is live, booked or lost', async () => {
    const session = await insertSession()
    const id = await insertAttempt(session)
    const alarms = async () =>
      (
        await sql`
          select count(*)::int as n from payments
          where session_id = ${session} and state in ('opening', 'unknown', 'open', 'processing') and next_check_at is null
          union all
          select count(*)::int from payments p where p.session_id = ${session} and p.state = 'succeeded' and not exists (
            select 1 from ledger_entries l where l.payment_id = p.id and l.kind = 'payment' and l.amount_minor = p.amount_minor)
          union all
          select count(*)::int from session_disputes d where d.session_id = ${session}
            and (d.state = 'lost') <> (0 > (select coalesce(sum(l.amount_minor), 0) from ledger_entries l
              where l.session_id = d.session_id
                and l.fact like 'session:' || d.attempt_id || ':dispute:' || d.provider_reference || ':%'))`
      ).map(({ n }) => n)
    expect(await alarms()).toEqual([0, 0, 0])
    await pay(session, id)
    await sql`
      insert into disputes (id, payment_id, reference_in_payment, amount_minor, currency, state, provider_status)
      values (${newId()}, ${id}, 'dp_2', 100, 'AUD', 'lost', 'lost')`
    const fact = factsOf({ id, sessionId: session }).dispute('dispute_lost', 'dp_2', 1)
    await sql`
      insert into ledger_entries (fact, organisation_id, session_id, payment_id, kind, amount_minor, currency, occurred_at)
      values (${fact}, ${organisation}, ${session}, ${id}, 'dispute_lost', -100, 'AUD', now())`
    expect(await alarms()).toEqual([0, 0, 0])
  })
})
