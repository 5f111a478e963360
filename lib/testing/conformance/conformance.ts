// What every kind of provider must do behind the port, proven against the sandbox: run once for each kind.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { isKnownVoid } from '@/lib/connectors/fault'
import { newsTests, refundTests, standingTests } from './conformance-outcome'
import { type Bench, type Desk, faultOf, orderOf, plainOrder } from './order'

/** Registers the tests. `openDesk` is asked once. */
export function conformsToThePort(name: string, openDesk: () => Promise<Desk>): void {
  let bench: Bench
  const here = () => bench
  beforeAll(async () => {
    const desk = await openDesk()
    const credentials = desk.fresh()
    const account = await desk.accountOf(credentials)
    bench = {
      desk,
      credentials,
      connector: desk.kind.connect(credentials),
      fault: (path, kind, when, times = 1) =>
        desk.control.post('faults', { method: 'POST', path, account, kind, when, times }),
    }
  })
  describe(`${name}: credentials`, () => credentialTests(here))
  describe(`${name}: making an object`, () => makingTests(here))
  describe(`${name}: when the answer is lost or bad`, () => lossTests(here))
  describe(`${name}: how an object stands`, () => standingTests(here))
  describe(`${name}: refunds`, () => refundTests(here))
  describe(`${name}: news`, () => newsTests(here))
}

function credentialTests(here: () => Bench): void {
  test('that are good prove it, and say in which mode and whose they are', async () => {
    const { connector, credentials, desk } = here()
    expect(desk.kind.credentialsFault(credentials)).toBeUndefined()
    const accountReference = await desk.accountOf(credentials)
    expect(await connector.check()).toEqual({ livemode: false, accountReference })
  })

  test('that were withdrawn are denied', async () => {
    const { desk } = here()
    expect(desk.kind.credentialsFault(desk.revoked)).toBeUndefined()
    expect((await faultOf(desk.kind.connect(desk.revoked).check())).kind).toBe('denied')
  })

  test.each(['', 'hunter2', 'test_short', 'pk_test_0123456789abcdef'])('cannot be "%s"', (apiKey) => {
    expect(here().desk.kind.credentialsFault({ apiKey })).toEqual(expect.any(String))
  })

  test('of one account open nothing of another', async () => {
    const { connector, desk } = here()
    const order = orderOf()
    const { reference } = await connector.create(order, order.attemptId)
    const stranger = desk.kind.connect(desk.fresh())
    expect((await faultOf(stranger.read(reference))).kind).toBe('missing')
    expect(await stranger.findMade(order.attemptId, new Date())).toBeUndefined()
  })
}

function makingTests(here: () => Bench): void {
  test('answers one that is open, asks for the total, and leads to a page', async () => {
    const { connector } = here()
    const order = orderOf()
    const facts = await connector.create(order, order.attemptId)
    expect(facts).toMatchObject({
      state: 'open',
      livemode: false,
      amountMinor: 14_076,
      currency: 'AUD',
      capturedMinor: 0,
      claimedAttemptId: order.attemptId,
      paidAt: null,
      refunds: [],
      disputes: [],
    })
    expect((await fetch(facts.checkoutUrl ?? '')).status).toBe(200)
    expect(await connector.read(facts.reference)).toEqual(facts)
  })

  test.each([
    [1500, 'JPY'],
    [2000, 'ISK'],
    [99_999, 'EUR'],
    [20_000, 'HUF'],
  ] as const)('says %i minor units of %s as they are', async (minor, currency) => {
    const { connector } = here()
    const order = plainOrder(minor, currency)
    expect(await connector.create(order, order.attemptId)).toMatchObject({ amountMinor: minor, currency })
  })

  test('under the same key is the same one', async () => {
    const { connector } = here()
    const order = orderOf()
    const first = await connector.create(order, order.attemptId)
    expect(await connector.create(order, order.attemptId)).toEqual(first)
  })

  test('under a key that another order has used is not known to have made nothing', async () => {
    const { connector } = here()
    const order = orderOf()
    await connector.create(order, order.attemptId)
    const fault = await faultOf(connector.create(plainOrder(500, 'AUD'), order.attemptId))
    expect(isKnownVoid(fault)).toBe(false)
  })

  test('takes many things, long names, unknown languages and addresses that are none', async () => {
    const { connector } = here()
    const items = Array.from({ length: 150 }, (_, at) => ({
      name: `${at} ${'long '.repeat(100)}`,
      sku: null,
      quantity: 1,
      unitPriceMinor: 10,
    }))
    const total = { minor: 1500, currency: 'AUD' } as const
    const odd = { locale: 'tlh_QO', customerEmail: 'at the counter' }
    const order = orderOf({ items, total, shippingMinor: 0, taxMinor: 0, ...odd })
    expect(await connector.create(order, order.attemptId)).toMatchObject({ amountMinor: 1500 })
  })
}

