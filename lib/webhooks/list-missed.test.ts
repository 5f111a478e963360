// Which accounts are asked for missed events, how often, and from when on: the marks are Stripe's times, and no clock of ours loses anything.
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { type Business, openBusiness } from '@/lib/testing/business'
import { openBill } from '@/lib/testing/event-desk'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { drainInbox } from './drain-inbox'
import { listMissedEvents } from './list-missed'

let house: TestHouse
let shop: Business

beforeEach(async () => {
  house = await testHouse({ withSandbox: true })
  onTestFinished(() => house.close())
  shop = await openBusiness(house)
})

const marks = async ({ accountId }: Business) => {
  const [row] = await house.db.select().from(paymentAccounts).where(eq(paymentAccounts.accountId, accountId))
  if (!row) throw new Error('the shop has no account')
  return row
}

const listings = async ({ accountId, sandbox }: Business) =>
  (await sandbox.requests(accountId)).filter(({ path }) => path === '/v1/events').length

/** Lists once a minute for so long, by our clock; answers how often the account was asked. */
async function minutes(count: number, who = shop) {
  const before = await listings(who)
  for (let minute = 0; minute < count; minute++) {
    house.clock.advance(60)
    await listMissedEvents(house)
    await drainInbox(house)
  }
  // Two calls each: Stripe takes twenty kinds of event at a time.
  return ((await listings(who)) - before) / 2
}

describe('a clock that was wrong', () => {
  // promise 158, promise 58
  it('loses nothing that happened while it ran two hours ahead, and after it is right again', async () => {
    await minutes(1)
    house.clock.advance(7200)
    await minutes(2)
    house.clock.advance(-7200)
    const bill = await openBill(shop)
    await bill.pay()
    await minutes(1)
    expect((await bill.books()).payments).toMatchObject([{ state: 'succeeded' }])
  })

  // promise 158
  it('leaves no mark that lies ahead', async () => {
    const bill = await openBill(shop)
    await bill.pay()
    house.clock.advance(30 * 86_400)
    await listMissedEvents(house)
    const { eventsSeenUntil } = await marks(shop)
    expect(eventsSeenUntil?.getTime()).toBeLessThanOrEqual(Date.now())
    const [newest] = await shop.sandbox.objects('event', shop.accountId)
    expect(eventsSeenUntil?.getTime()).toBe(Number(newest?.created) * 1000)
  })

  // promise 158
  it('heals a mark and a turn that lie ahead already', async () => {
    const bill = await openBill(shop)
    await bill.pay()
    const ahead = new Date(Date.now() + 7 * 86_400_000)
    await house.db.update(paymentAccounts).set({ eventsSeenUntil: ahead, eventsDueAt: ahead })
    await minutes(1)
    expect((await bill.books()).payments).toMatchObject([{ state: 'succeeded' }])
    expect((await marks(shop)).eventsSeenUntil?.getTime()).toBeLessThan(Date.now() + 60_000)
  })
})

describe('listing follows news', () => {
  const quietFor = (days: number) =>
    house.db.update(paymentAccounts).set({
      eventsSeenUntil: new Date(house.clock.now().getTime() - days * 86_400_000),
      eventsDueAt: house.clock.now(),
    })

  it('asks a quiet account once in six hours, and one with news each minute', async () => {
    house.clock.advance(20 * 86_400)
    await minutes(1)
    // What was found is news itself, for ten minutes.
    house.clock.advance(900)
    await minutes(1)
    const other = await openBusiness(house)
    const before = await listings(shop)
    await minutes(10, other)
    expect(await listings(shop)).toBe(before)
    const bill = await openBill(shop)
    await bill.pay()
    expect(await minutes(3)).toBe(3)
    expect((await bill.books()).payments).toMatchObject([{ state: 'succeeded' }])
  })

  // promise 58
  it('leaves no account out for longer than six hours', async () => {
    await minutes(1)
    await quietFor(20)
    house.clock.advance(6 * 3600 + 60)
    expect(await minutes(1)).toBe(1)
    house.clock.advance(6 * 3600 - 120)
    expect(await minutes(2)).toBeLessThanOrEqual(1)
  })

  it('costs no more calls for a thousand quiet accounts than for one', async () => {
    await house.db.$client`
      with shops as (
        insert into organisations (id, client_id, name, country, default_currency)
        select gen_random_uuid(), ${shop.clientId}, 'Quiet', 'DE', 'EUR' from generate_series(1, 1000) returning id)
      insert into payment_accounts (id, organisation_id, account_id, livemode, events_seen_until, events_due_at)
      select gen_random_uuid(), id, 'acct_quiet' || row_number() over (), false, now() - interval '9 days',
        now() + interval '3 hours' from shops`
    await minutes(3)
    const doubted = await house.db.$count(paymentAccounts, eq(paymentAccounts.accessRefusals, 0))
    expect(doubted).toBe(1001)
    const [{ asked } = {}] = await house.db.$client`
      select count(*)::int as asked from payment_accounts where access_doubted_at is not null`
    expect(asked).toBe(0)
  })
})
