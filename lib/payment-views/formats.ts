// The formats in which an issued document can be had: name → media type, ending, and how its bytes are made.

import type { DocumentSnapshot } from '@/lib/documents/snapshot'
import { Failure } from '@/lib/failure/failure'
import { PressBusy, PrintTooLong, printInTurn } from '@/lib/paper/press'
import { paperOf } from './issued-paper'

export interface Circumstances {
  /** Where it can be paid; null where that cannot be known, and for what nobody pays. */
  paymentUrl: string | null
}

interface Format {
  mediaType: 'application/pdf' | 'application/xml'
  ending: 'pdf' | 'xml'
  /** The same for the same snapshot. Throws `Server.Unavailable`, and whatever the format cannot say. */
  make(snapshot: DocumentSnapshot, circumstances: Circumstances): Promise<Uint8Array>
}

/** Throws `Server.Unavailable` where too many wait, and where it takes too long. */
async function printPaper(snapshot: DocumentSnapshot, { paymentUrl }: Circumstances): Promise<Uint8Array> {
  const view = paperOf(snapshot, paymentUrl)
  return printInTurn({ view, options: { kind: 'invoice' } }).catch(refuseLatePrint)
}

/** What the press could not do now, as a caller is told of it. */
export function refuseLatePrint(error: unknown): never {
  const [isBusy, isLate] = [error instanceof PressBusy, error instanceof PrintTooLong]
  if (!isBusy && !isLate) throw error
  throw new Failure('Server.Unavailable', undefined, { cause: error, retryAfterSeconds: isBusy ? 5 : 60 })
}

export const FORMATS = {
  pdf: { mediaType: 'application/pdf', ending: 'pdf', make: printPaper },
} satisfies Record<string, Format>

export type FormatName = keyof typeof FORMATS

export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[]

export const isFormat = (name: string): name is FormatName => Object.hasOwn(FORMATS, name)

/** Throws `Document.UnknownFormat`. */
export function formatNamed(name: string): FormatName {
  if (isFormat(name)) return name
  throw new Failure('Document.UnknownFormat', `format must be one of ${FORMAT_NAMES.join(', ')}.`)
}
