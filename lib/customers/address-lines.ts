// A postal address as it is written on an envelope.
import type { PostalAddress } from '@/db/schema/organisations'

/** Without the country. */
export function addressLinesOf(address: PostalAddress | null): string[] {
  if (!address) return []
  const { city, line1, line2, postalCode, state } = address
  const place = [postalCode, city].filter(Boolean).join(' ')
  const lines = [line1, line2, [place, state].filter(Boolean).join(', ')]
  return lines.filter((line): line is string => Boolean(line))
}
