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

const write = (snapshot: DocumentSnapshot, format: EDocumentFormat, { paymentUrl }: Circumstances): string =>
  writeEDocument(snapshot, format, { paymentUrl, paidMinor: 0 })

const print = (
  snapshot: DocumentSnapshot,
  { logo, paymentUrl }: Circumstances,
  facturX?: string,
): Promise<Uint8Array> => {
  const options = { kind: 'invoice', ...(facturX !== undefined && { facturX }), ...(logo && { logo }) }
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

export const FORMAT_NAMES: readonly string[] = ['pdf', ...E_DOCUMENT_FORMATS]

const isFormat = (name: string): name is FormatName => Object.hasOwn(FORMATS, name)

export const formatOf = (name: FormatName): Format => FORMATS[name]

/** Throws `Document.UnknownFormat`. */
export function formatNamed(name: string): FormatName {
  if (isFormat(name)) return name
  throw new Failure('Document.UnknownFormat', `format must be one of ${FORMAT_NAMES.join(', ')}.`)
}
