// Chooses the language of the fields; English where a language is not known.
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { fr } from './fr'
import { ja } from './ja'
import type { Words } from './shape'

const LANGUAGES: Record<string, Words> = { en, de, fr, ja, ar }
const RIGHT_TO_LEFT = ['ar', 'he', 'fa', 'ur']

export interface Speech {
  words: Words
  language: string
  direction: 'ltr' | 'rtl'
}

/** 'auto' follows the payer's browser. */
export function speechFor(locale: string): Speech {
  const wanted = locale === 'auto' || locale === '' ? navigator.language : locale
  const language = wanted.split('-')[0]?.toLowerCase() ?? 'en'
  const words = LANGUAGES[language]
  const spoken = words ? language : 'en'
  return { words: words ?? en, language: spoken, direction: RIGHT_TO_LEFT.includes(spoken) ? 'rtl' : 'ltr' }
}
