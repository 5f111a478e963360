// What every kind of provider must do behind the port, proven against the sandbox: run once for each kind.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { isKnownVoid } from '@/lib/connector-port/fault'
import type { ConnectorKind, Page } from '@/lib/connector-port/port'
import { newsTests, type ProviderDesk } from './conformance-news'
import { disputeTests, expiryTests, feeTests, refundTests, standingTests } from './conformance-outcome'
import { type Bench, benchAt, type Desk, faultOf, HOUR_MS } from './order'

/** What is said of the kind here must be what the kind says of itself: nothing that it can do goes untested. */
export interface Declared {
  id: ConnectorKind<never>['id']
  page: Page['is']
  waitsForEver: boolean
  takesFee: boolean
  news: ConnectorKind<never>['news']
}

/** Registers the tests. `openDesk` is asked once. */
export function conformsToThePort<C>(
  name: string,
  declared: Declared,
  openDesk: () => Promise<Desk<C>>,
): void {
  let bench: Bench<C>
  const here = () => bench
  beforeAll(async () => {
    bench = await benchAt(await openDesk())
  })
  test(`${name}: says of itself what it can do`, () => {
    const { kind, page } = here().desk
    expect(kind).toMatchObject({ id: declared.id, takesFee: declared.takesFee, news: declared.news })
    expect(kind.pages).toContain(declared.page)
    expect([page.is, kind.waitsOn.includes(page.is)]).toEqual([declared.page, declared.waitsForEver])
  })
  describe(`${name}: credentials`, () => credentialTests(here))
  describe(`${name}: making an object`, () => makingTests(here))
  describe(`${name}: when the answer is lost or bad`, () => lossTests(here))
  describe(`${name}: how an object stands`, () => standingTests(here))
  if (!declared.waitsForEver) describe(`${name}: an object that runs out`, () => expiryTests(here))
  if (declared.takesFee) describe(`${name}: the platform’s share`, () => feeTests(here))
  describe(`${name}: refunds`, () => refundTests(here))
  describe(`${name}: disputes`, () => disputeTests(here))
}

/** Registers the tests of a kind that an application connects by a key of its own. */
export function conformsAsProvider(name: string, openDesk: () => Promise<ProviderDesk>): void {
  let bench: Omit<Bench, 'desk'> & { desk: ProviderDesk }
  const here = () => bench
  beforeAll(async () => {
    const desk = await openDesk()
    bench = { ...(await benchAt(desk)), desk }
  })
  describe(`${name}: keys`, () => keyTests(here))
  describe(`${name}: news`, () => newsTests(here))
}

function credentialTests<C>(here: () => Bench<C>): void {
  test('that are good prove it, and say in which mode and whose they are', async () => {
    const { connector, credentials, desk } = here()
    const accountReference = await desk.accountOf(credentials)
    expect(await connector.check()).toEqual({ livemode: false, accountReference })
  })

  test('that were withdrawn are denied', async () => {
    const { desk } = here()
    expect((await faultOf(desk.kind.connect(await desk.revoked()).check())).kind).toBe('denied')
  })

  test('of one account open nothing of another', async () => {
    const { connector, desk, order: orderOf, seek } = here()
    const order = orderOf()
    const { reference } = await connector.create(order, order.paymentId)
    const stranger = desk.kind.connect(await desk.fresh())
    expect((await faultOf(stranger.read(reference))).kind).toBe('missing')
    expect(await stranger.findMade(seek(order.paymentId))).toBeUndefined()
  })
}

function keyTests(here: () => Omit<Bench, 'desk'> & { desk: ProviderDesk }): void {
  test('may look as those do that are good, and those that were withdrawn', async () => {
    const { credentials, desk } = here()
    expect(desk.kind.credentialsFault(credentials)).toBeUndefined()
    expect(desk.kind.credentialsFault(await desk.revoked())).toBeUndefined()
  })

  test.each(['', 'hunter2', 'test_short', 'pk_test_0123456789abcdef'])('cannot be "%s"', (apiKey) => {
    expect(here().desk.kind.credentialsFault({ apiKey })).toEqual(expect.any(String))
  })
}

