// The search text in an address.

const LONGEST = 200

/** Without NUL and lone surrogates, which Postgres cannot store. */
export function searchText(value: string | string[] | undefined): string {
  const text = (Array.isArray(value) ? value[0] : value) ?? ''
  return text.slice(0, LONGEST).toWellFormed().replaceAll('\0', '').trim()
}
