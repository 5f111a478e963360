// What each operation may cost: statements, and calls of Stripe. These are exact on any machine, busy or not.
import { expect } from 'vitest'
import { payments } from '@/db/schema/payments'
import { createCheckout } from './checkouts/create'
import { readCheckout } from './checkouts/status'
import { viewInvoice } from './payment-views/view-invoice'
import { openPayment } from './payments/open'
import { sweepPayments } from './payments/sweep'
import { type Business, sendBill } from './testing/business'
import { createTestDatabase } from './testing/database'
import { deliver, madeUpEvent } from './testing/event-delivery'
import { openBill } from './testing/event-desk'
import { withSandbox } from './testing/fixtures'
import { openShop, orderOf, type Shop } from './testing/shop'
import { openWire } from './testing/wire'
import { drainStripeEvents } from './webhooks/drain-inbox'

const it = withSandbox
  .extend('meter', { scope: 'file' }, async ({ host: _ }, { onCleanup }) => {
    const database = await createTestDatabase()
    const wire = await openWire(database.url)
    onCleanup(async () => {
      await wire.close()
      await database.drop()
    })
    return {
      ...{ url: wire.url, directUrl: database.url },
      statements: () => wire.counted.statements,
    }
  })
  .extend('needs', { scope: 'file' }, ({ meter: { directUrl, url } }) => ({
    ...{ withSandbox: true, databaseUrl: url, directUrl },
  }))
  .extend('shop', { scope: 'file' }, ({ house }) => openShop(house))

interface Cost {
  statements: number
  stripe: number
}

/** What comes before is not counted. */
interface Operation<Made> {
  cost: Cost
  before: (shop: Shop) => Promise<Made>
  run: (shop: Shop, made: Made) => Promise<unknown>
}

const operation = <Made>(cost: Cost, before: Operation<Made>['before'], run: Operation<Made>['run']) => ({
  cost,
  before: async (shop: Shop) => {
    const made = await before(shop)
    return () => run(shop, made)
  },
})

const nothing = async () => undefined
let numbered = 0
const anEvent = ({ accountId }: Business) =>
  madeUpEvent(accountId, 'charge.updated', { object: 'charge', id: `ch_${++numbered}` })

/** Paid, and all that Stripe says of it has been filed. */
async function paidAndTold(business: Business) {
  const bill = await openBill(business)
  await bill.pay()
  const events = await bill.events()
  for (const event of events) await deliver(business.house, event)
  return { bill, events }
}

const OPERATIONS = {
  'the payer’s page': operation(
    { statements: 1, stripe: 0 },
    (shop) => sendBill(shop),
    ({ house }, { token }) => viewInvoice(house, token),
  ),
  'a payment, opened': operation(
    { statements: 8, stripe: 1 },
    (shop) => sendBill(shop),
    ({ house }, { token }) => openPayment(house, token),
  ),
  'a payment, opened again': operation(
    { statements: 4, stripe: 1 },
    async (shop) => {
      const bill = await sendBill(shop)
      await openPayment(shop.house, bill.token)
      return bill
    },
    ({ house }, { token }) => openPayment(house, token),
  ),
  'a checkout, created': operation({ statements: 13, stripe: 1 }, nothing, (shop) =>
    createCheckout(shop.house, orderOf(shop)),
  ),
  'the state of a checkout': operation(
    { statements: 1, stripe: 0 },
    (shop) => createCheckout(shop.house, orderOf(shop)),
    ({ house }, { session }) => readCheckout(house, session.reference),
  ),
  'an event, filed': operation(
    { statements: 1, stripe: 0 },
    async (shop) => anEvent(shop),
    ({ house }, event) => deliver(house, event),
  ),
  'a payment of which three events tell, settled': operation(
    { statements: 10, stripe: 1 },
    (shop) => paidAndTold(shop),
    ({ house }) => drainStripeEvents(house),
  ),
  'the same, told once more': operation(
    { statements: 7, stripe: 1 },
    async (shop) => {
      const { events } = await paidAndTold(shop)
      await drainStripeEvents(shop.house)
      for (const event of events) await deliver(shop.house, { ...event, id: `${event.id}_again` })
    },
    ({ house }) => drainStripeEvents(house),
  ),
  'a look at an open payment that is due': operation(
    { statements: 7, stripe: 1 },
    async (shop) => {
      await shop.house.db.update(payments).set({ nextCheckAt: null })
      await openBill(shop)
      shop.house.clock.advance(60)
    },
    ({ house }) => sweepPayments(house),
  ),
}

const COUNTED = 3

// What runs beside, by a timer of its own, and what only a first time costs, is in none of several.
it.for(Object.entries(OPERATIONS))('%s', async ([, { before, cost }], { meter, shop }) => {
  const stripeCalls = async () => (await shop.sandbox.requestsAbout(shop.accountId)).length
  const counted: Cost[] = []
  for (let time = 0; time < COUNTED; time++) {
    const run = await before(shop)
    const [calls, since] = [await stripeCalls(), meter.statements()]
    await run()
    counted.push({ statements: meter.statements() - since, stripe: (await stripeCalls()) - calls })
  }
  const least = (figure: keyof Cost) => Math.min(...counted.map((one) => one[figure]))
  expect({ statements: least('statements'), stripe: least('stripe') }).toEqual(cost)
})
