// The form reckons as the server does, asks in plain words, and leads refusals to their fields.
import { describe, expect, it } from 'vitest'
import { Failure } from '@/lib/failure/failure'
import { readDraft, type WrittenDraft } from '@/lib/invoices/lines'
import { reckonDraft } from '@/lib/invoices/reckon'
import type { Currency } from '@/lib/money/currency'
import { blankValues } from './from-invoice'
import { readLines } from './read-lines'
import { formSchema } from './schema'
import { sortFaults } from './server-faults'
import { bodyOf, dayAfter, emptyLine, type FormValues, type LineValues, NO_ALLOWANCE } from './values'

const line: LineValues = { ...emptyLine(), description: 'Rolls', unitPrice: '12.50' }
const values = (changes: Partial<FormValues> = {}): FormValues => ({
  ...blankValues('EUR', '2026-11-21', null),
  ...{ customerId: 'c', dueDate: '', lineItems: [line] },
  ...changes,
})
const situation = {
  ...{ sellerCountry: 'DE', vatRegistered: null, buyerCountry: null, buyerHasVatNumber: false },
  locale: 'de-DE',
}
/** As the server prices what the form sends. */
const priced = (lineItems: WrittenDraft['lineItems'], currency: Currency) => {
  const plain = { pricesIncludeTax: false, discount: null, charge: null }
  return reckonDraft(readDraft({ currency, lineItems, ...plain }, { rates: [], situation }))
}
const asked = (changes: Partial<FormValues>) =>
  formSchema()
    .safeParse(values(changes))
    .error?.issues.map(({ message, path }) => `${path.join('.')} ${message}`) ?? []

describe('the live totals', () => {
  // promise 14
  it.each([
    ['EUR', [{ ...line, quantity: '1.5', unitPrice: '0.33', taxRate: '19' }, line]],
    ['EUR', [{ ...line, quantity: '0.001', unitPrice: '5.00', taxRate: '7.7' }]],
    ['JPY', [{ ...line, quantity: '2.5', unitPrice: '333', taxRate: '10' }]],
    ['KWD', [{ ...line, quantity: '3', unitPrice: '5.120', taxRate: '5.5' }]],
  ] as const)("equal the server's totals, in %s", (currency, lines) => {
    const { lineItems } = bodyOf(values({ currency, lineItems: [...lines] }))
    const { subTotalMinor, taxMinor, totalMinor } = priced(lineItems, currency).totals
    expect(readLines(values({ currency, lineItems: [...lines] })).totals).toMatchObject({
      subTotalMinor,
      taxMinor,
      totalMinor,
    })
  })

  it('leave out an unfinished line', () => {
    const read = readLines(values({ lineItems: [{ ...line, unitPrice: '1,000' }, line] }))
    expect(read).toMatchObject({ grossMinors: [undefined, 1250], totals: { totalMinor: 1250 } })
    expect(read.faults).toMatchObject([{ path: ['lineItems', 0, 'unitPrice'] }])
  })

  it('refuse what the server refuses', () => {
    for (const [currency, changes] of [
      ['EUR', { unitPrice: '1.2345678' }],
      ['EUR', { quantity: '0' }],
      ['EUR', { quantity: '1.0000001' }],
      ['EUR', { taxRate: '100.01' }],
      ['EUR', { unitPrice: '-1' }],
      ['EUR', { quantity: '2', unitPrice: '9999999999.99' }],
      ['KWD', { unitPrice: '5.124' }],
    ] as const) {
      const lines = [{ ...line, ...changes }]
      expect(readLines(values({ currency, lineItems: lines })).faults, JSON.stringify(changes)).toHaveLength(
        1,
      )
      const { lineItems } = bodyOf(values({ currency, lineItems: lines }))
      expect(() => priced(lineItems, currency)).toThrow(Failure)
    }
  })
})

