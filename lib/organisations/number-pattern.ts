// How numbers of documents look: `RE-{yyyy}-{0000}` is a word, the year of the issue date, and a count of at least four digits.
import type { NumberPatterns, NumberSeries } from '@/db/schema/organisations'
import type { Day } from '@/lib/time-zone'

export const DEFAULT_PATTERNS: Record<NumberSeries, string> = {
  invoices: 'INV-{0000}',
  creditNotes: 'CN-{0000}',
  receipts: 'R-{0000}',
}

export const LONGEST_PATTERN = 40

const COUNT = /\{(0{1,9})\}/
const YEAR = '{yyyy}'
// What file names, addresses and searches carry everywhere; payments name the number as one word.
const AROUND = /^(?:[A-Za-z0-9][A-Za-z0-9._-]*)?$/

export const patternOf = (patterns: NumberPatterns, series: NumberSeries): string =>
  patterns[series] ?? DEFAULT_PATTERNS[series]

/** What is wrong with it, in a sentence that follows its name; undefined for a pattern that can be used. */
export function patternFault(pattern: string): string | undefined {
  const [before, , after, ...more] = pattern.split(COUNT)
  if (after === undefined) return 'must contain a count such as {0000}.'
  if (more.length > 0) return 'must contain only one count.'
  if (pattern.split(YEAR).length > 2) return 'must contain {yyyy} only once.'
  // Either may come first, and then nothing of it is left to begin with.
  const words = `${before}0${after}`.replace(YEAR, '0')
  if (!AROUND.test(words) || words.endsWith('.'))
    return 'must consist of letters A to Z, digits, dots, hyphens and underscores besides {yyyy} and the count; it begins with a letter or a digit, and does not end with a dot.'
  return undefined
}

/** The part of the series that counts by itself: a year where the pattern names one, else all of it. */
export const periodOf = (pattern: string, issueDate: Day): string =>
  pattern.includes(YEAR) ? issueDate.slice(0, 4) : ''

export const printNumber = (pattern: string, period: string, count: number): string =>
  pattern
    .replace(YEAR, period)
    .replace(COUNT, (_, zeros: string) => String(count).padStart(zeros.length, '0'))

/** The period and the count of a number that was printed by this pattern; undefined for any other. */
export function readNumber(pattern: string, printed: string): { period: string; count: number } | undefined {
  const source = pattern
    .replaceAll(/[.-]/g, String.raw`\$&`)
    .replace(YEAR, String.raw`(?<period>\d{4})`)
    .replace(COUNT, String.raw`(?<count>\d{1,9})`)
  const { count = '', period = '' } = new RegExp(`^${source}$`).exec(printed)?.groups ?? {}
  return printNumber(pattern, period, Number(count)) === printed
    ? { period, count: Number(count) }
    : undefined
}

/** Two series whose patterns differ in nothing but zeros would come upon the same numbers. */
export const looksLike = (pattern: string, other: string): boolean =>
  pattern.replace(COUNT, '{0}') === other.replace(COUNT, '{0}')
