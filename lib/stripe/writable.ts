// Makes text from outside storable in Postgres.

/** A payer may write anything into a name; Postgres takes neither NUL nor half a character. */
export const writable = (text: string | null | undefined): string | null =>
  text?.replaceAll('\u0000', '').toWellFormed() ?? null
