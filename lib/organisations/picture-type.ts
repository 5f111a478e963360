// Which picture some bytes are, by what they begin with: what a server calls them is not believed.

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

/** An SVG is text that begins with its element, but for comments and the line that says it is XML. */
function isSvg(bytes: Buffer): boolean {
  const start = bytes.toString('utf8', 0, 4_096).replace(/^\uFEFF/, '')
  const bare = start
    .replace(/^\s*<\?xml[^>]{0,200}\?>/, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replace(/^\s*<!DOCTYPE\s+svg\s[^>[]{0,300}>/i, '')
  return /^\s*<svg[\s>]/.test(bare)
}

/** The media type, or undefined for what is no picture that we show. */
export function pictureType(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'image/png'
  if (bytes.subarray(0, 3).equals(Buffer.from('\xff\xd8\xff', 'latin1'))) return 'image/jpeg'
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'image/gif'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (/^ftypavi[fs]$/.test(ascii(bytes, 4, 12))) return 'image/avif'
  return isSvg(bytes) ? 'image/svg+xml' : undefined
}
