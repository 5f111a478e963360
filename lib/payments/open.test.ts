// Opening a payment: one live intent per invoice, of exactly what is owed, and nothing asked of Stripe that cannot be paid.
import { describe, expect } from 'vitest'
import type { Currency } from '@/lib/money/currency'
import { selectPaymentAccount, updateAccountFacts } from '@/lib/payment-accounts/store'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import {
  expectBooksToAgree,
  expectInvariants,
  hearEvents,
  intentsOf,
  invoiceOf,
  payBill,
  paymentsOf,
} from '@/lib/testing/payer'
import { openPayment } from './open'
import { voidInvoice } from './void-invoice'

const bill = (business: Business, unitPrice: string, currency: Currency = 'EUR') =>
  sendBill(business, { currency, lineItems: [{ description: 'Rolls', quantity: 1, unitPrice }] })
const callsSoFar = async (business: Business) => (await business.sandbox.requests(business.accountId)).length

it('opens a direct charge for what is outstanding, with our share as application fee', async ({
  business,
  house,
}) => {
  const { invoiceId, token } = await sendBill(business)
  const opened = await openPayment(house, token)
  expect(opened.amount).toEqual({ minor: 14076, currency: 'EUR' })
  const [intent] = await intentsOf(business, invoiceId)
  expect(intent).toMatchObject({ amount: 14076, currency: 'eur', application_fee_amount: 352 })
  // What the payer reads on the card's statement behind the seller's name.
  const { documentNumber } = await invoiceOf(business, invoiceId)
  expect(intent?.statement_descriptor_suffix).toBe(documentNumber)
})

it('hands out the open payment again at the second tap', async ({ business, house }) => {
  // promise 4
  const { invoiceId, token } = await sendBill(business)
  const first = await openPayment(house, token)
  expect(await openPayment(house, token)).toEqual(first)
  expect(await intentsOf(business, invoiceId)).toHaveLength(1)
})

it.for([2, 50])(
  'gives %i payers at once the same intent, and takes the money once',
  async (payers, { business, house }) => {
    // promise 3, promise 4
    const { invoiceId, token } = await sendBill(business)
    const opened = await Promise.all(Array.from({ length: payers }, () => openPayment(house, token)))
    expect(new Set(opened.map(({ clientSecret }) => clientSecret)).size).toBe(1)
    expect(await intentsOf(business, invoiceId)).toHaveLength(1)
    const paid = await Promise.allSettled([payBill(business, token), payBill(business, token)])
    expect(paid.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await Promise.all([hearEvents(business), hearEvents(business)])
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', outstandingMinor: 0 })
    await expectBooksToAgree(business)
  },
)

describe('what cannot be paid is refused before Stripe is asked', () => {
  // promise 6
  const refused = async (business: Business, token: string, code: string, detail: RegExp) => {
    const before = await callsSoFar(business)
    await expect(openPayment(business.house, token)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(detail),
    })
    expect(await callsSoFar(business)).toBe(before)
  }

  it('an invoice that is paid', async ({ business }) => {
    const { token } = await sendBill(business)
    await payBill(business, token)
    await hearEvents(business)
    await refused(business, token, 'Payment.InvoiceNotPayable', /already paid/)
  })

  it('an invoice that is void', async ({ business, house }) => {
    const { invoiceId, token } = await sendBill(business)
    await voidInvoice(house, business.organisationId, invoiceId)
    await refused(business, token, 'Payment.InvoiceNotPayable', /voided/)
  })

  it('an invalid token', async ({ business }) => {
    await refused(business, 'x'.repeat(43), 'Payment.InvalidToken', /./)
    await refused(business, "' or 1=1", 'Payment.InvalidToken', /./)
  })

  it.for<[string, Currency, RegExp]>([
    // promise 13
    ['0', 'EUR', /already paid|Nothing is outstanding/],
    ['0.49', 'EUR', /below the minimum/],
    ['1000000.00', 'EUR', /more than can be paid/],
    ['9999999.99', 'EUR', /more than can be paid/],
    ['49', 'JPY', /below the minimum/],
    ['100000000', 'JPY', /more than can be paid/],
    ['1000000', 'ISK', /more than can be paid/],
  ])('%s %s', async ([unitPrice, currency, detail], { business }) => {
    const { token } = await bill(business, unitPrice, currency)
    await refused(business, token, 'Payment.InvoiceNotPayable', detail)
  })

  it('an invoice of a business that may not take charges', async ({ business, house }) => {
    // promise 74
    const { token } = await sendBill(business)
    const account = await selectPaymentAccount(house.db, business.organisationId)
    if (!account) throw new Error('no account')
    const { id, accountId = '', ...facts } = account
    await updateAccountFacts(
      house.db,
      account,
      { ...facts, accountId: accountId ?? '', chargesEnabled: false },
      house.clock.now(),
    )
    await refused(business, token, 'PaymentAccount.NotEnabled', /./)
    await updateAccountFacts(
      house.db,
      { ...account, id },
      { ...facts, accountId: accountId ?? '' },
      house.clock.now(),
    )
    await openPayment(house, token)
  })
})

it.for<[string, Currency, number]>([
  // promise 9, promise 12, promise 13
  ['0.50', 'EUR', 50],
  ['999999.99', 'EUR', 99_999_999],
  ['100', 'JPY', 100],
  ['99999999', 'JPY', 99_999_999],
  ['5.120', 'KWD', 5120],
  ['1500', 'ISK', 150_000],
])('sends %s %s to Stripe as %i', async ([unitPrice, currency, stripeAmount], { business, house }) => {
  const { invoiceId, token } = await bill(business, unitPrice, currency)
  expect((await openPayment(house, token)).amount.currency).toBe(currency)
  const created = (await business.sandbox.requests(business.accountId)).findLast(
    ({ method, path }) => method === 'POST' && path === '/v1/payment_intents',
  )
  expect(created?.params).toMatchObject({ amount: String(stripeAmount), currency: currency.toLowerCase() })
  const [intent] = await intentsOf(business, invoiceId)
  expect(intent).toMatchObject({ amount: stripeAmount, currency: currency.toLowerCase() })
})

it.for([
  // promise 15
  [0, '140.76', null, 0, 0],
  [25_000, '0.50', 1, 0, 1],
  [25_000, '0.60', 2, 1, 1],
  [333_333, '100.00', 3333, 1333, 2000],
  [1_000_000, '0.50', 50, 20, 30],
] as const)(
  'takes a share of %i ppm of %s as a fee of %s',
  async ([revenueSharePpm, unitPrice, fee, platform, client], { house }) => {
    const other = await openBusiness(house, { revenueSharePpm })
    const { invoiceId, token } = await sendBill(other, {
      lineItems: [{ description: 'Rolls', quantity: 1, unitPrice }],
    })
    await openPayment(house, token)
    const [intent] = await intentsOf(other, invoiceId)
    expect(intent?.application_fee_amount ?? null).toBe(fee)
    const [payment] = await paymentsOf(other, invoiceId)
    expect(payment).toMatchObject({ feeMinor: fee ?? 0, platformFeeMinor: platform, clientFeeMinor: client })
  },
)

it('leaves no problems in the books', ({ business }) => expectInvariants(business))
