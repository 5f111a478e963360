// What a finished PDF shows and says: its pages as pictures, and their text as a reader's software finds it.
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { sha256 } from '@/lib/ids'

interface Reading {
  /** One for each page: equal where every point of the page is. */
  prints: string[]
  text: string
}

let library: Promise<PDFiumLibrary> | undefined

/** `scale` 2 is 144 points to an inch. */
export async function readPdf(bytes: Uint8Array, scale = 2): Promise<Reading> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(bytes)
  const prints: string[] = []
  const texts: string[] = []
  for (const page of document.pages()) {
    // Before the picture: once that is drawn, this build of PDFium cannot read any more.
    texts.push(page.getText())
    const { data, height, width } = await page.render({ scale, render: 'bitmap' })
    prints.push(`${width}×${height} ${sha256(Buffer.from(data).toString('base64'))}`)
  }
  document.destroy()
  return { prints, text: texts.join('\n') }
}
