// Prints an invoice or its receipt as a PDF.
import { renderToBuffer } from '@react-pdf/renderer'
import { accentFrom } from '@/components/ui/accent'
import { settled } from '@/lib/paper/characters'
import type { InvoiceDocument } from '@/lib/payments/document'
import { type Reader, readerFor } from '@/lib/words/reader'
import { ROOM } from '@/lib/words/room'
import { closeFamilies, familiesFor } from './fonts'
import { mixInk } from './ink'
import { InvoicePaper } from './invoice-paper'
import { ReceiptPaper } from './receipt-paper'
import { countryName } from './sheet'

/** Of the light page; see app/globals.css. */
const HOUSE_ACCENT = '#1d5c55'

export interface PrintOptions {
  kind: 'invoice' | 'receipt'
  now: Date
}

/** All that will be written: by it the typefaces are chosen. */
function everythingOn(view: InvoiceDocument, { day, locale, money, tongue }: Reader): string {
  const countries = [view.seller.country, view.customer.country ?? ''].map((code) =>
    countryName(code, locale),
  )
  const { currency } = view
  const signs = [money(-123_456_789, currency), money(123_456_789_000, currency), day(view.issueDate)]
  return settled(JSON.stringify([view, ROOM[tongue], countries, signs]))
}

export async function renderDocument(
  view: InvoiceDocument,
  { kind, now }: PrintOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = readerFor(view.locale)
  const isJapanese = [view.seller.country, view.customer.country].includes('JP') || reader.tongue === 'ja'
  const families = await familiesFor(everythingOn(view, reader), reader.tag, isJapanese)
  const accent = accentFrom(view.seller.primaryColour)?.light ?? HOUSE_ACCENT
  const ink = mixInk(reader, families, accent, view.seller.country)
  const paper = { ink, view, madeAt: now }
  try {
    const buffer = await renderToBuffer(
      kind === 'invoice' ? <InvoicePaper {...paper} /> : <ReceiptPaper {...paper} />,
    )
    return new Uint8Array(buffer)
  } finally {
    closeFamilies(families)
  }
}
