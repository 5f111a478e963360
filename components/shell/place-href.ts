// URLs of settings and admin, which keep the current organisation.

/** `query` leaves out what is undefined or empty. */
export function placeHref(
  path: string,
  organisationId: string | undefined,
  query: Record<string, string | undefined> = {},
): string {
  const kept = Object.entries({ organisation: organisationId, ...query }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  return kept.length === 0 ? path : `${path}?${new URLSearchParams(kept)}`
}
