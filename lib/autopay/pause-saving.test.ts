// Leaving a means without paying is no way around the guard against card testing.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { POST as leaveMeans } from '@/app/i/[token]/autopay/means/route'
import { declines, paymentLocks } from '@/db/schema/card-testing'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { openPayment } from '@/lib/payments/open'
import { billIn, offerAutopay } from '@/lib/testing/autopay'
import { type Business, openBusiness } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { deliver, madeUpEvent } from '@/lib/testing/event-delivery'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { hearEvents, intentsOf, payBill, referenceIn } from '@/lib/testing/payer'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { TERMS_VERSION, TERMS_VERSION_OF_THIS } from '@/lib/words/autopay-terms'
import { agreeToAutopay, agreeWithoutPaying } from './agree'

const DECLINED = 'pm_card_chargeDeclined'
const NETWORK = '2001:db8::/64'

const forget = async ({ db }: TestHouse) => {
  await db.delete(declines)
  await db.delete(paymentLocks)
}

it.beforeEach(async ({ business, house }) => {
  await forget(house)
  await offerAutopay(business)
})

/** From the press on the button on; answers what Stripe.js is to confirm. */
async function press({ house }: Business, token: string, network: string | null = null) {
  const { setup } = await agreeWithoutPaying(house, token, { version: TERMS_VERSION_OF_THIS }, network)
  return referenceIn(setup?.clientSecret ?? '')
}

const tryCard = ({ sandbox }: Business, setup: string, means = DECLINED) =>
  sandbox
    .post(`setup_intents/${setup}/confirm`, { payment_method: means })
    .then(() => 'kept' as const)
    .catch((error: unknown) => (/declined/.test(String(error)) ? 'declined' : 'refused'))

async function decline(business: Business, setup: string, times: number) {
  const answers: string[] = []
  for (let at = 0; at < times; at++) answers.push(await tryCard(business, setup))
  await hearEvents(business)
  return answers
}

const setupsOf = async ({ accountId, sandbox }: Business) =>
  (await sandbox.objects('setup_intent', accountId)).map(({ status }) => status)

const locksOf = ({ house, organisationId }: Business) =>
  house.db.select().from(paymentLocks).where(eq(paymentLocks.organisationId, organisationId))

const PAUSED = { code: 'Payment.Paused' }

// promise 130
it('six declined cards pause the link, for leaving a means and for paying, and close what is open', async ({
  business,
  house,
}) => {
  const { invoiceId, token } = await billIn(business, 20)
  await openPayment(house, token)
  const setup = await press(business, token)
  expect(await decline(business, setup, 5)).toEqual(Array(5).fill('declined'))
  expect(await locksOf(business)).toEqual([])
  expect((await viewInvoice(house, token))?.saving).not.toBeNull()
  await decline(business, setup, 1)
  expect(await locksOf(business)).toMatchObject([{ invoiceId, reason: 'link', declines: 6 }])
  expect(await setupsOf(business)).toEqual(['canceled'])
  expect((await intentsOf(business, invoiceId)).map(({ status }) => status)).toEqual(['canceled'])
  expect(await tryCard(business, setup, 'pm_card_visa')).toBe('refused')

  await expect(press(business, token)).rejects.toMatchObject(PAUSED)
  await expect(openPayment(house, token)).rejects.toMatchObject(PAUSED)
  expect(await viewInvoice(house, token)).toMatchObject({ saving: null, noCheckoutReason: 'paused' })
  expect(await setupsOf(business)).toHaveLength(1)

  await forget(house)
  const next = await press(business, token)
  expect(next).not.toBe(setup)
  expect(await tryCard(business, next, 'pm_card_visa')).toBe('kept')
})

it('what is open is closed where cards were declined while paying', async ({ business, house }) => {
  const { token } = await billIn(business, 20)
  const setup = await press(business, token)
  const { clientSecret } = await openPayment(house, token)
  for (let at = 0; at < 6; at++)
    await expect(
      business.sandbox.post(`payment_intents/${referenceIn(clientSecret)}/pay`, { payment_method: DECLINED }),
    ).rejects.toThrow(/declined/)
  await hearEvents(business)
  expect(await setupsOf(business)).toEqual(['canceled'])
  expect(await tryCard(business, setup, 'pm_card_visa')).toBe('refused')
  await expect(press(business, token)).rejects.toMatchObject(PAUSED)
})

it('tries over many links from one network pause that network', async ({ business }) => {
  const bills = [await billIn(business, 20), await billIn(business, 20), await billIn(business, 20)]
  for (const { token } of bills.slice(0, 2)) {
    const setup = await press(business, token, NETWORK)
    expect(await decline(business, setup, 3)).toEqual(Array(3).fill('declined'))
  }
  expect(await locksOf(business)).toMatchObject([{ reason: 'network' }])
  const third = bills[2]?.token ?? ''
  await expect(press(business, third, NETWORK)).rejects.toMatchObject(PAUSED)
  expect(await tryCard(business, await press(business, third, '192.0.2.9'), 'pm_card_visa')).toBe('kept')
})

it('whoever presses twice gets the same one, and other words close it', async ({ business, house }) => {
  const { token } = await billIn(business, 20)
  const first = await press(business, token)
  house.clock.advance(60)
  expect(await press(business, token)).toBe(first)
  expect(await setupsOf(business)).toEqual(['requires_payment_method'])
  house.clock.advance(1_900)
  await payBill(business, token)
  await hearEvents(business)
  await agreeWithoutPaying(house, token, { version: TERMS_VERSION })
  expect(await setupsOf(business)).toEqual(['requires_payment_method', 'canceled'])
  const other = await billIn(business, 20)
  await agreeToAutopay(house, other.token, { version: TERMS_VERSION })
  const both = await Promise.allSettled([press(business, other.token), press(business, other.token)])
  const got = both.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []))
  expect(new Set(got).size).toBe(1)
  expect(await setupsOf(business)).toHaveLength(3)
})

it('what another account tells of an agreement counts for nobody', async ({ business, house }) => {
  const other = await openBusiness(house)
  const { token } = await billIn(business, 20)
  const setup = await press(business, token)
  const [claimed] = await business.sandbox.objects('setup_intent', business.accountId)
  const error = { type: 'card_error', code: 'card_declined', payment_method: { type: 'card' } }
  for (let at = 0; at < 7; at++)
    await deliver(
      house,
      madeUpEvent(other.accountId, 'setup_intent.setup_failed', { ...claimed, last_setup_error: error }),
    )
  await drainInbox(house)
  expect(await house.db.$count(declines)).toBe(0)
  expect(await setupsOf(business)).toEqual(['requires_payment_method'])
  // And who is tested here pauses nobody else.
  await offerAutopay(other)
  await decline(business, setup, 6)
  const theirs = await billIn(other, 20)
  expect(await press(other, theirs.token)).toMatch(/^seti_/)
})

it('of one invoice a few are opened a minute', async ({ business }) => {
  const { token } = await billIn(business, 20)
  const statuses: number[] = []
  for (let at = 0; at < 7; at++) {
    const { status } = await call(leaveMeans, {
      params: { token },
      headers: { 'x-remit-address': '192.0.2.1' },
      body: { version: TERMS_VERSION_OF_THIS },
    })
    statuses.push(status)
  }
  expect(statuses).toEqual([...Array(6).fill(200), 429])
  expect(await setupsOf(business)).toHaveLength(1)
})
