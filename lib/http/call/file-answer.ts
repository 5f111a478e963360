// A file as an answer: its bytes, named, under a hash by which a caller asks whether it has changed.

export interface FileAnswer {
  bytes: Uint8Array
  /** Of the bytes, in hexadecimal. */
  sha256: string
  mediaType: string
  /** Letters, digits, dots, hyphens and underscores: nothing that a header must escape. */
  name: string
}

/** A file that is written while it is read: made anew each time, so it has no hash. */
export interface StreamAnswer {
  stream: ReadableStream<Uint8Array>
  mediaType: string
  /** As above. */
  name: string
}

/** RFC 9110, section 13.1.2: compared weakly, and `*` is whatever there is. */
const isKnownAs = (ifNoneMatch: string | null, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, '')))

const namedBy = ({ mediaType, name }: Pick<FileAnswer, 'mediaType' | 'name'>) => ({
  'content-type': mediaType,
  'content-disposition': `attachment; filename="${name}"`,
})

/** 304 for who has these bytes already. */
export function answerFile(request: Request, file: FileAnswer | StreamAnswer): Response {
  if ('stream' in file) return new Response(file.stream, { headers: { ...namedBy(file) } })
  const { bytes, sha256 } = file
  const etag = `"${sha256}"`
  if (isKnownAs(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers: { etag } })
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...{ etag, ...namedBy(file) },
      'content-length': String(bytes.length),
    },
  })
}
