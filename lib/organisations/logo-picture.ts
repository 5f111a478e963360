// Makes a logo of a picture that somebody uploads: read by its bytes, and encoded anew, so that nothing else comes along with it.
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import type Sharp from 'sharp'
import { Failure } from '@/lib/failure/failure'
import { pictureType } from './picture-type'

// Imported, it would be awaited wherever it is used, and every page's script would carry what that takes.
const sharp: typeof Sharp = createRequire(import.meta.url)('sharp')

export const LARGEST_UPLOAD_BYTES = 2 * 1024 * 1024

/** On paper at 300 dots per inch it is ten centimetres wide. */
const BOX = { width: 1_200, height: 600 }

/** A small file can stand for a picture that fills the memory. */
const MOST_PIXELS = 40_000_000
const SECONDS = 10

const READ = new Set(['image/png', 'image/jpeg', 'image/webp'])

export interface LogoPicture {
  mediaType: string
  bytes: Buffer
  sha256: string
  width: number
  height: number
}

const refused = (detail: string, cause?: unknown) => new Failure('Logo.Refused', detail, { cause })

function assertReadable(bytes: Buffer): void {
  if (bytes.length > LARGEST_UPLOAD_BYTES) throw refused('The picture is larger than 2 MB.')
  const type = pictureType(bytes)
  if (type === 'image/svg+xml')
    throw refused('SVG cannot be taken, because it may hold scripts. Save the logo as PNG.')
  if (!type || !READ.has(type)) throw refused('The file must be a picture: PNG, JPEG or WebP.')
}

/** Without what the camera or the program wrote into it. Throws `Logo.Refused`. */
export async function drawLogo(bytes: Buffer): Promise<LogoPicture> {
  assertReadable(bytes)
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
  const { data, info } = await picture
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ ...BOX, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .png({ compressionLevel: 9 })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw refused('The picture cannot be read: it is damaged, or has too many pixels.', error)
    })
  return {
    mediaType: 'image/png',
    bytes: data,
    sha256: createHash('sha256').update(data).digest('hex'),
    width: info.width,
    height: info.height,
  }
}
