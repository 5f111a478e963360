// Card numbers are refused wherever people type, and nothing else is taken for one.
import { expect, it } from 'vitest'
import { POST as createCustomer } from '@/app/customers/route'
import { POST as createInvoice } from '@/app/invoices/route'
import { POST as createArticle } from '@/app/payment/stripe/v1/articles/route'
import { POST as createCheckout } from '@/app/payment/stripe/v1/checkout/route'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import { allRows } from '@/lib/testing/rows'
import { cardNumbersIn, holdsCardNumber } from './card-number'

const PAN = '4242424242424242'

// promise 108
it.each([
  PAN,
  '4242 4242 4242 4242',
  '4242-4242-4242-4242',
  '4242.4242.4242.4242',
  '4242\u00a04242\u20114242\u20134242',
  '4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2',
  '42424242 42424242',
  '3782 822463 10005',
  '3056 930902 5904',
  '5555555555554444',
  '2223003122003222',
  '6011111111111117',
  '3566002020360505',
  '6205500000000000004',
  '4242424242424242',
  '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢',
  '४२४२४२४२४२४२४२४२',
  '𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐',
  `my card is ${PAN}, exp 12/27, cvc 123`,
  `Visa${PAN}`,
  `${PAN}-12/27`,
  `${PAN}-123`,
  '4242-4242-4242-4242-123',
  `+${PAN}`,
  `card no:${PAN}`,
  `Kartennr:${PAN}`,
  `${PAN}cvc123`,
  '4242,4242,4242,4242',
  `%B${PAN}^`,
  `card:${PAN}`,
  'Karte-4242424242424242',
  '12 4242 4242 4242 4242 12 27',
  `first line\n${PAN}\nlast line`,
  `DE89 3704 0044 0532 0130 00 or ${PAN}`,
])('%s holds a card number', (text) => expect(holdsCardNumber(text)).toBe(true))

it.each([
  '4242424242424241',
  '42424242424242424242',
  'DE89 3704 0044 0532 0130 00',
  'DE89370400440532013000',
  'GB29 NWBK 6016 1331 9268 19',
  'FR14 2004 1010 0505 0001 3M02 606',
  '+49 170 1234567',
  '+34 4242 4242 4242',
  'ORD-4242424242424242',
  'R4242424242424242',
  'PO#4242424242424242',
  '2026-4242424242424242',
  '4242424242424242-A7',
  '4242 4242 4242 4242 4242 4242 4242 4242',
  '4000 4010 4020 4030',
  '4242\n4242\n4242\n4242',
  '424,242 4242 42 42 42 42',
  '4006381333931',
  '490154203237518',
  '20261129103059123',
  '018f4242-4242-7242-8242-424242424242',
  '',
])('%s does not', (text) => expect(holdsCardNumber(text)).toBe(false))

it('is found wherever it is sent, names included, and bank details are left alone', () => {
  const sent = {
    memo: PAN,
    lines: [{ description: 'Bread' }, { description: PAN }],
    metadata: { [PAN]: 'x', note: Number(PAN) },
    bankDetails: { accountNumber: PAN, bankName: PAN },
  }
  expect(cardNumbersIn(sent)).toEqual([
    ['memo'],
    ['lines', 1, 'description'],
    ['metadata'],
    ['metadata', 'note'],
    ['bankDetails', 'bankName'],
  ])
})

it('a text that is made to be slow is read in time', () => {
  const startedAt = performance.now()
  for (const text of ['1  '.repeat(1_700), 'DE89 '.repeat(1_000), '1'.repeat(5_000), '٤ '.repeat(2_500)])
    holdsCardNumber(text)
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

// promise 108
withHouse(
  'each API refuses it in its own shape, naming the field, and keeps and logs nothing',
  async ({ house, people }) => {
    const { apiKey, customerId, organisationId } = people
    const auth = { apiKey, organisationId }
    const line = { description: `Card ${PAN}`, quantity: 1, unitPrice: '10' }
    const invoice = { customerId, currency: 'EUR', memo: 'Pay with 4242 4242 4242 4242', lineItems: [line] }
    const platform = await call(createInvoice, { ...auth, body: invoice })
    expect(platform).toMatchObject({ status: 400, json: { code: 'Request.Invalid' } })
    expect(platform.json.errors).toMatchObject([
      { pointer: '/memo', code: 'card-number' },
      { pointer: '/lineItems/0/description', code: 'card-number' },
    ])
    const customer = await call(createCustomer, { ...auth, body: { name: PAN, metadata: { note: PAN } } })
    expect(customer.json.errors).toMatchObject([{ pointer: '/name' }, { pointer: '/metadata/note' }])
    const article = { Name: 'Cut', Description: PAN, ArticleTypeId: 1, Price: 45, CurrencyId: 'EUR', VAT: 19 }
    const own = await call(createArticle, { ...auth, body: article })
    expect([own.status, JSON.stringify(own.json)]).toEqual([400, expect.stringContaining('card number')])
    const sale = { CompanyId: organisationId, CountryCode: 'DE', Articles: [{ ArticleId: 1, Quantity: 1 }] }
    const checkout = await call(createCheckout, { body: { ...sale, InternalReferenceId: PAN } })
    expect(checkout).toMatchObject({
      status: 400,
      json: { ResponseStatus: { Errors: [{ FieldName: 'InternalReferenceId', ErrorCode: 'CardNumber' }] } },
    })
    const kept = await allRows(house)
    for (const text of [PAN, '4242 4242 4242 4242']) {
      expect(kept).not.toContain(text)
      expect(house.logLines.join('\n')).not.toContain(text)
      for (const { json } of [platform, customer, own, checkout])
        expect(JSON.stringify(json)).not.toContain(text)
    }
    expect(
      await call(createInvoice, {
        ...auth,
        body: {
          ...invoice,
          memo: `ORD-${newId()}`,
          lineItems: [{ ...line, description: 'ORD-4242424242424242' }],
        },
      }),
    ).toMatchObject({ status: 201 })
  },
)
