// What is owed changes while a payment is open: the old intent dies first, and who pays at that moment is never charged wrongly.
import { describe, expect } from 'vitest'
import { daysFrom } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import {
  expectBooksToAgree,
  expectInvariants,
  hearEvents,
  intentsOf,
  invoiceOf,
  payBill,
  paymentsOf,
  referenceIn,
} from '@/lib/testing/payer'
import { openPayment } from './open'
import { recordManualPayment } from './record-manual'
import { sweepPayments } from './sweep'
import { voidInvoice } from './void-invoice'

it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
})

const byHand = (business: Business, invoiceId: string, amount: string, id = newId()) =>
  recordManualPayment(business.house, business.organisationId, invoiceId, {
    id,
    amount,
    paidAt: business.house.clock.now(),
    notes: null,
  })
const annul = (business: Business, invoiceId: string) =>
  voidInvoice(business.house, business.organisationId, invoiceId)
const statusOf = async (business: Business, reference: string) =>
  (await business.sandbox.objects('payment_intent', business.accountId)).find(({ id }) => id === reference)
    ?.status
const faultOn = (business: Business, path: string, kind: string, when: string, times: number) =>
  business.sandbox.post('faults', { account: business.accountId, method: 'POST', path, kind, when, times })

describe('a manual part payment', () => {
  it('makes the open payment unpayable at the old amount', async ({ business, house }) => {
    // promise 7, promise 8
    const { invoiceId, token } = await sendBill(business)
    const old = referenceIn((await openPayment(house, token)).clientSecret)
    await byHand(business, invoiceId, '40.76')
    expect(await statusOf(business, old)).toBe('canceled')
    await expect(business.sandbox.post(`payment_intents/${old}/pay`)).rejects.toThrow(/canceled/)
    const next = await openPayment(house, token)
    expect(next.amount.minor).toBe(10_000)
    expect(referenceIn(next.clientSecret)).not.toBe(old)
    await payBill(business, token)
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountPaidMinor: 14_076 })
  })

  it('is refused when it exceeds what is owed', async ({ business }) => {
    // promise 2
    const { invoiceId } = await sendBill(business)
    await expect(byHand(business, invoiceId, '140.77')).rejects.toMatchObject({
      code: 'Payment.ExceedsOutstanding',
    })
    for (const amount of ['0', '-1', '1.001', '1e2', 'NaN', ''])
      await expect(byHand(business, invoiceId, amount)).rejects.toMatchObject({
        code: 'Request.Invalid',
        errors: [{ pointer: '/amount' }],
      })
  })

  it('is refused with a future date', async ({ business, house }) => {
    const { invoiceId } = await sendBill(business)
    const order = { id: newId(), amount: '1', paidAt: daysFrom(house.clock.now(), 2), notes: null }
    await expect(recordManualPayment(house, business.organisationId, invoiceId, order)).rejects.toMatchObject(
      { code: 'Request.Invalid', errors: [{ pointer: '/paidAt' }] },
    )
  })

  it('is recorded once under the same id', async ({ business }) => {
    const { invoiceId } = await sendBill(business)
    const id = newId()
    await Promise.all([
      byHand(business, invoiceId, '40.76', id),
      byHand(business, invoiceId, '40.76', id),
      byHand(business, invoiceId, '40.76', id),
    ])
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ amountPaidMinor: 4076 })
  })

  it('never exceeds what is owed, however many are recorded concurrently', async ({ business }) => {
    // promise 2
    const { invoiceId } = await sendBill(business)
    const done = await Promise.allSettled(
      Array.from({ length: 10 }, () => byHand(business, invoiceId, '50.00')),
    )
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ amountPaidMinor: 10_000 })
  })

  it('is refused while money is on its way', async ({ business }) => {
    const { invoiceId, token } = await sendBill(business)
    await payBill(business, token, 'pm_sepa_debit')
    await expect(byHand(business, invoiceId, '1.00')).rejects.toMatchObject({ code: 'Payment.InFlight' })
    await expect(annul(business, invoiceId)).rejects.toMatchObject({ code: 'Invoice.NotVoidable' })
  })

  it('is refused when the payer was faster', async ({ business, house }) => {
    // promise 5
    const { invoiceId, token } = await sendBill(business)
    await payBill(business, token)
    await expect(byHand(business, invoiceId, '40.76')).rejects.toMatchObject({
      code: 'Payment.InvoiceNotPayable',
    })
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountPaidMinor: 14_076 })
    await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'Payment.InvoiceNotPayable' })
    expect(await intentsOf(business, invoiceId)).toHaveLength(1)
  })
})

it('an intent cancelled in Stripe’s dashboard is replaced by one that can be paid', async ({
  business,
  house,
}) => {
  // promise 8
  const { invoiceId, token } = await sendBill(business)
  const old = referenceIn((await openPayment(house, token)).clientSecret)
  await business.sandbox.post(`payment_intents/${old}/cancel`)
  expect(await payBill(business, token)).not.toBe(old)
  await hearEvents(business)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
})

describe('the account’s owner changes the amount of an open intent at Stripe', () => {
  const changed = async (business: Business) => {
    const bill = await sendBill(business)
    const reference = referenceIn((await openPayment(business.house, bill.token)).clientSecret)
    await fetch(`${business.house.env.stripeApiBase}/v1/payment_intents/${reference}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${business.house.env.stripeSecretKey}`,
        'stripe-account': business.accountId,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'amount=100&application_fee_amount=3',
    })
    return { ...bill, reference }
  }

  it('gives the payer a new one at what is owed', async ({ business }) => {
    // promise 7
    const { invoiceId, reference, token } = await changed(business)
    expect(await payBill(business, token)).not.toBe(reference)
    expect(await statusOf(business, reference)).toBe('canceled')
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountPaidMinor: 14_076 })
  })

  it('and cancels it: the invoice can still be paid', async ({ business }) => {
    const { invoiceId, reference, token } = await changed(business)
    await business.sandbox.post(`payment_intents/${reference}/cancel`)
    await payBill(business, token)
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
  })
})

