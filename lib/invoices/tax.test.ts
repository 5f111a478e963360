// How lines are taxed, discounted and put together by API: derived where nobody says it, refused where it does not fit.
import { describe, expect } from 'vitest'
import { PATCH } from '@/app/invoices/[id]/route'
import { POST } from '@/app/invoices/route'
import { GET as listRates } from '@/app/tax-rates/route'
import { changeCustomer } from '@/lib/customers/change'
import { createCustomer } from '@/lib/customers/create'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import type { People } from '@/lib/testing/people'

const line = { description: 'Work', quantity: 1, unitPrice: '100.00' }

const create = (people: People, changes: object = {}) =>
  call(POST, {
    ...people,
    body: {
      customerId: people.customerId,
      currency: 'EUR',
      lineItems: [{ ...line, taxRate: 19 }],
      ...changes,
    },
  })
const made = async (people: People, changes: object = {}) => {
  const { json, status, text } = await create(people, changes)
  expect(status, text).toBe(201)
  return json
}
const faultsOf = async (people: People, changes: object) => {
  const { json, status } = await create(people, changes)
  expect(status, JSON.stringify(json)).toBe(400)
  return (json.errors as { pointer: string; code: string }[]).map(({ code, pointer }) => `${pointer} ${code}`)
}
const ofLines = (...changes: object[]) => ({ lineItems: changes.map((change) => ({ ...line, ...change })) })

