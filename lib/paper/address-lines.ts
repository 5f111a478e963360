// Writes a postal address line by line in the order of its own country, for pages, papers, emails and statements alike.
import { formatAddress } from 'localized-address-format'

interface Address {
  line1?: string | undefined
  line2?: string | undefined
  postalCode?: string | undefined
  city?: string | undefined
  state?: string | undefined
  country?: string | undefined
}

interface Options {
  /** The reader's language (BCP 47): the country's name then stands beneath. */
  withCountry?: string | undefined
}

type Script = 'local' | 'latin'
type Part = 'locality' | 'administrativeArea' | 'postalCode'

/** What these scripts write begins with the largest and ends with the house. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

const MARK = 'X'

/** Formats leave out what their post does without, such as the city in Singapore: nothing of an address may be lost by that. */
const hasPlace = (postalCountry: string, part: Part, script: Script): boolean =>
  formatAddress({ postalCountry, [part]: MARK }, script).some((line) => line.includes(MARK))

const joined = (parts: (string | undefined)[], by: string): string => parts.filter(Boolean).join(by)

/** Without what stood beside a part that is not there, and without a sign that was typed as well as printed. */
const tidied = (line: string): string =>
  line
    .replace(/^(?:[A-Z]{2}-|〒)(?=\s|$)/, '')
    .replace(/^([A-Z]{2}-|〒)\1/, '$1')
    .replace(/^[\s,-]+|[\s,-]+$/g, '')

function ordered(address: Address, country: string): string[] {
  const { city, line1, line2, state } = address
  const postalCode = address.postalCode?.toUpperCase()
  const script = EAST_ASIAN.test(Object.values(address).join('')) ? 'local' : 'latin'
  const [placesCity, placesState, placesCode] = (
    ['locality', 'administrativeArea', 'postalCode'] as const
  ).map((part) => hasPlace(country, part, script))
  const lines = [line1, line2].filter((line): line is string => Boolean(line))
  // A city that is the country, too, is named there already.
  const lostCity = city && !placesCity && !isNamed(city, country) ? [city] : []
  const written = formatAddress(
    {
      postalCountry: country,
      addressLines: script === 'local' ? [...lostCity, ...lines] : [...lines, ...lostCity],
      locality: placesCity ? joined([city, placesState ? undefined : state], ', ') : '',
      administrativeArea: placesState ? (state ?? '') : '',
      postalCode: placesCode ? (postalCode ?? '') : '',
    },
    script,
  )
  const lostState = state && !placesState && !placesCity ? [state] : []
  const lostCode = postalCode && !placesCode ? [postalCode] : []
  return [...written, ...lostState, ...lostCode].map(tidied).filter(Boolean)
}

/** Whether the format of a country says the city by itself: "SINGAPORE 018956". */
const isNamed = (city: string, country: string): boolean =>
  formatAddress({ postalCountry: country, postalCode: MARK, addressLines: [MARK] })
    .join(' ')
    .toLowerCase()
    .includes(city.toLowerCase())

/** Where no country is known: as most of the world writes it. */
function plain({ city, line1, line2, postalCode, state }: Address): string[] {
  const place = joined([joined([postalCode, city], ' '), state], ', ')
  return [line1, line2, place].filter((line): line is string => Boolean(line))
}

/** `country`, two letters, counts where the address names none. */
export function addressLinesOf(
  address: Address | null,
  country: string | null = null,
  { withCountry }: Options = {},
): string[] {
  const where = address?.country ?? country
  const lines = !address ? [] : where ? ordered(address, where) : plain(address)
  if (!withCountry || !where) return lines
  return [...lines, new Intl.DisplayNames(withCountry, { type: 'region' }).of(where) ?? where]
}
