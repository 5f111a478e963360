// Who may read the metrics: whoever brings the token, where there is one.
import { createHash, timingSafeEqual } from 'node:crypto'

const hashed = (text: string) => createHash('sha256').update(text).digest()

/** Compared as hashes, so that the time it takes says nothing about the token, nor about its length. */
export const isMetricsToken = (token: string | undefined, header: string | null | undefined): boolean =>
  token !== undefined && timingSafeEqual(hashed(`Bearer ${token}`), hashed(header ?? ''))