describe('an invoice', () => {
  // promise 144
  it('takes tax of the sum of a rate, and lines have their part of it', async ({ people }) => {
    const lineItems = Array.from({ length: 200 }, () => ({ ...line, unitPrice: '0.10', taxRate: 5 }))
    const json = await made(people, { lineItems })
    expect(json).toMatchObject({ subTotal: 20, taxAmount: 1, totalAmount: 21 })
    expect(json.taxGroups).toEqual([
      {
        ...{ taxCategory: 'S', taxRate: 5, name: null, taxExemptionReason: null },
        ...{ baseAmount: 20, taxAmount: 1, discountAmount: 0, chargeAmount: 0 },
      },
    ])
    const ids = new Set((json.lineItems as { id: string }[]).map(({ id }) => id))
    expect(ids.size).toBe(200)
  })

  it('has deductions, prices below a cent, units, and discounts of lines', async ({ people }) => {
    const json = await made(people, {
      ...ofLines(
        { quantity: '1234.5', unit: 'KWH', unitPrice: '0.1651', taxRate: 19 },
        { quantity: -2, unitPrice: '10.00', taxRate: 19 },
        { discount: { percent: '12.5', reason: 'Loyal' }, taxRate: 7 },
        { discount: { amount: '0.50', reason: 'Scratch' }, taxRate: 7 },
      ),
      ...{ purchaseOrderNumber: 'PO-7', buyerReference: '04011000-1234512345-06', supplyDate: '2026-11-01' },
    })
    expect(json.lineItems).toMatchObject([
      { quantity: 1234.5, unit: 'KWH', unitPrice: 0.1651, netAmount: 203.82, taxCategory: 'S' },
      { quantity: -2, unit: 'C62', netAmount: -20, discount: null },
      { discount: { percent: 12.5, amount: null, reason: 'Loyal' }, discountAmount: 12.5, netAmount: 87.5 },
      { discount: { percent: null, amount: 0.5, reason: 'Scratch' }, discountAmount: 0.5, netAmount: 99.5 },
    ])
    expect(json).toMatchObject({
      ...{ purchaseOrderNumber: 'PO-7', buyerReference: '04011000-1234512345-06' },
      ...{ supplyDate: '2026-11-01', servicePeriod: null, subTotal: 370.82 },
    })
  })

  it('spreads its discount over the rates, and taxes its charge', async ({ people }) => {
    const json = await made(people, {
      ...ofLines({ taxRate: 19 }, { unitPrice: 50, taxRate: 7 }),
      discount: { amount: 10, reason: 'Loyal' },
      charge: { amount: '5.00', reason: 'Delivery', taxRate: 19 },
    })
    expect(json).toMatchObject({
      ...{ discountAmount: 10, chargeAmount: 5, subTotal: 145, taxAmount: 21.95, totalAmount: 166.95 },
      taxGroups: [
        { taxRate: 7, baseAmount: 46.67, taxAmount: 3.27, discountAmount: 3.33 },
        { taxRate: 19, baseAmount: 98.33, taxAmount: 18.68, discountAmount: 6.67, chargeAmount: 5 },
      ],
      charge: { amount: 5, percent: null, reason: 'Delivery', taxRate: 19, taxCategory: 'S' },
    })
  })

  it('keeps the gross of prices with tax', async ({ people }) => {
    const json = await made(people, {
      ...ofLines({ unitPrice: '9.99', taxRate: 19 }),
      pricesIncludeTax: true,
    })
    expect(json).toMatchObject({ pricesIncludeTax: true, subTotal: 8.39, taxAmount: 1.6, totalAmount: 9.99 })
    const changed = await call(PATCH, {
      ...people,
      ...{ params: { id: String(json.id) }, body: { pricesIncludeTax: false, memo: 'Net now' } },
    })
    expect(changed.json).toMatchObject({
      subTotal: 9.99,
      taxAmount: 1.9,
      totalAmount: 11.89,
      memo: 'Net now',
    })
  })

  it('names a rate of the organisation, and keeps what it said', async ({ people }) => {
    const { json } = await call(listRates, people)
    const rates = json.data as { id: string; code: string; rate: number }[]
    const standard = rates.find(({ code }) => code === 'standard')
    expect(standard).toMatchObject({ rate: 19, category: 'S', isUsual: true, name: 'Standard rate' })
    const invoice = await made(people, ofLines({ taxRateId: standard?.id }))
    expect(invoice.lineItems).toMatchObject([
      { taxRateId: standard?.id, taxRateName: 'Standard rate', taxRate: 19, taxCategory: 'S' },
    ])
    expect(invoice.taxGroups).toMatchObject([{ name: 'Standard rate' }])
    expect(await faultsOf(people, ofLines({ taxRateId: standard?.id, taxRate: 19 }))).toEqual([
      '/lineItems/0/taxRateId one-of',
    ])
    expect(await faultsOf(people, ofLines({ taxRateId: people.customerId }))).toEqual([
      '/lineItems/0/taxRateId unknown-tax-rate',
    ])
  })

  it('changed elsewhere keeps its discount, its charge and its lines', async ({ people }) => {
    const discount = { percent: 10, reason: 'Loyal' }
    const before = await made(people, { discount, charge: { percent: 5, reason: 'Rush' } })
    const id = String(before.id)
    const patch = async (body: object) => (await call(PATCH, { ...people, params: { id }, body })).json
    expect(await patch({ currency: 'USD' })).toMatchObject({
      ...{ discount: { percent: 10 }, charge: { percent: 5, taxRate: 19 }, totalAmount: before.totalAmount },
      lineItems: [{ id: (before.lineItems as { id: string }[])[0]?.id }],
    })
    expect(await patch({ discount: null, charge: null })).toMatchObject({ discount: null, totalAmount: 119 })
    const period = { from: '2026-11-01', to: '2026-11-30' }
    expect(await patch({ servicePeriod: period })).toMatchObject({ servicePeriod: period, supplyDate: null })
    expect(await patch({ supplyDate: '2026-11-05' })).toMatchObject({
      ...{ servicePeriod: null, supplyDate: '2026-11-05' },
    })
  })
})