describe('voiding', () => {
  it('cancels the open intent first', async ({ business, house }) => {
    const { invoiceId, token } = await sendBill(business)
    const reference = referenceIn((await openPayment(house, token)).clientSecret)
    await annul(business, invoiceId)
    expect(await statusOf(business, reference)).toBe('canceled')
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Void', outstandingMinor: 0 })
    await expect(annul(business, invoiceId)).rejects.toMatchObject({ code: 'Invoice.NotVoidable' })
  })

  it('is refused when the payer was faster, and the invoice is paid', async ({ business }) => {
    // promise 5, promise 38
    const { invoiceId, token } = await sendBill(business)
    await payBill(business, token)
    await expect(annul(business, invoiceId)).rejects.toMatchObject({ code: 'Invoice.NotVoidable' })
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
  })

  it('and paying concurrently ends either void and unpaid, or paid', async ({ business, house }) => {
    // promise 38
    for (let round = 0; round < 6; round++) {
      const { invoiceId, token } = await sendBill(business)
      await openPayment(house, token)
      await Promise.allSettled([
        annul(business, invoiceId),
        payBill(business, token),
        openPayment(house, token),
      ])
      await hearEvents(business)
      const { amountPaidMinor, status } = await invoiceOf(business, invoiceId)
      expect([
        ['Void', 0],
        ['Paid', 14_076],
      ]).toContainEqual([status, amountPaidMinor])
    }
  })

  it.for([
    ['drop', 'after', 1],
    ['500', 'after', 1],
    ['429', 'before', 1],
  ] as const)(
    'is not reported before it is certain: cancel gets %s %s',
    async ([kind, when, times], { business, house }) => {
      const { invoiceId, token } = await sendBill(business)
      const reference = referenceIn((await openPayment(house, token)).clientSecret)
      await faultOn(business, `/v1/payment_intents/${reference}/cancel`, kind, when, times)
      await annul(business, invoiceId).catch(() => annul(business, invoiceId))
      expect(await statusOf(business, reference)).toBe('canceled')
      expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Void' })
    },
  )

  it('closes a payment whose response was lost', async ({ business, house }) => {
    const { invoiceId, token } = await sendBill(business)
    await faultOn(business, '/v1/payment_intents', 'drop', 'after', 4)
    await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
    await annul(business, invoiceId)
    expect((await intentsOf(business, invoiceId)).map(({ status }) => status)).toEqual(['canceled'])
  })
})

it('money that arrives when nothing is owed is refunded automatically, with its fee', async ({
  business,
  house,
}) => {
  // promise 2
  const { invoiceId, token } = await sendBill(business)
  const reference = referenceIn((await openPayment(house, token)).clientSecret)
  // A simulator that loses a cancellation, or a payer whose confirmation overtakes it: both payments are real.
  await house.db
    .$client`update payments set state = 'cancelled', next_check_at = null where provider_reference = ${reference}`
  await byHand(business, invoiceId, '140.76')
  await business.sandbox.post(`payment_intents/${reference}/pay`)
  await hearEvents(business)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountPaidMinor: 28_152 })
  expect(house.logLines.join('\n')).toContain('an invoice was paid twice')
  await sweepRefunds(house)
  await sweepPayments(house)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountPaidMinor: 14_076 })
  const fees = await business.sandbox.objects('charge', business.accountId)
  expect(fees.find((charge) => charge.payment_intent === reference)).toMatchObject({ refunded: true })
  expect(await paymentsOf(business, invoiceId)).toHaveLength(2)
})

it.for([40, 140.76])(
  'only the rest of a surplus is refunded when %s were refunded at Stripe before',
  async (part, { business, house }) => {
    // promise 2, promise 17
    const { invoiceId, token } = await sendBill(business)
    const reference = referenceIn((await openPayment(house, token)).clientSecret)
    await house.db
      .$client`update payments set state = 'cancelled', next_check_at = null where provider_reference = ${reference}`
    await byHand(business, invoiceId, '140.76')
    await business.sandbox.post(`payment_intents/${reference}/pay`)
    await business.sandbox.post(`payment_intents/${reference}/refund`, { amount: Math.round(part * 100) })
    await hearEvents(business)
    await sweepRefunds(house)
    await sweepPayments(house)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountPaidMinor: 14_076 })
    const [attempt] = await paymentsOf(business, invoiceId)
    const states = await house.db.$client`select state from refunds where payment_id = ${attempt?.id ?? ''}`
    expect(states.map(({ state }) => state)).toEqual(part === 40 ? ['succeeded', 'succeeded'] : ['succeeded'])
  },
)

it('the rest of a surplus is refunded when part was refunded at Stripe before our own call', async ({
  business,
  house,
}) => {
  // promise 2, promise 17
  const { invoiceId, token } = await sendBill(business)
  const reference = referenceIn((await openPayment(house, token)).clientSecret)
  await house.db
    .$client`update payments set state = 'cancelled', next_check_at = null where provider_reference = ${reference}`
  await byHand(business, invoiceId, '140.76')
  await business.sandbox.post(`payment_intents/${reference}/pay`)
  await hearEvents(business)
  await business.sandbox.post(`payment_intents/${reference}/refund`, { amount: 4000 })
  await sweepRefunds(house)
  await sweepRefunds(house)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountPaidMinor: 14_076 })
})
