// The language a reader has chosen on one of our pages, which overrides everything else known of them.
import { isTongue, TONGUES, type Tongue } from './tongues'

/** Holds below the address of one invoice, or of one checkout; what is chosen there is nobody else’s business. */
export const LANGUAGE_COOKIE = 'remit-language'

/** Undefined for whatever is no language of ours. */
export const tongueOf = (said: string | null | undefined): Tongue | undefined =>
  said && isTongue(said) ? said : undefined

/** `known` is the tag that would be read otherwise; of it the ways of a region are kept with its own language alone. */
export function chosenLocale(known: string, chosen: Tongue | undefined): string {
  if (chosen === undefined || new Intl.Locale(known).language === chosen) return known
  return chosen
}

export interface LanguageChoice {
  tongue: Tongue
  /** As its speakers call it. */
  name: string
}

/** "Deutsch", "Français": by their own names, which those who look for them can read. */
export const LANGUAGES: readonly LanguageChoice[] = TONGUES.map((tongue) => {
  const name = new Intl.DisplayNames([tongue], { type: 'language' }).of(tongue) ?? tongue
  return { tongue, name: name.charAt(0).toLocaleUpperCase(tongue) + name.slice(1) }
})
