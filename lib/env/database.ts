// Where the database is: the primary, the way past a pooler, a standby to read from, and the archive of the one that comes along.
import { resolve } from 'node:path'
import { z } from 'zod'
import { PATIENCE_MS } from '@/db/patience'

const isPostgres = (text: string) =>
  URL.canParse(text) &&
  ['postgres:', 'postgresql:'].includes(new URL(text).protocol) &&
  new URL(text).hostname !== ''

/** Blank means unset. */
const lenient = z
  .string()
  .trim()
  .optional()
  .transform((text) => (text === '' ? undefined : text))

const address = (name: string) =>
  lenient.refine((text) => text === undefined || isPostgres(text), {
    error: `${name} must be a postgres:// address.`,
  })

export const databaseVariables = {
  // Blank is refused: a lost address must not silently turn a real deployment into a demo.
  DATABASE_URL: z
    .string()
    .trim()
    .min(1, 'DATABASE_URL is set but empty: give it a value or remove it.')
    .optional()
    .refine((text) => text === undefined || text === '' || isPostgres(text), {
      error: 'DATABASE_URL must be a postgres:// address.',
    }),
  DATABASE_DIRECT_URL: address('DATABASE_DIRECT_URL'),
  DATABASE_READ_URL: address('DATABASE_READ_URL'),
  DATABASE_PATIENCE_MS: lenient
    .refine((text) => text === undefined || /^[1-9]\d{2,4}$/.test(text), {
      error: 'DATABASE_PATIENCE_MS must be a whole number from 100 to 99999.',
    })
    .transform((text) => Number(text ?? PATIENCE_MS)),
  REMIT_ARCHIVE_DIR: lenient
    // Postgres hands it to a shell.
    .refine((text) => text === undefined || /^[\w./+@ -]+$/.test(text), {
      error:
        'REMIT_ARCHIVE_DIR must be a folder whose path is written with letters, digits, spaces and . _ - + @ /.',
    })
    .transform((text) => (text === undefined ? undefined : resolve(/* turbopackIgnore: true */ text))),
}

interface Raw {
  DATABASE_URL?: string | undefined
  DATABASE_DIRECT_URL?: string | undefined
  DATABASE_READ_URL?: string | undefined
  REMIT_ARCHIVE_DIR?: string | undefined
}

export const databaseContradictions = (raw: Raw): [boolean, string][] => [
  [
    raw.DATABASE_URL === undefined && raw.DATABASE_DIRECT_URL !== undefined,
    'DATABASE_DIRECT_URL is set but DATABASE_URL is missing.',
  ],
  [
    raw.DATABASE_URL === undefined && raw.DATABASE_READ_URL !== undefined,
    'DATABASE_READ_URL is set but DATABASE_URL is missing.',
  ],
  [
    raw.DATABASE_URL !== undefined && raw.REMIT_ARCHIVE_DIR !== undefined,
    'REMIT_ARCHIVE_DIR is for the database that comes along, but DATABASE_URL leads to one of your own: that one keeps its own archive.',
  ],
]
