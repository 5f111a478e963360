// What was overpaid is given back or kept, once, however many ask; and what was kept pays other invoices, never more than there is.
import { describe, expect } from 'vitest'
import { GET as readCustomer } from '@/app/customers/[id]/route'
import { POST as applyRoute } from '@/app/invoices/[id]/apply-credit/route'
import { POST as endRoute } from '@/app/invoices/[id]/overpayment/route'
import { newId } from '@/lib/ids'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import {
  expectBooksToAgree,
  expectInvariants,
  hearEvents,
  invoiceOf,
  payBill,
  paymentsOf,
} from '@/lib/testing/payer'
import { applyCredit } from './apply-credit'
import { openPayment } from './open'
import { endOverpayment } from './overpayment'
import { selectPaymentsOfInvoice } from './parts-store'
import { recordManualPayment } from './record-manual'
import { refundPayment } from './refund'

it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
})

/** Paid, given back, paid again; and then the refund fails. */
async function overpaidBill(business: Business) {
  const bill = await sendBill(business)
  const reference = await payBill(business, bill.token)
  await hearEvents(business)
  const [first] = await paymentsOf(business, bill.invoiceId)
  const order = { id: newId(), amount: '140.76', reason: null, owedAgain: true }
  await refundPayment(business.house, business.organisationId, bill.invoiceId, first?.id ?? '', order)
  await payBill(business, bill.token)
  await hearEvents(business)
  const refunds = await business.sandbox.objects('refund', business.accountId)
  const refund = refunds.find(({ payment_intent }) => payment_intent === reference)
  await business.sandbox.post(`refunds/${refund?.id}/fail`)
  await hearEvents(business)
  return bill
}

const books = async (business: Business, invoiceId: string) => {
  const { amountOverpaidMinor, amountPaidMinor, outstandingMinor, status } = await invoiceOf(
    business,
    invoiceId,
  )
  return { status, paid: amountPaidMinor, owed: outstandingMinor, over: amountOverpaidMinor }
}
const PAID_ONCE = { status: 'Paid', paid: 14_076, owed: 0, over: 0 }

const end = (business: Business, invoiceId: string, action: string, headers: Record<string, string> = {}) =>
  call(endRoute, { ...business, params: { id: invoiceId }, body: { action }, headers })
const apply = (
  business: Business,
  invoiceId: string,
  amount: unknown,
  headers: Record<string, string> = {},
) => call(applyRoute, { ...business, params: { id: invoiceId }, body: { amount }, headers })
const credit = async (business: Business) =>
  (await call(readCustomer, { ...business, params: { id: business.customerId } })).json.customerCredit

const refundsOf = async (house: TestHouse, invoiceId: string) =>
  (await selectPaymentsOfInvoice(house.db, invoiceId)).flatMap(({ refunds }) =>
    refunds.filter(({ state }) => state !== 'failed'),
  )

