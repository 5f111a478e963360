// An account is what Stripe says it is now: no event, return or late answer makes it anything else.
import { describe, expect } from 'vitest'
import { GET as statusRoute } from '@/app/organisations/[id]/payment-account/status/route'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { openPayment } from '@/lib/payments/open'
import { resolveReturn } from '@/lib/payments/resolve-return'
import { sweepPayments } from '@/lib/payments/sweep'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { deliver, type Event, eventsOf, madeUpEvent } from '@/lib/testing/event-delivery'
import { hear, ofType, openBill } from '@/lib/testing/event-desk'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { listMissedEvents } from '@/lib/webhooks/list-missed'
import { askDoubtedAccounts } from './access'
import { refreshPaymentAccount } from './ask'
import { selectPaymentAccount } from './store'

const become = (shop: Business, outcome: string) =>
  shop.sandbox.post(`accounts/${shop.accountId}/finish-onboarding`, { outcome })

async function accountOf(house: TestHouse, { organisationId }: Business) {
  const account = await selectPaymentAccount(house.db, organisationId)
  if (!account) throw new Error('the shop has no account')
  return account
}

const statusOver = async ({ apiKey, organisationId }: Business) =>
  (await call(statusRoute, { params: { id: organisationId }, apiKey })).json.status

/** How often Stripe was asked about an account, under its header or by its path; refused calls show the intent's path alone. */
async function asked({ accountId, sandbox }: Business, reference?: string): Promise<number> {
  const refused = reference === undefined ? [] : await sandbox.requestsAbout(reference)
  const answered = await sandbox.requestsAbout(accountId)
  return answered.length + refused.filter(({ account }) => account === null).length
}

const accountEvents = async (shop: Business): Promise<Event[]> =>
  (await eventsOf(shop)).filter(({ type }) => type === 'account.updated')

// promise 70
it('an account is not made active by an event that says so', async ({ house }) => {
  const shop = await openBusiness(house)
  await become(shop, 'restricted')
  const lie = {
    id: shop.accountId,
    object: 'account',
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
  }
  await hear(shop, [madeUpEvent(shop.accountId, 'account.updated', lie)])
  expect((await accountOf(house, shop)).chargesEnabled).toBe(false)
  expect(await statusOver(shop)).toBe('Restricted')
})

describe('what it may do, and for how long', () => {
  // promise 73
  it('ends in Stripe’s state, in whatever order events arrive', async ({ house }) => {
    const shop = await openBusiness(house)
    for (const outcome of [
      'restricted',
      'active',
      'payouts_off',
      'active',
      'restricted',
      'pending',
      'active',
    ])
      await become(shop, outcome)
    const storm = await accountEvents(shop)
    expect(storm.length).toBeGreaterThan(5)
    await hear(shop, storm.toReversed())
    await hear(
      shop,
      storm.map((event) => ({ ...event, id: `${event.id}_again` })),
    )
    expect(await accountOf(house, shop)).toMatchObject({
      chargesEnabled: true,
      payoutsEnabled: true,
      pastDue: [],
    })
  })

  // promise 73
  it('keeps the newer answer when an older one arrives after it', async ({ house }) => {
    const shop = await openBusiness(house)
    const account = await accountOf(house, shop)
    const path = `/v1/accounts/${shop.accountId}`
    const fault = { account: shop.accountId, method: 'GET', path, when: 'after', kind: 'held' }
    const { id } = await shop.sandbox.post('faults', fault)
    const before = await asked(shop)
    const late = refreshPaymentAccount(house, account)
    await expect.poll(() => asked(shop)).toBe(before + 1)
    await become(shop, 'restricted')
    expect(await refreshPaymentAccount(house, account)).toMatchObject({ chargesEnabled: false })
    await shop.sandbox.post(`faults/${id}/release`)
    expect(await late).toMatchObject({ chargesEnabled: false })
    expect(await accountOf(house, shop)).toMatchObject({ chargesEnabled: false })
  })

  // promise 73, promise 74
  it('closes the page and the checkout when the capability is lost, and opens them when it is back', async ({
    house,
  }) => {
    const shop = await openBusiness(house)
    const { token } = await sendBill(shop)
    expect((await viewInvoice(house, token))?.checkout).not.toBeNull()
    await become(shop, 'restricted')
    await hear(shop, (await accountEvents(shop)).slice(-1))
    expect(await viewInvoice(house, token)).toMatchObject({ checkout: null, noCheckoutReason: 'not-enabled' })
    const before = await asked(shop)
    await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'PaymentAccount.NotEnabled' })
    expect(await asked(shop)).toBe(before)
    expect(await shop.sandbox.objects('charge', shop.accountId)).toEqual([])
    await become(shop, 'active')
    await hear(shop, (await accountEvents(shop)).slice(-1))
    expect((await viewInvoice(house, token))?.checkout).not.toBeNull()
    expect(await openPayment(house, token)).toMatchObject({ amount: { minor: 14076 } })
  })

  // promise 73
  it('closes the page within a minute also when no event comes', async ({ house }) => {
    const shop = await openBusiness(house)
    const { token } = await sendBill(shop)
    await become(shop, 'restricted')
    house.clock.advance(60)
    await listMissedEvents(house)
    await hear(shop, [])
    expect(await viewInvoice(house, token)).toMatchObject({ checkout: null, noCheckoutReason: 'not-enabled' })
  })
})

// promise 59
it('is no longer asked about once it has withdrawn our access', async ({ house }) => {
  const shop = await openBusiness(house)
  const bill = await openBill(shop)
  const late = ofType(await eventsOf(shop), 'account.updated')
  await shop.sandbox.post(`accounts/${shop.accountId}/deauthorize`)
  await hear(shop, [ofType(await eventsOf(shop), 'account.application.deauthorized')])
  expect(await statusOver(shop)).toBe('Disconnected')
  expect(await viewInvoice(house, bill.token)).toMatchObject({
    checkout: null,
    noCheckoutReason: 'not-enabled',
  })
  const before = await asked(shop, bill.reference)
  await expect(openPayment(house, bill.token)).rejects.toMatchObject({ code: 'PaymentAccount.NotEnabled' })
  await resolveReturn(house, bill.token)
  for (let hour = 0; hour < 3; hour++) {
    house.clock.advance(3600)
    await sweepPayments(house)
    await listMissedEvents(house)
  }
  await deliver(house, { ...late, id: `${late.id}_late` })
  await hear(shop, [{ ...late, id: `${late.id}_later` }])
  expect(await statusOver(shop)).toBe('Disconnected')
  expect(await asked(shop, bill.reference)).toBe(before)
})

// promise 59, promise 157
it('is found to have withdrawn our access also when that event never came, though not by one answer', async ({
  house,
}) => {
  const [shop] = [await openBusiness(house), await openBusiness(house)]
  await shop.sandbox.post(`accounts/${shop.accountId}/deauthorize`)
  house.clock.advance(3600)
  await listMissedEvents(house)
  expect(await statusOver(shop)).toBe('Active')
  for (let minute = 0; minute <= 60; minute += 10) {
    house.clock.advance(600)
    await askDoubtedAccounts(house)
  }
  expect(await statusOver(shop)).toBe('Disconnected')
})
