// What a payer agrees to by the tick for automatic payment, word for word, and which edition of it.
import type { Reader } from './reader'

/** Named anew whenever the sentence means something else: who agreed to another edition has not agreed to this one. */
export const TERMS_VERSION = '2026-11-30'

export const termsIn = ({ say }: Pick<Reader, 'say'>, organisation: string): string =>
  say('page.autopay.terms', { organisation })