describe('refunding an overpayment', () => {
  it('reports how much Stripe cannot refund, which can be kept', async ({ business, house }) => {
    // Paid by card and given back; paid anew, most of it in cash; the refund fails, and a bank holds what is back with us.
    const bill = await sendBill(business)
    const reference = await payBill(business, bill.token)
    await hearEvents(business)
    const [first] = await paymentsOf(business, bill.invoiceId)
    const order = { id: newId(), amount: '140.76', reason: null, owedAgain: true }
    await refundPayment(house, business.organisationId, bill.invoiceId, first?.id ?? '', order)
    const cash = { id: newId(), amount: '100.00', paidAt: new Date(), notes: 'Cash' }
    await recordManualPayment(house, business.organisationId, bill.invoiceId, cash)
    await payBill(business, bill.token)
    await hearEvents(business)
    const refunds = await business.sandbox.objects('refund', business.accountId)
    const failing = refunds.find(({ payment_intent }) => payment_intent === reference)
    await business.sandbox.post(`refunds/${failing?.id}/fail`)
    const { id: disputed } = await business.sandbox.post(`payment_intents/${reference}/dispute`, {})
    await hearEvents(business)
    expect(await books(business, bill.invoiceId)).toMatchObject({ over: 14_076 })
    const before = await credit(business)
    const asked = await end(business, bill.invoiceId, 'refund')
    expect(asked.json.overpayment).toMatchObject({ remaining: 100 })
    await hearEvents(business)
    expect(await books(business, bill.invoiceId)).toMatchObject({ over: 10_000 })
    const again = await end(business, bill.invoiceId, 'refund')
    expect(again.json).toMatchObject({
      code: 'Refund.NotRefundable',
      detail: expect.stringContaining('Keep it as customer credit'),
    })
    const kept = await end(business, bill.invoiceId, 'keep')
    expect(kept.json).toMatchObject({
      amountOverpaid: 0,
      overpayment: { comingBack: 0, remaining: 0 },
    })
    expect(await credit(business)).not.toEqual(before)
    expect((await apply(business, (await sendBill(business)).invoiceId, '100.00')).status).toBe(200)
    await business.sandbox.post(`disputes/${disputed}/close`, { status: 'won' })
    await hearEvents(business)
  })

  it('goes through Stripe, with the fee in proportion, once for twenty concurrent calls', async ({
    business,
    house,
  }) => {
    // promise 2, promise 15, promise 149
    const { invoiceId } = await overpaidBill(business)
    expect(await books(business, invoiceId)).toMatchObject({ over: 14_076, owed: 0 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => end(business, invoiceId, 'refund')))
    for (const { json, status } of answers) expect([200, 409], JSON.stringify(json)).toContain(status)
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    await hearEvents(business)
    expect(await refundsOf(house, invoiceId)).toMatchObject([{ amountMinor: 14_076, origin: 'overpayment' }])
    expect(await books(business, invoiceId)).toEqual(PAID_ONCE)
    const newest = (await paymentsOf(business, invoiceId)).at(-1)
    expect(newest?.feeMinor).toBeGreaterThan(0)
    expect(newest?.feeRefundedMinor).toBe(newest?.feeMinor)
    expect((await end(business, invoiceId, 'refund')).json).toMatchObject({ code: 'Invoice.NotOverpaid' })
  })

  it('takes several payments where one does not hold enough, and survives that Stripe does not answer', async ({
    business,
    house,
  }) => {
    // promise 149
    const { invoiceId } = await overpaidBill(business)
    const [first, second] = await paymentsOf(business, invoiceId)
    await refundPayment(house, business.organisationId, invoiceId, second?.id ?? '', {
      ...{ id: newId(), amount: '40.76', reason: null },
    })
    expect(await books(business, invoiceId)).toMatchObject({ over: 10_000 })
    await house.db.$client`update invoices set voided_at = now() where id = ${invoiceId}`
    expect(await books(business, invoiceId)).toMatchObject({ over: 24_076 })
    await business.sandbox.post('faults', {
      ...{ account: business.accountId, method: 'POST', path: '/v1/refunds', kind: 'drop' },
      ...{ when: 'after', times: 2 },
    })
    const { json, status } = await end(business, invoiceId, 'refund')
    expect([status, json.status]).toEqual([200, 'Void'])
    await house.db.$client`update refunds set next_try_at = to_timestamp(0) where next_try_at is not null`
    await sweepRefunds(house)
    await hearEvents(business)
    expect(await books(business, invoiceId)).toEqual({ status: 'Void', paid: 0, owed: 0, over: 0 })
    const given = (await refundsOf(house, invoiceId)).filter(({ origin }) => origin === 'overpayment')
    expect(given.map(({ amountMinor, paymentId }) => [paymentId, amountMinor])).toEqual(
      expect.arrayContaining([
        [second?.id, 10_000],
        [first?.id, 14_076],
      ]),
    )
    expect(given).toHaveLength(2)
  })

  it('is refused on an account that is disconnected, and no try leaves a refund that failed', async ({
    business,
    house,
  }) => {
    // promise 59
    const { invoiceId } = await overpaidBill(business)
    const before = (await selectPaymentsOfInvoice(house.db, invoiceId)).flatMap(({ refunds }) => refunds)
    await house.db
      .$client`update payment_accounts set disconnected_at = now() where account_id = ${business.accountId}`
    for (let turn = 0; turn < 2; turn++)
      expect(await end(business, invoiceId, 'refund')).toMatchObject({
        status: 409,
        json: { code: 'PaymentAccount.Disconnected' },
      })
    await house.db
      .$client`update payment_accounts set disconnected_at = null where account_id = ${business.accountId}`
    const after = (await selectPaymentsOfInvoice(house.db, invoiceId)).flatMap(({ refunds }) => refunds)
    expect(after).toEqual(before)
    expect((await end(business, invoiceId, 'keep')).status).toBe(200)
    await applyCredit(house, business.organisationId, (await sendBill(business)).invoiceId, {
      ...{ id: newId(), amount: '140.76' },
    })
  })

  it('is refused with what to do where no money of it came through Stripe', async ({ business, house }) => {
    const { invoiceId } = await sendBill(business)
    await recordManualPayment(house, business.organisationId, invoiceId, {
      ...{ id: newId(), amount: '140.76', paidAt: house.clock.now(), notes: null },
    })
    await house.db.$client`update invoices set voided_at = now() where id = ${invoiceId}`
    expect((await end(business, invoiceId, 'refund')).json).toMatchObject({
      code: 'Refund.NotRefundable',
      detail: expect.stringContaining('Keep it as customer credit'),
    })
    expect(await end(business, invoiceId, 'keep')).toMatchObject({ status: 200, json: { amountOverpaid: 0 } })
  })
})

