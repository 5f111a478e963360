// News to connections are in the inbox: what there was is carried over, and while a version before serves beside this one, what
// either files or handles is so for the other, and neither throws away what is the other's.
import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/ids'
import { createEmptyDatabase } from '@/lib/testing/database'
import { passLeases } from '@/lib/testing/leases'
import { migrationsUpTo } from '@/lib/testing/schema-before'
import {
  insertNotice,
  takeConnectionEvents,
  takeEvents,
  updateEventPostponed,
  updateEventsHandled,
} from '@/lib/webhooks/store'
import { type Database, openDatabase } from './database'
import { migrate } from './migrate'
import { inbox } from './schema/mail'

/** The last migration of the version before. */
const BEFORE = '0037_inquiries_and_missing_rights'

let sql: postgres.Sql
let db: Database
let drop: () => Promise<void>
const connection = newId()

/** As the version before files news. */
async function fileAsBefore(reference: string): Promise<void> {
  await sql`
    insert into provider_notices (id, connection_id, notice_reference, object_reference, kind, received_at, next_try_at)
    values (${newId()}, ${connection}, ${reference}, 'tr_1', 'payment', now(), now())
    on conflict (connection_id, notice_reference) do update set handled_at = null, received_at = now(), next_try_at = now()`
}

/** As it takes what is due, and finishes it. */
const takeAsBefore = () => sql<{ notice_reference: string }[]>`
  update provider_notices set next_try_at = now() + interval '1 minute', tries = tries + 1
  where id in (select id from provider_notices where handled_at is null and (next_try_at is null or next_try_at <= now())
    order by next_try_at limit 50 for update skip locked)
  returning notice_reference`
const finishAsBefore = (reference: string) => sql`
  update provider_notices set handled_at = now(), last_error = null where notice_reference = ${reference}`

/** As it takes events of Stripe Connect, and as its person asks again for one. */
const takeEventsAsBefore = () => sql<{ event_id: string }[]>`
  update inbox set attempts = attempts + 1, next_attempt_at = now() + interval '20 seconds'
  where id = any(array(select id from inbox where state = 'received' and next_attempt_at <= now() order by next_attempt_at, id limit 8
    for update skip locked))
  returning event_id`
const retakeAsBefore = (reference: string) => sql`
  update inbox set state = 'received', attempts = 30, next_attempt_at = now() + interval '20 seconds'
  where event_id = ${reference} and state in ('received', 'quarantined', 'dead') returning *`

const notice = async (reference: string) =>
  (await sql`select * from provider_notices where notice_reference = ${reference}`)[0]
const filed = async (reference: string) => (await sql`select * from inbox where event_id = ${reference}`)[0]

const file = (noticeReference: string, isNumbered = true) =>
  insertNotice(
    db,
    { id: connection, livemode: false },
    { noticeReference, objectReference: 'tr_1', kind: 'payment' },
    isNumbered,
    new Date(),
  )

beforeAll(async () => {
  const database = await createEmptyDatabase()
  drop = database.drop
  await migrate(database.url, { folder: await migrationsUpTo(BEFORE) })
  sql = postgres(database.url, { max: 2, onnotice: () => undefined })
  const [client, organisation, application] = [newId(), newId(), newId()]
  await sql`insert into clients (id, name, revenue_share_ppm, platform_share_ppm) values (${client}, 'Client', 0, 0)`
  await sql`insert into organisations (id, client_id, name, country, default_currency) values (${organisation}, ${client}, 'Shop', 'AU', 'AUD')`
  await sql`insert into applications (id, organisation_id, name) values (${application}, ${organisation}, 'Web')`
  await sql`
    insert into provider_connections (id, application_id, provider, livemode, payment_methods, sealed_credentials, key_fingerprint)
    values (${connection}, ${application}, 'mollie', false, '{card}', 'sealed', 'print')`
  await fileAsBefore('tr_1@1')
  await fileAsBefore('tr_1@2')
  await finishAsBefore('tr_1@2')
  await migrate(database.url)
  db = openDatabase(database.url)
})
afterAll(async () => {
  await db.$client.end()
  await sql.end()
  await drop()
})

it('carries over what waits and what was handled', async () => {
  const about = { connection_id: connection, object_reference: 'tr_1', type: 'payment', livemode: false }
  expect(await filed('tr_1@1')).toMatchObject({ ...about, state: 'waiting', handled_at: null })
  expect(await filed('tr_1@2')).toMatchObject({ ...about, state: 'handled', handled_at: expect.any(Date) })
})

