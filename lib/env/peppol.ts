// The access point through which documents go by Peppol: its address and key, both or neither.
import { z } from 'zod'
import { isLoopback } from './test-clock'

/** Without a slash at the end; undefined for what is no address, and for one that would be spoken to in clear beyond this machine. */
function accessPointAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isBare = url?.search === '' && url.hash === '' && url.username === '' && url.password === ''
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  return url && isBare && isSafe ? url.href.replace(/\/+$/, '') : undefined
}

const unlessBlank = z
  .string()
  .trim()
  .optional()
  .transform((text) => (text === '' ? undefined : text))

export const peppolVariables = {
  PEPPOL_ACCESS_POINT_URL: unlessBlank.refine(
    (text) => text === undefined || accessPointAddress(text) !== undefined,
    {
      error:
        'PEPPOL_ACCESS_POINT_URL must be an https address, such as https://peppol.example.com/api; http only on this machine.',
    },
  ),
  PEPPOL_ACCESS_POINT_KEY: z
    .string()
    .trim()
    .min(1, 'PEPPOL_ACCESS_POINT_KEY is set but empty: give it a value or remove it.')
    // It goes into a header.
    .regex(/^[\x21-\x7e]+$/, 'PEPPOL_ACCESS_POINT_KEY must be one word of plain characters.')
    .optional(),
}

type Raw = Partial<Record<keyof typeof peppolVariables, string | undefined>>

export const peppolContradictions = (raw: Raw): [boolean, string][] => [
  [
    raw.PEPPOL_ACCESS_POINT_URL !== undefined && raw.PEPPOL_ACCESS_POINT_KEY === undefined,
    'PEPPOL_ACCESS_POINT_KEY is missing: PEPPOL_ACCESS_POINT_URL is set, and the two belong together.',
  ],
  [
    raw.PEPPOL_ACCESS_POINT_URL === undefined && raw.PEPPOL_ACCESS_POINT_KEY !== undefined,
    'PEPPOL_ACCESS_POINT_URL is missing: PEPPOL_ACCESS_POINT_KEY is set, and the two belong together.',
  ],
]

export interface PeppolSettings {
  /** Without a slash at the end. */
  url: string
  key: string
}

/** Undefined where Peppol is off. */
export function peppolOf(raw: Raw): PeppolSettings | undefined {
  const { PEPPOL_ACCESS_POINT_KEY: key, PEPPOL_ACCESS_POINT_URL: text } = raw
  const url = text === undefined ? undefined : accessPointAddress(text)
  return url === undefined || key === undefined ? undefined : { url, key }
}
