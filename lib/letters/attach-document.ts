// The document that a letter is about, as it was issued, for the letter to carry.
import { isDatabaseUnavailable } from '@/db/pool/unavailable'
import type { Subject } from '@/lib/documents/file-store'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { documentFile } from '@/lib/payment-views/document-file'
import type { Attachment } from './letter'

/**
 * Nothing where the organisation sends links alone. A paper that can never be printed keeps no letter
 * back: the link leads to it. Throws what will pass.
 */
export async function attachDocument(
  house: House,
  { attachesDocuments }: { attachesDocuments: boolean },
  subject: Subject,
): Promise<Attachment[]> {
  if (!attachesDocuments) return []
  try {
    const { bytes, mediaType: contentType, name: filename } = await documentFile(house, subject, 'pdf')
    return [{ filename, content: Buffer.from(bytes), contentType }]
  } catch (error) {
    // What will pass, the outbox waits for.
    if (isDatabaseUnavailable(error) || (error instanceof Failure && error.code === 'Server.Unavailable'))
      throw error
    house.log.error({ err: error, ...subject }, 'a document could not be attached to the letter about it')
    return []
  }
}
