// What a lawful document says on paper, read back from the finished PDF.
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import type { Particulars } from '@/lib/documents/testing/build'
import { renderDocument } from './render'
import { issuedOnPaper } from './testing/issued'
import { readCodes } from './testing/read-codes'

const WRITTEN: Particulars = {
  locale: 'en-GB',
  lines: [
    { description: 'Bread', quantity: '10', unitPrice: '4.00', ratePpm: 70_000, discountMinor: 400 },
    { description: 'Delivery abroad', unitPrice: '20.00', category: 'G', reason: 'Export, VAT exempt' },
  ],
  discountMinor: 560,
  discountPercent: '10',
  purchaseOrderNumber: 'PO-77',
  servicePeriod: { from: '2026-11-01', to: '2026-11-28' },
  latePaymentFee: '9 % a year above the base rate',
  footer: 'Managing director: Anna Berger',
}

async function textOf(written: Particulars) {
  const bytes = await renderDocument(issuedOnPaper(written), { kind: 'invoice' })
  const { text } = await extractText(await getDocumentProxy(bytes))
  return text.join('\n').replace(/\s+/g, ' ')
}

describe('an issued paper', () => {
  it('says what paying early, by a means, or late costs; what takes it back says nothing of it (promise 155)', async () => {
    const priced: Particulars = {
      ...WRITTEN,
      price: {
        early: { percentPpm: 30_000, until: '2026-12-10', savedMinor: 165 },
        byMeans: [
          { type: 'sepa_debit', discountMinor: 55, surchargeMinor: 0 },
          { type: 'card', discountMinor: 0, surchargeMinor: 110 },
        ],
      },
      lateFee: { kind: 'statutory', afterDays: 1 },
    }
    const said = [
      ...['Pay everything by 10 December 2026 and you save €1.65.', 'SEPA Direct Debit: €0.55 less'],
      ...['Card: €1.10 more, with credit cards only', 'For payment 1 day late or more, the interest'],
    ]
    const text = await textOf(priced)
    for (const part of said) expect(text).toContain(part)
    const corrects = { documentNumber: 'RE-1', issueDate: '2026-11-02', reason: 'Wrong' }
    const back = await textOf({ ...priced, kind: 'credit-note', corrects })
    for (const part of said) expect(back).not.toContain(part)
  })

  it('keeps a minus before its figures, where reading runs from the right', async () => {
    const lines = [{ description: 'Bread', unitPrice: '250', discountMinor: 100 }]
    const arabic = { locale: 'ar-AE', currency: 'AED', discountMinor: 500, lines } as const
    const pdf = await getDocumentProxy(await renderDocument(issuedOnPaper(arabic), { kind: 'invoice' }))
    const { items } = await (await pdf.getPage(1)).getTextContent()
    // Each is what is drawn in one stroke, from the left.
    const drawn = items.flatMap((item) => ('str' in item ? [item.str] : []))
    expect(drawn).toContain('-5.00')
    expect(drawn.filter((text) => /\d-(?!\d)/.test(text))).toEqual([])
  })

  it('names both with address and numbers, what was ordered and when it was supplied', async () => {
    const text = await textOf(WRITTEN)
    for (const said of [
      ...['Bäckerei Berger', 'Berger & Töchter GmbH', 'Mehlgasse 3', '10115 Berlin', 'Germany'],
      ...['VAT number DE136695976', 'Tax number 30/123/45678', 'Company number HRB 4711'],
      ...['Anna Berger', 'rechnung@berger.example', '+49 30 1234567', 'Am Markt 1', '04109 Leipzig'],
      ...['Supplied', '28 November 2026', 'Service period', '1 November 2026 to 28 November 2026'],
      ...['Order number', 'PO-77', 'Your reference', 'Kostenstelle 7'],
    ])
      expect(text).toContain(said)
  })

  it('shows how discounts lead to the total, and why no tax is charged', async () => {
    const text = await textOf(WRITTEN)
    for (const said of [
      ...['Discount: Mengenrabatt (-€4.00)', 'Items', '€56.00', 'Discount 10%: Mengenrabatt', '-€5.60'],
      ...['Export, VAT exempt', 'Late payment: 9 % a year above the base rate'],
      ...['Managing director: Anna Berger'],
    ])
      expect(text).toContain(said)
  })

  it('says that a credit note is one, what it corrects and why, and asks for nothing', async () => {
    const text = await textOf({
      ...WRITTEN,
      kind: 'credit-note',
      documentNumber: 'CN-1',
      corrects: { documentNumber: 'RE-2026-0042', issueDate: '2026-11-30', reason: 'Returned goods' },
    })
    for (const said of [
      'Credit note CN-1 for invoice RE-2026-0042 of 30 November 2026',
      'Reason: Returned goods',
      'Nothing has to be paid for this document.',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('Invoice RE-')
  })

  it('says what cancels a credit note, and asks for nothing by it', async () => {
    const corrects = { documentNumber: 'CN-1', issueDate: '2026-11-30', reason: 'The refund failed' }
    const text = await textOf({ ...WRITTEN, documentNumber: 'CN-2', corrects })
    expect(text).toContain('CN-2 Cancels credit note CN-1')
    expect(text).toContain('Nothing has to be paid for this document.')
    expect(text).not.toContain('DE02 1203 0000 0000 2020 51')
  })
})

describe('the code for banking apps', () => {
  const codesOf = async (written: Particulars) =>
    (await readCodes(await renderDocument(issuedOnPaper(written), { kind: 'invoice' }))).map(
      ({ text }) => text,
    )

  it('is read back from the paper with account, amount and number', async () => {
    const view = issuedOnPaper(WRITTEN)
    const codes = await codesOf(WRITTEN)
    expect(codes).toContain(
      [
        ...['BCD', '002', '1', 'SCT', 'BYLADEM1001', 'Berger & Töchter GmbH', 'DE02120300000000202051'],
        ...[`EUR${(view.totalMinor / 100).toFixed(2)}`, '', '', 'RE-2026-0042'],
      ].join('\n'),
    )
  })

  it('is not there in another currency', async () => {
    const codes = await codesOf({ ...WRITTEN, currency: 'USD' })
    expect(codes.filter((code) => code.startsWith('BCD'))).toEqual([])
  })
})
