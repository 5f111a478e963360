// The countries of a billing address, named in the payer's language, and a good guess at the payer's own.

const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PY QA RE RO RS RU RW SA SB SC SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  )

const BY_CURRENCY: Record<string, string> = {
  eur: 'DE',
  usd: 'US',
  gbp: 'GB',
  jpy: 'JP',
  kwd: 'KW',
  chf: 'CH',
  cad: 'CA',
  aud: 'AU',
  krw: 'KR',
  sek: 'SE',
}

export function countryChoices(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  return CODES.map((value) => ({ value, label: names.of(value) ?? value })).sort((one, other) =>
    one.label.localeCompare(other.label, language),
  )
}

export function guessCountry(given: string | undefined, currency: string): string {
  if (given !== undefined && CODES.includes(given.toUpperCase())) return given.toUpperCase()
  return BY_CURRENCY[currency.toLowerCase()] ?? 'US'
}

/** Stripe asks for a postal code with a card only where banks check it. */
export function asksPostalCode(country: string): boolean {
  return ['US', 'GB', 'CA'].includes(country)
}
