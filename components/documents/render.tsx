// Prints an invoice or its receipt as a PDF.
import { renderToBuffer } from '@react-pdf/renderer'
import { chooseLanguage, type Language } from '@/components/pay/words/language'
import { accentFrom } from '@/components/ui/accent'
import type { InvoiceDocument } from '@/lib/payments/document'
import { familiesFor } from './fonts'
import { mixInk } from './ink'
import { InvoicePaper } from './invoice-paper'
import { ReceiptPaper } from './receipt-paper'
import { countryName } from './sheet'
import { PAPER_WORDS } from './words'

/** Of the light page; see app/globals.css. */
const HOUSE_ACCENT = '#1d5c55'

export interface PrintOptions {
  kind: 'invoice' | 'receipt'
  /** What the reader's browser asks for, which counts where the customer's own language is not known or not spoken. */
  acceptLanguage: string | null
  now: Date
}

/** The customer's language, else the reader's, else what is most likely spoken where the seller is. */
function languageFor(view: InvoiceDocument, acceptLanguage: string | null): Language {
  const likely = /^[A-Z]{2}$/.test(view.seller.country)
    ? new Intl.Locale(`und-${view.seller.country}`).maximize().language
    : 'en'
  const native = `${likely}-${view.seller.country}`
  return chooseLanguage(view.locale, acceptLanguage || native)
}

/** All that will be written: by it the typefaces are chosen. */
function everythingOn(view: InvoiceDocument, language: Language, now: Date): string {
  const { locale, tongue, words } = language
  const figures = new Intl.NumberFormat(locale, { style: 'currency', currency: view.currency })
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const countries = [view.seller.country, view.customer.country ?? ''].map((code) =>
    countryName(code, locale),
  )
  const signs = [figures.format(-1_234_567.89), figures.format(1_234_567_890), days.format(now)]
  return JSON.stringify([view, words, PAPER_WORDS[tongue], countries, signs])
}

export async function renderDocument(
  view: InvoiceDocument,
  { acceptLanguage, kind, now }: PrintOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const language = languageFor(view, acceptLanguage)
  const isJapanese = [view.seller.country, view.customer.country].includes('JP') || language.tongue === 'ja'
  const families = await familiesFor(everythingOn(view, language, now), isJapanese)
  const accent = accentFrom(view.seller.primaryColour)?.light ?? HOUSE_ACCENT
  const ink = mixInk(language, families, accent, view.seller.country)
  const paper = { ink, view, madeAt: now }
  const buffer = await renderToBuffer(
    kind === 'invoice' ? <InvoicePaper {...paper} /> : <ReceiptPaper {...paper} />,
  )
  return new Uint8Array(buffer)
}
