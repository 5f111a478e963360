// The language and notation of a business: the one it has chosen, else its country's.
import type { Organisation } from './organisation'

/** BCP 47 with the region, because notation follows it: a Swiss business writes 1'234.50 and a German one 1.234,50. */
export function ownLocaleOf({ country, locale }: Pick<Organisation, 'country' | 'locale'>): string {
  if (locale === null) {
    // Not `maximize()` whole: ICU knows the notation of de-CH, and not that of de-Latn-CH.
    return new Intl.Locale(new Intl.Locale(`und-${country}`).maximize().language, {
      region: country,
    }).toString()
  }
  const chosen = new Intl.Locale(locale)
  return chosen.region ? locale : new Intl.Locale(chosen, { region: country }).toString()
}
