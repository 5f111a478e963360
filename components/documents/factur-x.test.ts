// The invoice for machines in its PDF (Factur-X, ZUGFeRD): found by name, and told of as the standard asks.
import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { renderDocument } from './render'
import { invoiceOnPaper } from './testing/paper'
import { readObjects } from './testing/read-objects'

const XML =
  '<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice note="Grüße &amp; Küsse 請求書"/>\n'
const print = (facturX?: string) => renderDocument(invoiceOnPaper(), { kind: 'invoice', facturX })

describe('a PDF with an invoice for machines', () => {
  it('holds it, byte for byte, under the name that readers look for', async () => {
    const bytes = await print(XML)
    const held = readObjects(bytes).streams.find(({ about }) => about.includes('/Type /EmbeddedFile'))
    expect(Buffer.from(held?.text ?? '', 'latin1').toString()).toBe(XML)
    const files: unknown = await (await getDocumentProxy(bytes)).getAttachments()
    expect(files instanceof Map ? [...files.keys()] : Object.keys(files ?? {})).toEqual(['factur-x.xml'])
  })

  it('says what the file is to the paper, of which kind, and from when', async () => {
    const { catalog, objects } = readObjects(await print(XML))
    const named = objects.findIndex((object) => object.includes('/Type /Filespec'))
    expect(objects[named]).toContain('/AFRelationship /Alternative')
    expect(objects[named]).toContain('/UF (factur-x.xml)')
    expect(catalog).toMatch(/\/AF \[\d+ 0 R\]/)
    const file = objects.find((object) => object.includes('/Type /EmbeddedFile'))
    expect(file).toContain('/Subtype /text#2Fxml')
    expect(file).toContain('/ModDate (D:20261101000000Z)')
  })

  it('says of itself which invoice it is, in words that it explains', async () => {
    const { xmp } = readObjects(await print(XML))
    for (const said of [
      '<fx:DocumentType>INVOICE</fx:DocumentType>',
      '<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
      '<fx:Version>1.0</fx:Version>',
      '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
      '<pdfaid:part>3</pdfaid:part>',
    ])
      expect(xmp).toContain(said)
    for (const name of ['DocumentType', 'DocumentFileName', 'Version', 'ConformanceLevel'])
      expect(xmp).toContain(`<pdfaProperty:name>${name}</pdfaProperty:name>`)
  })

  it('is the same bytes each time, and without the invoice says nothing of one', async () => {
    const again = await print(XML)
    expect(Buffer.from(await print(XML)).equals(again)).toBe(true)
    const plain = readObjects(await print())
    expect(plain.xmp).not.toContain('factur-x')
    expect(plain.catalog).not.toContain('/AF ')
  })
})