describe('the category of what bears no tax', () => {
  it.for([
    ['in the same country is Z', { country: 'DE' }, null, null, 'Z', null],
    [
      'elsewhere in the EU with a VAT number is AE',
      { country: 'AT' },
      'ATU37675002',
      null,
      'AE',
      /Leistungsempf/,
    ],
    ['elsewhere in the EU without one is Z', { country: 'AT' }, null, null, 'Z', null],
    ['outside the EU is G', { country: 'CH' }, null, null, 'G', /Ausfuhr/],
    ['of a small business is E', { country: 'DE' }, null, false, 'E', /Kleinunternehmer \(§ 19 UStG\)/],
  ] as const)('%s', async ([_, address, vatNumber, vatRegistered, category, reason], { house, people }) => {
    const { customerId, organisationId } = people
    await changeCustomer(house, organisationId, customerId, { address, locale: 'de-DE' })
    await house.db.$client`update customers set vat_number = ${vatNumber} where id = ${customerId}`
    await house.db
      .$client`update organisations set vat_registered = ${vatRegistered} where id = ${organisationId}`
    const { lineItems } = await made(people, ofLines({}))
    const [first] = lineItems as { taxCategory: string; taxExemptionReason: string | null }[]
    expect(first?.taxCategory).toBe(category)
    if (reason) expect(first?.taxExemptionReason).toMatch(reason)
    else expect(first?.taxExemptionReason).toBeNull()
  })

  it('is E where a reason is given, and the others of the group take it', async ({ people }) => {
    const exempt = { taxCategory: 'E', taxExemptionReason: '§ 4 Nr. 21 UStG' }
    const json = await made(
      people,
      ofLines({ taxExemptionReason: '§ 4 Nr. 21 UStG' }, exempt, { taxRate: 19 }),
    )
    expect(json.taxGroups).toMatchObject([
      { taxCategory: 'E', taxExemptionReason: '§ 4 Nr. 21 UStG', baseAmount: 200 },
      { taxCategory: 'S', taxExemptionReason: null },
    ])
  })
})

it.for<[string, object, string[]]>([
  ['a unit that is none', ofLines({ unit: 'STUNDE' }), ['/lineItems/0/unit custom']],
  [
    'a discount without a reason',
    ofLines({ discount: { percent: 5 } }),
    ['/lineItems/0/discount/reason invalid-type'],
  ],
  [
    'a discount by two measures',
    ofLines({ discount: { percent: 5, amount: 5, reason: 'Both' } }),
    ['/lineItems/0/discount custom'],
  ],
  [
    'a discount of more than the line',
    ofLines({ discount: { amount: '100.01', reason: 'Gift' } }),
    ['/lineItems/0/discount more-than-the-amount'],
  ],
  [
    'a discount of more than all',
    { discount: { amount: 101, reason: 'Gift' } },
    ['/discount more-than-the-amount'],
  ],
  ['a total below nothing', ofLines({}, { quantity: '-1.01' }), ['/lineItems below-zero']],
  ['S without a rate', ofLines({ taxCategory: 'S' }), ['/lineItems/0/taxCategory needs-a-rate']],
  ['E with a rate', ofLines({ taxCategory: 'E', taxRate: 5 }), ['/lineItems/0/taxCategory bears-no-tax']],
  ['E without a reason', ofLines({ taxCategory: 'E' }), ['/lineItems/0/taxExemptionReason required']],
  ['K where nobody is abroad', ofLines({ taxCategory: 'K' }), ['/lineItems/0/taxExemptionReason required']],
  [
    'a reason for Z',
    ofLines({ taxCategory: 'Z', taxExemptionReason: 'x' }),
    ['/lineItems/0/taxExemptionReason not-allowed'],
  ],
  [
    'two reasons of one category',
    ofLines({ taxCategory: 'E', taxExemptionReason: 'a' }, { taxCategory: 'E', taxExemptionReason: 'b' }),
    ['/lineItems/1/taxExemptionReason differs'],
  ],
  [
    'O beside another category',
    ofLines({ taxCategory: 'O', taxExemptionReason: 'a' }, { taxRate: 19 }),
    ['/lineItems/0/taxCategory stands-alone'],
  ],
  [
    'a taxed charge beside O',
    {
      ...ofLines({ taxCategory: 'O', taxExemptionReason: 'a' }),
      charge: { amount: 5, reason: 'Delivery', taxRate: 19 },
    },
    ['/lineItems/0/taxCategory stands-alone'],
  ],
  [
    'a charge of no rate among two',
    { ...ofLines({ taxRate: 7 }, { taxRate: 19 }), charge: { amount: 5, reason: 'Delivery' } },
    ['/charge/taxRate required'],
  ],
  ['an unknown article', ofLines({ articleId: 999_999 }), ['/lineItems/0/articleId unknown-article']],
  [
    'a day and a period',
    { supplyDate: '2026-11-01', servicePeriod: { from: '2026-11-01', to: '2026-11-30' } },
    ['/servicePeriod one-of'],
  ],
  [
    'a period backwards',
    { servicePeriod: { from: '2026-11-30', to: '2026-11-01' } },
    ['/servicePeriod/to before-start'],
  ],
  [
    'more than a thousand lines',
    { lineItems: Array.from({ length: 1001 }, () => line) },
    ['/lineItems too-big'],
  ],
])('refuses %s, and says where', async ([_, changes, expected], { people }) => {
  expect(await faultsOf(people, changes)).toEqual(expected)
})

