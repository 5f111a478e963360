// All money of an organisation can be listed and read, with what it belongs to; another organisation's is not there.
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { GET as readDispute } from '@/app/disputes/[id]/route'
import { GET as listDisputes } from '@/app/disputes/route'
import { GET as readEvent } from '@/app/events/[id]/route'
import { GET as listEvents } from '@/app/events/route'
import { GET as readPayment } from '@/app/payments/[id]/route'
import { GET as listPayments } from '@/app/payments/route'
import { GET as readPayout } from '@/app/payouts/[id]/route'
import { GET as listPayouts } from '@/app/payouts/route'
import { GET as listProblems } from '@/app/problems-to-solve/route'
import { POST as retryPayment } from '@/app/quarantine/payments/[id]/retry/route'
import { GET as readRefund } from '@/app/refunds/[id]/route'
import { GET as listRefunds } from '@/app/refunds/route'
import { inbox, outbox } from '@/db/schema/mail'
import { payments } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import type { Handler } from '@/lib/http/call/endpoint'
import { newId } from '@/lib/ids'
import { createLimitedApiKey } from '@/lib/organisations/api-keys'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { refundPayment } from '@/lib/payments/refund'
import { listProblemsToSolve } from '@/lib/problems/problems'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import { hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { plansOf } from '@/lib/testing/plans'
import { writeBodies } from '@/lib/webhooks/outgoing/write-bodies'
import { unaudited } from '@/scripts/seed-million-rows'
import { listDisputesOf, listPaymentsOf, listPayoutsOf, listRefundsOf } from './list-money'

/** What became of each: paid by card and refunded in part, disputed, declined, paid by hand. */
const bills: Record<string, string> = {}

const it = withBusiness.extend('rival', { scope: 'file' }, ({ house }) => openBusiness(house))
it.beforeAll(async ({ business, client, house }) => {
  const { organisationId } = business
  const pay = async (name: string, method?: string) => {
    const { invoiceId, token } = await sendBill(business)
    bills[name] = invoiceId
    return payBill(business, token, method).catch(() => '')
  }
  await pay('refunded')
  const disputed = await pay('disputed')
  await pay('declined', 'pm_card_chargeDeclined')
  await hearEvents(business)
  const [paid] = await paymentsOf(business, bills.refunded ?? '')
  await refundPayment(house, organisationId, bills.refunded ?? '', paid?.id ?? '', {
    id: newId(),
    amount: '10',
    reason: 'late',
  })
  await business.sandbox.post(`payment_intents/${disputed}/dispute`, {})
  const { invoiceId } = await sendBill(business)
  bills.byHand = invoiceId
  await recordManualPayment(house, organisationId, invoiceId, {
    id: newId(),
    amount: '40.76',
    paidAt: house.clock.now(),
    notes: null,
  })
  await hearEvents(business)
  const account = await client`select id from payment_accounts where organisation_id = ${organisationId}`
  await house.db.insert(payouts).values({
    ...{
      id: newId(),
      organisationId,
      paymentAccountId: String(account[0]?.id),
      reference: 'po_1',
      state: 'paid',
    },
    ...{ amountMinor: 5_000, currency: 'EUR', arrivesOn: '2026-11-30' },
  })
  while ((await writeBodies(house, 50)) > 0);
})

const ours = (business: Business) => ({ apiKey: business.apiKey, organisationId: business.organisationId })
const theirs = (rival: Business) => ({ apiKey: rival.apiKey, organisationId: rival.organisationId })
const ask = async (business: Business, handler: Handler, query = '', who: object = ours(business)) => {
  const { json, status, text } = await call(handler, { ...who, query })
  expect(status, text).toBe(200)
  return json as { data: Record<string, unknown>[]; nextCursor: string | null }
}

const LISTS: [name: string, list: Handler, read: Handler, count: number][] = [
  ['payments', listPayments, readPayment, 4],
  ['refunds', listRefunds, readRefund, 1],
  ['disputes', listDisputes, readDispute, 1],
  ['payouts', listPayouts, readPayout, 1],
]

describe.each(LISTS)('%s', (name, list, read, count) => {
  it('are listed by every key that reaches the organisation, page by page and with what each is about', async ({
    business,
    house,
  }) => {
    const { data } = await ask(business, list)
    expect(data).toHaveLength(count)
    const { raw } = await createLimitedApiKey(house, {
      organisationId: business.organisationId,
      name: 'Shop',
    })
    expect((await ask(business, list, '', { ...ours(business), apiKey: raw })).data).toEqual(data)
    const paged: unknown[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await ask(business, list, `?limit=1&sort=updatedAt${cursor && `&cursor=${cursor}`}`)
      paged.push(...page.data.map(({ id }) => id))
      cursor = page.nextCursor
    }
    expect(paged.toSorted()).toEqual(data.map(({ id }) => id).toSorted())
    for (const row of data) expect(row.organisationId).toBe(business.organisationId)
  })

  // promise 78
  it('are read one by one, and by another organisation not at all', async ({ business, rival }) => {
    const [one] = (await ask(business, list)).data
    const params = { id: String(one?.id) }
    expect(await call(read, { ...ours(business), params })).toMatchObject({ status: 200, json: one })
    const [foreign, unknown] = [
      await call(read, { ...theirs(rival), params }),
      await call(read, { ...theirs(rival), params: { id: newId() } }),
    ]
    // Each names the address that was called and the call, and nothing else that differs.
    const said = ({ json }: typeof foreign) => ({ ...json, instance: '', requestId: '' })
    expect([foreign.status, said(foreign)]).toEqual([404, said(unknown)])
    expect((await ask(business, list, '', theirs(rival))).data).toEqual([])
    expect(
      (await ask(business, list, `?status=${one?.status}&currency=EUR`)).data.map(({ id }) => id),
    ).toContain(one?.id)
    expect((await call(list, { ...ours(business), query: '?status=lostandfound' })).status).toBe(400)
    expect(name).toBeDefined()
  })
})

it('finds payments by each of their statuses, the same that they are shown with', async ({ business }) => {
  const all = (await ask(business, listPayments)).data
  const statuses = [...new Set(all.map(({ status }) => String(status)))]
  expect(statuses.toSorted()).toEqual(['Disputed', 'PartiallyRefunded', 'Pending', 'Succeeded'])
  for (const status of statuses)
    expect((await ask(business, listPayments, `?status=${status}`)).data).toEqual(
      all.filter((row) => row.status === status),
    )
  expect((await ask(business, listPayments, `?status=${statuses.join(',')}`)).data).toEqual(all)
  expect((await ask(business, listPayments, '?source=manual')).data).toMatchObject([
    { invoiceId: bills.byHand, amount: 40.76 },
  ])
  const [refunded] = (await ask(business, listPayments, `?invoiceId=${bills.refunded}`)).data
  expect(refunded).toMatchObject({ refunds: [{ amount: 10 }], dispute: null })
  expect((await ask(business, listRefunds, `?invoiceId=${bills.refunded}`)).data).toMatchObject([
    { amount: 10, invoiceId: bills.refunded },
  ])
  expect((await ask(business, listDisputes, `?invoiceId=${bills.disputed}`)).data).toMatchObject([
    { status: 'open' },
  ])
})

it('payments are new again when a refund or a dispute changes what is said of them', async ({
  business,
  client,
}) => {
  const { data } = await ask(business, listPayments, `?invoiceId=${bills.byHand}`)
  const id = String(data[0]?.id)
  await client`update payments set updated_at = now() - interval '1 hour' where id = ${id}`
  const since = new Date(Date.now() - 60_000).toISOString()
  const newSince = async () =>
    (await ask(business, listPayments, `?updatedAfter=${since}`)).data.filter((row) => row.id === id).length
  expect(await newSince()).toBe(0)
  await client.begin(async (tx) => {
    const part = {
      id: newId(),
      payment_id: id,
      organisation_id: business.organisationId,
      amount_minor: 100,
      currency: 'EUR',
    }
    await tx`insert into disputes ${tx({ ...part, provider_reference: 'dp_new', reason: 'general', state: 'open' })}`
  })
  expect(await newSince()).toBe(1)
  await client`delete from disputes where provider_reference = 'dp_new'`
})

it('events tell what webhooks would have told, although nobody has subscribed', async ({
  business,
  rival,
}) => {
  const { data } = await ask(business, listEvents, '?limit=100')
  const types = new Set(data.map(({ type }) => type))
  for (const type of [
    'invoice.sent',
    'payment.succeeded',
    'payment.failed',
    'refund.succeeded',
    'dispute.opened',
    'invoice.partially_paid',
  ])
    expect([...types]).toContain(type)
  const [opened] = (await ask(business, listEvents, '?type=dispute.opened,dispute.closed')).data
  expect(opened).toMatchObject({
    type: 'dispute.opened',
    data: { invoiceId: bills.disputed, status: 'open' },
  })
  expect((await call(readEvent, { ...ours(business), params: { id: String(opened?.id) } })).json).toEqual(
    opened,
  )
  expect((await call(readEvent, { ...theirs(rival), params: { id: String(opened?.id) } })).status).toBe(404)
  expect((await ask(business, listEvents, `?subjectId=${bills.byHand}`)).data.length).toBe(2)
  expect(JSON.stringify((await ask(business, listEvents, '', theirs(rival))).data)).not.toContain(
    business.organisationId,
  )
})

it('problems are listed with the call that tries them again', async ({ business, house, rival }) => {
  const [letter] = await house.db
    .update(outbox)
    .set({ state: 'dead', lastError: '550 no such mailbox' })
    .where(sql`${outbox.content}->>'invoiceId' = ${bills.byHand}`)
    .returning()
  const [payment] = await house.db
    .update(payments)
    .set({ quarantineReason: 'amount-differs' })
    .where(eq(payments.invoiceId, bills.declined ?? ''))
    .returning()
  const [event] = await house.db
    .update(inbox)
    .set({ state: 'dead', paymentId: null })
    .where(sql`${inbox.id} = (select min(id) from inbox)`)
    .returning()
  const { data } = await ask(business, listProblems)
  expect(data.map(({ id, kind }) => `${kind} ${id}`).toSorted()).toEqual(
    [`event ${event?.id}`, `letter ${letter?.id}`, `payment ${payment?.id}`].toSorted(),
  )
  expect(data.find(({ kind }) => kind === 'letter')).toMatchObject({
    ...{ about: 'invoice-sent', reason: '550 no such mailbox', invoiceId: bills.byHand },
    retryPath: `/undelivered/${letter?.id}/retry`,
  })
  const paged: unknown[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await ask(business, listProblems, `?limit=1${cursor && `&cursor=${cursor}`}`)
    paged.push(...page.data)
    cursor = page.nextCursor
  }
  expect(paged).toEqual(data)
  expect((await ask(business, listProblems, '?kind=payment')).data).toHaveLength(1)
  expect((await ask(business, listProblems, '', theirs(rival))).data).toEqual([])
  expect((await call(retryPayment, { ...ours(business), params: { id: String(payment?.id) } })).status).toBe(
    200,
  )
})

describe('how the database answers', { timeout: 120_000 }, () => {
  const request = { limit: 20, sort: '-createdAt' }
  const TABLES = ['payments', 'refunds', 'disputes', 'payouts', 'webhook_events']

  it('each list by one or two statements, and none by reading a whole table', async ({
    business,
    client,
    house,
    rival,
  }) => {
    const { organisationId } = business
    for (const of of [business, rival]) {
      const { invoiceId } = await sendBill(of)
      await client`insert into payments (id, organisation_id, invoice_id, source, state, livemode, amount_minor, currency, created_at, updated_at)
        select gen_random_uuid(), ${of.organisationId}, ${invoiceId}, 'manual', 'failed', false, 100, 'EUR',
          now() - n * interval '1 minute', now() - n % 7 * interval '1 hour' from generate_series(1, 6000) n`
    }
    await unaudited(
      client,
      () => client`insert into refunds (id, payment_id, amount_minor, currency, state, origin, created_at)
      select gen_random_uuid(), id, 1, 'EUR', 'failed', 'api', created_at from payments where state = 'failed'`,
    )
    await client`insert into disputes (id, payment_id, provider_reference, amount_minor, currency, state, reason, created_at)
      select gen_random_uuid(), id, 'dp_' || row_number() over (), 1, 'EUR', 'won', 'general', created_at from payments where state = 'failed'`
    await client`insert into payouts (id, payment_account_id, reference, state, amount_minor, currency, arrives_on, created_at)
      select gen_random_uuid(), payment_account_id, 'po_many' || n, 'paid', 1, 'EUR', '2026-01-01', now() - n * interval '1 minute'
      from payouts, generate_series(1, 6000) n`
    await client`vacuum analyze`
    const works = [
      () => listPaymentsOf(house, organisationId, { ...request, status: ['Disputed'] }),
      () => listPaymentsOf(house, organisationId, { ...request, sort: 'updatedAt' }),
      () => listRefundsOf(house, organisationId, { ...request, status: ['failed'] }),
      () => listDisputesOf(house, organisationId, { ...request, sort: '-updatedAt' }),
      () => listPayoutsOf(house, organisationId, request),
      () => listProblemsToSolve(house, organisationId, { limit: 20 }),
    ]
    for (const [at, work] of works.entries()) {
      const plans = await plansOf(house, client, work)
      expect(plans.length).toBeLessThanOrEqual(2)
      const scanned = plans.flat().filter((node) => node['Node Type'] === 'Seq Scan')
      expect(
        scanned.map((node) => node['Relation Name']).filter((table) => TABLES.includes(String(table))),
        `list ${at}`,
      ).toEqual([])
    }
  })
})
