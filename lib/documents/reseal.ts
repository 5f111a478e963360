// Re-encrypts the files of issued documents after a key rotation.

import type { House } from '@/lib/house'
import { isBytesUnderOldKey, openBytes, SealBroken, sealBytes } from '@/lib/secret-box'
import { placeOfFile, selectFilesAfter, updateSealed } from './file-store'

const BATCH = 20

/** Returns how many. One that cannot be decrypted stays as it is, and is reported when it is needed. */
export async function resealDocuments({ db, env, log }: House): Promise<number> {
  let resealed = 0
  let after: { documentId: string; format: string } | undefined
  for (;;) {
    const rows = await selectFilesAfter(db, after, BATCH)
    for (const { documentId, format, sealed } of rows) {
      if (!isBytesUnderOldKey(env, sealed)) continue
      const place = placeOfFile(documentId, format)
      try {
        const anew = sealBytes(env, place, openBytes(env, place, sealed))
        await updateSealed(db, { documentId, format }, anew)
        resealed += 1
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error
        log.error({ err: error, documentId, format }, 'the file of a document could not be re-encrypted')
      }
    }
    after = rows.at(-1)
    if (rows.length < BATCH) return resealed
  }
}
