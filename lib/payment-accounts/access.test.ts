// Access to an account: one refusal is a doubt that heals, another platform's key is none, and only a long refusal, or a signed word, is believed.
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { paymentAccounts, platformAccounts } from '@/db/schema/payment-accounts'
import { openPayment } from '@/lib/payments/open'
import { refundPayment } from '@/lib/payments/refund'
import { sweepPayments } from '@/lib/payments/sweep'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { listProblems } from '@/lib/problems/problems'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { createStripeGateway } from '@/lib/stripe/gateway'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { deliver, eventsOf } from '@/lib/testing/event-delivery'
import { hear, ofType, openBill } from '@/lib/testing/event-desk'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { expectInvariants, invoiceOf, paymentsOf } from '@/lib/testing/payer'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { listMissedEvents } from '@/lib/webhooks/list-missed'
import { askDoubtedAccounts } from './access'
import { paymentAccountStatus, refreshPaymentAccount } from './ask'
import { enablePaymentAccount } from './enable'
import { askWhoseKey } from './platform-key'
import { selectPaymentAccount } from './store'

let house: TestHouse
let shop: Business
let other: Business

beforeEach(async () => {
  house = await testHouse({ withSandbox: true })
  onTestFinished(() => house.close())
  shop = await openBusiness(house)
  other = await openBusiness(house)
  expect(await askWhoseKey(house)).toBe('ours')
})

const accountOf = async ({ organisationId }: Business) => {
  const account = await selectPaymentAccount(house.db, organisationId)
  if (!account) throw new Error('the shop has no account')
  return account
}

/** Stripe says once, or so often, that the account is out of our reach. */
const refuse = (path: string, { method = '*', times = 1 } = {}) =>
  shop.sandbox.post('faults', {
    ...{ account: shop.accountId, method, path, times, kind: 'refuse', status: 403 },
    error: {
      type: 'invalid_request_error',
      code: 'account_invalid',
      message: 'Access may have been revoked.',
    },
  })

/** The same house with the key of another platform, as after a deploy with the wrong settings. */
const withAnotherKey = () => {
  const env = { ...house.env, stripeSecretKey: 'sk_test_the_key_of_staging' }
  return { ...house, env, stripe: createStripeGateway(env) }
}

async function pass(seconds: number) {
  house.clock.advance(seconds)
  await askDoubtedAccounts(house)
}

describe('a single refusal', () => {
  // promise 157, promise 38
  it('does not void an invoice whose payment stays open at Stripe', async () => {
    const bill = await openBill(shop)
    await refuse(`/v1/payment_intents/${bill.reference}/cancel`)
    const voiding = () => voidInvoice(house, shop.organisationId, bill.invoiceId)
    await expect(voiding()).rejects.toMatchObject({ code: 'Payment.ProviderError' })
    expect(await invoiceOf(shop, bill.invoiceId)).toMatchObject({ status: 'Sent', voidedAt: null })
    await voiding()
    expect(await invoiceOf(shop, bill.invoiceId)).toMatchObject({ status: 'Void' })
    await expect(bill.pay()).rejects.toThrow('400')
  })

  // promise 157
  it('at a read changes nothing, and the account heals by itself', async () => {
    const bill = await openBill(shop)
    await refuse(`/v1/accounts/${shop.accountId}`)
    await expect(refreshPaymentAccount(house, await accountOf(shop))).rejects.toMatchObject({
      code: 'PaymentAccount.ProviderError',
    })
    expect(await paymentAccountStatus(house, shop.organisationId)).toMatchObject({ chargesEnabled: true })
    await pass(16)
    expect(await accountOf(shop)).toMatchObject({
      ...{ accessDoubtedAt: null, accessAskAt: null, accessRefusals: 0, disconnectedAt: null },
    })
    await bill.pay()
    await sweepPayments(house)
    expect((await bill.books()).payments).toMatchObject([{ state: 'succeeded' }])
  })

  // promise 157
  it('of a refund leaves it on its way', async () => {
    const bill = await openBill(shop)
    await bill.pay()
    await hear(shop, await bill.events())
    await refuse('/v1/refunds', { method: 'POST' })
    const request = { id: crypto.randomUUID(), reason: null }
    const refund = await refundPayment(house, shop.organisationId, bill.invoiceId, bill.paymentId, request)
    expect(refund).toMatchObject({ state: 'opening' })
    house.clock.advance(120)
    await sweepRefunds(house)
    expect((await bill.books()).refunds).toEqual(['succeeded 14076'])
  })
})

