// How papers are printed: read back from the finished PDF, as a reader's software finds them.
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { describe, expect, it } from 'vitest'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { renderDocument } from './render'
import { invoiceOnPaper, visaPayment } from './testing/paper'

const position = {
  quantity: '1',
  unit: 'C62',
  unitPrice: '1',
  discount: null,
  amountMinor: 100,
  taxRatePercent: null,
}

async function printed(changes: Partial<InvoiceDocument> = {}, kind: 'invoice' | 'receipt' = 'invoice') {
  const bytes = await renderDocument(invoiceOnPaper(changes), { kind })
  const pdf = await getDocumentProxy(bytes)
  const { text: pages } = await extractText(pdf)
  const { info } = await getMeta(pdf)
  const text = pages.join('\n')
  return { info, pages, text, squeezed: text.replace(/\s/g, '') }
}

it('an invoice shows seller, customer, lines, totals and tax by rate', async () => {
  const { text } = await printed()
  const said = [
    ...['Bäckerei Morgenrot', 'Hotel Lindenhof', 'Lindenallee 12', '10115 Berlin', 'INV-0007'],
    ...['1 November 2026', '1 December 2026', 'Wedding cake, three tiers', '20.5', '-€0.18'],
    ...['Tax 7% on €20.50', 'Tax 19% on €100.00', '€140.76', 'Delivered to the back door.'],
    ...['DE89 3704 0044 0532 0130 00', 'COBADEFFXXX'],
  ]
  for (const part of said) expect(text).toContain(part)
})

it('a PDF has a title, an author and a language for screen readers', async () => {
  const { info } = await printed({ locale: 'de-AT' })
  expect(info).toMatchObject({
    Title: 'Rechnung INV-0007 · Bäckerei Morgenrot',
    Author: 'Bäckerei Morgenrot',
    Language: 'de-AT',
  })
})

it.each([
  ['de-DE', 'EUR', ['Rechnung', '1. Dezember 2026', '140,76 €', 'Noch zu zahlen']],
  ['fr-FR', 'EUR', ['Facture', '1 décembre 2026', '140,76 €', 'Reste à payer']],
  ['es-ES', 'EUR', ['Factura', '1 de diciembre de 2026', '140,76 €', 'Pendiente de pago']],
  ['ja-JP', 'JPY', ['請求書', '2026年12月1日', '14,076', '未払い額']],
] as const)('a document is in the customer’s language (%s)', async (locale, currency, said) => {
  const { squeezed } = await printed({ locale, currency, paidMinor: 1, outstandingMinor: 14_075 })
  for (const part of said) expect(squeezed).toContain(part.replace(/\s/g, ''))
})

it('a receipt shows payments with method and date, and refunds', async () => {
  const refund = { amountMinor: 4_000, askedOn: '2026-11-21', reference: 're_1', isSurplus: false }
  const { text } = await printed(
    {
      state: 'partly-refunded',
      paidMinor: 14_076,
      refundedMinor: 4_000,
      outstandingMinor: 4_000,
      payments: [{ ...visaPayment, refunds: [refund] }],
    },
    'receipt',
  )
  for (const part of ['Receipt', 'INV-0007', 'Visa ending in 4242', '20 November 2026', 'ch_3PqRemit0001'])
    expect(text).toContain(part)
  expect(text).toContain('21 November 2026')
  expect(text).toContain('-€40.00')
})

it('a draft and a cancelled invoice are stamped as such', async () => {
  const draft = await printed({ state: 'draft', documentNumber: null, paymentUrl: null })
  expect(draft.text).toContain('Draft')
  expect(draft.text).not.toContain('Pay online')
  const cancelled = await printed({ state: 'void', paymentUrl: null })
  expect(cancelled.text).toContain('Cancelled')
})

it('a long invoice repeats its header and page numbers', async () => {
  const lines = Array.from({ length: 200 }, (_, index) => ({
    description: `Position ${index + 1}. ${'Work done that day, '.repeat(6)}`,
    quantity: '1',
    unit: 'C62',
    unitPrice: '1',
    discount: null,
    amountMinor: 100,
    taxRatePercent: null,
  }))
  const { pages } = await printed({ lines, taxes: [] })
  expect(pages.length).toBeGreaterThan(5)
  expect(pages.length).toBeLessThan(25)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`${index + 1} / ${pages.length}`)
    if (page.includes('Position')) expect(page).toContain('Description')
  }
  for (const line of lines) expect(pages.join('\n')).toContain(line.description.slice(0, 13))
}, 240_000)

