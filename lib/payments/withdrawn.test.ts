// Access withdrawn while money was on its way: what was paid is never lost sight of, and a person can bring it to its end.
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { POST as endPayment } from '@/app/quarantine/payments/[id]/end/route'
import { outbox } from '@/db/schema/mail'
import { createCheckout } from '@/lib/checkouts/create'
import { selectHeldCheckout } from '@/lib/checkouts/store'
import { newId } from '@/lib/ids'
import { composeMail } from '@/lib/letters/compose'
import { inspectInvoice } from '@/lib/payment-views/inspect-invoice'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { listProblems } from '@/lib/problems/problems'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { type eventsOf, hearEvents, invoiceOf, payBill, paymentsOf } from '@/lib/testing/payer'
import { openShop, orderOf } from '@/lib/testing/shop'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { recordManualPayment } from './record-manual'
import { sweepPayments } from './sweep'
import { voidInvoice } from './void-invoice'

const never = (): never => {
  throw new Error('not there')
}

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

describe('money that nobody can be asked about, and that no invoice owes any more', () => {
  const end = (id: string, body: object, by = business) =>
    call(endPayment, { apiKey: by.apiKey, organisationId: by.organisationId, params: { id }, body })

  /** Its invoice was void before the money was heard of: neither voiding nor recording can end it. */
  async function moneyForVoid() {
    const { invoiceId, token } = await paidAndWithdrawn()
    await house.db.$client`update payment_accounts set disconnected_at = clock_timestamp()`
    await voidInvoice(house, business.organisationId, invoiceId)
    await hearEvents(business)
    const [payment] = await paymentsOf(business, invoiceId)
    return { invoiceId, token, id: payment?.id ?? '' }
  }

  it('is told to its sellers once, and ended by a person whose words stay in the history', async () => {
    // promise 157, promise 148
    const { id, invoiceId } = await moneyForVoid()
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Void' })
    expect(await paymentsOf(business, invoiceId)).toMatchObject([
      { state: 'cancelled', quarantineReason: 'access withdrawn' },
    ])
    await hearEvents(business)
    const letters = await house.db.select().from(outbox).where(eq(outbox.kind, 'money-set-aside'))
    expect(letters.map(({ content }) => content)).toEqual([{ paymentId: id }])
    expect(await composeMail(house, letters[0] ?? never())).toMatchObject({
      subject: expect.stringContaining('INV-'),
      text: expect.stringContaining('/admin/problems?organisation='),
    })

    expect(await end(id, { reason: ' ' })).toMatchObject({
      status: 400,
      json: { errors: [{ pointer: '/reason' }] },
    })
    const words = 'Given back in the dashboard on 20 November'
    const done = { status: 200, json: { id, state: 'cancelled', reason: null } }
    expect(await end(id, { reason: words })).toMatchObject(done)
    expect(await end(id, { reason: 'Another word' })).toMatchObject(done)
    const { timeline } = await inspectInvoice(house, business.organisationId, invoiceId)
    const ended = timeline.happenings.filter(({ kind }) => kind === 'ended-by-hand')
    expect(ended).toMatchObject([{ words, by: expect.any(String) }])
    const { events, payments } = await listProblems(house, business.organisationId)
    expect([events, payments]).toEqual([[], []])
    // Its events come again, and tell nothing new.
    await house.db.$client`update inbox set state = 'received', attempts = 0, next_attempt_at = now()`
    await drainInbox(house)
    expect((await listProblems(house, business.organisationId)).payments).toEqual([])
    await expect(composeMail(house, letters[0] ?? never())).rejects.toThrow('no longer set aside')
  })

  it('is not ended by hand while Stripe can be asked, nor by another organisation', async () => {
    const { id } = await moneyForVoid()
    const rival = await openBusiness(house)
    expect(await end(id, { reason: 'Mine' }, rival)).toMatchObject({ status: 404 })
    await house.db.$client`update payment_accounts set disconnected_at = null`
    const answer = await end(id, { reason: 'Seen' })
    expect(answer).toMatchObject({ status: 409, json: { code: 'Payment.CanBeChecked' } })
  })
})
