// A paper looks and reads the same whatever was printed before it.
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { CURRENCIES, type Currency, currencyDigits } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { type PrintOrder, renderDocument } from './render'
import { printInFreshProcess } from './testing/fresh-process'
import { invoiceOnPaper, visaPayment } from './testing/paper'
import { readPdf } from './testing/read-pdf'

interface Words {
  seller?: string
  customer: string
  line?: string
  locale: string
  currency: Currency
  totalMinor: number
  kind?: 'invoice' | 'receipt'
}

function paper({
  currency,
  customer,
  kind = 'invoice',
  line,
  locale,
  seller,
  totalMinor,
}: Words): PrintOrder {
  const blank = invoiceOnPaper()
  const description = line ?? 'Work'
  const amounts = {
    ...{ quantity: '1', unit: 'C62', discount: null, taxRatePercent: null },
    unitPrice: formatDecimal(totalMinor, currencyDigits(currency)),
    amountMinor: totalMinor,
  }
  const view = invoiceOnPaper({
    seller: { ...blank.seller, name: seller ?? blank.seller.name },
    customer: { ...blank.customer, name: customer },
    lines: [{ ...amounts, description }],
    ...{ locale, currency, taxes: [], subTotalMinor: totalMinor, totalMinor, outstandingMinor: totalMinor },
    ...(kind === 'receipt' && {
      ...{ state: 'paid' as const, paidMinor: totalMinor, outstandingMinor: 0 },
      payments: [{ ...visaPayment, amountMinor: totalMinor }],
    }),
  })
  return { view, options: { kind } }
}

const german = { locale: 'de-DE', currency: 'EUR' } as const
const english = { locale: 'en-US', currency: 'USD', totalMinor: 123_456 } as const

/** Each of the first was once spoilt by one that came before it. */
const KNOWN: Words[] = [
  { ...german, customer: 'Salon Haar', totalMinor: 1_000 },
  { ...german, customer: 'Salon Haar', totalMinor: 123_456 },
  { ...english, customer: 'US Steel', seller: 'Über Eats' },
  { ...english, customer: 'Élan Sport', line: 'Éclairs, Österreich, Ångström, İzmir, Şişli' },
  { ...english, customer: 'Erste Bank', line: 'Eclairs, Osterreich, Angstrom, Izmir, Sisli' },
  { ...english, customer: 'ﬁnal oﬃce ﬂow', line: 'ﬁ ﬂ ﬀ ﬃ ﬄ and on to the end' },
  { ...english, customer: 'final office flow', line: 'fi fl ff ffi ffl and on to the end', kind: 'receipt' },
  { locale: 'ar-AE', currency: 'AED', customer: 'شَرِكَةُ النُّور', totalMinor: 98_765 },
  { locale: 'ja-JP', currency: 'JPY', customer: '𠮷野家 ガギグ', totalMinor: 4_321, kind: 'receipt' },
  { ...english, customer: 'ร้านกำไรดี ที่นี่', line: 'কোম্পানি கொள்கை ខ្មែរកើត राम कि' },
]

const MONEY = CURRENCIES.map(({ code }) => code)
const LETTERS = [...'aeinorstuAEIOUSZäöüÄÖÜéÉèçñÑåÅøØşŞıİőžŽǰfiflﬁﬂﬃ ẞß-.,0123456789ЙйИиΩώกำที่কোক্ষகொ한글漢字']
const LOCALES = ['de-DE', 'en-GB', 'fr-FR', 'es-ES', 'ja-JP', 'ar-EG', 'th-TH']
const someName = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 40 })
  .map((letters) => letters.join(''))
const somePaper: fc.Arbitrary<Words> = fc.record({
  seller: someName,
  customer: someName,
  line: someName,
  locale: fc.constantFrom(...LOCALES),
  currency: fc.constantFrom(...MONEY),
  totalMinor: fc.integer({ min: 100, max: 99_999_999 }),
  kind: fc.constantFrom('invoice', 'receipt'),
})

const print = async ({ options, view }: PrintOrder) => readPdf(await renderDocument(view, options))

// promise 145
describe('documents printed by one process', () => {
  const orders = [...KNOWN, ...fc.sample(somePaper, 4)].map(paper)
  let fresh: Awaited<ReturnType<typeof readPdf>>[] = []

  beforeAll(async () => {
    fresh = []
    for (const order of orders) fresh.push(await readPdf(await printInFreshProcess(order)))
  }, 240_000)

  it('equal those of a fresh process, in any order', async () => {
    const places = orders.map((_, at) => at)
    const orderly = fc.shuffledSubarray(places, { minLength: 4, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(orderly, async (sequence) => {
        for (const at of sequence) {
          const order = orders[at]
          if (order) expect(await print(order), JSON.stringify(order.view)).toEqual(fresh[at])
        }
      }),
      // The two that were found first, and one after the other at least once.
      { numRuns: 6, examples: [[[0, 1, 3, 4, 2]], [places.toReversed()]] },
    )
  }, 240_000)

  it('are identical when printed concurrently', async () => {
    const printed = await Promise.all(orders.slice(0, 6).map(print))
    expect(printed).toEqual(fresh.slice(0, 6))
  }, 240_000)
})
