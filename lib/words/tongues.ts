// The supported languages and their direction.

// Portuguese is one text that is right in Portugal and in Brazil, without words that only one of them uses; where the reader is
// decides how numbers and days are written. The same holds for the Spanish of Spain and of the Americas.
export const TONGUES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'ja', 'ar'] as const
export type Tongue = (typeof TONGUES)[number]

export type Direction = 'ltr' | 'rtl'

const RIGHT_TO_LEFT: readonly Tongue[] = ['ar']

export const directionOf = (tongue: Tongue): Direction => (RIGHT_TO_LEFT.includes(tongue) ? 'rtl' : 'ltr')

export const isTongue = (language: string): language is Tongue =>
  (TONGUES as readonly string[]).includes(language)