describe('the key of another platform', () => {
  // promise 157
  it('disconnects nobody, and all that was paid is settled once the right key is back', async () => {
    const bills = [await openBill(shop), await openBill(other)]
    const wrong = withAnotherKey()
    for (const bill of bills) await bill.pay()
    for (const it of [shop, other]) for (const event of await eventsOf(it)) await deliver(house, event)
    for (let second = 0; second <= 95; second += 5) {
      house.clock.advance(5)
      await drainInbox(wrong)
      await sweepPayments(wrong)
      await listMissedEvents(wrong)
      await askDoubtedAccounts(wrong)
    }
    for (const it of [shop, other]) expect(await accountOf(it)).toMatchObject({ disconnectedAt: null })
    await expect(openPayment(wrong, (await sendBill(shop)).token)).rejects.toMatchObject({
      code: 'Payment.ProviderError',
    })
    await pass(5)
    await drainInbox(house)
    await sweepPayments(house)
    for (const bill of bills) expect((await bill.books()).payments).toMatchObject([{ state: 'succeeded' }])
    for (const it of [shop, other]) expect(await accountOf(it)).toMatchObject({ accessDoubtedAt: null })
    await expectInvariants(shop)
  })

  // promise 157
  it('never counts against an account, however long it is there', async () => {
    const wrong = withAnotherKey()
    await expect(voidInvoice(wrong, shop.organisationId, (await openBill(shop)).invoiceId)).rejects.toThrow()
    expect((await accountOf(shop)).accessDoubtedAt).not.toBeNull()
    for (let hour = 0; hour < 30; hour++) {
      house.clock.advance(3600)
      await askDoubtedAccounts(wrong)
    }
    expect(await accountOf(shop)).toMatchObject({ disconnectedAt: null, accessRefusals: 0 })

    expect(house.logLines.some((line) => line.includes('another platform’s'))).toBe(true)
  })

  // promise 69
  it('opens no account that would be lost with the right key', async () => {
    await house.db.delete(paymentAccounts).where(eq(paymentAccounts.organisationId, other.organisationId))
    await expect(enablePaymentAccount(withAnotherKey(), other.organisationId)).rejects.toMatchObject({
      code: 'PaymentAccount.ProviderError',
    })
    const [known] = await house.db.select().from(platformAccounts)
    expect(known?.accountId).toMatch(/^acct_/)
  })
})

