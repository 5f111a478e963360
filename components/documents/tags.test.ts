// How papers are read aloud: their structure, as readers' software finds it in the finished file.
import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { renderDocument } from './render'
import { invoiceOnPaper, visaPayment } from './testing/paper'
import { readCodes } from './testing/read-codes'

interface Heard {
  role: string
  alt?: string
  text: string
  children: Heard[]
}

interface Told {
  role?: string
  type?: string
  id?: string
  alt?: string
  children?: Told[]
}

const isTold = (node: unknown): node is Told => typeof node === 'object' && node !== null

async function hear(bytes: Uint8Array): Promise<{ pages: Heard[][]; unheard: string[] }> {
  const pdf = await getDocumentProxy(bytes)
  const pages: Heard[][] = []
  const unheard: string[] = []
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const page = await pdf.getPage(at)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const said = new Map<string, string>()
    let open = ''
    for (const item of items) {
      if ('str' in item) {
        if (open === '') unheard.push(item.str)
        said.set(open, `${said.get(open) ?? ''}${item.str}`.trimStart())
      } else open = 'id' in item && item.type.startsWith('begin') ? (item.id ?? 'artifact') : ''
    }
    const listen = (node: Told): Heard => {
      const inside = (node.children ?? []).filter(isTold)
      const text = inside.map(({ id }) => said.get(id ?? '') ?? '').join('')
      const children = inside.filter(({ role }) => role).map(listen)
      return { role: node.role ?? '', ...(node.alt && { alt: node.alt }), text, children }
    }
    const tree: unknown = await page.getStructTree()
    pages.push(isTold(tree) ? listen(tree).children : [])
  }
  return { pages, unheard }
}

const all = (heard: Heard[], role: string): Heard[] =>
  heard.flatMap((one) => [...(one.role === role ? [one] : []), ...all(one.children, role)])
const texts = (heard: Heard[]) => heard.map(({ text }) => text)

async function heardOf(changes: Partial<InvoiceDocument> = {}, kind: 'invoice' | 'receipt' = 'invoice') {
  return hear(await renderDocument(invoiceOnPaper(changes), { kind }))
}

const paid = { state: 'paid' as const, paidMinor: 14_076, outstandingMinor: 0, payments: [visaPayment] }

describe('a paper that is read aloud', () => {
  it('begins with who wrote it and what it is, in the order of reading', async () => {
    const { pages } = await heardOf()
    expect(pages[0]?.map(({ role }) => role)).toEqual(['Document'])
    const page = pages.flat()
    expect(texts(all(page, 'H1'))).toEqual(['Invoice'])
    expect(texts(all(page, 'H2'))).toEqual(['Note', 'Pay online', 'Pay by bank transfer'])
    const paragraphs = texts(all(page, 'P'))
    expect(paragraphs.slice(0, 3)).toEqual(['Bäckerei Morgenrot', 'hallo@morgenrot.example', 'Germany'])
    expect(paragraphs.indexOf('Hotel Lindenhof')).toBeLessThan(paragraphs.indexOf('Lindenallee 12'))
  })

  it('has tables whose cells know their heads', async () => {
    const { pages } = await heardOf()
    const [dates, lines, sums, bank] = all(pages.flat(), 'Table')
    expect(texts(all(lines?.children ?? [], 'TH'))).toEqual([
      'Description',
      'Quantity',
      'Price',
      'Tax',
      'Amount',
    ])
    const rows = all(lines?.children ?? [], 'TR')
    expect(rows).toHaveLength(4)
    for (const row of rows) expect(row.children).toHaveLength(5)
    for (const table of [dates, sums, bank])
      for (const row of all(table?.children ?? [], 'TR'))
        expect(row.children.map(({ role }) => role)).toEqual(['TH', 'TD'])
    expect(texts(all(sums?.children ?? [], 'TD')).at(-1)).toBe('€140.76')
  })

  it('says what a code is for, and where a link leads', async () => {
    const { pages } = await heardOf()
    expect(all(pages.flat(), 'Figure').map(({ alt }) => alt)).toEqual([
      'Scan with your phone, or open:',
      'Scan with your banking app:',
    ])
    expect(texts(all(pages.flat(), 'Link'))).toEqual([invoiceOnPaper().paymentUrl])
  })

  it('goes on across pages as one table, whose head is read once', async () => {
    const line = {
      quantity: '1',
      unit: 'C62',
      unitPrice: '1',
      discount: null,
      amountMinor: 100,
      taxRatePercent: '19',
    }
    const lines = Array.from({ length: 80 }, (_, at) => ({ ...line, description: `Position ${at + 1}` }))
    const { pages, unheard } = await heardOf({ lines })
    expect(pages.length).toBeGreaterThan(2)
    const heads = pages.map((page) => all(page, 'TH').filter(({ text }) => text === 'Description').length)
    expect(heads).toEqual(pages.map((_, at) => (at === 0 ? 1 : 0)))
    const said = pages.flatMap((page) => texts(all(page, 'TD'))).filter((text) => text.startsWith('Position'))
    expect(said).toEqual(lines.map(({ description }) => description))
    expect(unheard).toEqual([])
  })

  it.each(['ar-AE', 'ja-JP', 'de-DE'])('leaves nothing unmarked (%s)', async (locale) => {
    for (const kind of ['invoice', 'receipt'] as const) {
      const { unheard } = await heardOf({ ...(kind === 'receipt' && paid), locale }, kind)
      expect(unheard).toEqual([])
    }
  })
})

it('the code for paying online is found by a camera', async () => {
  const view = invoiceOnPaper()
  const codes = await readCodes(await renderDocument(view, { kind: 'invoice' }))
  expect(codes.map(({ text }) => text)).toContain(view.paymentUrl)
})
