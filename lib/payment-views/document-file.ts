// The file of an issued document: made when it is first asked for, and the same bytes ever after.
import { createHash } from 'node:crypto'
import { transact } from '@/db/transact'
import {
  type IssuedDocument,
  insertFile,
  lockUnemptied,
  placeOfFile,
  type StoredFile,
  type Subject,
  selectFile,
} from '@/lib/documents/file-store'
import { findIssued } from '@/lib/documents/find-issued'
import type { DocumentSnapshot } from '@/lib/documents/snapshot'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { linkAddressOf } from '@/lib/invoices/link'
import { selectLogo } from '@/lib/organisations/logo-store'
import { issueReceipt } from '@/lib/payments/issue-receipt'
import { openBytes, sealBytes } from '@/lib/secret-box'
import { type FormatName, formatOf } from './formats'

export interface DocumentFile {
  bytes: Uint8Array
  /** Of the bytes, in hexadecimal. */
  sha256: string
  mediaType: string
  /** With its ending. */
  name: string
  issuedAt: Date
}

/** A receipt is issued when it is first asked for. */
const issuedOf = (house: House, subject: Subject): Promise<IssuedDocument | undefined> =>
  'paymentId' in subject ? issueReceipt(house, subject.paymentId) : findIssued(house, subject)

async function logoOf({ db }: House, { brand }: DocumentSnapshot): Promise<Uint8Array | null> {
  const logo = brand.logoSha256 ? await selectLogo(db, brand.logoSha256) : undefined
  return logo?.bytes ?? null
}

/** Of two that are made at once, the first stays. */
async function make(
  house: House,
  { id: documentId, organisationId, snapshot }: IssuedDocument,
  format: FormatName,
): Promise<StoredFile> {
  if (!snapshot) throw new Failure('Document.Erased')
  const paymentUrl = snapshot.linkId && (await linkAddressOf(house, snapshot.linkId))
  const logo = await logoOf(house, snapshot)
  const bytes = await formatOf(format, snapshot.receipt !== undefined).make(snapshot, { paymentUrl, logo })
  const sealed = sealBytes(house.env, placeOfFile(documentId, format), bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { documentId, organisationId, format, sha256, size: bytes.length, bytes: sealed }
  return transact(house.db, async (tx) => {
    // Printing takes its time: what was emptied meanwhile stays so.
    if (!(await lockUnemptied(tx, documentId))) throw new Failure('Document.Erased')
    await insertFile(tx, file)
    return found(await selectFile(tx, documentId, format), 'Document.Erased')
  })
}

/**
 * The caller has asked whether it may be seen. Throws `Document.NotIssued`, `Document.Erased`, `Server.Unavailable`, what keeps
 * a receipt from being issued, and what the format cannot say.
 */
export async function documentFile(
  house: House,
  subject: Subject,
  format: FormatName,
): Promise<DocumentFile> {
  const issued = found(await issuedOf(house, subject), 'Document.NotIssued')
  const { documentNumber, id, issuedAt } = issued
  const { sealed, sha256 } = (await selectFile(house.db, id, format)) ?? (await make(house, issued, format))
  const { ending, mediaType } = formatOf(format, 'paymentId' in subject)
  const bytes = openBytes(house.env, placeOfFile(id, format), sealed)
  return { bytes, sha256, mediaType, name: `${documentNumber}.${ending}`, issuedAt }
}
