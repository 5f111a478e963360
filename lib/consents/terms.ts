// What a payer agrees to by the tick, word for word, and which edition of it.
import { type Reader, readerFor } from '@/lib/words/reader'

/** Named anew whenever the sentence means something else: who agreed to another edition has not agreed to this one. */
export const TERMS_VERSION = '2026-11-30'

export const termsIn = ({ say }: Pick<Reader, 'say'>, organisation: string): string =>
  say('page.autopay.terms', { organisation })

export function termsFor(
  locale: string | null,
  organisation: { name: string; locale: string | null; country: string },
) {
  const reader = readerFor({ locale: locale ?? organisation.locale, country: organisation.country })
  return { version: TERMS_VERSION, locale: reader.locale, text: termsIn(reader, organisation.name) }
}
