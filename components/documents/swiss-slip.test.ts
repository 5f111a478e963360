// The Swiss payment part on paper: read as people read it, and as a camera does.
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import type { Particulars } from '@/lib/documents/testing/build'
import { renderDocument } from './render'
import { issuedOnPaper } from './testing/issued'
import { readCodes } from './testing/read-codes'
import { readObjects, typefacesOf } from './testing/read-objects'

const SWISS: Particulars = {
  locale: 'de-CH',
  currency: 'CHF',
  documentNumber: 'RE-2026-0007',
  seller: {
    name: 'Bäckerei Zürich',
    country: 'CH',
    address: { line1: 'Bahnhofstrasse 12a', postalCode: '8001', city: 'Zürich', country: 'CH' },
    bankDetails: { accountHolder: 'Bäckerei Zürich AG', iban: 'CH58 0079 1123 0008 8901 2' },
  },
  buyer: {
    name: 'Café Genève',
    country: 'CH',
    address: { line1: 'Rue du Lac 4', postalCode: '1204', city: 'Genève', country: 'CH' },
  },
  lines: [{ description: 'Brot', quantity: '100', unitPrice: '12.50', ratePpm: 26_000 }],
}

async function printed(changes: Partial<Particulars> = {}) {
  const bytes = await renderDocument(issuedOnPaper({ ...SWISS, ...changes }), { kind: 'invoice' })
  const faces = new Set(typefacesOf(readObjects(bytes)).map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')))
  const codes = await readCodes(bytes)
  const pdf = await getDocumentProxy(bytes)
  const { text } = await extractText(pdf)
  return { faces, text: text.at(-1)?.replace(/\s+/g, ' ') ?? '', pages: text.length, codes }
}
const billIn = (codes: { text: string }[]) =>
  codes.find(({ text }) => text.startsWith('SPC'))?.text.split('\n')

describe('the Swiss payment part', () => {
  it('stands at the foot of the invoice, and its code is read back line by line', async () => {
    const { codes, pages, text } = await printed()
    expect(pages).toBe(1)
    for (const said of [
      'Empfangsschein',
      'Zahlteil',
      'CH58 0079 1123 0008 8901 2',
      '1 282.50',
      'Annahmestelle',
    ])
      expect(text).toContain(said)
    const bill = billIn(codes)
    expect(bill?.slice(3, 11)).toEqual([
      ...[
        'CH5800791123000889012',
        'S',
        'Bäckerei Zürich AG',
        'Bahnhofstrasse',
        '12a',
        '8001',
        'Zürich',
        'CH',
      ],
    ])
    expect(bill?.slice(18, 27)).toEqual([
      ...['1282.50', 'CHF', 'S', 'Café Genève', 'Rue du Lac', '4', '1204', 'Genève', 'CH'],
    ])
    expect(bill?.slice(27)).toEqual([
      'SCOR',
      expect.stringMatching(/^RF\d\dRE20260007$/),
      'RE-2026-0007',
      'EPD',
    ])
  })

  it.each([
    ['fr-CH', 'Section paiement'],
    ['it-CH', 'Sezione pagamento'],
    ['en-GB', 'Payment part'],
    ['ja-JP', 'Payment part'],
  ])('speaks the languages of its guidelines (%s)', async (locale, said) => {
    expect((await printed({ locale })).text).toContain(said)
  })

  it('is set in the typeface of its guidelines, and the rest of the paper is not', async () => {
    expect((await printed()).faces).toContain('Arimo-Bold')
    expect((await printed()).faces).toContain('Arimo-Regular')
    const without = await printed({ currency: 'GBP' })
    expect([...without.faces].filter((face) => face.startsWith('Arimo'))).toEqual([])
  })

  it('leaves a box where too little is known of who pays', async () => {
    const { codes, text } = await printed({ buyer: { name: 'Café Genève', address: null, country: null } })
    expect(text).toContain('Zahlbar durch (Name/Adresse)')
    expect(billIn(codes)?.slice(20, 27)).toEqual(['', '', '', '', '', '', ''])
  })

  it('is the only code for banks on a paper in euros, and is not there without an address', async () => {
    const { codes } = await printed({ currency: 'EUR' })
    expect(codes.map(({ text }) => text.slice(0, 3)).toSorted()).toEqual(['SPC', 'htt'])
    const without = await printed({ currency: 'EUR', seller: { ...SWISS.seller, address: null } })
    expect(without.codes.map(({ text }) => text.slice(0, 3)).toSorted()).toEqual(['BCD', 'htt'])
  })
})
