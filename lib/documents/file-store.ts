// SQL for issued documents and the files that were made of them.
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { documentFiles, issuedDocuments } from '@/db/schema/documents'
import type { Transaction } from '@/db/transact'
import type { DocumentSnapshot } from './snapshot'

/** What a document is about, by its id. */
export type Subject = { invoiceId: string } | { creditNoteId: string } | { paymentId: string }

export interface IssuedDocument {
  id: string
  organisationId: string
  documentNumber: string
  issuedAt: Date
  /** Null once its term has ended. */
  snapshot: DocumentSnapshot | null
}

function isAbout(subject: Subject): SQL {
  if ('invoiceId' in subject) return eq(issuedDocuments.invoiceId, subject.invoiceId)
  if ('creditNoteId' in subject) return eq(issuedDocuments.creditNoteId, subject.creditNoteId)
  return eq(issuedDocuments.paymentId, subject.paymentId)
}

const isSnapshot = (stored: object): stored is DocumentSnapshot => 'version' in stored && stored.version === 1

/** What was frozen, or null for what was emptied. */
export const snapshotIn = (stored: object): DocumentSnapshot | null => (isSnapshot(stored) ? stored : null)

export async function selectIssued(db: Queryable, subject: Subject): Promise<IssuedDocument | undefined> {
  const { documentNumber, id, issuedAt, organisationId, snapshot } = issuedDocuments
  const [row] = await db
    .select({ id, organisationId, documentNumber, issuedAt, snapshot })
    .from(issuedDocuments)
    .where(isAbout(subject))
  return row && { ...row, snapshot: snapshotIn(row.snapshot) }
}

/** Bytes hold the payer's link, whose token is stored nowhere in clear: so they are sealed where they are kept. */
export const placeOfFile = (documentId: string, format: string) => `document-file:${documentId}:${format}`

export interface StoredFile {
  sha256: string
  sealed: Buffer
}

export async function selectFile(
  db: Queryable,
  documentId: string,
  format: string,
): Promise<StoredFile | undefined> {
  const [row] = await db
    .select({ sha256: documentFiles.sha256, sealed: documentFiles.bytes })
    .from(documentFiles)
    .where(and(eq(documentFiles.documentId, documentId), eq(documentFiles.format, format)))
  return row
}

/** Until the transaction ends, nobody empties it; false where somebody has. */
export async function lockUnemptied(tx: Transaction, documentId: string): Promise<boolean> {
  const [row] = await tx
    .select({ snapshot: issuedDocuments.snapshot })
    .from(issuedDocuments)
    .where(eq(issuedDocuments.id, documentId))
    .for('share')
  return row !== undefined && snapshotIn(row.snapshot) !== null
}

/** Whoever comes second leaves the first as it is. */
export async function insertFile(db: Queryable, file: typeof documentFiles.$inferInsert): Promise<void> {
  await db.insert(documentFiles).values(file).onConflictDoNothing()
}

/** In the order of their keys. */
export function selectFilesAfter(
  db: Queryable,
  after: { documentId: string; format: string } | undefined,
  most: number,
): Promise<{ documentId: string; format: string; sealed: Buffer }[]> {
  const { bytes: sealed, documentId, format } = documentFiles
  return db
    .select({ documentId, format, sealed })
    .from(documentFiles)
    .where(after && sql`(${documentId}, ${format}) > (${after.documentId}::uuid, ${after.format})`)
    .orderBy(asc(documentId), asc(format))
    .limit(most)
}

/** The same bytes under another key. */
export async function updateSealed(
  db: Queryable,
  { documentId, format }: { documentId: string; format: string },
  bytes: Buffer,
): Promise<void> {
  await db
    .update(documentFiles)
    .set({ bytes })
    .where(and(eq(documentFiles.documentId, documentId), eq(documentFiles.format, format)))
}