describe('text from customers', () => {
  it.each([
    ['Cyrillic', 'Иван Петрович'],
    ['Greek', 'Ωμέγα Λτδ'],
    ['Vietnamese', 'Nguyễn Văn Huệ'],
    ['Japanese', '株式会社髙島屋商店'],
    ['Korean', '주식회사 서울'],
    ['Chinese', '北京贸易有限公司'],
    ['Chinese outside the first plane', '𠮷野家'],
    ['Hindi', 'राम ट्रेडर्स कि क्षत्रिय'],
    ['Hindi that begins with a letter of two parts', 'ईश्वर ऐश्वर्या'],
    ['Yoruba', 'ọmọ ẹgbẹ́ ị'],
    ['Thai', 'บริษัท กำไรดี น้ำ ที่นี่ ปั๊ม'],
    ['Lao', 'ບໍລິສັດ ກຳໄລ'],
    ['Khmer', 'ក្រុមហ៊ុនកម្ពុជា ស្រី កើតឡើង'],
    ['Burmese', 'မြန်မာ ကုမ္ပဏီ'],
    ['Bengali', 'ক্ষুদ্র ব্যবসা কোম্পানি লিমিটেড'],
    ['Tamil', 'தமிழ்நாடு வணிகம் கொள்கை'],
    ['Telugu', 'తెలుగు కంపెనీ'],
    ['Kannada', 'ಕನ್ನಡ ಕಂಪನಿ'],
    ['Malayalam', 'മലയാളം കമ്പനി'],
    ['Gujarati', 'ગુજરાતી કંપની'],
    ['Punjabi', 'ਪੰਜਾਬੀ ਕੰਪਨੀ'],
    ['Sinhala', 'ගුණරත්න සමාගම'],
    ['Georgian', 'ქართული კომპანია'],
    ['Armenian', 'Հայկական ընկերություն'],
    ['Amharic', 'የኢትዮጵያ ንግድ ድርጅት'],
    ['Tibetan', 'བོད་ཡིག'],
    ['Tamazight', 'ⵜⴰⵎⴰⵣⵉⵖⵜ'],
    ['letters and marks that no font has in one', 'Z̈ x̌ ạ̈'],
  ])('is printed in its own script (%s)', async (_, name) => {
    const { squeezed, text } = await printed({ customer: { ...invoiceOnPaper().customer, name } })
    expect(text).not.toContain('\uFFFD')
    expect(text).not.toContain('\u0000')
    expect(squeezed.normalize('NFKC')).toContain(name.replace(/\s/g, '').normalize('NFKC'))
  })

  it('is extracted correctly where two scripts share a glyph', async () => {
    const names = [
      'Élan Sport',
      'Erste Bank',
      'Über Eats',
      'US Steel',
      'ﬁnal oﬃce',
      'final office',
      'ﬂow to the end',
    ]
    const { text } = await printed({
      lines: names.map((description) => ({ ...position, description })),
      memo: names.join(', '),
    })
    for (const name of names) expect(text).toContain(name.normalize('NFKC'))
    expect(text.replace(/\s+/g, ' ')).toContain('ﬁnal oﬃce, final office, ﬂow to the end'.normalize('NFKC'))
  })

  it.each([
    ['Arabic', 'شركة النور للتجارة'],
    ['Arabic with vowels', 'شَرِكَةُ النُّور'],
    ['Thaana', 'ދިވެހި'],
    ['Hebrew', 'שלום עולם'],
  ])('is extracted correctly when written right to left (%s)', async (_, name) => {
    const { text } = await printed({ customer: { ...invoiceOnPaper().customer, name } })
    expect(text).not.toContain('\uFFFD')
    const letters = new Set(name.normalize('NFKC').replace(/\s/g, ''))
    const found = new Set(text.normalize('NFKC'))
    expect([...letters].filter((letter) => !found.has(letter))).toEqual([])
  })

  // promise 99
  it.each([
    'Rolls 🥐👩‍👩‍👧‍👦 and more',
    'null \u0000 bell \u0007 escape \u001b[31m',
    'turned \u202egpj.exe\u202c back \u2066x\u2069',
    '<script>alert(1)</script> {{7*7}} %PDF-1.7 endobj (\\) >> /JS',
    'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324 zalgo',
    'x'.repeat(500),
    '\ud800 half a pair',
    '\ue000\uf8ff private',
    '',
    '🥐',
  ])('is inert: %j', async (hostile) => {
    const { customer, seller } = invoiceOnPaper()
    const { info, text } = await printed({
      seller: { ...seller, name: hostile },
      customer: { ...customer, name: hostile, addressLines: [hostile] },
      memo: hostile,
      lines: invoiceOnPaper().lines.map((line) => ({ ...line, description: hostile })),
    })
    expect(text).toContain('€140.76')
    const steering = [...text].filter((character) => /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(character))
    expect(steering.filter((character) => character !== '\n')).toEqual([])
    expect(info).not.toHaveProperty('IsXFAPresent', true)
  })
})