it('what followed from the customer follows from the next one, and what was chosen stays', async ({
  house,
  people,
}) => {
  const { customerId, organisationId } = people
  const address = { country: 'AT' }
  await changeCustomer(house, organisationId, customerId, { address, vatNumber: 'ATU37675002' })
  const json = await made(people, {
    ...ofLines({}, { taxCategory: 'E', taxExemptionReason: 'Chosen' }),
    charge: { amount: 5, reason: 'Freight', taxCategory: 'AE' },
  })
  expect(json.lineItems).toMatchObject([{ taxCategory: 'AE' }, { taxCategory: 'E' }])
  const next = newId()
  const plain = { email: null, address: { country: 'DE' }, locale: null }
  await createCustomer(house, { id: next, organisationId, name: 'At home', ...plain })
  const body = { customerId: next }
  const changed = await call(PATCH, { ...people, params: { id: String(json.id) }, body })
  expect(changed.json).toMatchObject({
    lineItems: [
      { taxCategory: 'Z', taxExemptionReason: null },
      { taxCategory: 'E', taxExemptionReason: 'Chosen' },
    ],
    charge: { taxCategory: 'Z', taxExemptionReason: null },
  })
})

it('totals and lines written by a version before leave nothing stale behind', async ({ house, people }) => {
  const { id } = await made(people, {
    ...{ discount: { amount: 50, reason: 'Loyal' }, charge: { amount: 5, reason: 'Freight' } },
    pricesIncludeTax: true,
  })
  await house.db.$client`update invoices set sub_total_minor = 2000, tax_minor = 380, total_minor = 2380
    where id = ${String(id)}`
  await house.db
    .$client`update invoice_lines set unit_price_minor = 2000, quantity_thousandths = 1000, net_minor = 2000,
    tax_minor = 380, unit_price_millionths = null, quantity_millionths = null, tax_category = null
    where invoice_id = ${String(id)}`
  const { json } = await call(PATCH, { ...people, params: { id: String(id) }, body: { memo: 'x' } })
  expect(json).toMatchObject({
    ...{ discount: null, charge: null, discountAmount: 0, pricesIncludeTax: false, totalAmount: 23.8 },
    taxGroups: [{ taxRate: 19, baseAmount: 20, taxAmount: 3.8 }],
  })
  const [row] = await house.db.$client`select tax_groups from invoices where id = ${String(id)}`
  expect(row?.tax_groups).toBeNull()
})

it('a line from before there were ids and exact columns reads as it always did', async ({
  house,
  people,
}) => {
  const { id } = await made(people, ofLines({ quantity: '1.5', unitPrice: '9.99', taxRate: 7 }))
  await house.db
    .$client`update invoice_lines set id = null, quantity_millionths = null, unit_price_millionths = null,
    tax_category = null where invoice_id = ${String(id)}`
  await house.db.$client`update invoices set tax_groups = null where id = ${String(id)}`
  const read = async () =>
    (await call(PATCH, { ...people, params: { id: String(id) }, body: { memo: 'x' } })).json
  const first = await read()
  expect(first).toMatchObject({
    lineItems: [
      { quantity: 1.5, unitPrice: 9.99, taxRate: 7, taxCategory: 'S', netAmount: 14.99, taxAmount: 1.05 },
    ],
    taxGroups: [{ taxRate: 7, baseAmount: 14.99, taxAmount: 1.05 }],
  })
  expect((await read()).lineItems).toEqual(first.lineItems)
})
