// Trying the router without making anything, and reading what it decided.
import { describe, expect } from 'vitest'
import type { Application } from '@/lib/applications/application'
import { changeConnection } from '@/lib/applications/create-connection'
import { findApplication } from '@/lib/applications/find'
import { newId } from '@/lib/ids'
import { withSandbox } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { countRows } from '@/lib/testing/rows'
import { openSessionShop, type SessionShop } from '@/lib/testing/sessions'
import { createSession } from './create'
import { inspectConnections } from './inspect-connections'
import { listDecisions } from './list-decisions'
import { insertCall, insertDecision } from './router-store'
import { answerTrial, readTrial, usualTrial } from './trial'

const test = withSandbox
  .extend('shop', async ({ house }) => {
    const key = house.env.stripeSecretKey
    return await openSessionShop(house, [key, key])
  })
  .extend('application', ({ house, shop }) => findApplication(house, shop.organisationId, shop.applicationId))

const usual = { amount: '100', currency: 'EUR', method: 'card' }
const idOf = (shop: SessionShop, at: number) => shop.connections[at]?.id ?? ''

const standings = async (application: Application, house: TestHouse) =>
  (await inspectConnections(house, application)).map(({ standing }) => standing)

async function fail(house: TestHouse, { organisationId }: SessionShop, connectionId: string, times: number) {
  for (let at = 0; at < times; at++)
    await insertCall(house.db, {
      organisationId,
      connectionId,
      kind: 'create',
      outcome: 'failed',
      latencyMs: 300,
      at: house.clock.now(),
    })
}

describe('what is asked', () => {
  test('is read with its currency’s decimals, and has defaults', () => {
    expect(readTrial({ amount: ' 140.76', currency: 'aud' }, usual).asked).toEqual({
      amount: { minor: 14_076, currency: 'AUD' },
      paymentMethod: 'card',
    })
    expect(readTrial({}, usual).asked?.amount).toEqual({ minor: 10_000, currency: 'EUR' })
  })

  test.each([
    ['amount', { amount: 'much' }],
    ['amount', { amount: '0' }],
    ['amount', { amount: '-5' }],
    ['amount', { amount: '1e21' }],
    ['amount', { amount: '' }],
    ['amount', { amount: '140.76', currency: 'JPY' }],
    ['currency', { currency: 'XXX' }],
    ['method', { method: 'cash' }],
  ])('a bad %s is named: %o', (field, said) => {
    const trial = readTrial(said, usual)
    expect(Object.keys(trial.faults)).toEqual([field])
    expect(trial.asked).toBeUndefined()
  })
})

describe('the answer', () => {
  const asked = { amount: { minor: 14_076, currency: 'AUD' as const }, paymentMethod: 'card' as const }

  test('ranks every connection, says why one is out, and leaves no trace', async ({
    application,
    house,
    shop,
  }) => {
    const second = shop.connections[1]
    if (!second) throw new Error('there are two')
    await changeConnection(house, shop.organisationId, shop.applicationId, second, { isActive: false })
    const before = await countRows(house)
    const { candidates, chosenId } = await answerTrial(house, application, asked)
    expect(chosenId).toBe(idOf(shop, 0))
    expect(candidates).toMatchObject([
      { connectionId: idOf(shop, 0), excludedBecause: null },
      { connectionId: idOf(shop, 1), score: null, excludedBecause: 'It is switched off.' },
    ])
    expect(await countRows(house)).toEqual(before)
  })

  test('a failing provider loses score, is rested, and may be tested after its rest', async ({
    application,
    house,
    shop,
  }) => {
    await fail(house, shop, idOf(shop, 0), 1)
    const { candidates, chosenId } = await answerTrial(house, application, asked)
    expect(chosenId).toBe(idOf(shop, 1))
    expect(candidates[1]?.score).toBeLessThan(candidates[0]?.score ?? 0)
    await fail(house, shop, idOf(shop, 0), 2)
    expect(await standings(application, house)).toMatchObject([{ is: 'resting' }, { is: 'active' }])
    house.clock.advance(31)
    expect(await standings(application, house)).toEqual([{ is: 'ready' }, { is: 'active' }])
  })

  test('a switched-off connection is shown as off, even while it would rest', async ({
    application,
    house,
    shop,
  }) => {
    await fail(house, shop, idOf(shop, 0), 3)
    const first = shop.connections[0]
    if (!first) throw new Error('there are two')
    await changeConnection(house, shop.organisationId, shop.applicationId, first, { isActive: false })
    expect(await standings(application, house)).toEqual([{ is: 'off' }, { is: 'active' }])
  })

  test('connections are told apart by number, and their secrets stay where they are', async ({
    application,
    house,
  }) => {
    const inspected = await inspectConnections(house, application)
    expect(inspected.map(({ name }) => name)).toEqual(['Stripe 1', 'Stripe 2'])
    expect(JSON.stringify(inspected)).not.toMatch(/sealed|sk_test/i)
    const alone = await openSessionShop(house, [house.env.stripeSecretKey])
    const other = await findApplication(house, alone.organisationId, alone.applicationId)
    expect((await inspectConnections(house, other)).map(({ name }) => name)).toEqual(['Stripe'])
  })
})

describe('decisions', () => {
  test('come newest first with their order, including those without a provider', async ({ house, shop }) => {
    const order = shop.order()
    const { session } = await createSession(house, order)
    await insertDecision(house.db, {
      id: newId(),
      organisationId: shop.organisationId,
      applicationId: shop.applicationId,
      paymentMethod: 'card',
      currency: 'JPY',
      amountMinor: 7,
      weights: { reliability: 50, cost: 30, speed: 20 },
      candidates: [],
      createdAt: house.clock.now(),
    })
    const { nextCursor, rows } = await listDecisions(house, shop.applicationId, undefined)
    expect(nextCursor).toBeNull()
    expect(rows).toMatchObject([
      { amount: { minor: 7, currency: 'JPY' }, chosenConnectionId: null, score: null, session: null },
      {
        amount: { minor: 14_076, currency: 'AUD' },
        chosenConnectionId: idOf(shop, 0),
        session: { id: session.id, orderReference: order.orderReference, state: 'PENDING' },
      },
    ])
    expect(rows[1]?.score).toBe(rows[1]?.candidates[0]?.score)
    expect(await usualTrial(house, shop.applicationId, 'EUR')).toEqual({
      amount: '7',
      currency: 'JPY',
      method: 'card',
    })
  })

  test('go on where the last page ended, and stay within their application', async ({ house, shop }) => {
    const decision = {
      organisationId: shop.organisationId,
      paymentMethod: 'card' as const,
      currency: 'AUD',
      amountMinor: 100,
      weights: { reliability: 50, cost: 30, speed: 20 },
      candidates: [],
    }
    const { applicationId } = shop
    for (let at = 0; at < 23; at++) {
      const createdAt = house.clock.now()
      await insertDecision(house.db, { ...decision, id: newId(), applicationId, createdAt })
    }
    const first = await listDecisions(house, applicationId, undefined)
    const second = await listDecisions(house, applicationId, first.nextCursor ?? '')
    const seen = new Set([...first.rows, ...second.rows].map(({ id }) => id))
    expect([first.rows.length, second.rows.length, seen.size]).toEqual([20, 3, 23])
    const anew = await listDecisions(house, applicationId, 'nowhere')
    expect(anew.rows[0]?.id).toBe(first.rows[0]?.id)
    const other = await openSessionShop(house, [])
    expect((await listDecisions(house, other.applicationId, undefined)).rows).toEqual([])
    expect(await usualTrial(house, other.applicationId, 'EUR')).toEqual(usual)
  })
})
