// Invoices add up: worked out by hand, and a hundred thousand at random in every currency against a second reckoning.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CURRENCIES, type Currency, chargeStepMinor, currencyDigits } from './currency'
import {
  type DocumentToTotal,
  type InvoiceTotals,
  invoiceTotals,
  LARGEST_TOTAL_MINOR,
  type LineToTotal,
  mirrorableTotals,
} from './invoice-total'
import { MoneyError } from './money'

const MILLION = 1_000_000n

/** Quantity and price in major units, with at most 6 decimals. */
function line(
  quantity: number,
  unitPrice: number,
  taxRatePpm = 0,
  more: Partial<LineToTotal> = {},
): LineToTotal {
  const taxCategory = taxRatePpm === 0 ? 'Z' : 'S'
  return { ...millionths(quantity, unitPrice), taxRatePpm, taxCategory, ...more }
}

const millionths = (quantity: number, unitPrice: number) => ({
  quantityMillionths: BigInt(Math.round(quantity * 1_000_000)),
  unitPriceMillionths: BigInt(Math.round(unitPrice * 1_000_000)),
})

function refusal(document: DocumentToTotal, currency: Currency): string {
  try {
    return `accepted as ${invoiceTotals(document, currency).totalMinor}`
  } catch (error) {
    if (error instanceof MoneyError)
      return [error.code, error.line, error.part].filter((it) => it !== undefined).join(' ')
    throw error
  }
}

test('an invoice of the bakery adds up', () => {
  const lines = [line(12, 3.2, 70_000), line(1.5, 8.99, 190_000)]
  expect(invoiceTotals({ lines }, 'EUR')).toEqual({
    lines: [
      { discountMinor: 0, netMinor: 3840, taxMinor: 269, grossMinor: 4109 }, // 268.8
      { discountMinor: 0, netMinor: 1349, taxMinor: 256, grossMinor: 1605 }, // 1348.5 and 256.31
    ],
    taxGroups: [
      { category: 'S', ratePpm: 70_000, baseMinor: 3840, taxMinor: 269, discountMinor: 0, chargeMinor: 0 },
      { category: 'S', ratePpm: 190_000, baseMinor: 1349, taxMinor: 256, discountMinor: 0, chargeMinor: 0 },
    ],
    discountMinor: 0,
    chargeMinor: 0,
    subTotalMinor: 5189,
    taxMinor: 525,
    totalMinor: 5714,
    written: { linesMinor: 5189, discountMinor: 0, chargeMinor: 0 },
  })
})

// promise 144
test('two hundred lines of ten cents at 5 % bear one euro of tax, half a cent each', () => {
  const { lines, taxMinor } = invoiceTotals({ lines: Array(200).fill(line(1, 0.1, 50_000)) }, 'EUR')
  expect(taxMinor).toBe(100)
  expect(lines.filter((one) => one.taxMinor === 1)).toHaveLength(100)
  expect(lines.filter((one) => one.taxMinor === 0)).toHaveLength(100)
})

test('a price below a cent is a price, in every currency', () => {
  expect(invoiceTotals({ lines: [line(1234.5, 0.1651)] }, 'EUR').totalMinor).toBe(20_382) // 203.81595
  expect(invoiceTotals({ lines: [line(1000, 0.4999)] }, 'JPY').totalMinor).toBe(500)
  expect(invoiceTotals({ lines: [line(0.000001, 0.000001)] }, 'EUR').totalMinor).toBe(0)
})

// promise 12
test('a price of KWD 5.124 is refused, while finer prices, tax and parts of a piece keep to chargeable steps', () => {
  expect(refusal({ lines: [line(1, 5.12), line(1, 5.124)] }, 'KWD')).toBe('not-a-step 1')
  expect(invoiceTotals({ lines: [line(10, 0.5127)] }, 'KWD').totalMinor).toBe(5130)
  const { subTotalMinor, taxMinor } = invoiceTotals({ lines: [line(1.5, 5.13, 50_000)] }, 'KWD')
  expect({ subTotalMinor, taxMinor }).toEqual({ subTotalMinor: 7700, taxMinor: 390 }) // 7.695 and 0.385
  const discount = { amountMinor: 124 }
  expect(refusal({ lines: [line(1, 5, 0, { discount })] }, 'KWD')).toBe('not-a-step 0 discount')
})

