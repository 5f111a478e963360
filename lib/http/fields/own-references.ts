// Callers' own references and metadata: stored, returned and searched, and never interpreted by us.
import { type Column, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { text } from './fields'

const MOST_NOTES = 20
const LONGEST_NAME = 40
const LONGEST_NOTE = 500

const NAME = /^[A-Za-z0-9][\w.-]{0,39}$/
const NAME_WORDS = `must have names of 1 to ${LONGEST_NAME} letters, digits, dots, hyphens and underscores.`

const reference = text(255).meta({
  description: 'Your own reference. It need not be unique: lists return everything that has it.',
  example: 'order-4711',
})

/** Notes, whichever dialect they come in. */
export const notes = z
  .record(z.string().regex(NAME, NAME_WORDS), text(LONGEST_NOTE))
  .refine((given) => Object.keys(given).length <= MOST_NOTES, `must hold at most ${MOST_NOTES} entries.`)

export const NOTES_RULE = `Your own notes: up to ${MOST_NOTES} strings of at most ${LONGEST_NOTE} characters, under names of at most ${LONGEST_NAME}.`

const metadata = notes.meta({
  description: `${NOTES_RULE} Replaced as a whole; \`null\` clears it.`,
  example: { costCentre: '4711' },
})

/** Fields of a body. */
export const ownReferences = {
  externalReference: reference.nullable().optional(),
  metadata: metadata
    .nullable()
    .transform((given) => given ?? {})
    .optional(),
}

/** Fields of an answer. */
export const ownReferencesAnswer = {
  externalReference: z
    .string()
    .nullable()
    .meta({ description: 'Your own reference.', example: 'order-4711' }),
  metadata: z
    .record(z.string(), z.string())
    .meta({ description: 'Your own notes.', example: { costCentre: '4711' } }),
}

/** `costCentre:4711` → its name and its text. */
export const entryIn = (pair: string): readonly [name: string, text: string] => [
  pair.slice(0, pair.indexOf(':')),
  pair.slice(pair.indexOf(':') + 1),
]

/** Parameters of a list. */
export const ownReferenceFilters = {
  externalReference: text(255).optional().meta({ description: 'Exactly this reference of yours.' }),
  metadata: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]{0,39}:./, 'must be a name and a value separated by a colon.')
    .max(LONGEST_NAME + 1 + LONGEST_NOTE)
    .refine((pair) => !/\p{Cc}/u.test(pair) && pair.isWellFormed(), 'must not contain control characters.')
    .transform(entryIn)
    .optional()
    .meta({
      description: 'An entry of your metadata: its name and full value, separated by a colon.',
      override: { type: 'string', example: 'costCentre:4711' },
    }),
}

export interface OwnReferenceFilters {
  externalReference?: string | undefined
  metadata?: readonly [name: string, text: string] | undefined
}

export function referencedAs(
  table: { externalReference: Column; metadata: Column },
  { externalReference, metadata: entry }: OwnReferenceFilters,
): (SQL | undefined)[] {
  return [
    externalReference === undefined ? undefined : sql`${table.externalReference} = ${externalReference}`,
    // The second condition lets the index be used, which leaves out rows without notes.
    entry &&
      sql`${table.metadata} @> ${JSON.stringify({ [entry[0]]: entry[1] })}::jsonb and ${table.metadata} <> '{}'`,
  ]
}