describe('the form', () => {
  it('names the field of a number below zero', () => {
    const negative = { ...line, quantity: '0', unitPrice: '-1.50', taxRate: '-7' }
    expect(asked({ lineItems: [negative] })).toEqual([
      'lineItems.0.quantity The quantity cannot be zero.',
      'lineItems.0.unitPrice The price cannot be below zero.',
      'lineItems.0.taxRate The rate cannot be below zero.',
    ])
  })

  it('asks for what is missing, field by field', () => {
    expect(asked({ customerId: '', lineItems: [emptyLine()] })).toEqual([
      'customerId Choose a customer.',
      'lineItems.0.description Enter a description.',
      'lineItems.0.unitPrice Enter a price.',
    ])
    expect(asked({ dueDate: '2026-11-20' })).toEqual([
      'dueDate The due date cannot be before the invoice date.',
    ])
    expect(asked({ lineItems: [] })).toEqual(['lineItems Add at least one line.'])
    expect(asked({})).toEqual([])
  })

  it('sends text as it was typed, and nothing for what was left empty', () => {
    expect(bodyOf(values({ memo: '  ', lineItems: [{ ...line, unitPrice: ' 12.50 ' }] }))).toEqual({
      ...{ customerId: 'c', currency: 'EUR', issueDate: '2026-11-21', dueDate: null, memo: null },
      earlyPayment: null,
      ...{ supplyDate: null, servicePeriod: null, purchaseOrderNumber: null, buyerReference: null },
      ...{ pricesIncludeTax: false, discount: null, charge: null },
      lineItems: [
        {
          ...{ description: 'Rolls', quantity: '1', unit: 'C62', unitPrice: '12.50', taxRate: null },
          ...{ discount: null, articleId: null },
        },
      ],
    })
  })

  it('asks for both or nothing of an early payment, and sends them as the API takes them', () => {
    expect(asked({ earlyPercent: '3' })).toEqual([
      'earlyDays Enter the days within which it counts as early.',
    ])
    expect(asked({ earlyDays: '14' })).toEqual(['earlyPercent Enter how much is taken off.'])
    expect(asked({ earlyPercent: '3', earlyDays: 'soon' })).toEqual([
      'earlyDays Enter a whole number of days.',
    ])
    expect(bodyOf(values({ earlyPercent: ' 2.5 ', earlyDays: '14' })).earlyPayment).toEqual({
      ...{ percent: '2.5', days: 14 },
    })
  })

  it('says nothing of means of payment until somebody does, and shows refusals at their rows', () => {
    expect(bodyOf(values({}))).not.toHaveProperty('methodAdjustments')
    const row = { kind: 'discount', unit: 'percent', value: '1', cap: '' } as const
    const rows = [
      { ...row, key: 0, method: 'card', value: '' },
      { ...row, key: 1, method: 'card' },
      { ...row, key: 2, method: '', cap: '?x' },
    ]
    expect(asked({ adjustments: rows })).toEqual([
      'adjustments.0.value Enter a percentage above zero.',
      'adjustments.1.method It is named above already: each may be named once.',
      'adjustments.2.method Choose a means of payment.',
      'adjustments.2.cap Enter an amount, or leave it empty.',
    ])
    const alike = [
      { ...row, key: 3, method: 'sepa_debit' },
      { ...row, key: 4, method: 'card', kind: 'surcharge' as const },
      { ...row, key: 5, method: 'bacs_debit' },
    ]
    expect(bodyOf(values({ adjustments: alike })).methodAdjustments).toEqual([
      { methods: ['sepa_debit', 'bacs_debit'], kind: 'discount', percent: '1' },
      { methods: ['card'], kind: 'surcharge', percent: '1' },
    ])
    const errors = ['/methodAdjustments/1/kind', '/methodAdjustments/0/methods/1'].map((pointer) => ({
      ...{ pointer, code: 'x', detail: `${pointer.slice(1)}: is refused.` },
    }))
    const { faults } = sortFaults({ status: 400, code: 'Request.Invalid', title: '', errors }, alike)
    expect(faults).toEqual([
      { name: 'adjustments.1.kind', message: 'Is refused.' },
      { name: 'adjustments.2.method', message: 'Is refused.' },
    ])
  })

  it('counts days over the ends of months and years', () => {
    expect(dayAfter('2026-11-21', 14)).toBe('2026-12-05')
    expect(dayAfter('2026-12-31', 30)).toBe('2027-01-30')
    expect(dayAfter('', 14)).toBe('')
  })
})

