// The keys that encrypt stored secrets: named, so that one can replace another.
import { hkdfSync } from 'node:crypto'
import { z } from 'zod'

export interface EncryptionKey {
  id: string
  /** 256 bits. */
  bytes: Buffer
}

/** The id of the key that is derived from AUTH_SECRET. */
const DERIVED = 'auth'
const KEY_BYTES = 32

function parse(entry: string): EncryptionKey | undefined {
  const [, id = '', base64 = ''] = /^([\w-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/.exec(entry) ?? []
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length === KEY_BYTES && id !== DERIVED ? { id, bytes } : undefined
}

const entriesOf = (text: string) => text.split(',').map((entry) => entry.trim())

const isKeyRing = (text: string): boolean => {
  const ids = entriesOf(text).map((entry) => parse(entry)?.id)
  return ids.every((id) => id !== undefined) && new Set(ids).size === ids.length
}

export const encryptionVariables = {
  // Blank is refused: a lost key must not silently be replaced by a derived one.
  ENCRYPTION_KEYS: z
    .string()
    .trim()
    .optional()
    .refine((text) => text === undefined || isKeyRing(text), {
      error: `ENCRYPTION_KEYS must be a list such as 2026:<32 bytes in base64>, separated by commas, each id once and none of them ${DERIVED}.`,
    }),
}

interface Variables {
  ENCRYPTION_KEYS?: string | undefined
  STRIPE_SECRET_KEY?: string | undefined
}

export const encryptionContradictions = (raw: Variables): [boolean, string][] => [
  [
    raw.ENCRYPTION_KEYS === undefined && (raw.STRIPE_SECRET_KEY?.includes('_live_') ?? false),
    'ENCRYPTION_KEYS is missing: with a live key, secrets are encrypted with keys of their own. Create one with: echo "1:$(openssl rand -base64 32)"',
  ],
]

export const encryptionKeysOf = (raw: Variables): EncryptionKey[] =>
  raw.ENCRYPTION_KEYS === undefined
    ? []
    : entriesOf(raw.ENCRYPTION_KEYS)
        .map(parse)
        .filter((key) => key !== undefined)

/** The operator's keys, and behind them the one that serves where there are none, so that what it sealed still opens. */
export const withDerivedKey = (keys: EncryptionKey[], authSecret: string): EncryptionKey[] => [
  ...keys,
  { id: DERIVED, bytes: Buffer.from(hkdfSync('sha256', authSecret, '', 'remit secret box', KEY_BYTES)) },
]
