// What becomes of an object behind the port: paid, closed, refunded, told of. Registered by the conformance tests.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, faultOf, openLetterbox, orderOf, paidAt, refundOf } from './order'

export function standingTests(here: () => Bench): void {
  const make = async () => {
    const order = orderOf()
    const { reference } = await here().connector.create(order, order.attemptId)
    return reference
  }

  test('paid, it says how much, when, and what refunds are made of', async () => {
    const { connector, desk } = here()
    const reference = await make()
    await desk.pay(reference)
    const facts = await connector.read(reference)
    expect(facts).toMatchObject({ state: 'paid', capturedMinor: 14_076, checkoutUrl: null, refunds: [] })
    expect(facts.paymentReference).toEqual(expect.any(String))
    expect(Math.abs(Number(facts.paidAt) - Date.now())).toBeLessThan(60_000)
  })

  test('run out, it is expired', async () => {
    const { connector, desk } = here()
    const reference = await make()
    await desk.expire(reference)
    expect(await connector.read(reference)).toMatchObject({ state: 'expired', capturedMinor: 0 })
    expect(await connector.close(reference)).toMatchObject({ state: 'expired' })
  })

  test('closed, it can no longer be paid, and closing again says the same', async () => {
    const { connector, desk } = here()
    const reference = await make()
    await desk.makeClosable(reference)
    const { state } = await connector.close(reference)
    expect(['expired', 'cancelled']).toContain(state)
    expect((await connector.close(reference)).state).toBe(state)
    await expect(desk.pay(reference)).rejects.toThrow()
  })

  test('paid before it is closed, it is paid', async () => {
    const { connector, desk } = here()
    const reference = await make()
    await desk.makeClosable(reference)
    await desk.pay(reference)
    expect(await connector.close(reference)).toMatchObject({ state: 'paid', capturedMinor: 14_076 })
  })

  test('paid while it is closed, it is one or the other for good', async () => {
    const { connector, desk } = here()
    for (let round = 0; round < 5; round++) {
      const reference = await make()
      await desk.makeClosable(reference)
      const [closed] = await Promise.all([
        connector.close(reference),
        desk.pay(reference).catch((error: unknown) => error),
      ])
      expect(closed.state).not.toBe('open')
      expect((await connector.read(reference)).state).toBe(closed.state)
    }
  })

  test('unknown, it is missing', async () => {
    const { connector } = here()
    const reference = (await make()).slice(0, -4)
    expect((await faultOf(connector.read(`${reference}none`))).kind).toBe('missing')
    expect((await faultOf(connector.close(`${reference}none`))).kind).toBe('missing')
  })
}

export function refundTests(here: () => Bench): void {
  test('in parts and of the rest, never more than was captured', async () => {
    const { connector, desk } = here()
    const { paymentReference, reference } = await paidAt(desk, connector)
    const part = refundOf(paymentReference, 4076, { reason: 'one came broken' })
    const made = await connector.refund(part, part.refundId)
    expect(made).toMatchObject({ amountMinor: 4076, claimedRefundId: part.refundId })
    const tooMuch = refundOf(paymentReference, 10_001)
    expect((await faultOf(connector.refund(tooMuch, tooMuch.refundId))).kind).toBe('refused')
    const rest = refundOf(paymentReference, 10_000)
    await connector.refund(rest, rest.refundId)
    await desk.control.post('clock', { advanceSeconds: 2 })
    const { refunds } = await connector.read(reference)
    expect(refunds.map(({ claimedRefundId, state }) => [claimedRefundId, state])).toEqual(
      expect.arrayContaining([
        [part.refundId, 'succeeded'],
        [rest.refundId, 'succeeded'],
      ]),
    )
  })

  test('under the same key are the same one', async () => {
    const { connector, desk } = here()
    const { paymentReference } = await paidAt(desk, connector)
    const order = refundOf(paymentReference, 500)
    const { reference } = await connector.refund(order, order.refundId)
    expect(await connector.refund(order, order.refundId)).toMatchObject({ reference })
    expect(await connector.findRefund(order)).toMatchObject({ reference, amountMinor: 500 })
    expect(await connector.findRefund({ ...order, refundId: randomUUID() })).toBeUndefined()
  })

  test('whose answer was lost are found', async () => {
    const { connector, desk, fault } = here()
    const { paymentReference } = await paidAt(desk, connector)
    const order = refundOf(paymentReference, 500)
    await fault(desk.refundPath, '500', 'after')
    expect((await faultOf(connector.refund(order, order.refundId))).kind).toBe('broken')
    expect(await connector.findRefund(order)).toMatchObject({ claimedRefundId: order.refundId })
  })

  test('are all seen, however many there are, those of the dashboard too', async () => {
    const { connector, desk } = here()
    const { paymentReference, reference } = await paidAt(desk, connector)
    const ids: string[] = []
    for (let count = 0; count < 12; count++) {
      const order = refundOf(paymentReference, 100)
      await connector.refund(order, order.refundId)
      ids.push(order.refundId)
    }
    await desk.refundAtDashboard(paymentReference)
    const { refunds } = await connector.read(reference)
    expect(refunds).toHaveLength(13)
    expect(refunds.map(({ claimedRefundId }) => claimedRefundId)).toEqual(
      expect.arrayContaining([...ids, null]),
    )
  })
}

export function newsTests(here: () => Bench): void {
  let letterbox: Awaited<ReturnType<typeof openLetterbox>>
  beforeAll(async () => {
    letterbox = await openLetterbox()
  })
  afterAll(() => letterbox.close())

  test('of a payment are posted, and lead to the object that they are about', async () => {
    const { desk } = here()
    const connector = desk.kind.connect(desk.fresh())
    const subscription = await connector.subscribe(letterbox.url)
    const order = orderOf({ noticeUrl: letterbox.url })
    const { reference } = await paidAt(desk, connector, order)
    const [post] = await letterbox.posts(1)
    if (!post) throw new Error('nothing was posted')
    const notice = desk.kind.readNotice(
      post.raw,
      post.headers,
      subscription?.signingSecret ?? null,
      new Date(),
    )
    if (!notice) throw new Error('it was not read')
    expect(await connector.read(notice.objectReference)).toMatchObject({ reference, state: 'paid' })
    if (!subscription) return
    await connector.unsubscribe(subscription.reference)
    await connector.unsubscribe(subscription.reference)
  })

  test('that are none are thrown away or refused, never believed', () => {
    const { kind } = here().desk
    const read = (raw: string) => {
      try {
        return kind.readNotice(raw, new Headers(), null, new Date())
      } catch (error) {
        if (error instanceof Error && error.name === 'Failure') return undefined
        throw error
      }
    }
    for (const raw of ['', 'null', '{}', 'id=', 'id=../../x', '{"id":"evt_1"}', 'x'.repeat(100_000)])
      expect(read(raw)).toBeUndefined()
  })
}
