// The languages we speak, and which way each is read.

export const TONGUES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'ja', 'ar'] as const
export type Tongue = (typeof TONGUES)[number]

export type Direction = 'ltr' | 'rtl'

const RIGHT_TO_LEFT: readonly Tongue[] = ['ar']

export const directionOf = (tongue: Tongue): Direction => (RIGHT_TO_LEFT.includes(tongue) ? 'rtl' : 'ltr')

export const isTongue = (language: string): language is Tongue =>
  (TONGUES as readonly string[]).includes(language)
