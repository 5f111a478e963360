// Invoices of any kind, reckoned by the engine that reckons all, keep the rules when they are written (promise 146).
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatMillionths } from '@/lib/money/decimal'
import { type DocumentToTotal, invoiceTotals } from '@/lib/money/invoice-total'
import { MoneyError } from '@/lib/money/money'
import type { DocumentSnapshot } from '../snapshot'
import { documentOf } from '../testing/build'
import { brokenRules } from '../testing/check'
import { writeEDocument } from './write'

const RATES = [0, 25_000, 55_000, 70_000, 81_000, 190_000, 255_000]

const allowance = fc.oneof(
  fc.record({ percentPpm: fc.integer({ min: 1, max: 1_000_000 }) }),
  fc.record({ amountMinor: fc.integer({ min: 1, max: 2_000 }) }),
)
const taxable = fc
  .constantFrom(...RATES)
  .map((taxRatePpm) => ({ taxRatePpm, taxCategory: taxRatePpm === 0 ? ('Z' as const) : ('S' as const) }))

const line = fc
  .record({
    taxed: taxable,
    quantityMillionths: fc.oneof(
      fc.bigInt({ min: 1n, max: 40n }).map((whole) => whole * 1_000_000n),
      fc.bigInt({ min: -5_000_000n, max: 9_000_000_000n }).filter((quantity) => quantity !== 0n),
    ),
    unitPriceMillionths: fc.oneof(
      fc.bigInt({ min: 0n, max: 30_000n }).map((cents) => cents * 10_000n),
      fc.bigInt({ min: 0n, max: 900_000_000n }),
    ),
    discount: fc.option(allowance, { freq: 2 }),
  })
  .map(({ taxed, ...rest }) => ({ ...taxed, ...rest }))

const order = fc.record({
  currency: fc.constantFrom('EUR' as const, 'JPY' as const, 'HUF' as const),
  pricesIncludeTax: fc.boolean(),
  lines: fc.array(line, { minLength: 1, maxLength: 7 }),
  discount: fc.option(allowance),
  charge: fc.option(fc.tuple(allowance, taxable).map(([part, taxed]) => ({ ...part, ...taxed }))),
})

type Order = Parameters<
  Parameters<typeof fc.property<[{ currency: 'EUR' | 'JPY' | 'HUF' } & DocumentToTotal<'S' | 'Z'>]>>[1]
>[0]

/** Null for what may not be: a discount beyond its line, a total below 0. */
function snapshotOf({ currency, ...written }: Order): DocumentSnapshot | null {
  try {
    const totals = invoiceTotals(written, currency)
    const made = documentOf({ currency, pricesIncludeTax: written.pricesIncludeTax ?? false, lines: [] })
    const said = (amountMinor: number) => ({ percent: null, amountMinor, reason: 'Agreed' })
    return {
      ...made,
      lines: written.lines.map((one, at) => ({
        ...{
          id: `${at}`,
          description: `Line ${at}`,
          unit: 'C62',
          taxRateName: null,
          taxExemptionReason: null,
        },
        quantity: formatMillionths(one.quantityMillionths),
        unitPrice: formatMillionths(one.unitPriceMillionths),
        discount: one.discount ? said(totals.lines[at]?.discountMinor ?? 0) : null,
        ...{ taxCategory: one.taxCategory, taxRatePpm: one.taxRatePpm },
        netMinor: totals.lines[at]?.netMinor ?? 0,
        taxMinor: totals.lines[at]?.taxMinor ?? 0,
      })),
      discount: written.discount ? said(totals.written.discountMinor) : null,
      charge: written.charge
        ? {
            ...said(totals.written.chargeMinor),
            ...{ taxCategory: written.charge.taxCategory, taxRatePpm: written.charge.taxRatePpm },
            taxExemptionReason: null,
          }
        : null,
      taxGroups: totals.taxGroups.map((group) => ({ ...group, name: null, reason: null })),
      ...{ subTotalMinor: totals.subTotalMinor, taxMinor: totals.taxMinor, totalMinor: totals.totalMinor },
    }
  } catch (error) {
    if (error instanceof MoneyError) return null
    throw error
  }
}

const RUNS = Number(process.env.RANDOM_DOCUMENTS ?? 150)

it('any invoice keeps the rules in both syntaxes', () => {
  fc.assert(
    fc.property(order, (drawn) => {
      const snapshot = snapshotOf(drawn)
      if (!snapshot) return
      for (const format of ['xrechnung-ubl', 'factur-x'] as const) {
        const xml = writeEDocument(snapshot, format, { paymentUrl: null, paidMinor: 0 })
        expect(brokenRules(xml, format, snapshot)).toEqual([])
      }
    }),
    { numRuns: RUNS },
  )
})
