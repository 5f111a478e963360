// Which checkouts a seller is shown, and what one of them says.
import { describe, expect } from 'vitest'
import { newId } from '@/lib/ids'
import { withBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { expectInvariants, hearEvents } from '@/lib/testing/payer'
import { openShop, orderOf, type Shop } from '@/lib/testing/shop'
import { createCheckout } from './create'
import { findCheckoutName, inspectCheckout } from './inspect'
import { listCheckouts, readFilters } from './list'
import { viewCheckout } from './view'

const test = withBusiness.extend('other', { scope: 'file' }, ({ house }) => openShop(house))

const sell = async (house: TestHouse, to: Shop, internalReferenceId: string) =>
  (await createCheckout(house, orderOf(to, { internalReferenceId }))).session.reference

const referencesOf = async (
  house: TestHouse,
  filters: Parameters<typeof listCheckouts>[1],
  cursor?: string,
) => (await listCheckouts(house, filters, cursor)).rows.map(({ reference }) => reference)

describe('the list', () => {
  test('shows one organisation its own, and operators all, newest first', async ({ house, other, shop }) => {
    await sell(house, shop, 'first-1')
    await sell(house, other, 'first-2')
    await sell(house, shop, 'first-3')
    const own = { organisationId: shop.organisationId, q: 'first' }
    expect(await referencesOf(house, own)).toEqual(['first-3', 'first-1'])
    expect(await referencesOf(house, { q: 'FIRST-' })).toEqual(['first-3', 'first-2', 'first-1'])
  })

  test('continues where the last page ended, and starts over at an invalid cursor', async ({
    house,
    shop,
  }) => {
    for (let at = 0; at < 23; at++) await sell(house, shop, `page-${at}`)
    const filters = { organisationId: shop.organisationId, q: 'page-' }
    const first = await listCheckouts(house, filters, undefined)
    expect(first.rows).toHaveLength(20)
    const second = await listCheckouts(house, filters, first.nextCursor ?? '')
    expect(second.rows.map(({ reference }) => reference)).toEqual(['page-2', 'page-1', 'page-0'])
    expect(second.nextCursor).toBeNull()
    expect((await listCheckouts(house, filters, 'nonsense')).rows).toHaveLength(20)
  })

  test('is searched by parts of a reference, or by what Stripe calls it', async ({ house, other, shop }) => {
    const session = await sell(house, shop, 'Seat 14 %')
    const find = (q: string) => referencesOf(house, { organisationId: shop.organisationId, q })
    expect(await find('seat 14')).toEqual(['Seat 14 %'])
    expect(await find('14 SEAT')).toEqual(['Seat 14 %'])
    expect(await find('seat 99')).toEqual([])
    expect(await find('%')).toEqual(['Seat 14 %'])
    expect(await find('_')).toEqual([])
    await sell(house, shop, 'Friseur Ärztehaus 7')
    expect(await find('arztehaus')).toEqual(['Friseur Ärztehaus 7'])
    expect(await find('AERZTE 7')).toEqual(['Friseur Ärztehaus 7'])
    expect(await find(session)).toEqual(['Seat 14 %'])
    expect(await referencesOf(house, { organisationId: other.organisationId, q: session })).toEqual([])
  })

  test('is narrowed to a state', async ({ house, shop }) => {
    const session = await sell(house, shop, 'state-paid')
    await sell(house, shop, 'state-open')
    await shop.sandbox.post(`checkout_sessions/${session}/pay`)
    await hearEvents(shop)
    const own = { organisationId: shop.organisationId, q: 'state-' }
    expect((await listCheckouts(house, own, undefined)).rows).toMatchObject([
      { reference: 'state-open', outcome: 'Open', expiresAt: expect.any(Date) },
      { reference: 'state-paid', outcome: 'Paid', expiresAt: null, sessionId: session },
    ])
    expect(await referencesOf(house, { ...own, state: 'complete' })).toEqual(['state-paid'])
    expect(await referencesOf(house, { ...own, state: 'expired' })).toEqual([])
  })

  test.each([
    [
      { state: 'open', q: ' a ' },
      { state: 'open', q: 'a' },
    ],
    [
      { state: 'OPEN; drop', q: '' },
      { state: undefined, q: undefined },
    ],
    [{ q: 'a\u0000b' }, { state: undefined, q: 'ab' }],
  ])('reads the filters %j', (query, read) => {
    expect(readFilters(query)).toEqual(read)
  })
})

describe('one checkout', () => {
  test('says what was bought, where the money went and what happened', async ({ house, shop }) => {
    const session = await sell(house, shop, newId())
    await shop.sandbox.post(`checkout_sessions/${session}/pay`)
    await hearEvents(shop)
    expect(await findCheckoutName(house, session)).toMatchObject({ organisationId: shop.organisationId })
    const checkout = await inspectCheckout(house, shop.organisationId, session)
    expect(checkout.outcome).toBe('Paid')
    expect(checkout.view.lines).toMatchObject([{ name: 'Haircut', quantity: 1, amountMinor: 4_500 }])
    // 2.9 %, half up, and 30 cents; 2.5 %, half up.
    expect(checkout.money.total).toMatchObject({
      grossMinor: 4_500,
      providerFeeMinor: 161,
      feeMinor: 113,
      netMinor: 4_226,
    })
    const kinds = checkout.timeline.happenings.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['created', 'pay-began', 'paid', 'mail']))
    expect(checkout.timeline.messages.map(({ type }) => type)).toContain('checkout.session.completed')
    await expectInvariants(shop)
  })

  test('that expired unpaid is shown as closed', async ({ house, shop }) => {
    const session = await sell(house, shop, newId())
    await shop.sandbox.post(`checkout_sessions/${session}/expire`)
    await hearEvents(shop)
    const checkout = await inspectCheckout(house, shop.organisationId, session)
    expect(checkout).toMatchObject({ outcome: 'Expired', expiresAt: null, money: { total: { count: 0 } } })
    expect(checkout.timeline.happenings).toContainEqual(
      expect.objectContaining({ kind: 'payment-moved', state: 'cancelled' }),
    )
  })

  test('of another organisation, or of nobody, is not found', async ({ house, other, shop }) => {
    const session = await sell(house, shop, newId())
    const notFound = { code: 'Checkout.NotFound' }
    await expect(inspectCheckout(house, other.organisationId, session)).rejects.toMatchObject(notFound)
    await expect(inspectCheckout(house, shop.organisationId, 'cs_none')).rejects.toMatchObject(notFound)
    expect(await findCheckoutName(house, 'cs_none')).toBeUndefined()
    // promise 60: what Postgres cannot look for is not there either
    expect(await findCheckoutName(house, 'cs_\0')).toBeUndefined()
    expect(await viewCheckout(house, '\0')).toBeUndefined()
  })
})
