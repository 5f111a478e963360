// The formats in which an issued document can be had: name → media type, ending, and how its bytes are made.
import { E_DOCUMENT_FORMATS, type EDocumentFormat } from '@/lib/documents/e-document/formats'
import { findingsOf, writeEDocument } from '@/lib/documents/e-document/write'
import type { DocumentSnapshot } from '@/lib/documents/snapshot'
import { Failure } from '@/lib/failure/failure'
import { PressBusy, PrintTooLong, printInTurn } from '@/lib/paper/press'
import { paperOf } from './issued-paper'

export interface Circumstances {
  /** Where it can be paid; null where that cannot be known, and for what nobody pays. */
  paymentUrl: string | null
  /** The seller's, as it was uploaded; null where there was none. */
  logo: Uint8Array | null
}

/** The same for the same snapshot. Throws `Server.Unavailable`, and whatever keeps a format from being written. */
type Make = (snapshot: DocumentSnapshot, circumstances: Circumstances) => Promise<Uint8Array>

interface Format {
  mediaType: 'application/pdf' | 'application/xml'
  ending: 'pdf' | 'xml'
  make: Make
}

/** What the press could not do now, as a caller is told of it. */
export function refuseLatePrint(error: unknown): never {
  const [isBusy, isLate] = [error instanceof PressBusy, error instanceof PrintTooLong]
  if (!isBusy && !isLate) throw error
  throw new Failure('Server.Unavailable', undefined, { cause: error, retryAfterSeconds: isBusy ? 5 : 60 })
}

/**
 * A receipt repeats the invoice under the invoice's own number, and says what is settled of it (BT-113), by money and by
 * credit notes, so that what it asks for (BT-115) is what is left.
 */
function write(snapshot: DocumentSnapshot, format: EDocumentFormat, { paymentUrl }: Circumstances): string {
  const { receipt } = snapshot
  if (receipt?.of === 'order') throw new Failure('Receipt.NoInvoice')
  const paidMinor = receipt ? receipt.paidMinor + receipt.creditedMinor : 0
  return writeEDocument(snapshot, format, { paymentUrl, paidMinor })
}

const print = (
  snapshot: DocumentSnapshot,
  { logo, paymentUrl }: Circumstances,
  facturX?: string,
): Promise<Uint8Array> => {
  const kind = snapshot.receipt ? 'receipt' : 'invoice'
  const options = { kind, ...(facturX !== undefined && { facturX }), ...(logo && { logo }) }
  return printInTurn({ view: paperOf(snapshot, paymentUrl), options }).catch(refuseLatePrint)
}

/** The invoice for machines goes into the paper wherever the particulars suffice. */
const printBest: Make = async (snapshot, circumstances) =>
  findingsOf(snapshot, 'factur-x').length === 0
    ? printFacturX(snapshot, circumstances)
    : print(snapshot, circumstances)

const printFacturX: Make = async (snapshot, circumstances) =>
  print(snapshot, circumstances, write(snapshot, 'factur-x', circumstances))

const xml = (format: EDocumentFormat): Format => ({
  mediaType: 'application/xml',
  ending: 'xml',
  make: async (snapshot, circumstances) => new TextEncoder().encode(write(snapshot, format, circumstances)),
})

export type FormatName = 'pdf' | EDocumentFormat

const FORMATS: Record<FormatName, Format> = {
  pdf: { mediaType: 'application/pdf', ending: 'pdf', make: printBest },
  'factur-x': { mediaType: 'application/pdf', ending: 'pdf', make: printFacturX },
  'xrechnung-ubl': xml('xrechnung-ubl'),
  'xrechnung-cii': xml('xrechnung-cii'),
  ubl: xml('ubl'),
  'peppol-bis-3': xml('peppol-bis-3'),
}

/** Those of a receipt: its paper is of its own number, and no invoice in another form. */
const RECEIPT_FORMATS: Partial<Record<FormatName, Format>> = {
  pdf: { ...FORMATS.pdf, make: (snapshot, circumstances) => print(snapshot, circumstances) },
  'factur-x': FORMATS['factur-x'],
  ubl: FORMATS.ubl,
}

export const RECEIPT_FORMAT_NAMES: readonly string[] = Object.keys(RECEIPT_FORMATS)

export const FORMAT_NAMES: readonly string[] = ['pdf', ...E_DOCUMENT_FORMATS]

const isFormat = (name: string): name is FormatName => Object.hasOwn(FORMATS, name)

/** Throws `Document.UnknownFormat` for what such a document is not had in. */
export function formatOf(name: FormatName, isReceipt: boolean): Format {
  const format = isReceipt ? RECEIPT_FORMATS[name] : FORMATS[name]
  if (!format) throw unknownAmong(RECEIPT_FORMAT_NAMES)
  return format
}

const unknownAmong = (names: readonly string[]) =>
  new Failure('Document.UnknownFormat', `format must be one of ${names.join(', ')}.`)

/** Throws `Document.UnknownFormat`. */
export function formatNamed(name: string, among = FORMAT_NAMES): FormatName {
  if (isFormat(name) && among.includes(name)) return name
  throw unknownAmong(among)
}
