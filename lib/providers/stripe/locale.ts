// In which language Stripe's page greets a payer.
import type Stripe from 'stripe'

type Locale = Stripe.Checkout.SessionCreateParams.Locale

/** The languages of Checkout, as of API 2026-10-28. */
const SPOKEN: readonly Locale[] = [
  ...([
    'bg',
    'cs',
    'da',
    'de',
    'el',
    'en',
    'en-GB',
    'es',
    'es-419',
    'et',
    'fi',
    'fil',
    'fr',
    'fr-CA',
  ] as const),
  ...(['hr', 'hu', 'id', 'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'mt', 'nb', 'nl', 'pl', 'pt', 'pt-BR'] as const),
  ...(['ro', 'ru', 'sk', 'sl', 'sv', 'th', 'tr', 'vi', 'zh', 'zh-HK', 'zh-TW'] as const),
]

/** `en_AU` is greeted in `en`, and a language that Stripe does not speak in the browser's. */
export function localeOf(asked: string | null): Locale {
  const [language = '', region = ''] = (asked ?? '').split(/[_-]/)
  const wanted = [`${language.toLowerCase()}-${region.toUpperCase()}`, language.toLowerCase()]
  return (
    wanted.map((tag) => SPOKEN.find((spoken) => spoken === tag)).find((found) => found !== undefined) ??
    'auto'
  )
}
