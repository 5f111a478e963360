// Chooses the language of a page: the invoice's own if we speak it, else the reader's, else English.
import { ar } from './ar'
import { de } from './de'
import { en, type Words } from './en'
import { es } from './es'
import { fr } from './fr'
import { ja } from './ja'

const SPOKEN = { en, de, fr, es, ja, ar }
const RIGHT_TO_LEFT: readonly Tongue[] = ['ar']
/** A header of any length may come; a person's list is short. */
const WISHES_READ = 20

export type Tongue = keyof typeof SPOKEN

export interface Language {
  /** BCP 47, for `lang` and for every format on the page. */
  locale: string
  /** The language of `words`. */
  tongue: Tongue
  direction: 'ltr' | 'rtl'
  words: Words
}

/** `invoiceLocale` is BCP 47, `acceptLanguage` the header as it came; neither is trusted to be well-formed. */
export function chooseLanguage(
  invoiceLocale: string | undefined,
  acceptLanguage: string | null | undefined,
): Language {
  for (const wish of [invoiceLocale ?? '', ...wishes(acceptLanguage ?? '')]) {
    const locale = canonical(wish)
    const tongue = locale?.split('-')[0]
    if (locale && isSpoken(tongue)) return speak(tongue, locale)
  }
  return speak('en', 'en')
}

const speak = (tongue: Tongue, locale: string): Language => ({
  locale,
  tongue,
  words: SPOKEN[tongue],
  direction: RIGHT_TO_LEFT.includes(tongue) ? 'rtl' : 'ltr',
})

const isSpoken = (tongue: string | undefined): tongue is Tongue =>
  tongue !== undefined && Object.hasOwn(SPOKEN, tongue)

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

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