function makingTests<C>(here: () => Bench<C>): void {
  test('answers one that is open, asks for the total, and leads to a page', async () => {
    const { connector, order: orderOf } = here()
    const order = orderOf()
    const facts = await connector.create(order, order.paymentId)
    expect(facts).toMatchObject({
      state: 'open',
      livemode: false,
      amountMinor: 14_076,
      currency: 'AUD',
      capturedMinor: 0,
      claimedPaymentId: order.paymentId,
      paidAt: null,
      refunds: [],
      disputes: [],
    })
    if (here().desk.page.is === 'hosted') expect((await fetch(facts.checkoutUrl ?? '')).status).toBe(200)
    // What is paid within a page of ours is shown by a secret, and nowhere else.
    else expect(facts).toMatchObject({ checkoutUrl: null, clientSecret: expect.any(String) })
    expect(await connector.read(facts.reference)).toEqual(facts)
  })

  test.each([
    [1500, 'JPY'],
    [2000, 'ISK'],
    [99_999, 'EUR'],
    [20_000, 'HUF'],
  ] as const)('says %i minor units of %s as they are', async (minor, currency) => {
    const { connector, plain: plainOrder } = here()
    const order = plainOrder(minor, currency)
    expect(await connector.create(order, order.paymentId)).toMatchObject({ amountMinor: minor, currency })
  })

  test('under the same key is the same one', async () => {
    const { connector, order: orderOf } = here()
    const order = orderOf()
    const first = await connector.create(order, order.paymentId)
    expect(await connector.create(order, order.paymentId)).toEqual(first)
  })

  test('under a key that another order has used is not known to have made nothing', async () => {
    const { connector, order: orderOf } = here()
    const order = orderOf()
    await connector.create(order, order.paymentId)
    const fault = await faultOf(connector.create(here().plain(500, 'AUD'), order.paymentId))
    expect(isKnownVoid(fault)).toBe(false)
  })

  test('takes many things, long names, unknown languages and addresses that are none', async () => {
    const { connector, order: orderOf } = here()
    const items = Array.from({ length: 150 }, (_, at) => ({
      name: `${at} ${'long '.repeat(100)}`,
      quantity: 1,
      unitPriceMinor: 10,
    }))
    const total = { minor: 1500, currency: 'AUD' } as const
    const odd = { locale: 'tlh_QO', customerEmail: 'at the counter' }
    const order = orderOf({ items, total, shippingMinor: 0, taxMinor: 0, ...odd })
    expect(await connector.create(order, order.paymentId)).toMatchObject({ amountMinor: 1500 })
  })
}

/** Promises 31 and 32. */
function lossTests<C>(here: () => Bench<C>): void {
  test('it is unanswered, and what was made is found', async () => {
    const { connector, desk, fault, order: orderOf, seek } = here()
    const order = orderOf()
    await fault(desk.createPath, 'drop', 'after', desk.cutsToLose)
    const lost = await faultOf(connector.create(order, order.paymentId))
    expect(lost.kind).toBe('unanswered')
    const found = await connector.findMade(seek(order.paymentId))
    expect(found).toMatchObject({ state: 'open', claimedPaymentId: order.paymentId })
    expect(await connector.create(order, order.paymentId)).toMatchObject({ reference: found?.reference })
  })

  test('what never reached the provider is not found', async () => {
    const { connector, desk, fault, order: orderOf, seek } = here()
    const order = orderOf()
    await fault(desk.createPath, 'drop', 'before', desk.cutsToLose)
    expect((await faultOf(connector.create(order, order.paymentId))).kind).toBe('unanswered')
    expect(await connector.findMade(seek(order.paymentId))).toBeUndefined()
    expect(await connector.create(order, order.paymentId)).toMatchObject({ state: 'open' })
  })

  test('what was made is found behind a page of others', async () => {
    const { desk, order: orderOf, plain: plainOrder, seek } = here()
    const connector = desk.kind.connect(await desk.fresh())
    const order = orderOf()
    const { reference } = await connector.create(order, order.paymentId)
    const others = Array.from({ length: desk.pageSize + 1 }, () => plainOrder(500, 'AUD'))
    await Promise.all(others.map((other) => connector.create(other, other.paymentId)))
    expect(await connector.findMade(seek(order.paymentId))).toMatchObject({ reference })
    expect(await connector.findMade(seek(randomUUID()))).toBeUndefined()
  })

  test('a stored 500 hides what was made, and it is found all the same', async () => {
    const { connector, desk, fault, order: orderOf, seek } = here()
    const order = orderOf()
    await fault(desk.createPath, '500', 'after')
    expect((await faultOf(connector.create(order, order.paymentId))).kind).toBe('broken')
    expect((await faultOf(connector.create(order, order.paymentId))).kind).toBe('broken')
    const found = { claimedPaymentId: order.paymentId }
    expect(await connector.findMade(seek(order.paymentId))).toMatchObject(found)
    // promise 121: also when our clock was a day ahead.
    const since = new Date(Date.now() + 24 * HOUR_MS)
    expect(await connector.findMade({ ...seek(order.paymentId), since })).toMatchObject(found)
  })

  test.each([
    ['500', 'broken'],
    ['503', 'down'],
  ])('a %s before anything happened has made nothing', async (kind, told) => {
    const { connector, desk, fault, order: orderOf, seek } = here()
    const order = orderOf()
    await fault(desk.createPath, kind, 'before')
    expect((await faultOf(connector.create(order, order.paymentId))).kind).toBe(told)
    expect(await connector.findMade(seek(order.paymentId))).toBeUndefined()
  })

  test('being asked too often is busy, and nothing happened', async () => {
    const { connector, desk, fault, order: orderOf } = here()
    const order = orderOf()
    await fault(desk.createPath, '429', 'before')
    const busy = await faultOf(connector.create(order, order.paymentId))
    expect([busy.kind, isKnownVoid(busy)]).toEqual(['busy', true])
  })

  test('the same call, made while it is under way, is not known to have made nothing', async () => {
    const { connector, desk, fault, order: orderOf } = here()
    const order = orderOf()
    await fault(desk.createPath, 'slow', 'before')
    const outcomes = await Promise.allSettled([
      connector.create(order, order.paymentId),
      connector.create(order, order.paymentId),
    ])
    const rejected = outcomes.find(({ status }) => status === 'rejected')
    if (rejected?.status !== 'rejected') throw new Error('both were answered')
    expect(isKnownVoid(rejected.reason)).toBe(false)
  })
}