describe('discounts, charges and rates by name', () => {
  const percent = { ...NO_ALLOWANCE, kind: 'percent' as const, percent: '10', reason: 'Loyal' }
  const standard = { id: 'r', ratePpm: 190_000, category: 'S' }
  const rich = values({
    pricesIncludeTax: true,
    discount: percent,
    charge: { ...NO_ALLOWANCE, kind: 'amount', amount: '5.00', reason: 'Delivery' },
    chargeTaxRate: '7',
    lineItems: [
      { ...line, quantity: '-1', unit: 'HUR', unitPrice: '0.1651', taxRateId: 'r' },
      { ...line, taxRateId: 'r', discount: percent },
    ],
  })

  it('are reckoned as the server does', () => {
    const { charge, discount, lineItems, pricesIncludeTax } = bodyOf(rich)
    const rate = {
      ...standard,
      category: 'S' as const,
      organisationId: 'o',
      code: 'standard',
      name: 'Standard',
    }
    const now = new Date(0)
    const rates = [{ ...rate, reason: null, isUsual: true, createdAt: now, updatedAt: now }]
    const draft = readDraft(
      { currency: 'EUR', charge, discount, lineItems, pricesIncludeTax },
      { rates, situation },
    )
    const { subTotalMinor, taxMinor, totalMinor } = reckonDraft(draft).totals
    expect(readLines(rich, [standard]).totals).toMatchObject({ subTotalMinor, taxMinor, totalMinor })
  })

  it('want a reason, and a rate where the lines have several', () => {
    expect(asked({ discount: { ...percent, reason: ' ' } })).toEqual(['discount.reason Enter a reason.'])
    expect(asked({ charge: percent, lineItems: [line, { ...line, taxRate: '7' }] })).toEqual([
      'chargeTaxRate Enter a rate: the lines have several.',
    ])
    expect(asked({ discount: { ...percent, kind: 'amount', amount: '20' } })).toEqual([
      'discount.amount A discount must not be more than what it is taken from.',
    ])
    expect(asked({ supplied: 'during', periodFrom: '2026-11-30', periodTo: '2026-11-01' })).toEqual([
      'periodTo The end cannot be before the beginning.',
    ])
  })

  it('send the category of what bears no tax, and none for what bears some', () => {
    const zero: LineValues = { ...line, taxCategory: 'K', taxExemptionReason: 'Goods' }
    const charge = { ...percent, reason: 'Freight' }
    const ofCharge = { chargeTaxRate: '0', chargeTaxCategory: 'K' as const, chargeExemptionReason: 'Goods' }
    expect(bodyOf(values({ charge, ...ofCharge, lineItems: [zero] }))).toMatchObject({
      charge: { taxRate: '0', taxCategory: 'K', taxExemptionReason: 'Goods' },
      lineItems: [{ taxRate: null, taxCategory: 'K', taxExemptionReason: 'Goods' }],
    })
    const { lineItems } = bodyOf(values({ lineItems: [{ ...zero, taxRate: '19' }] }))
    expect(lineItems[0]).not.toHaveProperty('taxCategory')
    expect(lineItems[0]).not.toHaveProperty('taxExemptionReason')
  })

  it('go on in the next line', () => {
    expect(emptyLine({ ...line, taxRateId: 'r' })).toMatchObject({ taxRateId: 'r', unitPrice: '' })
  })
})

it('server errors appear at their fields, and the rest above the form', () => {
  const problem = {
    title: 'The request is invalid',
    status: 400,
    errors: [
      { pointer: '/lineItems/0/unitPrice', code: 'x', detail: 'lineItems/0/unitPrice: Too large.' },
      { pointer: '/lineItems/1/discount', code: 'x', detail: 'A discount is too much.' },
      { pointer: '/servicePeriod/to', code: 'x', detail: 'servicePeriod/to must not be before from.' },
      { pointer: '/dueDate', code: 'x', detail: 'dueDate must not be before issueDate.' },
      { pointer: '/lineItems', code: 'x', detail: 'lineItems must hold at least one line item.' },
    ],
  }
  expect(sortFaults(problem)).toMatchObject({
    faults: [
      { name: 'lineItems.0.unitPrice', message: 'Too large.' },
      { name: 'lineItems.1.discount.amount', message: 'A discount is too much.' },
      { name: 'periodTo', message: 'Must not be before from.' },
      { name: 'dueDate', message: 'Must not be before issueDate.' },
    ],
    rest: { errors: [{ pointer: '/lineItems' }] },
  })
})

it('a new invoice takes no more off for paying early than until it is due', () => {
  const early = (daysToPay: number) => {
    const { earlyDays, earlyPercent } = blankValues('EUR', '2026-11-21', daysToPay, {
      ...{ percentPpm: 20_000, days: 10 },
    })
    return [earlyPercent, earlyDays]
  }
  expect([early(30), early(7), early(0)]).toEqual([
    ['2', '10'],
    ['2', '7'],
    ['2', '0'],
  ])
})
