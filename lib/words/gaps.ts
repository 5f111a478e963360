// The gaps of texts that an organisation writes itself: what may be filled in, and how.

/** What a reminder's own text may have filled in. */
export const GAPS = ['customer', 'number', 'organisation', 'amount', 'date'] as const
type Gap = (typeof GAPS)[number]
export type GapFilling = Readonly<Record<Gap, string>>

const GAP = /\{([^{}]*)\}/g

const isGap = (name: string): name is Gap => (GAPS as readonly string[]).includes(name)

/** What stands in braces and is no gap. */
export const unknownGaps = (text: string): string[] => [
  ...new Set([...text.matchAll(GAP)].map(([, name = '']) => name).filter((name) => !isGap(name))),
]

/** What is filled in is not read again: a customer may be called {amount}. */
export const fillGaps = (text: string, filling: GapFilling): string =>
  text.replaceAll(GAP, (whole, name: string) => (isGap(name) ? filling[name] : whole))

/** An empty line begins a paragraph. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n[ \t]*\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
