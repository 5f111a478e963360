// Where Stripe opens accounts, and in which currency they settle by default (stripe.com/global, November 2026).
const CURRENCY_BY_COUNTRY: Record<string, string> = {
  ...{ AE: 'aed', AT: 'eur', AU: 'aud', BE: 'eur', BG: 'eur', BR: 'brl', CA: 'cad', CH: 'chf', CY: 'eur' },
  ...{ CZ: 'czk', DE: 'eur', DK: 'dkk', EE: 'eur', ES: 'eur', FI: 'eur', FR: 'eur', GB: 'gbp', GI: 'gip' },
  ...{ GR: 'eur', HK: 'hkd', HR: 'eur', HU: 'huf', IE: 'eur', IN: 'inr', IT: 'eur', JP: 'jpy', LI: 'chf' },
  ...{ LT: 'eur', LU: 'eur', LV: 'eur', MT: 'eur', MX: 'mxn', MY: 'myr', NL: 'eur', NO: 'nok', NZ: 'nzd' },
  ...{ PL: 'pln', PT: 'eur', RO: 'ron', SE: 'sek', SG: 'sgd', SI: 'eur', SK: 'eur', TH: 'thb', US: 'usd' },
  // Reachable only by cross-border payouts at Stripe, open here so that their currencies can be tried.
  ...{ BH: 'bhd', IS: 'isk', JO: 'jod', KW: 'kwd', OM: 'omr', TN: 'tnd', ZA: 'zar', KR: 'krw', CL: 'clp' },
}

export function currencyOfCountry(country: string): string | undefined {
  return CURRENCY_BY_COUNTRY[country.toUpperCase()]
}
