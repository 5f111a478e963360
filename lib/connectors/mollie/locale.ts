// The language of Mollie's payment page.
import { Locale } from '@mollie/api-client'

/** The first one that a language has is its own: `en_AU` is greeted as `en_GB`. */
const SPOKEN = [Locale.en_GB, ...Object.values(Locale)]

/** Undefined where Mollie does not speak the language: then the browser's is used. */
export function localeOf(asked: string | null): Locale | undefined {
  const [language = '', region = ''] = (asked ?? '').split(/[_-]/)
  const exact = `${language.toLowerCase()}_${region.toUpperCase()}`
  return (
    SPOKEN.find((spoken) => spoken === exact) ??
    SPOKEN.find((spoken) => spoken.startsWith(`${language.toLowerCase()}_`))
  )
}