describe('filed by the version before', () => {
  it('is taken by this one, which says to both that it is handled', async () => {
    await fileAsBefore('tr_2@1')
    const taken = await takeConnectionEvents(db, [], 50, new Date(Date.now() + 1000))
    const row = taken.find(({ eventId }) => eventId === 'tr_2@1')
    if (!row) throw new Error('it was not taken')
    expect(row).toMatchObject({ connectionId: connection, attempts: 1 })
    await updateEventsHandled(db, [row], { state: 'handled', reason: null, paymentId: null }, new Date())
    expect(await notice('tr_2@1')).toMatchObject({ handled_at: expect.any(Date) })
  })

  it('is not taken again where that one has handled it', async () => {
    await fileAsBefore('tr_3@1')
    expect((await takeAsBefore()).map((row) => row.notice_reference)).toContain('tr_3@1')
    await finishAsBefore('tr_3@1')
    expect(await filed('tr_3@1')).toMatchObject({ state: 'handled' })
    const taken = await takeConnectionEvents(db, [], 50, new Date(Date.now() + 120_000))
    expect(taken.map(({ eventId }) => eventId)).not.toContain('tr_3@1')
  })

  it('is news again when it is said again', async () => {
    await fileAsBefore('tr_3@1')
    expect(await filed('tr_3@1')).toMatchObject({ state: 'waiting', handled_at: null })
  })
})

describe('filed by this version', () => {
  it('is there for the version before, should nobody else take it', async () => {
    await file('tr_4@1')
    expect(await notice('tr_4@1')).toMatchObject({ handled_at: null, object_reference: 'tr_1', tries: 0 })
    await finishAsBefore('tr_4@1')
    expect(await filed('tr_4@1')).toMatchObject({ state: 'handled' })
    await file('tr_4@1')
    expect(await filed('tr_4@1')).toMatchObject({ state: 'handled' })
    await file('tr_4@1', false)
    expect(await filed('tr_4@1')).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(await notice('tr_4@1')).toMatchObject({ handled_at: null })
  })

  it('is never taken for an event of Stripe Connect, not even by a person', async () => {
    await sql`
      insert into inbox (account, event_id, type, livemode, payload) values ('acct_1', 'evt_1', 'charge.succeeded', false, '{}')`
    await file('tr_5@1')
    expect((await takeEventsAsBefore()).map((row) => row.event_id)).toEqual(['evt_1'])
    for (const attempts of [1, 40]) {
      await sql`update inbox set attempts = ${attempts} where event_id = 'tr_5@1'`
      const [row] = await db.select().from(inbox).where(eq(inbox.eventId, 'tr_5@1'))
      if (!row) throw new Error('it was not filed')
      await updateEventPostponed(db, row, { reason: 'Server.Unexpected', isAway: false }, new Date())
      expect(await filed('tr_5@1')).toMatchObject({ state: attempts === 1 ? 'waiting' : 'dead' })
    }
    expect(await retakeAsBefore('tr_5@1')).toEqual([])
    expect(await filed('tr_5@1')).toMatchObject({ state: 'dead' })
  })

  it('goes from both tables when it is old', async () => {
    await file('tr_6@1')
    await sql`delete from inbox where event_id = 'tr_6@1'`
    expect([await filed('tr_6@1'), await notice('tr_6@1')]).toEqual([undefined, undefined])
    await fileAsBefore('tr_7@1')
    await sql`delete from provider_notices where notice_reference = 'tr_7@1'`
    expect(await filed('tr_7@1')).toBeUndefined()
  })
})

it('is said again while it is looked at, and is looked at again', async () => {
  await file('tr_8@1', false)
  const taken = await takeConnectionEvents(db, [], 50, new Date(Date.now() + 1000))
  const row = taken.find(({ eventId }) => eventId === 'tr_8@1')
  if (!row) throw new Error('it was not taken')
  await file('tr_8@1', false)
  await updateEventsHandled(db, [row], { state: 'handled', reason: null, paymentId: null }, new Date())
  expect(await filed('tr_8@1')).toMatchObject({ state: 'waiting' })
})

it('is marked by whoever has looked at it, although another has taken it meanwhile', async () => {
  await file('tr_9@1')
  const rowOf = (rows: Awaited<ReturnType<typeof takeConnectionEvents>>) =>
    rows.find(({ eventId }) => eventId === 'tr_9@1')
  const slow = rowOf(await takeConnectionEvents(db, [], 50, new Date(Date.now() + 1000)))
  await passLeases({ db }, 120)
  const second = rowOf(await takeConnectionEvents(db, [], 50, new Date(Date.now() + 120_000)))
  if (!slow || !second) throw new Error('it was not taken twice')
  await updateEventsHandled(db, [slow], { state: 'handled', reason: null, paymentId: null }, new Date())
  expect(await filed('tr_9@1')).toMatchObject({ state: 'handled' })
})

it('is never taken with events of Stripe Connect, nor while its connection is busy', async () => {
  await file('tr_10@1')
  const later = new Date(Date.now() + 240_000)
  expect((await takeEvents(db, 50, later)).map(({ connectionId }) => connectionId)).toEqual([null])
  expect(await takeConnectionEvents(db, [connection], 50, later)).toEqual([])
})
