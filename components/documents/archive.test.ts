// Papers are archived for ten years: what the standard for that (PDF/A-3b) asks, read from the finished file.
import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { renderDocument } from './render'
import { printInFreshProcess } from './testing/fresh-process'
import { invoiceOnPaper, visaPayment } from './testing/paper'
import { glyphsOf, readObjects, typefacesOf } from './testing/read-objects'

const LOCALES = [
  'de-DE',
  'en-GB',
  'fr-FR',
  'es-ES',
  'it-IT',
  'ja-JP',
  'nl-NL',
  'pl-PL',
  'pt-PT',
  'sv-SE',
  'ar-AE',
]
/** Two paragraphs, with an empty line between them: its line break once brought a typeface of its own. */
const MEMO = 'Thank you.\n\nPlease pay by Friday.'

const print = (changes: Partial<InvoiceDocument> = {}, kind: 'invoice' | 'receipt' = 'invoice') =>
  renderDocument(invoiceOnPaper({ memo: MEMO, ...changes }), { kind })

const paid = { state: 'paid' as const, paidMinor: 14_076, outstandingMinor: 0, payments: [visaPayment] }

describe('every paper', () => {
  it.each(LOCALES)(
    'holds each typeface that it names, and draws no letter that it has not (%s)',
    async (locale) => {
      for (const bytes of [await print({ locale }), await print({ ...paid, locale }, 'receipt')]) {
        const read = readObjects(bytes)
        const faces = typefacesOf(read)
        expect(faces.length).toBeGreaterThan(0)
        expect(faces.filter(({ isEmbedded }) => !isEmbedded)).toEqual([])
        const glyphs = glyphsOf(read)
        expect(glyphs.length).toBeGreaterThan(100)
        expect(glyphs).not.toContain(0)
      }
    },
  )

  it('says which standard it keeps, its colours, and its language', async () => {
    const { catalog, objects, xmp } = readObjects(await print({ locale: 'de-AT' }))
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(catalog).toContain('/Lang (de-AT)')
    expect(catalog).toContain('/OutputIntents [')
    expect(objects.find((object) => object.includes('/OutputIntent\n'))).toContain('sRGB')
    expect(objects.find((object) => object.includes('/Marked true'))).toBeDefined()
    expect(objects.find((object) => object.includes('/DisplayDocTitle true'))).toBeDefined()
    expect(catalog).toContain('/StructTreeRoot')
  })

  it('says the same in both of its descriptions, whatever stands in a name', async () => {
    const name = 'Müller & Söhne <Café> ]]>'
    const bytes = await print({ seller: { ...invoiceOnPaper().seller, name } })
    const { xmp } = readObjects(bytes)
    expect(xmp).toContain('Müller &amp; Söhne &lt;Café&gt; ]]&gt;')
    const { info, metadata } = await (await getDocumentProxy(bytes)).getMetadata()
    expect(info).toMatchObject({ Title: `Invoice INV-0007 · ${name}`, CreationDate: 'D:20261101000000Z' })
    expect(metadata?.get('dc:title')).toBe(`Invoice INV-0007 · ${name}`)
    expect(xmp).toContain('<xmp:CreateDate>2026-11-01T00:00:00Z</xmp:CreateDate>')
    expect(xmp).toContain('<xmp:ModifyDate>2026-11-01T00:00:00Z</xmp:ModifyDate>')
  })

  it('has nothing that archives refuse: scripts, actions of its own, secrets, fonts or colours of others', async () => {
    const { objects } = readObjects(await print())
    for (const forbidden of [
      '/JavaScript',
      '/Launch',
      '/Encrypt',
      '/DeviceCMYK',
      '/Type1',
      '/OpenAction',
      '/AA ',
    ])
      expect(objects.filter((object) => object.includes(forbidden))).toEqual([])
    const links = objects.filter((object) => object.includes('/Subtype /Link'))
    expect(links).toHaveLength(1)
    // Shown when it is printed, and neither hidden nor invisible.
    expect(links[0]).toContain('/F 4')
  })

  // promise 145
  it('is the same bytes from this process and from another, on another day', async () => {
    const view = invoiceOnPaper({ memo: MEMO, locale: 'ar-AE' })
    const before = await renderDocument(view, { kind: 'invoice' })
    await print({ ...paid, locale: 'ja-JP' }, 'receipt')
    const again = await renderDocument(view, { kind: 'invoice' })
    const elsewhere = await printInFreshProcess({ view, options: { kind: 'invoice' } })
    expect(Buffer.from(again).equals(before)).toBe(true)
    expect(Buffer.from(elsewhere).equals(before)).toBe(true)
  }, 240_000)
})
