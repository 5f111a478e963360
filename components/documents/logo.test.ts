// The seller's logo on paper: shown, read aloud by its name, and taken by archives.
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { renderDocument } from './render'
import { invoiceOnPaper } from './testing/paper'
import { readObjects } from './testing/read-objects'
import { readPdf } from './testing/read-pdf'

const drawn = (channels: 3 | 4) =>
  sharp({ create: { width: 300, height: 100, channels, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } })
    .png()
    .toBuffer()

it('an uploaded logo is drawn, with its seller’s name for who does not see it, the same bytes each time', async () => {
  const view = invoiceOnPaper()
  const plain = await renderDocument(view, { kind: 'invoice' })
  for (const channels of [3, 4] as const) {
    const logo = await drawn(channels)
    const bytes = await renderDocument(view, { kind: 'invoice', logo })
    expect(Buffer.from(await renderDocument(view, { kind: 'invoice', logo })).equals(bytes)).toBe(true)
    const { objects } = readObjects(bytes)
    const picture = objects.find(
      (object) => object.includes('/Subtype /Image') && !object.includes('/DeviceGray'),
    )
    expect(picture).toContain('/ColorSpace /DeviceRGB')
    expect(picture).not.toContain('/Interpolate true')
    expect(objects.filter((object) => object.includes('/S /Figure'))).toHaveLength(3)
    expect((await readPdf(bytes)).prints).not.toEqual((await readPdf(plain)).prints)
  }
})
