// Access withdrawn while money was on its way: what was paid is never lost sight of, and a person can bring it to its end.
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createCheckout } from '@/lib/checkouts/create'
import { selectHeldCheckout } from '@/lib/checkouts/store'
import { newId } from '@/lib/ids'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { type eventsOf, hearEvents, invoiceOf, payBill, paymentsOf } from '@/lib/testing/payer'
import { openShop, orderOf } from '@/lib/testing/shop'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { recordManualPayment } from './record-manual'
import { sweepPayments } from './sweep'
import { voidInvoice } from './void-invoice'

let house: TestHouse
let business: Business

beforeEach(async () => {
  house = await testHouse({ withSandbox: true })
  onTestFinished(() => house.close())
  business = await openBusiness(house)
})

/** Paid, and then the account withdrew our access: usually before anything was heard of the payment. */
async function paidAndWithdrawn(method?: string, isHeardBefore = false) {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token, method)
  if (isHeardBefore) await hearEvents(business)
  await business.sandbox.post(`accounts/${business.accountId}/deauthorize`)
  return { invoiceId, token }
}

const withdrawnFirst = (events: Awaited<ReturnType<typeof eventsOf>>) =>
  events.toSorted(
    (a, b) => Number(/deauthorized/.test(String(b.type))) - Number(/deauthorized/.test(String(a.type))),
  )

it.each([true, false])(
  'money reported by a signed event needs a person after access was withdrawn (withdrawal first: %s)',
  async (first) => {
    // promise 54, promise 59
    const { invoiceId, token } = await paidAndWithdrawn()
    await hearEvents(business, first ? withdrawnFirst : (events) => events)
    expect(await paymentsOf(business, invoiceId)).toMatchObject([
      { state: 'quarantined', quarantineReason: 'access withdrawn' },
    ])
    expect(await viewInvoice(house, token)).toMatchObject({ state: 'under-review', checkout: null })
  },
)

it('money for a checkout needs a person too, and its reference is not sold again', async () => {
  // promise 54, promise 59
  const shop = await openShop(house)
  const order = orderOf(shop)
  const { session } = await createCheckout(house, order)
  await shop.sandbox.post(`checkout_sessions/${session.reference}/pay`)
  await shop.sandbox.post(`accounts/${shop.accountId}/deauthorize`)
  await hearEvents(shop, withdrawnFirst)
  const held = await selectHeldCheckout(house.db, order)
  expect(held).toMatchObject({ checkout: { state: 'complete' }, payment: { state: 'quarantined' } })
})

it('money known to have been returned needs no person', async () => {
  const { invoiceId } = await paidAndWithdrawn()
  await hearEvents(business, withdrawnFirst)
  await house.db
    .$client`update payments set state = 'cancelled', decline_code = 'given-back', quarantine_reason = null`
  await house.db.$client`update inbox set state = 'received', attempts = 0, next_attempt_at = now()`
  await drainInbox(house)
  expect(await paymentsOf(business, invoiceId)).toMatchObject([{ state: 'cancelled' }])
})

describe('a payment that waits for a person, and can never be asked about again', () => {
  const byHand = (invoiceId: string) =>
    recordManualPayment(house, business.organisationId, invoiceId, {
      ...{ id: newId(), amount: '140.76', paidAt: house.clock.now(), notes: 'seen in our own books' },
    })

  it('ends once a person records the money by hand', async () => {
    const { invoiceId } = await paidAndWithdrawn()
    await hearEvents(business)
    await byHand(invoiceId)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountPaidMinor: 14_076 })
    const [attempt] = await paymentsOf(business, invoiceId)
    expect(attempt).toMatchObject({ state: 'cancelled', quarantineReason: null })
  })

  it('stays ended, however often its event arrives again', async () => {
    const { invoiceId } = await paidAndWithdrawn()
    await hearEvents(business)
    await byHand(invoiceId)
    await house.db.$client`update inbox set state = 'received', attempts = 0, next_attempt_at = now()`
    await drainInbox(house)
    expect(await paymentsOf(business, invoiceId)).toMatchObject([
      { state: 'cancelled' },
      { source: 'manual' },
    ])
  })

  it.each([true, false])(
    'ends with its invoice, also a debit (reported before: %s)',
    async (isHeardBefore) => {
      const { invoiceId } = await paidAndWithdrawn('pm_sepa_debit', isHeardBefore)
      await hearEvents(business)
      house.clock.advance(120)
      await drainInbox(house)
      await sweepPayments(house)
      expect(await paymentsOf(business, invoiceId)).toMatchObject([{ state: 'quarantined' }])
      await voidInvoice(house, business.organisationId, invoiceId)
      expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Void' })
    },
  )
})
