// Packs what the build has made for browsers, once and well, so that no answer has to.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { PACKED_TYPES } from '@/lib/http/door/built'

/** The last two steps of eleven take ten times as long for two bytes in a hundred. */
const QUALITY = 9

/** Each file that packs well gets two others beside it. */
export function packFiles(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  for (const { name, parentPath } of files.filter((entry) => entry.isFile())) {
    if (!(extname(name) in PACKED_TYPES)) continue
    const path = join(parentPath, name)
    const bytes = readFileSync(path)
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    }
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}
