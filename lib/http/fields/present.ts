// Presents a row as an answer's schema names its fields: what the schema does not name is never told.
import type { z } from 'zod'

/** A field of an answer as a row may hold it: times are dates there, and ISO 8601 text in the answer. */
type Stored<Value> = Value | (string extends Value ? Date : never)

type RowOf<Fields> = { [Name in keyof Fields]: Stored<Fields[Name]> }

/** The fields of the row under their own names, and `others`, which the row has under another name or not at all. */
export function presentAs<
  Answer extends z.ZodObject,
  Others extends Partial<z.input<Answer>> = Record<never, never>,
>(
  { shape }: Answer,
  row: RowOf<Omit<z.input<Answer>, keyof Others>>,
  others?: Others & Record<Exclude<keyof Others, keyof z.input<Answer>>, never>,
): z.input<Answer> {
  const known: Record<string, unknown> = { ...row, ...others }
  const written = (value: unknown) => (value instanceof Date ? value.toISOString() : value)
  return Object.fromEntries(Object.keys(shape).map((name) => [name, written(known[name])])) as z.input<Answer>
}
