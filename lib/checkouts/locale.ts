// In which of the languages that Stripe's page speaks somebody in a country most likely reads.

/** The languages of Checkout, as of API 2026-10-28. */
const SPOKEN = [
  ...[
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
    'hr',
    'hu',
  ],
  ...[
    'id',
    'it',
    'ja',
    'ko',
    'lt',
    'lv',
    'ms',
    'mt',
    'nb',
    'nl',
    'pl',
    'pt',
    'pt-BR',
    'ro',
    'ru',
    'sk',
    'sl',
  ],
  ...['sv', 'th', 'tr', 'vi', 'zh', 'zh-HK', 'zh-TW'],
] as const

type CheckoutLocale = (typeof SPOKEN)[number] | 'auto'

const SAME: Record<string, string> = { no: 'nb', tl: 'fil' }

const EUROPEAN_SPANISH = ['ES', 'GQ']

/** `auto`, the browser's own choice, where Stripe does not speak what is spoken there. */
export function checkoutLocaleOf(country: string): CheckoutLocale {
  const { language } = new Intl.Locale(`und-${country}`).maximize()
  const spoken = SAME[language] ?? language
  const wanted =
    spoken === 'es' && !EUROPEAN_SPANISH.includes(country) ? ['es-419'] : [`${spoken}-${country}`, spoken]
  return (
    SPOKEN.find((locale) => locale === wanted[0]) ?? SPOKEN.find((locale) => locale === wanted[1]) ?? 'auto'
  )
}