describe('discounts and charges', () => {
  test('of a line are taken off before tax', () => {
    const lines = [line(3, 9.99, 190_000, { discount: { percentPpm: 100_000 } })]
    expect(invoiceTotals({ lines }, 'EUR').lines).toEqual([
      { discountMinor: 300, netMinor: 2697, taxMinor: 512, grossMinor: 3209 }, // 2.997 of 29.97
    ])
  })

  test('of the document are spread over the rates, and a charge bears its own', () => {
    const lines = [line(1, 100, 190_000), line(1, 50, 70_000)]
    const charge = { amountMinor: 500, taxCategory: 'S', taxRatePpm: 190_000 }
    const totals = invoiceTotals({ lines, discount: { amountMinor: 1000 }, charge }, 'EUR')
    expect(totals.taxGroups).toMatchObject([
      { ratePpm: 70_000, discountMinor: 333, chargeMinor: 0, baseMinor: 4667, taxMinor: 327 },
      { ratePpm: 190_000, discountMinor: 667, chargeMinor: 500, baseMinor: 9833, taxMinor: 1868 },
    ])
    expect(totals).toMatchObject({
      discountMinor: 1000,
      chargeMinor: 500,
      subTotalMinor: 14_500,
      totalMinor: 16_695,
    })
  })

  test('of prices with tax have tax in them, too', () => {
    const lines = [line(1, 119, 190_000)]
    const document = { lines, pricesIncludeTax: true, discount: { percentPpm: 100_000 } }
    expect(invoiceTotals(document, 'EUR')).toMatchObject({
      lines: [{ netMinor: 10_000, taxMinor: 1900, grossMinor: 11_900 }],
      written: { linesMinor: 11_900, discountMinor: 1190 },
      ...{ discountMinor: 1000, subTotalMinor: 9000, taxMinor: 1710, totalMinor: 10_710 },
    })
  })

  test('are refused where they take more than there is, or would add to a debt turned round', () => {
    const lines = [line(1, 10), line(-1, 4)]
    expect(refusal({ lines, discount: { amountMinor: 600 } }, 'EUR')).toBe('accepted as 0')
    expect(refusal({ lines, discount: { amountMinor: 601 } }, 'EUR')).toBe('more-than-the-amount discount')
    const discount = { amountMinor: 1001 }
    expect(refusal({ lines: [line(1, 10, 0, { discount })] }, 'EUR')).toBe('more-than-the-amount 0 discount')
    expect(refusal({ lines, discount: { amountMinor: -1 } }, 'EUR')).toBe('negative discount')
    expect(refusal({ lines, discount: { percentPpm: 0.5 } }, 'EUR')).toBe('not-an-integer discount')
  })
})

// promise 13
test('an invoice may be nothing, or come to the largest total, and not to a unit more or less', () => {
  const most = {
    ...line(1, 0),
    quantityMillionths: MILLION,
    unitPriceMillionths: BigInt(LARGEST_TOTAL_MINOR) * 10_000n,
  }
  const huge = { ...most, quantityMillionths: 10n ** 18n, unitPriceMillionths: 10n ** 18n }
  expect(invoiceTotals({ lines: [] }, 'EUR').totalMinor).toBe(0)
  expect(invoiceTotals({ lines: [line(1, 0, 190_000)] }, 'JPY').totalMinor).toBe(0)
  expect(invoiceTotals({ lines: [most] }, 'EUR').totalMinor).toBe(LARGEST_TOTAL_MINOR)
  expect(refusal({ lines: [most, line(1, 0.01)] }, 'EUR')).toBe('too-large 1')
  expect(refusal({ lines: [huge] }, 'EUR')).toBe('too-large 0')
  expect(refusal({ lines: [{ ...most, unitPriceMillionths: -1n }] }, 'EUR')).toBe('negative 0')
  expect(refusal({ lines: [line(1, 1), line(-1, 1.01)] }, 'EUR')).toBe('below-zero')
})

const RATES = [0, 1, 25_000, 50_000, 70_000, 81_000, 190_000, 255_000, 999_999, 1_000_000]

