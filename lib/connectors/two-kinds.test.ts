// A session over two kinds of provider, by our own verbs: failover from one to the other, payment, news, refunds.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createConnection } from '@/lib/applications/create-connection'
import { newId } from '@/lib/ids'
import { cancelSession } from '@/lib/sessions/cancel'
import { createSession } from '@/lib/sessions/create'
import { inspectSession } from '@/lib/sessions/inspect'
import { refundSession } from '@/lib/sessions/refund'
import { selectAttempts } from '@/lib/sessions/store'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { viewSession } from '@/lib/sessions/view'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { type SandboxControl, sandboxControl } from '@/lib/testing/sandbox-control'
import { openSessionShop, type SessionShop } from '@/lib/testing/sessions'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { receiveNotice } from '@/lib/webhooks/take-notice'

let house: TestHouse
let sandbox: SandboxControl
let shop: SessionShop
let stripeKey: string
let mollieKey: string

const letters = () => randomUUID().replaceAll('-', '')

beforeAll(async () => {
  house = await testHouse({ withSandbox: true })
  sandbox = sandboxControl(house.env.stripeApiBase ?? '')
})
afterAll(() => house.close())

beforeEach(async () => {
  stripeKey = `sk_test_connection_${letters()}`
  mollieKey = `test_${letters()}`
  shop = await openSessionShop(house, [stripeKey])
  const mollie = await createConnection(house, shop.organisationId, shop.applicationId, {
    id: newId(),
    provider: 'mollie',
    paymentMethods: ['card'],
    currencies: [],
    costPpm: 18_000,
    costFixed: '0.3',
    priority: 1,
    credentials: { apiKey: mollieKey },
  })
  shop.connections.push(mollie)
})

async function idAt(url: string, key: string): Promise<string> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } })
  return ((await answer.json()) as { id: string }).id
}
const accountAtStripe = () => idAt(`${house.env.stripeApiBase}/v1/account`, stripeKey)
const profileAtMollie = () => idAt(`${house.env.mollieApiBase}/v2/profiles/me`, mollieKey)

async function breakStripe(kind: string): Promise<void> {
  const account = await accountAtStripe()
  await sandbox.post('faults', { method: 'POST', path: '/v1/checkout/sessions', account, kind })
}

/** A session at Mollie, because Stripe is broken. */
async function openAtMollie() {
  await breakStripe('500')
  const order = shop.order()
  const made = await createSession(house, order)
  const attempt = (await selectAttempts(house.db, order.id)).find(({ state }) => state === 'open')
  const reference = attempt?.sessionReference ?? ''
  return { made, order, reference, connectionId: attempt?.connectionId ?? '' }
}

const tell = async (connectionId: string, reference: string): Promise<void> => {
  await receiveNotice(house, connectionId, new Headers(), `id=${reference}`)
  await drainInbox(house)
}

const stateOf = async (id: string) => (await viewSession(house, id, shop.applicationId)).session.state

describe('a session over two kinds', () => {
  test('goes to the best, and to the other kind when that one breaks', async () => {
    // promise 118
    const first = shop.order()
    expect(await createSession(house, first)).toMatchObject({ provider: 'stripe' })
    const { made, order, reference } = await openAtMollie()
    expect(made).toMatchObject({ provider: 'mollie', session: { state: 'PENDING' } })
    expect(made.checkoutUrl).toBe(`${house.env.mollieApiBase}/checkout/${reference}`)
    expect(await selectAttempts(house.db, order.id)).toMatchObject([
      { state: 'failed', declineCode: 'never-made', fault: 'broken' },
      { state: 'open', connectionId: shop.connections[1]?.id },
    ])
  })

  test('is paid at Mollie after an event with only an id, confirmed by Mollie', async () => {
    const { connectionId, order, reference } = await openAtMollie()
    await tell(connectionId, reference)
    expect(await stateOf(order.id)).toBe('PENDING')
    await sandbox.post(`mollie/payments/${reference}/pay`)
    house.clock.advance(1)
    await tell(connectionId, reference)
    const { session } = await viewSession(house, order.id, shop.applicationId)
    expect(session).toMatchObject({ state: 'SUCCEEDED', capturedMinor: 14_076 })
    const { timeline } = await inspectSession(house, shop.organisationId, order.id)
    expect(new Set(timeline.messages.map(({ provider }) => provider))).toEqual(new Set(['Mollie']))
  })

  test('is given back in parts, never more than was captured', async () => {
    const { connectionId, order, reference } = await openAtMollie()
    await sandbox.post(`mollie/payments/${reference}/pay`)
    await tell(connectionId, reference)
    const refund = (amount?: string) =>
      refundSession(house, {
        id: newId(),
        applicationId: shop.applicationId,
        sessionId: order.id,
        amount,
      })
    expect(await refund('40.76')).toMatchObject({ state: 'pending', amountMinor: 4076 })
    await expect(refund('100.01')).rejects.toMatchObject({ code: 'Session.RefundExceedsCaptured' })
    expect(await refund()).toMatchObject({ state: 'pending', amountMinor: 10_000 })
    await sandbox.post(`accounts/${await profileAtMollie()}/jobs`, { withinSeconds: 2 })
    house.clock.advance(1000)
    await sweepRefunds(house)
    const { refunds, session } = await viewSession(house, order.id, shop.applicationId)
    expect(session).toMatchObject({ state: 'REFUNDED', refundedMinor: 14_076 })
    expect(refunds.map(({ state }) => state)).toEqual(['succeeded', 'succeeded'])
  })

  test('is not called cancelled while Mollie may still take the money', async () => {
    const { order, reference } = await openAtMollie()
    await expect(cancelSession(house, shop.applicationId, order.id)).rejects.toMatchObject({
      code: 'Session.NotCancellable',
    })
    expect(await stateOf(order.id)).toBe('PENDING')
    await sandbox.post(`mollie/payments/${reference}/cancelable`)
    expect((await cancelSession(house, shop.applicationId, order.id)).session.state).toBe('CANCELLED')
  })
})
