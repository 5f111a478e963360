// Events that never arrived: Stripe is asked for them, account by account, and nobody starves behind a broken account.
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { selectPaymentAccount } from '@/lib/payment-accounts/store'
import { openBusiness } from '@/lib/testing/business'
import { deliver, inboxRowOf, inboxRows, madeUpEvent } from '@/lib/testing/event-delivery'
import { openBill } from '@/lib/testing/event-desk'
import { withBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { drainInbox } from './drain-inbox'
import { listMissedEvents } from './list-missed'

const HOURS_72 = 72 * 3600

const it = withBusiness.extend('shops', { scope: 'file' }, async ({ house }) => [
  await openBusiness(house),
  await openBusiness(house),
  await openBusiness(house),
])

const repair = async (house: TestHouse) => {
  const news = await listMissedEvents(house)
  await drainInbox(house)
  return news
}

// promise 58
it('everything is repaired after three days without webhooks, and a second run changes nothing', async ({
  house,
  shops,
}) => {
  await repair(house)
  const paid = await Promise.all(shops.flatMap((shop) => [openBill(shop), openBill(shop)]))
  for (const bill of paid) await bill.pay()
  const [refunded, disputed, declined] = paid
  await refunded?.act('refund', { amount: 1000 })
  await disputed?.act('dispute')
  const failed = shops[0] && (await openBill(shops[0]))
  await failed?.decline()
  await shops[2]?.sandbox.post(`accounts/${shops[2].accountId}/finish-onboarding`, { outcome: 'restricted' })
  house.clock.advance(HOURS_72)
  expect(await repair(house)).toBeGreaterThan(paid.length)
  for (const bill of paid) expect((await bill.books()).payments).toMatchObject([{ state: 'succeeded' }])
  expect((await refunded?.books())?.refunds).toEqual(['succeeded 1000'])
  expect((await disputed?.books())?.disputes).toEqual(['open 14076'])
  expect((await declined?.books())?.letters).toEqual(['paid-notice', 'receipt'])
  expect((await failed?.books())?.payments).toMatchObject([{ declineCode: 'generic_decline' }])
  const restricted = await selectPaymentAccount(house.db, shops[2]?.organisationId ?? '')
  expect(restricted?.chargesEnabled).toBe(false)
  const before = [await Promise.all(paid.map((bill) => bill.books())), await inboxRows(house)]
  house.clock.advance(60)
  expect(await repair(house)).toBe(0)
  expect([await Promise.all(paid.map((bill) => bill.books())), await inboxRows(house)]).toEqual(before)
})

// promise 58
it('accounts that cannot be listed do not block the others', async ({ house }) => {
  const bill = await openBill(await openBusiness(house))
  await bill.pay()
  const [{ client_id: clientId } = {}] = await house.db.execute<{ client_id: string }>(
    sql`select client_id from organisations limit 1`,
  )
  // More than one batch of accounts that Stripe does not know, all of them waiting for longer.
  await house.db.execute(sql`
    with shops as (
      insert into organisations (id, client_id, name, country, default_currency)
      select gen_random_uuid(), ${clientId}::uuid, 'Gone', 'DE', 'EUR' from generate_series(1, 45) returning id)
    insert into payment_accounts (id, organisation_id, account_id, livemode, events_listed_until)
    select gen_random_uuid(), id, 'acct_gone' || row_number() over (), false, now() - interval '9 days' from shops`)
  await repair(house)
  expect((await bill.books()).payments).toMatchObject([{ state: 'succeeded' }])
})

// promise 60
it('an event that cannot be handled does not block the others', async ({ house, shops }) => {
  const [shop] = shops
  const bill = shop && (await openBill(shop))
  const poison = madeUpEvent(shop?.accountId ?? '', 'charge.succeeded', {
    object: 'charge',
    payment_intent: bill?.reference,
  })
  await shop?.sandbox.post('faults', {
    account: shop.accountId,
    method: 'GET',
    path: `/v1/payment_intents/${bill?.reference}`,
    kind: '500',
    times: 1,
  })
  await deliver(house, poison)
  const others = Array.from({ length: 20 }, () =>
    madeUpEvent('acct_else', 'charge.succeeded', { object: 'charge' }),
  )
  for (const event of others) await deliver(house, event)
  await drainInbox(house)
  for (const { id } of others) expect(await inboxRowOf(house, id)).toMatchObject({ state: 'ignored' })
  expect(await inboxRowOf(house, poison.id)).toMatchObject({
    state: 'received',
    attempts: 1,
    lastError: 'Payment.ProviderError',
  })
  house.clock.advance(5)
  await drainInbox(house)
  expect(await inboxRowOf(house, poison.id)).toMatchObject({ state: 'handled', attempts: 2 })
})

it('an event that keeps failing needs a person after forty attempts, and no earlier', async ({
  house,
  shops,
}) => {
  // No address can be made of half a character.
  const stuck = madeUpEvent(shops[0]?.accountId ?? '', 'payout.paid', { object: 'payout', id: '\ud800' })
  await deliver(house, stuck)
  for (let turn = 1; turn <= 40; turn++) {
    house.clock.advance(601)
    await drainInbox(house)
    expect(await inboxRowOf(house, stuck.id)).toMatchObject({
      attempts: turn,
      state: turn < 40 ? 'received' : 'dead',
    })
  }
})

// promise 58, promise 119
it('events from a long Stripe outage are handled afterwards, beyond forty attempts', async ({
  house,
  shops,
}) => {
  const [shop] = shops
  const bill = shop && (await openBill(shop))
  await bill?.pay()
  const event = madeUpEvent(shop?.accountId ?? '', 'charge.succeeded', {
    object: 'charge',
    payment_intent: bill?.reference,
  })
  await deliver(house, event)
  const env = { ...house.env, stripeSecretKey: 'sk_test_of_nobody' }
  for (let turn = 1; turn <= 44; turn++) {
    house.clock.advance(3601)
    await drainInbox({ ...house, env })
  }
  expect(await inboxRowOf(house, event.id)).toMatchObject({
    ...{ state: 'received', attempts: 44, lastError: 'Payment.ProviderError' },
  })
  house.clock.advance(3601)
  await drainInbox(house)
  expect(await inboxRowOf(house, event.id)).toMatchObject({ state: 'handled' })
  expect((await bill?.books())?.payments).toMatchObject([{ state: 'succeeded' }])
})