/** Money as it is written on invoices, and now and then anything. */
const prices = fc.oneof(
  fc.bigInt({ min: 0n, max: 99_999n }).map((cents) => cents * 10_000n),
  fc.bigInt({ min: 0n, max: 10n ** 10n }),
)
const quantities = fc.oneof(
  fc.bigInt({ min: 1n, max: 20n }).map((pieces) => pieces * MILLION),
  fc.bigInt({ min: -3_000_000n, max: 50_000_000n }).filter((millionth) => millionth !== 0n),
)
const percents = fc.record({ percentPpm: fc.integer({ min: 0, max: 1_000_000 }) })
const taxes = fc.constantFrom(...RATES).chain((taxRatePpm) =>
  fc.record({
    taxRatePpm: fc.constant(taxRatePpm),
    taxCategory: taxRatePpm === 0 ? fc.constantFrom('Z', 'E', 'AE') : fc.constant('S'),
  }),
)
const lines = fc.array(
  fc
    .tuple(
      fc.record({ quantityMillionths: quantities, unitPriceMillionths: prices }),
      taxes,
      fc.option(percents, { freq: 4 }),
    )
    .map(([amounts, tax, discount]): LineToTotal => ({ ...amounts, ...tax, discount })),
  { minLength: 1, maxLength: 5 },
)
const documents: fc.Arbitrary<DocumentToTotal> = fc.record({
  lines,
  pricesIncludeTax: fc.boolean(),
  discount: fc.option(percents, { freq: 2 }),
  charge: fc.option(
    fc.tuple(percents, taxes).map(([percent, tax]) => ({ ...percent, ...tax })),
    { freq: 3 },
  ),
})
/** A price written in minor units is one that can be charged. */
const chargeable = (document: DocumentToTotal, currency: Currency): DocumentToTotal => {
  const minor = 10n ** BigInt(6 - currencyDigits(currency))
  const step = BigInt(chargeStepMinor(currency))
  const priced = document.lines.map((one) => {
    const price = one.unitPriceMillionths
    return { ...one, unitPriceMillionths: price % minor === 0n ? price - (price % (minor * step)) : price }
  })
  return { ...document, lines: priced }
}
const currencies = fc.constantFrom(...CURRENCIES.map(({ code }) => code))

