// The work that nobody waits for: begins when rows come, does each thing once, and ends when it is told to.
import { expect } from 'vitest'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { startBackground } from './background'
import { deliver, inboxRowOf, madeUpEvent } from './testing/event-delivery'
import { ofType, openBill } from './testing/event-desk'

const deadline = { timeout: 90_000, interval: 50 }
const stateOf = async (house: TestHouse, eventId: string) => (await inboxRowOf(house, eventId))?.state

// promise 55
it('events are settled in the background, once, with two replicas running', {
  timeout: 240_000,
}, async ({ business, house }) => {
  const replicas = await Promise.all([startBackground(house), startBackground(house)])
  const bill = await openBill(business)
  await bill.pay()
  const events = await bill.events()
  await Promise.all(events.map((event) => deliver(house, event)))
  for (const { id } of events) await expect.poll(() => stateOf(house, id), deadline).toBe('handled')
  expect(await bill.books()).toMatchObject({ ledger: ['payment 14076'], letters: ['paid-notice', 'receipt'] })
  await Promise.all(replicas.map((replica) => replica.stop()))
})

it('work that waited is picked up at start, and goes on after a failure', {
  timeout: 240_000,
}, async ({ business, house }) => {
  const bill = await openBill(business)
  await bill.pay()
  const news = ofType(await bill.events(), 'payment_intent.succeeded')
  await deliver(house, news)
  expect(await stateOf(house, news.id)).toBe('received')
  const background = await startBackground(house)
  await expect.poll(() => stateOf(house, news.id), deadline).toBe('handled')
  await house.db.execute('alter table payments rename to hidden_payments')
  const unlucky = madeUpEvent(business.accountId, 'charge.succeeded', {
    object: 'charge',
    payment_intent: 'pi_other',
  })
  await deliver(house, unlucky)
  await expect.poll(async () => (await inboxRowOf(house, unlucky.id))?.attempts, deadline).toBeGreaterThan(0)
  await house.db.execute('alter table hidden_payments rename to payments')
  await expect.poll(() => stateOf(house, unlucky.id), deadline).toBe('ignored')
  await background.stop()
})

it('nothing new starts after stopping', { timeout: 240_000 }, async ({ business, house }) => {
  const background = await startBackground(house)
  await background.stop()
  const late = madeUpEvent(business.accountId, 'quantum.entangled', {})
  await deliver(house, late)
  expect(await stateOf(house, late.id)).toBe('received')
})
