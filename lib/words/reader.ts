// The reader's language, digits, calendar and direction, decided here for emails, pages and documents alike.
import { numberFormat } from '@/lib/formats'
import type { Currency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'
import { type Day, displayDate } from '@/lib/time-zone'
import { type Say, voiceOf } from './room'
import { type Direction, directionOf, isTongue, type Tongue } from './tongues'

export interface Reader {
  tongue: Tongue
  /** BCP 47 for `lang`: language and region. */
  tag: string
  /** The same for `Intl`, which is told the calendar and the digits too. */
  locale: string
  direction: Direction
  say: Say
  money(minor: number, currency: Currency): string
  /** A day where it counts: which one a moment is there, the seller’s time zone tells. */
  day(day: Day): string
}

export interface Known {
  /** The reader’s own, or else that of the business that writes; BCP 47. */
  locale?: string | null | undefined
  /** Where who sells is, ISO 3166: people there most likely read what is spoken there. */
  country?: string | null | undefined
}

const FALLBACK = 'en'

/**
 * The tag of what the reader reads: the customer’s own language, else that of the seller’s country. A language, or a
 * script of it, that we do not speak becomes English with English digits, in the ways of the reader’s region.
 */
export function localeFor({ country, locale }: Known): string {
  const asked =
    parsed(locale) ?? (country && /^[A-Z]{2}$/.test(country) ? parsed(`und-${country}`)?.maximize() : null)
  return asked ? spokenLocale(asked) : FALLBACK
}

function spokenLocale(asked: Intl.Locale): string {
  const { language, numberingSystem, region } = asked
  const isSpoken =
    isTongue(language) && asked.maximize().script === new Intl.Locale(language).maximize().script
  const tongue = isSpoken ? language : FALLBACK
  const tag = region ? `${tongue}-${region}` : tongue
  // Latin digits are everybody’s to choose; others come with the language, or not at all.
  return isSpoken && numberingSystem === 'latn' ? `${tag}-u-nu-latn` : tag
}

function parsed(tag: string | null | undefined): Intl.Locale | undefined {
  if (!tag) return undefined
  try {
    return new Intl.Locale(tag)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** `known` may be what `localeFor` answered, kept as text. */
export function readerFor(known: Known | string): Reader {
  const locale = typeof known === 'string' ? localeFor({ locale: known }) : localeFor(known)
  const kept = readers.get(locale)
  if (kept) return kept
  const reader = newReader(new Intl.Locale(locale))
  // Locales are the customers' own, so the number of them has no natural end.
  if (readers.size >= READERS_KEPT) readers.clear()
  readers.set(locale, reader)
  return reader
}

const readers = new Map<string, Reader>()
const READERS_KEPT = 500

function newReader(decided: Intl.Locale): Reader {
  const { language, region } = decided
  const tongue = isTongue(language) ? language : FALLBACK
  const { numberingSystem } = numberFormat(decided.toString(), {}).resolvedOptions()
  const locale = new Intl.Locale(decided, { calendar: 'gregory', numberingSystem }).toString()
  return {
    tongue,
    tag: region ? `${tongue}-${region}` : tongue,
    locale,
    direction: directionOf(tongue),
    say: voiceOf(tongue, locale),
    money: (minor, currency) => displayMoney(minor, currency, locale),
    day: (day) => displayDate(day, locale),
  }
}

/** A header of any length may come; a person’s list is short. */
const WISHES_READ = 20

/** For pages that know nothing of their reader but what the browser asks for (`Accept-Language`, as it came). */
export function readerByBrowser(acceptLanguage: string | null | undefined): Reader {
  for (const wish of wishes(acceptLanguage ?? '')) {
    const locale = parsed(wish)
    if (locale && isTongue(locale.language)) return readerFor(wish)
  }
  return readerFor(FALLBACK)
}

/** The tags of an Accept-Language header, the dearest first; those with weight 0 are not wanted. */
function wishes(header: string): string[] {
  return header
    .split(',', WISHES_READ)
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';')
      const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}
