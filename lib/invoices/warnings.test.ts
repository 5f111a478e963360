// An invoice that nobody can pay online is sent, and its sender is told why: in the API, and before sending.
import { expect } from 'vitest'
import { POST as createCustomer } from '@/app/customers/route'
import { POST as record } from '@/app/invoices/[id]/payments/route'
import { POST as send } from '@/app/invoices/[id]/send/route'
import { POST as create } from '@/app/invoices/route'
import { believeWithdrawn } from '@/lib/payment-accounts/access'
import { type Business, openBusiness } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { testPeople } from '@/lib/testing/people'
import { findInvoice } from './find'
import { sendWarnings } from './warnings'

type By = Pick<Business, 'apiKey' | 'organisationId' | 'customerId'>

async function draft(by: By, unitPrice: string, currency = 'EUR'): Promise<string> {
  const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice }]
  const { json, status, text } = await call(create, {
    ...by,
    body: { customerId: by.customerId, currency, lineItems },
  })
  if (status !== 201) throw new Error(text)
  return String(json.id)
}

async function warned(by: By, id: string, headers?: Record<string, string>): Promise<string[]> {
  const { json, status } = await call(send, { ...by, params: { id }, headers })
  expect(status).toBe(200)
  expect(json).toMatchObject({ id, paymentUrl: expect.stringContaining('/i/') })
  return (json.warnings as { code: string; detail: string }[]).map(({ code, detail }) => {
    expect(detail).toMatch(/cannot be paid online.+\.$/)
    return code
  })
}

it.for([
  ['0.10', 'EUR', ['Payment.BelowMinimum']],
  ['0.49', 'EUR', ['Payment.BelowMinimum']],
  ['0.50', 'EUR', []],
  ['999999.99', 'EUR', []],
  ['1000000.00', 'EUR', ['Payment.AboveMaximum']],
  ['14.99', 'CZK', ['Payment.BelowMinimum']],
  ['99999999', 'JPY', []],
  ['100000000', 'JPY', ['Payment.AboveMaximum']],
  ['1000000', 'ISK', ['Payment.AboveMaximum']],
  ['5.120', 'KWD', []],
  ['0', 'EUR', []],
] as const)(
  '%s %s is sent with the warnings %j',
  async ([unitPrice, currency, codes], { business, house }) => {
    const id = await draft(business, unitPrice, currency)
    const before = await sendWarnings(house, await findInvoice(house, business.organisationId, id))
    expect(before.map(({ code }) => code)).toEqual(codes)
    expect(await warned(business, id)).toEqual(codes)
    // Sent once more, it is no easier to pay.
    expect(await warned(business, id)).toEqual(codes)
  },
)

it('a repeat under the same key repeats the warnings', async ({ business }) => {
  const id = await draft(business, '0.10')
  const headers = { 'idempotency-key': 'send-once' }
  expect(await warned(business, id, headers)).toEqual(['Payment.BelowMinimum'])
  expect(await warned(business, id, headers)).toEqual(['Payment.BelowMinimum'])
})

it('without a payment account nobody can pay online, whatever the amount', async ({ house }) => {
  const people = await testPeople(house)
  expect(await warned(people, await draft(people, '140.76'))).toEqual(['PaymentAccount.NotEnabled'])
  expect(await warned(people, await draft(people, '0.10'))).toEqual([
    'PaymentAccount.NotEnabled',
    'Payment.BelowMinimum',
  ])
})

it('a rest too small to be charged is warned of when the invoice goes out again', async ({ business }) => {
  const id = await draft(business, '100.00')
  expect(await warned(business, id)).toEqual([])
  const paid = await call(record, {
    ...business,
    params: { id },
    body: { amount: '99.80', paidAt: '2026-11-01T10:00:00Z', notes: null },
  })
  expect(paid.status).toBe(201)
  const again = await call(send, { ...business, params: { id } })
  expect(again.json).toMatchObject({ outstanding: 0.2, warnings: [{ code: 'Payment.BelowMinimum' }] })
})

it('an account that may not take charges any more is told of', async ({ house }) => {
  const other = await openBusiness(house)
  expect(await warned(other, await draft(other, '140.76'))).toEqual([])
  await other.sandbox.post(`accounts/${other.accountId}/deauthorize`)
  await believeWithdrawn(house, other.accountId)
  expect(await warned(other, await draft(other, '140.76'))).toEqual(['PaymentAccount.NotEnabled'])
})

it('names the characters that the PDF cannot show, wherever they stand on it', async ({ business }) => {
  const { json } = await call(create, {
    ...business,
    body: {
      customerId: business.customerId,
      currency: 'EUR',
      memo: 'ᚠᚢ',
      lineItems: [{ description: 'Rolls 🥐 บริษัท', quantity: 1, unitPrice: '12.50' }],
    },
  })
  const id = String(json.id)
  const sent = await call(send, { ...business, params: { id } })
  expect(sent.json.warnings).toEqual([
    {
      code: 'Document.CharactersNotPrintable',
      detail:
        'The PDF cannot show ᚠ ᚢ 🥐: no typeface of ours has them. The page and the mail show everything.',
    },
  ])
})

it('names what the PDF cannot show of an address', async ({ business }) => {
  const address = { line1: 'ᚠ Street', line2: '𐌰 Court', city: 'Köln', country: 'DE' }
  const body = { name: 'Runic Ltd', address }
  const { json: customer } = await call(createCustomer, { ...business, body })
  const { json } = await call(create, {
    ...business,
    body: {
      customerId: customer.id,
      currency: 'EUR',
      lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '12.50' }],
    },
  })
  const sent = await call(send, { ...business, params: { id: String(json.id) } })
  expect(sent.json.warnings).toMatchObject([
    { code: 'Document.CharactersNotPrintable', detail: expect.stringContaining('cannot show ᚠ 𐌰:') },
  ])
})
