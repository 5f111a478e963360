// Which files were made of issued documents, for who asks about what was issued.
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '@/db/database'
import { documentFiles, issuedDocuments } from '@/db/schema/documents'

export const documentsAnswer = z
  .array(
    z
      .object({
        format: z.string().meta({ example: 'pdf' }),
        sha256: z.string().meta({ description: 'Of the bytes, in hexadecimal.' }),
        bytes: z.number().int().meta({ description: 'How many there are.' }),
        issuedAt: z.iso.datetime(),
      })
      .meta({ id: 'DocumentFile' }),
  )
  .meta({ description: 'The files made so far: each when it is first asked for or mailed, and never again.' })

export type DocumentFacts = z.output<typeof documentsAnswer>

/** Those of a document that was emptied, because its term has ended, are gone. */
export async function selectDocuments(
  db: Queryable,
  about: 'invoiceId' | 'creditNoteId',
  ids: string[],
): Promise<Map<string, DocumentFacts>> {
  if (ids.length === 0) return new Map()
  const subject = issuedDocuments[about]
  const { format, sha256, size } = documentFiles
  const rows = await db
    .select({ id: subject, format, sha256, bytes: size, issuedAt: issuedDocuments.issuedAt })
    .from(documentFiles)
    .innerJoin(issuedDocuments, eq(issuedDocuments.id, documentFiles.documentId))
    .where(and(inArray(subject, ids), ne(issuedDocuments.snapshot, sql`'{}'::jsonb`)))
    .orderBy(asc(format))
  const shown = rows.flatMap(({ id, issuedAt, ...file }) =>
    id === null ? [] : [{ id, file: { ...file, issuedAt: issuedAt.toISOString() } }],
  )
  return new Map(
    [...Map.groupBy(shown, ({ id }) => id)].map(([id, files]) => [id, files.map(({ file }) => file)]),
  )
}
