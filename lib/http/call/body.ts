// Reads a request's body up to a limit, as the text that was sent.
import { Failure } from '@/lib/failure/failure'

export const BODY_LIMIT_BYTES = 256 * 1024

/**
 * The body as UTF-8 text. Counts what arrives rather than believing Content-Length.
 * Throws `Request.TooLarge`, and `Request.MalformedJson` where the bytes are no UTF-8.
 */
export async function readText(request: Request, limitBytes: number): Promise<string> {
  if (request.headers.get('content-encoding'))
    throw new Failure('Request.UnsupportedMediaType', 'Send the body without Content-Encoding.')
  const tooLarge = () => new Failure('Request.TooLarge', `The body is larger than ${limitBytes} bytes.`)
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw tooLarge()
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength
    if (size > limitBytes) {
      await reader.cancel()
      throw tooLarge()
    }
    chunks.push(next.value)
  }
  try {
    // A byte order mark is kept, so that what is verified and parsed is what was sent.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks))
  } catch (error) {
    throw new Failure('Request.MalformedJson', 'The body is not valid UTF-8.', { cause: error })
  }
}
