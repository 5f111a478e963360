// Which codes a camera finds on a page of a finished PDF, and what they say.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

let ready: Promise<unknown> | undefined

/** The library would fetch its own from another's server. */
async function prepare(): Promise<unknown> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  const { buffer } = new Uint8Array(await readFile(path))
  return prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true })
}

/** Once for all tests of a process. */
export function preparedReader(): Promise<unknown> {
  ready ??= prepare()
  return ready
}

export async function readCodes(pdf: Uint8Array): Promise<{ page: number; text: string }[]> {
  await preparedReader()
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const found: { page: number; text: string }[] = []
  for (const page of document.pages()) {
    const { data, height, width } = await page.render({ scale: 4, render: 'bitmap' })
    // Drawn as blue, green, red; codes are black.
    const picture = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' as const }
    const codes = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 8 })
    found.push(...codes.map(({ text }) => ({ page: page.number, text })))
  }
  document.destroy()
  library.destroy()
  return found
}
