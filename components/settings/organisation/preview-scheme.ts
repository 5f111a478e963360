// The tokens of app/look.css in both schemes, so that a preview can show the one that the reader's machine does not.
import { accentFrom } from '@/components/ui/accent'

export type Scheme = 'light' | 'dark'

export const TOKENS = {
  light: {
    '--accent': '#1d5c55',
    '--on-accent': '#ffffff',
    '--ground': '#f7f5f1',
    '--paper': '#ffffff',
    '--well': '#f7f5f1',
    '--ink': '#1e1b17',
    '--muted': '#635d54',
    '--line': '#e4dfd7',
    '--field': '#8f887c',
  },
  dark: {
    '--accent': '#7fc2b8',
    '--on-accent': '#131210',
    '--ground': '#131210',
    '--paper': '#1c1a17',
    '--well': '#26231f',
    '--ink': '#f2efe9',
    '--muted': '#b0a99e',
    '--line': '#35312b',
    '--field': '#857d72',
  },
} as const

/** The whole look of one scheme in an organisation's colour, or in Remit's own where there is none. */
export function schemeStyle(scheme: Scheme, colour: string | null): Record<string, string> {
  const accent = accentFrom(colour)
  return {
    'color-scheme': scheme,
    color: 'var(--ink)',
    ...TOKENS[scheme],
    ...(accent && { '--accent': accent[scheme] }),
  }
}

/** What became of a colour that could not be read as it was; empty for one that could. */
export function corrections(colour: string | null): { scheme: Scheme; colour: string }[] {
  const accent = accentFrom(colour)
  if (!accent || colour === null) return []
  return (['light', 'dark'] as const)
    .filter((scheme) => accent[scheme] !== colour.trim().toLowerCase())
    .map((scheme) => ({ scheme, colour: accent[scheme] }))
}
