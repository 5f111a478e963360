// A file as an answer: its bytes, named, under a hash by which a caller asks whether it has changed.

export interface FileAnswer {
  bytes: Uint8Array
  /** Of the bytes, in hexadecimal. */
  sha256: string
  mediaType: string
  /** Letters, digits, dots, hyphens and underscores: nothing that a header must escape. */
  name: string
}

/** RFC 9110, section 13.1.2: compared weakly, and `*` is whatever there is. */
const isKnownAs = (ifNoneMatch: string | null, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, '')))

/** 304 for who has these bytes already. */
export function answerFile(request: Request, { bytes, mediaType, name, sha256 }: FileAnswer): Response {
  const etag = `"${sha256}"`
  if (isKnownAs(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers: { etag } })
  return new Response(new Uint8Array(bytes), {
    headers: {
      etag,
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
}
