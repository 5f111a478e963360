// Idempotency keys through real routes: one key is one effect, in one organisation, for one day.
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { POST as createCustomer } from '@/app/customers/route'
import { POST as refund } from '@/app/invoices/[id]/payments/[paymentId]/refunds/route'
import { POST as recordPayment } from '@/app/invoices/[id]/payments/route'
import { POST as send } from '@/app/invoices/[id]/send/route'
import { POST as createInvoice } from '@/app/invoices/route'
import { idempotencyKeys, outbox } from '@/db/schema/mail'
import { newId } from '@/lib/ids'
import { createOrganisation } from '@/lib/organisations/create'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { type Answer, call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { passLeases } from '@/lib/testing/leases'
import { hearEvents, invoiceOf, payBill, paymentsOf } from '@/lib/testing/payer'
import { canonical, claimKey, settleKey } from './idempotency'
import { scopeOf } from './identify'

const it = withBusiness.extend('who', { scope: 'file' }, ({ business }) => ({
  apiKey: business.apiKey,
  organisationId: business.organisationId,
}))

const body = (business: Business, unitPrice: unknown = '12.50') => ({
  customerId: business.customerId,
  currency: 'EUR',
  lineItems: [{ description: 'Rolls', quantity: 1, unitPrice }],
})
const draft = (
  business: Business,
  who: { apiKey: string; organisationId: string },
  key: string | undefined,
  of: object = {},
) =>
  call(createInvoice, {
    ...who,
    body: body(business),
    headers: key === undefined ? {} : { 'idempotency-key': key },
    ...of,
  })
it('a key taken over by another call is released with its resource, not used up', async ({ house }) => {
  const scope = `test ${newId()}`
  const first = await claimKey(house, scope, 'k', {})
  if (!('claim' in first)) throw new Error('a fresh key was not claimed')
  await settleKey(house, first.claim, new Response('{}', { status: 409 }), true)
  const second = await claimKey(house, scope, 'k', {})
  expect(second).toMatchObject({ claim: { resourceId: first.claim.resourceId } })
})

it('a client with a new API key still gets its replay, but never another organisation’s', () => {
  // promise 27
  const request = new Request('http://localhost:3000/invoices', { method: 'POST' })
  const key = (limitedTo: string | null) => ({ kind: 'client', clientId: 'c', apiKeyId: newId(), limitedTo })
  const inOrganisation = (limitedTo: string | null) =>
    scopeOf({ caller: key(limitedTo), organisationId: 'o' }, request)
  expect(inOrganisation('o')).toBe(inOrganisation(null))
  const inNone = (limitedTo: string | null) => scopeOf({ caller: key(limitedTo) }, request)
  expect(new Set([inNone(null), inNone('o'), inNone('p')]).size).toBe(3)
})

it('the same id in another spelling of the path is the same request', () => {
  // promise 28
  const scope = (path: string) => scopeOf({}, new Request(`http://localhost:3000${path}`, { method: 'POST' }))
  const plain = scope('/api/v1/sessions/0b0c/refunds')
  for (const path of [
    '/api/v1/sessions/0B0C/refunds',
    '/api/v1/sessions/%30b0%63/refunds',
    '/api/v1/sessions/%30B0%43/refunds',
  ])
    expect(scope(path)).toBe(plain)
  expect(scope('/api/v1/sessions/0b0d/refunds')).not.toBe(plain)
  // promise 60
  expect(scope('/api/v1/sessions/%00/refunds')).toMatch(/%00/)
  expect(scope('/api/v1/sessions/%ff/refunds')).toMatch(/%ff/)
})

it('a number that no double holds is told from null', () => {
  expect(canonical({ a: Number.NaN })).not.toBe(canonical({ a: null }))
})

const countInvoices = async (house: TestHouse) => {
  const [row] = await house.db.execute<{ n: number }>(sql`select count(*)::int as n from invoices`)
  return row?.n ?? 0
}
const isReplay = ({ headers }: Answer) => headers.get('idempotent-replayed') === 'true'

it('ten calls under one key are one invoice and ten times the same answer', async ({
  business,
  house,
  who,
}) => {
  // promise 23
  const before = await countInvoices(house)
  const answers: Answer[] = []
  for (let turn = 0; turn < 10; turn++) answers.push(await draft(business, who, 'ten'))
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect(answers.map(isReplay)).toEqual([false, ...Array(9).fill(true)])
  expect(await countInvoices(house)).toBe(before + 1)
})

it('of sixty-four calls at once one makes the invoice, the others replay it or are told to wait', async ({
  business,
  house,
  who,
}) => {
  // promise 24
  const before = await countInvoices(house)
  const answers = await Promise.all(Array.from({ length: 64 }, () => draft(business, who, 'many')))
  const made = answers.filter(({ status }) => status === 201)
  expect(new Set(made.map(({ text }) => text)).size).toBe(1)
  for (const answer of answers.filter(({ status }) => status !== 201))
    expect(answer).toMatchObject({ status: 409, json: { code: 'Idempotency.InProgress' } })
  expect(await countInvoices(house)).toBe(before + 1)
})

it('another body under the key is refused, and the first answer stays', async ({ business, who }) => {
  // promise 25, promise 29
  const first = await draft(business, who, 'other body')
  expect(first.status).toBe(400)
  const kept = await draft(business, who, 'other-body')
  expect(await draft(business, who, 'other-body', { body: body(business, '12.51') })).toMatchObject({
    status: 422,
    json: { code: 'Idempotency.KeyMismatch' },
  })
  expect((await draft(business, who, 'other-body', { body: body(business, 12.5) })).status).toBe(422)
  const { currency, customerId, lineItems } = body(business)
  const reordered = `{ "lineItems": ${JSON.stringify(lineItems)},\n "currency": "${currency}", "customerId": "${customerId}" }`
  const again = await draft(business, who, 'other-body', { body: undefined, text: reordered })
  expect([isReplay(again), again.text]).toEqual([true, kept.text])
})

it('the key is the caller’s choice: without one, each call makes an invoice', async ({
  business,
  house,
  who,
}) => {
  // promise 26
  const before = await countInvoices(house)
  await draft(business, who, undefined)
  await draft(business, who, undefined)
  expect(await countInvoices(house)).toBe(before + 2)
})

describe('the key’s grammar', () => {
  it('takes a quoted and a bare key for the same', async ({ business, who }) => {
    // promise 27
    const bare = await draft(business, who, 'grammar-1')
    expect((await draft(business, who, '"grammar-1"')).text).toBe(bare.text)
    expect((await draft(business, who, 'k'.repeat(255))).status).toBe(201)
  })

  it.for([
    '',
    '""',
    'k'.repeat(256),
    'with space',
    'tab\there',
    'umlaut-\u00e4',
    'one, two',
    '4242424242424242',
  ])('refuses %j and keeps nothing', async (key, { business, house, who }) => {
    // promise 27
    const keys = () => house.db.$count(idempotencyKeys)
    const [before, rows] = [await countInvoices(house), await keys()]
    expect(await draft(business, who, key)).toMatchObject({
      status: 400,
      json: { code: 'Idempotency.KeyInvalid' },
    })
    expect([await countInvoices(house), await keys()]).toEqual([before, rows])
  })
})

describe('the key’s scope', () => {
  it('is the client: another client’s identical key is separate', async ({ business, house, who }) => {
    // promise 28
    const other = await openBusiness(house)
    const mine = await draft(business, who, 'scope-1')
    const theirs = await call(createInvoice, {
      apiKey: other.apiKey,
      organisationId: other.organisationId,
      body: { ...body(business), customerId: other.customerId },
      headers: { 'idempotency-key': 'scope-1' },
    })
    expect(theirs.status).toBe(201)
    expect(theirs.json.id).not.toBe(mine.json.id)
  })

  it('is the organisation: the identical key in another one is separate', async ({ business, house }) => {
    // promise 28
    const organisationId = newId()
    const { clientId } = business
    await createOrganisation(house, {
      id: organisationId,
      clientId,
      name: 'Second shop',
      email: null,
      country: 'DE',
      defaultCurrency: 'EUR',
      logoUrl: null,
      primaryColour: null,
      bankDetails: null,
    })
    const make = (id: string) =>
      call(createCustomer, {
        apiKey: business.apiKey,
        organisationId: id,
        body: { name: 'Hotel' },
        headers: { 'idempotency-key': 'scope-2' },
      })
    const [first, second] = [await make(business.organisationId), await make(organisationId)]
    expect(isReplay(second)).toBe(false)
    expect(second.json.id).not.toBe(first.json.id)
  })

  it('is the route: the identical key elsewhere is separate', async ({ business, who }) => {
    // promise 28
    await draft(business, who, 'scope-3')
    const elsewhere = await call(createCustomer, {
      ...who,
      body: { name: 'Hotel' },
      headers: { 'idempotency-key': 'scope-3' },
    })
    expect([elsewhere.status, isReplay(elsewhere)]).toEqual([201, false])
  })
})

it('a refusal does not burn the key: the corrected call may use it', async ({ business, who }) => {
  // promise 30
  expect((await draft(business, who, 'burn', { body: body(business, '1.2345678') })).status).toBe(400)
  expect(
    (await draft(business, who, 'burn', { body: { ...body(business), customerId: newId() } })).status,
  ).toBe(400)
  const corrected = await draft(business, who, 'burn')
  expect([corrected.status, isReplay(corrected)]).toEqual([201, false])
})

it('sending twice under one key is one email and one number', async ({ business, house, who }) => {
  const { json } = await draft(business, who, 'to-send')
  const order = { ...who, params: { id: String(json.id) }, headers: { 'idempotency-key': 'send-1' } }
  const [first, second] = [await call(send, order), await call(send, order)]
  expect([second.text, isReplay(second)]).toEqual([first.text, true])
  const letters = await house.db.select().from(outbox).where(eq(outbox.kind, 'invoice-sent'))
  expect(letters.filter(({ content }) => content.invoiceId === json.id)).toHaveLength(1)
})

it('a refund that Stripe did not answer is pending, goes on under the same key, and is made once', async ({
  business,
  house,
  who,
}) => {
  // promise 31
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  const of = { account: business.accountId, method: 'POST', path: '/v1/refunds', kind: 'drop', times: 2 }
  await business.sandbox.post('faults', { ...of, when: 'after' })
  const order = {
    ...who,
    params: { id: invoiceId, paymentId: payment?.id ?? '' },
    body: { amount: '10.00' },
    headers: { 'idempotency-key': 'refund-1' },
  }
  const first = await call(refund, order)
  expect([first.status, first.json.status]).toEqual([201, 'pending'])
  const again = await call(refund, order)
  expect([again.status, isReplay(again), again.text]).toEqual([201, true, first.text])
  house.clock.advance(120)
  await sweepRefunds(house)
  const charges = await business.sandbox.objects('charge', business.accountId)
  expect(charges.find(({ payment_intent }) => payment_intent === reference)).toMatchObject({
    amount_refunded: 1000,
  })
})

describe('a holder that died', () => {
  it('loses the key when its lease ends, and its successor creates the same thing', async ({
    business,
    house,
    who,
  }) => {
    // promise 33
    const { invoiceId } = await sendBill(business)
    const params = { id: invoiceId }
    const order = { ...who, params, body: { amount: '10.00' }, headers: { 'idempotency-key': 'died' } }
    const scope = `${business.clientId} ${business.organisationId} POST /invoices/${invoiceId}/payments`
    await claimKey(house, scope, 'died', order.body)
    expect(await call(recordPayment, order)).toMatchObject({ status: 409 })
    await passLeases(house, 44)
    expect(await call(recordPayment, order)).toMatchObject({ status: 409 })
    await passLeases(house, 2)
    expect(await call(recordPayment, { ...order, body: { amount: '9.00' } })).toMatchObject({ status: 422 })
    expect(await call(recordPayment, order)).toMatchObject({ status: 201 })
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ amountPaidMinor: 1000 })
  })

  it('cannot undo its successor’s response when it wakes up', async ({ house }) => {
    // promise 33, promise 123
    const first = await claimKey(house, 'scope', 'stalled', {})
    await passLeases(house, 46)
    const second = await claimKey(house, 'scope', 'stalled', {})
    if (!('claim' in first && 'claim' in second)) throw new Error('no claim')
    expect(second.claim.resourceId).toBe(first.claim.resourceId)
    await settleKey(house, second.claim, Response.json({ made: true }, { status: 201 }))
    await settleKey(house, first.claim, Response.json({}, { status: 409 }))
    const third = await claimKey(house, 'scope', 'stalled', {})
    expect('replay' in third && (await third.replay.json())).toEqual({ made: true })
  })
})

it('a key is kept for a day and not a second longer', async ({ business, house, who }) => {
  // promise 34
  const first = await draft(business, who, 'a-day')
  house.clock.advance(24 * 3600 - 5)
  expect((await draft(business, who, 'a-day')).text).toBe(first.text)
  house.clock.advance(10)
  const next = await draft(business, who, 'a-day')
  expect([next.status, isReplay(next)]).toEqual([201, false])
  expect(next.json.id).not.toBe(first.json.id)
})
