// Prints an invoice, its receipt, or a customer's statement as a PDF.
import { accentFrom } from '@/components/ui/accent'
import type { StatementDocument } from '@/lib/customers/statement-document'
import type { Currency } from '@/lib/money/currency'
import { settled } from '@/lib/paper/characters'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { type Reader, readerFor } from '@/lib/words/reader'
import { ROOM } from '@/lib/words/room'
import type { Attached } from './archive'
import { drawPaper } from './draw'
import { closeFamilies, familiesFor, openFamily } from './fonts'
import { type Ink, mixInk } from './ink'
import { InvoicePaper } from './invoice-paper'
import { PaidPaper } from './paid-paper'
import { ReceiptPaper } from './receipt-paper'
import { countryName } from './sheet'
import { StatementPaper } from './statement-paper'
import { billOf } from './swiss-slip'

/** Of the light page; see app/globals.css. */
const HOUSE_ACCENT = '#1d5c55'

export type Printed = InvoiceDocument | StatementDocument

export interface PrintOptions {
  kind: 'invoice' | 'receipt' | 'statement'
  /** The same invoice for machines (CII, EN 16931), which goes into the PDF. */
  facturX?: string
  /** Of the seller, as it was uploaded to us: PNG. */
  logo?: Uint8Array
}

export interface PrintOrder {
  view: Printed
  options: PrintOptions
}

const isStatement = (view: Printed): view is StatementDocument => 'currencies' in view

const currenciesOn = (view: Printed): Currency[] =>
  isStatement(view) ? view.currencies.map(({ currency }) => currency) : [view.currency]

/** All that will be written: by it the typefaces are chosen. */
function everythingOn(view: Printed, { day, locale, money, tongue }: Reader): string {
  const countries = [view.seller.country, view.customer.country ?? ''].map((code) =>
    countryName(code, locale),
  )
  const signs = [
    ...currenciesOn(view).flatMap((currency) => [
      money(-123_456_789, currency),
      money(123_456_789_000, currency),
    ]),
    day(isStatement(view) ? view.from : view.issueDate),
  ]
  return settled(JSON.stringify([view, ROOM[tongue], countries, signs]))
}

/** Midnight at Greenwich of the last day that stands on it, so that the same paper is always the same bytes. */
function dayOf(view: Printed, kind: PrintOptions['kind']): Date {
  if (isStatement(view)) return new Date(`${view.to}T00:00:00Z`)
  const moved = view.payments.flatMap(({ paidOn, refunds }) => [
    paidOn,
    ...refunds.map(({ askedOn }) => askedOn),
  ])
  const issued = view.snapshot?.receipt ? [view.snapshot.receipt.issueDate] : []
  const days = kind === 'receipt' ? [view.issueDate, ...moved, ...issued] : [view.issueDate]
  return new Date(`${days.toSorted().at(-1)}T00:00:00Z`)
}

/** By this name readers look for it, and by this relationship it is the paper in another form. */
const asFacturX = (xml: string): Attached => ({
  name: 'factur-x.xml',
  bytes: new TextEncoder().encode(xml),
  type: 'text/xml',
  description: 'Factur-X',
  relationship: 'Alternative',
})

function paperFor(ink: Ink, view: Printed, { facturX, kind }: PrintOptions) {
  if (isStatement(view)) return StatementPaper({ ink, view })
  if (kind === 'invoice') return InvoicePaper({ ink, view })
  const receipt = view.snapshot?.receipt
  if (!receipt) return PaidPaper({ ink, view })
  // What carries the invoice for machines shows the invoice to people, too.
  const isItemised = facturX !== undefined || receipt.of === 'order'
  return ReceiptPaper({ ink, view, receipt, isItemised })
}

export async function renderDocument(
  view: Printed,
  { facturX, kind, logo }: PrintOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = readerFor(view.locale)
  const isJapanese = [view.seller.country, view.customer.country].includes('JP') || reader.tongue === 'ja'
  const families = await familiesFor(everythingOn(view, reader), reader.tag, isJapanese)
  const hasSlip = !isStatement(view) && kind === 'invoice' && billOf(view) !== null
  const slipFamily = hasSlip ? await openFamily('Arimo', reader.tag) : null
  const accent = accentFrom(view.seller.primaryColour)?.light ?? HOUSE_ACCENT
  const { country } = view.seller
  const ink = mixInk(reader, families, { accent, country, logo: logo ?? null, slipFamily })
  try {
    return await drawPaper(paperFor(ink, view, { facturX, kind }), {
      madeOn: dayOf(view, kind),
      ...(facturX !== undefined && { attached: asFacturX(facturX) }),
    })
  } finally {
    closeFamilies(slipFamily ? [...families, slipFamily] : families)
  }
}
