// The search text in an address.

const LONGEST = 200

/** Without NUL, the one character that Postgres cannot look for, and lone surrogates, which it cannot hold. */
export function searchText(value: string | string[] | undefined): string {
  const text = (Array.isArray(value) ? value[0] : value) ?? ''
  return text.slice(0, LONGEST).toWellFormed().replaceAll('\0', '').trim()
}