describe('access that was withdrawn, and whose event never came', () => {
  const withdraw = async () => {
    await shop.sandbox.post(`accounts/${shop.accountId}/deauthorize`)
    await expect(refreshPaymentAccount(house, await accountOf(shop))).rejects.toThrow()
  }
  const passHours = async (hours: number) => {
    for (let minute = 0; minute <= hours * 60; minute += 10) await pass(600)
  }

  // promise 59, promise 157
  it('is believed after an hour of refusals while another account lets us in', async () => {
    const bill = await openBill(shop)
    await withdraw()
    for (let minute = 0; minute < 50; minute += 10) await pass(600)
    expect(await accountOf(shop)).toMatchObject({ disconnectedAt: null })
    await expect(voidInvoice(house, shop.organisationId, bill.invoiceId)).rejects.toMatchObject({
      code: 'Payment.ProviderError',
    })
    await passHours(1)
    expect(await paymentAccountStatus(house, shop.organisationId)).toMatchObject({ chargesEnabled: false })
    expect((await accountOf(shop)).disconnectedAt).not.toBeNull()
    await voidInvoice(house, shop.organisationId, bill.invoiceId)
  })

  // promise 157
  it('is believed after a day where no other account can be asked', async () => {
    await house.db.delete(paymentAccounts).where(eq(paymentAccounts.organisationId, other.organisationId))
    await withdraw()
    await passHours(23)
    expect(await accountOf(shop)).toMatchObject({ disconnectedAt: null })
    await passHours(2)
    expect((await accountOf(shop)).disconnectedAt).not.toBeNull()
  })

  describe('with a restricted key that may not say whose it is', () => {
    beforeEach(async () => {
      const stripeSecretKey = house.env.stripeSecretKey.replace(/^sk_/, 'rk_')
      house = { ...house, stripe: createStripeGateway({ ...house.env, stripeSecretKey }) }
      expect(await askWhoseKey(house)).toBe('unknown')
    })

    // promise 59, promise 157
    it('is believed after a day while another account lets us in', async () => {
      await withdraw()
      await passHours(23)
      expect(await accountOf(shop)).toMatchObject({ disconnectedAt: null })
      await passHours(2)
      expect((await accountOf(shop)).disconnectedAt).not.toBeNull()
    })

    // promise 157
    it('is not believed where no other account can be asked, and is asked about less and less often', async () => {
      await house.db.delete(paymentAccounts).where(eq(paymentAccounts.organisationId, other.organisationId))
      await withdraw()
      let asked = 0
      for (let minute = 0; minute < 3 * 24 * 60; minute += 10) {
        house.clock.advance(600)
        asked += await askDoubtedAccounts(house)
      }
      expect(asked).toBeLessThan(120)
      expect(await accountOf(shop)).toMatchObject({ disconnectedAt: null })
      await shop.sandbox.post(`accounts/${shop.accountId}/authorize`)
      await pass(3600)
      expect(await accountOf(shop)).toMatchObject({ accessDoubtedAt: null, chargesEnabled: true })
    })
  })

  // promise 157, promise 38, promise 149
  it('heals when it is granted again: what was given up is closed, and what was paid meanwhile is seen', async () => {
    const [open, paid] = [await openBill(shop), await openBill(shop)]
    await withdraw()
    await passHours(2)
    for (const { invoiceId } of [open, paid]) await voidInvoice(house, shop.organisationId, invoiceId)
    await shop.sandbox.post(`accounts/${shop.accountId}/authorize`)
    await paid.pay()
    await passHours(2)
    expect(await accountOf(shop)).toMatchObject({ disconnectedAt: null, chargesEnabled: true })
    await sweepPayments(house)
    await expect(open.pay()).rejects.toThrow('400')
    expect(await paymentsOf(shop, paid.invoiceId)).toMatchObject([{ state: 'succeeded' }])
    // Money for what is void goes back by itself, and everybody is told.
    expect(await listProblems(house, shop.organisationId)).toMatchObject({
      overpaid: [{ id: paid.invoiceId, amountOverpaidMinor: 14_076 }],
    })
    await sweepRefunds(house)
    const books = await paid.books()
    expect(books.refunds).toEqual(['succeeded 14076'])
    expect(books.letters).toEqual(expect.arrayContaining(['paid-notice', 'receipt', 'refund-notice']))
    await expectInvariants(shop)
  })
})

describe('access that was withdrawn by Stripe’s signed word', () => {
  // promise 59
  it('is believed at once, asked about again a day later, and restored when it is back', async () => {
    await shop.sandbox.post(`accounts/${shop.accountId}/deauthorize`)
    await hear(shop, [ofType(await eventsOf(shop), 'account.application.deauthorized')])
    expect((await accountOf(shop)).disconnectedAt).not.toBeNull()
    await shop.sandbox.post(`accounts/${shop.accountId}/authorize`)
    await pass(82_800)
    expect((await accountOf(shop)).disconnectedAt).not.toBeNull()
    await pass(7_200)
    expect(await accountOf(shop)).toMatchObject({ disconnectedAt: null, chargesEnabled: true })
  })

  // promise 38, promise 149
  it('money that an event tells of for a void invoice is a problem that people see', async () => {
    const bill = await openBill(shop)
    await bill.pay()
    const news = ofType(await bill.events(), 'payment_intent.succeeded')
    await shop.sandbox.post(`accounts/${shop.accountId}/deauthorize`)
    await hear(shop, [ofType(await eventsOf(shop), 'account.application.deauthorized')])
    await voidInvoice(house, shop.organisationId, bill.invoiceId)
    await hear(shop, [news])
    expect(await listProblems(house, shop.organisationId)).toMatchObject({
      payments: [{ invoiceId: bill.invoiceId, reason: 'access withdrawn' }],
    })
  })
})

// promise 158
it('a question that a clock running ahead put off is asked as soon as the clock is right', async () => {
  await refuse(`/v1/accounts/${shop.accountId}`)
  house.clock.advance(30 * 86_400)
  await expect(refreshPaymentAccount(house, await accountOf(shop))).rejects.toThrow()
  house.clock.advance(-30 * 86_400)
  await askDoubtedAccounts(house)
  expect(await accountOf(shop)).toMatchObject({ accessDoubtedAt: null })
})