it.for([
  [{}, '/action'],
  [{ action: 'burn' }, '/action'],
  [{ action: 'keep', amount: 1 }, '/amount'],
] as const)('refuses %j', async ([body, pointer], { business }) => {
  const { invoiceId } = await sendBill(business)
  const { json, status } = await call(endRoute, { ...business, params: { id: invoiceId }, body })
  expect([status, json.errors]).toMatchObject([400, [{ pointer }]])
})

describe('keeping an overpayment', () => {
  it('creates credit once for twenty concurrent calls, and a replay does nothing more', async ({
    business,
    house,
  }) => {
    // promise 149
    const before = await credit(business)
    expect(before).toEqual([{ currency: 'EUR', amount: 140.76 }])
    const { invoiceId } = await overpaidBill(business)
    const answers = await Promise.all(Array.from({ length: 20 }, () => end(business, invoiceId, 'keep')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(19).fill(409)])
    expect(await books(business, invoiceId)).toEqual(PAID_ONCE)
    expect(await credit(business)).toEqual([{ currency: 'EUR', amount: 281.52 }])
    const other = await overpaidBill(business)
    const key = { 'idempotency-key': newId() }
    expect((await end(business, other.invoiceId, 'keep', key)).status).toBe(200)
    expect((await end(business, other.invoiceId, 'keep', key)).status).toBe(200)
    expect(await credit(business)).toEqual([{ currency: 'EUR', amount: 422.28 }])
    const again = { id: newId(), action: 'keep' } as const
    const third = await overpaidBill(business)
    for (let turn = 0; turn < 2; turn++)
      await endOverpayment(house, business.organisationId, third.invoiceId, again)
    expect(await credit(business)).toEqual([{ currency: 'EUR', amount: 563.04 }])
  })

  it('pays other invoices of the customer, never more than there is', async ({ business }) => {
    // promise 2
    const bills = await Promise.all(Array.from({ length: 5 }, () => sendBill(business)))
    const answers = await Promise.all(
      bills.flatMap(({ invoiceId }) => Array.from({ length: 4 }, () => apply(business, invoiceId, '70.38'))),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(8)
    const refusals = new Set(answers.filter(({ status }) => status !== 200).map(({ json }) => json.code))
    expect([...refusals].every((code) => /^(?:Payment|Credit)\./.test(String(code)))).toBe(true)
    expect(await credit(business)).toEqual([])
    const standings = await Promise.all(bills.map(({ invoiceId }) => books(business, invoiceId)))
    expect(standings.reduce((sum, { paid }) => sum + paid, 0)).toBe(56_304)
    for (const { over } of standings) expect(over).toBe(0)
    const left = bills[standings.findIndex(({ owed }) => owed > 0)]
    expect((await apply(business, left?.invoiceId ?? '', '0.01')).json).toMatchObject({
      code: 'Credit.ExceedsAvailable',
    })
  })

  it('pays beside a pending bank debit, whose surplus is refunded', async ({ business, house }) => {
    expect((await end(business, (await overpaidBill(business)).invoiceId, 'keep')).status).toBe(200)
    const bill = await sendBill(business)
    const reference = await payBill(business, bill.token, 'pm_sepa_debit')
    await hearEvents(business)
    expect((await apply(business, bill.invoiceId, '40.76')).json).toMatchObject({ amountPaid: 40.76 })
    expect((await paymentsOf(business, bill.invoiceId)).map(({ state }) => state)).toEqual(['processing'])
    await business.sandbox.post(`payment_intents/${reference}/settle`)
    await hearEvents(business)
    await sweepRefunds(house)
    await hearEvents(business)
    expect(await refundsOf(house, bill.invoiceId)).toMatchObject([{ amountMinor: 4076, origin: 'surplus' }])
    const { over, owed, paid } = await books(business, bill.invoiceId)
    expect(paid - over).toBe(14_076)
    expect(owed).toBe(0)
  })

  it('a debit that fails leaves open what the credit did not pay', async ({ business }) => {
    expect((await end(business, (await overpaidBill(business)).invoiceId, 'keep')).status).toBe(200)
    const bill = await sendBill(business)
    const reference = await payBill(business, bill.token, 'pm_sepa_debit')
    await hearEvents(business)
    expect((await apply(business, bill.invoiceId, '100.00')).status).toBe(200)
    await business.sandbox.post(`payment_intents/${reference}/fail`)
    await hearEvents(business)
    expect(await books(business, bill.invoiceId)).toMatchObject({ paid: 10_000, owed: 4076, over: 0 })
    expect((await apply(business, (await sendBill(business)).invoiceId, '140.76')).status).toBe(200)
  })

  it('what is refused beside a pending debit says why, and what is possible', async ({ business, house }) => {
    const bill = await sendBill(business)
    const reference = await payBill(business, bill.token, 'pm_sepa_debit')
    await hearEvents(business)
    const order = { id: newId(), amount: '140.76', paidAt: new Date(), notes: null }
    await expect(
      recordManualPayment(house, business.organisationId, bill.invoiceId, order),
    ).rejects.toMatchObject({
      code: 'Payment.InFlight',
      message: expect.stringMatching(/bank debit of 140\.76 EUR is on its way.*credit can be applied/),
    })
    await business.sandbox.post(`payment_intents/${reference}/settle`)
    await hearEvents(business)
  })

  it('closes an open card payment before credit is applied, and applies once for one order', async ({
    business,
    house,
  }) => {
    const { invoiceId } = await overpaidBill(business)
    expect((await end(business, invoiceId, 'keep')).status).toBe(200)
    const bill = await sendBill(business)
    await openPayment(house, bill.token)
    const order = { id: newId(), amount: '100.00' }
    await applyCredit(house, business.organisationId, bill.invoiceId, order)
    await applyCredit(house, business.organisationId, bill.invoiceId, order)
    expect(await books(business, bill.invoiceId)).toMatchObject({ paid: 10_000, owed: 4076 })
    expect(await credit(business)).toEqual([{ currency: 'EUR', amount: 40.76 }])
    expect((await paymentsOf(business, bill.invoiceId)).map(({ state }) => state)).toEqual(['cancelled'])
    expect(await apply(business, bill.invoiceId, '40.77')).toMatchObject({ status: 409 })
    expect((await apply(business, bill.invoiceId, 0)).json.errors).toMatchObject([{ pointer: '/amount' }])
  })
})
