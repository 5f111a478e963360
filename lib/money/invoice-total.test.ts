// Invoices add up: worked out by hand, and a hundred thousand at random against a second reckoning.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Currency, chargeStepMinor } from './currency'
import { invoiceTotals, LARGEST_TOTAL_MINOR, type LineToTotal } from './invoice-total'
import { MoneyError } from './money'

function line(quantityThousandths: number, unitPriceMinor: number, taxRatePpm = 0): LineToTotal {
  return { quantityThousandths, unitPriceMinor, taxRatePpm }
}

function refusal(lines: LineToTotal[], currency: Currency): string {
  try {
    return `accepted as ${invoiceTotals(lines, currency).totalMinor}`
  } catch (error) {
    if (error instanceof MoneyError) return `${error.code} at line ${error.line}`
    throw error
  }
}

test('an invoice of the bakery adds up line by line', () => {
  const bakery = [line(12_000, 320, 70_000), line(1500, 899, 190_000)]
  expect(invoiceTotals(bakery, 'EUR')).toEqual({
    lines: [
      { netMinor: 3840, taxMinor: 269, grossMinor: 4109 }, // 268.8
      { netMinor: 1349, taxMinor: 256, grossMinor: 1605 }, // 1348.5 and 256.31
    ],
    subTotalMinor: 5189,
    taxMinor: 525,
    totalMinor: 5714,
  })
})

test('tax is rounded for each line, not for the sum', () => {
  const thrice = [line(1000, 5, 100_000), line(1000, 5, 100_000), line(1000, 5, 100_000)]
  expect(invoiceTotals(thrice, 'EUR').taxMinor).toBe(3)
})

// promise 12
test('a price of KWD 5.124 is refused, while tax and parts of a piece keep to chargeable steps', () => {
  expect(refusal([line(1000, 5120), line(1000, 5124)], 'KWD')).toBe('not-a-step at line 1')
  expect(invoiceTotals([line(1500, 5130, 50_000)], 'KWD')).toMatchObject({
    subTotalMinor: 7700, // 7.695
    taxMinor: 390, // 0.385
    totalMinor: 8090,
  })
})

// promise 13
test('an invoice may be nothing, or come to the largest total, and not to a unit more', () => {
  expect(invoiceTotals([], 'EUR').totalMinor).toBe(0)
  expect(invoiceTotals([line(1000, 0, 190_000)], 'JPY').totalMinor).toBe(0)
  expect(invoiceTotals([line(1000, LARGEST_TOTAL_MINOR)], 'EUR').totalMinor).toBe(LARGEST_TOTAL_MINOR)
  expect(refusal([line(1000, LARGEST_TOTAL_MINOR), line(1000, 1)], 'EUR')).toBe('too-large at line 1')
  expect(refusal([line(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)], 'EUR')).toBe('too-large at line 0')
  expect(refusal([line(1000, -1)], 'EUR')).toBe('negative at line 0')
  expect(refusal([line(1000, 1.5)], 'EUR')).toBe('not-an-integer at line 0')
})

// promise 14
test('the lines of a hundred thousand invoices add up to their totals', () => {
  const lines = fc.array(
    fc.record({
      quantityThousandths: fc.integer({ min: 1, max: 1_000_000 }),
      unitPriceMinor: fc.integer({ min: 0, max: 100_000 }),
      taxRatePpm: fc.constantFrom(0, 1, 25_000, 70_000, 81_000, 190_000, 255_000, 999_999, 1_000_000),
    }),
    { maxLength: 4 },
  )
  const check = fc.property(
    lines,
    fc.constantFrom<Currency>('EUR', 'JPY', 'KWD', 'ISK'),
    (sent, currency) => {
      const step = chargeStepMinor(currency)
      const priced = sent.map((one) => ({ ...one, unitPriceMinor: one.unitPriceMinor * step }))
      const totals = invoiceTotals(priced, currency)
      let subTotal = 0n
      let tax = 0n
      for (const [index, one] of totals.lines.entries()) {
        const from = priced[index]
        if (!from || one.netMinor + one.taxMinor !== one.grossMinor) return false
        if (!isNearest(one.netMinor, from.quantityThousandths, from.unitPriceMinor, 1000, step)) return false
        if (!isNearest(one.taxMinor, one.netMinor, from.taxRatePpm, 1_000_000, step)) return false
        subTotal += BigInt(one.netMinor)
        tax += BigInt(one.taxMinor)
      }
      const isWhole = subTotal === BigInt(totals.subTotalMinor) && tax === BigInt(totals.taxMinor)
      return isWhole && totals.subTotalMinor + totals.taxMinor === totals.totalMinor
    },
  )
  fc.assert(check, { numRuns: 100_000 })
})

/** Is `rounded` the multiple of `step` nearest to a × b / denominator, the upper one at a tie? */
function isNearest(rounded: number, a: number, b: number, denominator: number, step: number): boolean {
  const twiceOff = (BigInt(rounded) * BigInt(denominator) - BigInt(a) * BigInt(b)) * 2n
  const stepInParts = BigInt(step) * BigInt(denominator)
  return rounded % step === 0 && twiceOff <= stepInParts && twiceOff > -stepInParts
}