const add = (amounts: number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

/** Is `rounded` the multiple of the step nearest to numerator / denominator, at a tie the one further from zero? */
function isNearest(rounded: number, numerator: bigint, denominator: bigint, currency: Currency): boolean {
  const step = BigInt(chargeStepMinor(currency))
  const [n, r] = numerator < 0n ? [-numerator, -BigInt(rounded)] : [numerator, BigInt(rounded)]
  const twiceOff = (r * denominator - n) * 2n
  const wide = step * denominator
  return r % step === 0n && twiceOff <= wide && twiceOff > -wide
}

/** What is wrong with the totals, in words; empty where nothing is. */
function faultsOf(document: DocumentToTotal, currency: Currency, totals: InvoiceTotals): string[] {
  const {
    chargeMinor,
    discountMinor,
    lines: each,
    subTotalMinor,
    taxGroups,
    taxMinor,
    totalMinor,
    written,
  } = totals
  const isInclusive = document.pricesIncludeTax === true
  const scale = 10n ** BigInt(currencyDigits(currency))
  const faults: string[] = []
  const must = (name: string, holds: boolean) => {
    if (!holds) faults.push(name)
  }
  for (const [at, one] of each.entries()) {
    const { discount, quantityMillionths: q, unitPriceMillionths: p } = document.lines[at] as LineToTotal
    const amount = isInclusive ? one.grossMinor : one.netMinor
    must('net + tax = gross', one.netMinor + one.taxMinor === one.grossMinor)
    must(
      'quantity × price',
      isNearest(amount + one.discountMinor, q * p * scale, MILLION * MILLION, currency),
    )
    const percent = BigInt(discount?.percentPpm ?? 0)
    must('line discount', isNearest(one.discountMinor, q * p * scale * percent, MILLION ** 3n, currency))
  }
  for (const group of taxGroups) {
    const { baseMinor, category, ratePpm } = group
    const own = each.filter((_, at) => {
      const { taxCategory, taxRatePpm } = document.lines[at] as LineToTotal
      return taxCategory === category && taxRatePpm === ratePpm
    })
    const nets = add(own.map(({ netMinor }) => netMinor))
    must('lines make the base', nets - group.discountMinor + group.chargeMinor === baseMinor)
    const isTax = isInclusive
      ? isNearest(
          group.taxMinor,
          BigInt(baseMinor + group.taxMinor) * BigInt(ratePpm),
          MILLION + BigInt(ratePpm),
          currency,
        )
      : isNearest(group.taxMinor, BigInt(baseMinor) * BigInt(ratePpm), MILLION, currency)
    must('rate × base = tax', isTax)
    const exact = (BigInt(baseMinor) * BigInt(ratePpm)) / MILLION
    must('inclusive agrees', Math.abs(Number(exact) - group.taxMinor) <= 2 * chargeStepMinor(currency))
  }
  must(
    'lines make the subtotal',
    add(each.map(({ netMinor }) => netMinor)) - discountMinor + chargeMinor === subTotalMinor,
  )
  must('total', subTotalMinor + taxMinor === totalMinor)
  must('groups make the subtotal', add(taxGroups.map(({ baseMinor }) => baseMinor)) === subTotalMinor)
  must('groups make the tax', add(taxGroups.map((group) => group.taxMinor)) === taxMinor)
  must('groups make the discount', add(taxGroups.map((group) => group.discountMinor)) === discountMinor)
  must('groups make the charge', add(taxGroups.map((group) => group.chargeMinor)) === chargeMinor)
  if (isInclusive)
    must('the gross is kept', written.linesMinor - written.discountMinor + written.chargeMinor === totalMinor)
  else
    must(
      'the discount is lost nowhere',
      written.discountMinor === discountMinor && written.chargeMinor === chargeMinor,
    )
  if (!document.discount && !document.charge)
    must('the lines bear the tax', add(each.map((one) => one.taxMinor)) === taxMinor)
  return faults
}

// promises 14 and 144
test('a hundred thousand invoices in every currency add up, and each rate times its base is its tax', () => {
  const check = fc.property(documents, currencies, (drawn, currency) => {
    const document = chargeable(drawn, currency)
    const faults = faultsOf(document, currency, mirrorableTotals(document, currency))
    if (faults.length > 0) throw new Error(faults.join(', '))
  })
  fc.assert(check, { numRuns: 100_000 })
})

const turn = (document: DocumentToTotal): DocumentToTotal => ({
  ...document,
  lines: document.lines.map((one) => ({ ...one, quantityMillionths: -one.quantityMillionths })),
})

/** Every amount below zero that was above, and the other way round. */
const turned = (value: unknown): unknown => {
  if (typeof value === 'number') return 0 - value
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === 'ratePpm' ? inner : turned(inner)]),
  )
}

test('a credit mirrors its invoice, and deductions never turn a total below nothing', () => {
  const check = fc.property(documents, currencies, (drawn, currency) => {
    const document = chargeable(drawn, currency)
    const totals = mirrorableTotals(document, currency)
    expect(mirrorableTotals(turn(document), currency)).toEqual(turned(totals))
    const answer = refusal(document, currency)
    expect(answer).toBe(totals.totalMinor < 0 ? 'below-zero' : `accepted as ${totals.totalMinor}`)
  })
  fc.assert(check, { numRuns: 4000 })
})

test('of one line, prices with and without tax agree to the unit', () => {
  const check = fc.property(prices, fc.constantFrom(...RATES), currencies, (price, taxRatePpm, currency) => {
    const [one] = chargeable(
      { lines: [{ ...line(1, 0, taxRatePpm), unitPriceMillionths: price }] },
      currency,
    ).lines
    if (!one) throw new Error('a line was lost')
    const before = invoiceTotals({ lines: [one] }, currency)
    const gross = BigInt(before.totalMinor) * 10n ** BigInt(6 - currencyDigits(currency))
    const after = invoiceTotals(
      { lines: [{ ...one, unitPriceMillionths: gross }], pricesIncludeTax: true },
      currency,
    )
    expect(after.totalMinor).toBe(before.totalMinor)
    expect(Math.abs(after.taxMinor - before.taxMinor)).toBeLessThanOrEqual(chargeStepMinor(currency))
  })
  fc.assert(check, { numRuns: 4000 })
})
