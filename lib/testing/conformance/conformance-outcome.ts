// What becomes of an object behind the port: paid, closed, refunded, told of. Registered by the conformance tests.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Bench, faultOf, paidAt, refundOf } from './order'

export function standingTests<C>(here: () => Bench<C>): void {
  const make = async () => {
    const order = here().order()
    const { reference } = await here().connector.create(order, order.paymentId)
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

/** Where what was made does not wait for ever. */
export function expiryTests<C>(here: () => Bench<C>): void {
  test('run out, it is expired', async () => {
    const { connector, desk } = here()
    const order = here().order()
    const { reference } = await connector.create(order, order.paymentId)
    await desk.expire(reference)
    expect(await connector.read(reference)).toMatchObject({ state: 'expired', capturedMinor: 0 })
    expect(await connector.close(reference)).toMatchObject({ state: 'expired' })
  })
}

/** Where a share for the platform is taken. */
export function feeTests<C>(here: () => Bench<C>): void {
  test('goes along, and its part of a refund goes back where it is asked for', async () => {
    const { connector, desk, order: orderOf } = here()
    const order = orderOf({ feeMinor: 1408 })
    const { paymentReference, reference } = await paidAt(desk, connector, order)
    expect(await connector.read(reference)).toMatchObject({ feeMinor: 1408, feeRefundedMinor: null })
    const half = refundOf(paymentReference, 7038, { returnsFee: true })
    await connector.refund(half, half.refundId)
    const rest = refundOf(paymentReference, 7038)
    await connector.refund(rest, rest.refundId)
    expect(await connector.read(reference)).toMatchObject({ feeMinor: 1408, feeRefundedMinor: 704 })
  })

  test('of nothing is none', async () => {
    const { connector, order: orderOf } = here()
    const order = orderOf()
    const { reference } = await connector.create(order, order.paymentId)
    expect((await connector.read(reference)).feeMinor ?? 0).toBe(0)
  })
}

export function refundTests<C>(here: () => Bench<C>): void {
  test('in parts and of the rest, never more than was captured', async () => {
    const { connector, credentials, desk } = here()
    const { paymentReference, reference } = await paidAt(desk, connector)
    const part = refundOf(paymentReference, 4076, { reason: 'one came broken' })
    const made = await connector.refund(part, part.refundId)
    expect(made).toMatchObject({ amountMinor: 4076, claimedRefundId: part.refundId })
    const tooMuch = refundOf(paymentReference, 10_001)
    expect((await faultOf(connector.refund(tooMuch, tooMuch.refundId))).kind).toBe('refused')
    const rest = refundOf(paymentReference, 10_000)
    await connector.refund(rest, rest.refundId)
    await desk.control.post(`accounts/${await desk.accountOf(credentials)}/jobs`, { withinSeconds: 2 })
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

export function disputeTests<C>(here: () => Bench<C>): void {
  test('are told with what they take, and hold what they are about', async () => {
    const { connector, desk } = here()
    const { paymentReference, reference } = await paidAt(desk, connector)
    expect((await connector.read(reference)).disputes).toEqual([])
    await desk.dispute(paymentReference)
    const { disputes, state } = await connector.read(reference)
    expect(state).toBe('paid')
    expect(disputes).toMatchObject([
      { amountMinor: 14_076, isInquiry: false, reason: expect.any(String), disputedAt: expect.any(Date) },
    ])
    expect(['open', 'lost']).toContain(disputes[0]?.state)
    if (desk.kind.refundsBesideDispute) return
    const order = refundOf(paymentReference, 100)
    expect((await faultOf(connector.refund(order, order.refundId))).kind).toBe('refused')
  })
}