/** Promises 31 and 32. */
function lossTests(here: () => Bench): void {
  test('it is unanswered, and what was made is found', async () => {
    const { connector, desk, fault } = here()
    const order = orderOf()
    await fault(desk.createPath, 'drop', 'after', desk.cutsToLose)
    const lost = await faultOf(connector.create(order, order.attemptId))
    expect(lost.kind).toBe('unanswered')
    const found = await connector.findMade(order.attemptId, new Date())
    expect(found).toMatchObject({ state: 'open', claimedAttemptId: order.attemptId })
    expect(await connector.create(order, order.attemptId)).toMatchObject({ reference: found?.reference })
  })

  test('what never reached the provider is not found', async () => {
    const { connector, desk, fault } = here()
    const order = orderOf()
    await fault(desk.createPath, 'drop', 'before', desk.cutsToLose)
    expect((await faultOf(connector.create(order, order.attemptId))).kind).toBe('unanswered')
    expect(await connector.findMade(order.attemptId, new Date())).toBeUndefined()
    expect(await connector.create(order, order.attemptId)).toMatchObject({ state: 'open' })
  })

  test('what was made is found behind a page of others', async () => {
    const { desk } = here()
    const connector = desk.kind.connect(desk.fresh())
    const order = orderOf()
    const { reference } = await connector.create(order, order.attemptId)
    const others = Array.from({ length: desk.pageSize + 1 }, () => plainOrder(500, 'AUD'))
    await Promise.all(others.map((other) => connector.create(other, other.attemptId)))
    expect(await connector.findMade(order.attemptId, new Date())).toMatchObject({ reference })
    expect(await connector.findMade(randomUUID(), new Date())).toBeUndefined()
  })

  test('a stored 500 hides what was made, and it is found all the same', async () => {
    const { connector, desk, fault } = here()
    const order = orderOf()
    await fault(desk.createPath, '500', 'after')
    expect((await faultOf(connector.create(order, order.attemptId))).kind).toBe('broken')
    expect((await faultOf(connector.create(order, order.attemptId))).kind).toBe('broken')
    expect(await connector.findMade(order.attemptId, new Date())).toMatchObject({
      claimedAttemptId: order.attemptId,
    })
  })

  test.each([
    ['500', 'broken'],
    ['503', 'down'],
  ])('a %s before anything happened has made nothing', async (kind, told) => {
    const { connector, desk, fault } = here()
    const order = orderOf()
    await fault(desk.createPath, kind, 'before')
    expect((await faultOf(connector.create(order, order.attemptId))).kind).toBe(told)
    expect(await connector.findMade(order.attemptId, new Date())).toBeUndefined()
  })

  test('being asked too often is busy, and nothing happened', async () => {
    const { connector, desk, fault } = here()
    const order = orderOf()
    await fault(desk.createPath, '429', 'before')
    const busy = await faultOf(connector.create(order, order.attemptId))
    expect([busy.kind, isKnownVoid(busy)]).toEqual(['busy', true])
  })

  test('the same call, made while it is under way, is not known to have made nothing', async () => {
    const { connector, desk, fault } = here()
    const order = orderOf()
    await fault(desk.createPath, 'slow', 'before')
    const outcomes = await Promise.allSettled([
      connector.create(order, order.attemptId),
      connector.create(order, order.attemptId),
    ])
    const rejected = outcomes.find(({ status }) => status === 'rejected')
    if (rejected?.status !== 'rejected') throw new Error('both were answered')
    expect(isKnownVoid(rejected.reason)).toBe(false)
  })
}
