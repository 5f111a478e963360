// The language of Stripe's own page.
import type Stripe from 'stripe'

export type StripeLocale = Stripe.Checkout.SessionCreateParams.Locale

/** The languages of Checkout, as of API 2026-10-28. */
const SPOKEN: readonly StripeLocale[] = [
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

const SAME: Readonly<Record<string, string>> = { no: 'nb', tl: 'fil' }
const EUROPEAN_SPANISH = ['', 'ES', 'GQ']

/**
 * `en_AU` and `en-AU` are greeted in `en`, `es-MX` in `es-419`. Where Stripe does not speak the language (Arabic is one of
 * ours), `auto` lets the payer's browser say what they read instead.
 */
export function stripeLocaleOf(tag: string): StripeLocale {
  const [asked = '', ...rest] = tag.split(/[_-]/)
  const language = SAME[asked.toLowerCase()] ?? asked.toLowerCase()
  const region = rest.find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase() ?? ''
  const isOverseas = language === 'es' && !EUROPEAN_SPANISH.includes(region)
  const wanted = isOverseas ? ['es-419'] : [`${language}-${region}`, language]
  return wanted.flatMap((one) => SPOKEN.find((spoken) => spoken === one) ?? [])[0] ?? 'auto'
}
