// The time zones that can be chosen: the usual one of the country first, each with its clock and the countries it is usual in.
import { COUNTRIES } from '@/lib/http/fields/countries'
import { displayDay } from '@/lib/time-zone'
import { zoneOfCountry } from './country-zones'

export interface ZoneChoice {
  /** IANA. */
  name: string
  label: string
}

const NAMES = new Intl.DisplayNames('en', { type: 'region' })
const CLOCK = { hour: '2-digit', minute: '2-digit', timeZoneName: 'shortOffset' } as const

const countriesOf = (zone: string): string[] =>
  COUNTRIES.filter((country) => zoneOfCountry(country) === zone).map((code) => NAMES.of(code) ?? code)

/** `Pacific/Auckland`: "09:27 GMT+13, New Zealand". */
export function zoneChoices(country: string, now: Date): ZoneChoice[] {
  const usual = zoneOfCountry(country)
  const known = new Set([
    usual,
    ...COUNTRIES.map(zoneOfCountry),
    ...Intl.supportedValuesOf('timeZone'),
    'UTC',
  ])
  return [...known]
    .toSorted((a, b) => Number(b === usual) - Number(a === usual) || a.localeCompare(b, 'en'))
    .map((name) => ({
      name,
      label: [displayDay(now, 'en-GB', name, CLOCK), ...countriesOf(name)].join(', '),
    }))
}
