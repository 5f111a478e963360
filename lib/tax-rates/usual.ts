// The usual rates of a country, ready for every organisation there without being stored: proposals, which the owner confirms.
import type { TaxCategory } from '@/db/schema/tax'
import { namedId } from '@/lib/ids'
import { parsePercent } from '@/lib/money/decimal'
import { EU } from '@/lib/particulars/vat-number'
import type { TaxRate } from './tax-rate'

/**
 * The standard rate, then the reduced ones, in percent. Of the EU as tabled at eurofiscalis.com/en/vat-rates-in-ue in February
 * 2026, read November 2026; of Switzerland, Liechtenstein, Norway, Iceland and the United Kingdom as generally known. No
 * law was asked: a seller whose rate is missing or has changed adds it or changes it.
 */
const RATES: Partial<Record<string, string>> = {
  AT: '20 13 10',
  BE: '21 12 6',
  BG: '20 9',
  CH: '8.1 3.8 2.6',
  CY: '19 9 5',
  CZ: '21 12',
  DE: '19 7',
  DK: '25',
  EE: '24 13 9',
  ES: '21 10 4',
  FI: '25.5 13.5 10',
  FR: '20 10 5.5 2.1',
  GB: '20 5',
  GR: '24 13 6',
  HR: '25 13 5',
  HU: '27 18 5',
  IE: '23 13.5 9 4.8',
  IS: '24 11',
  IT: '22 10 5 4',
  LI: '8.1 3.8 2.6',
  LT: '21 12 5',
  LU: '17 14 8 3',
  LV: '21 12 5',
  MT: '18 12 7 5',
  NL: '21 9',
  NO: '25 15 12',
  PL: '23 8 5',
  PT: '23 13 6',
  RO: '21 11',
  SE: '25 12 6',
  SI: '22 9.5 5',
  SK: '23 19 5',
}

interface Usual {
  code: string
  name: string
  percent: string
  category: TaxCategory
}

const ZERO: Usual = { code: 'zero', name: 'Zero rate', percent: '0', category: 'Z' }
const WITHIN_UNION: Usual[] = [
  { code: 'reverse-charge', name: 'Reverse charge', percent: '0', category: 'AE' },
  { code: 'intra-community', name: 'Goods to another EU country', percent: '0', category: 'K' },
  { code: 'export', name: 'Export outside the EU', percent: '0', category: 'G' },
]
const SMALL_BUSINESS: Usual = {
  code: 'small-business',
  name: 'Small business, no VAT',
  percent: '0',
  category: 'E',
}

function usualIn(country: string, vatRegistered: boolean | null): Usual[] {
  if (vatRegistered === false) return [SMALL_BUSINESS]
  const [standard, ...reduced] = RATES[country]?.split(' ') ?? []
  return [
    ...(standard === undefined
      ? []
      : [{ code: 'standard', name: 'Standard rate', percent: standard, category: 'S' } satisfies Usual]),
    ...reduced.map((percent, at): Usual => {
      const [code, name] =
        at === 0 ? ['reduced', 'Reduced rate'] : [`reduced-${at + 1}`, `Reduced rate ${at + 1}`]
      return { code, name, percent, category: 'S' }
    }),
    ZERO,
    ...(EU.has(country) ? WITHIN_UNION : []),
  ]
}

/** So that a usual rate can be named before anybody has stored it. */
const usualId = (organisationId: string, code: string): string =>
  namedId(`tax-rate ${organisationId} ${code}`)

interface Seller {
  id: string
  country: string
  vatRegistered: boolean | null
  createdAt: Date
}

export const usualRatesOf = ({ country, createdAt, id, vatRegistered }: Seller): TaxRate[] =>
  usualIn(country, vatRegistered).map(({ category, code, name, percent }, at) => ({
    id: usualId(id, code),
    organisationId: id,
    ...{ code, name, category, reason: null, isUsual: true },
    ratePpm: parsePercent(percent),
    // A millisecond apart, so that lists by time have them in their order.
    createdAt: new Date(createdAt.getTime() - at),
    updatedAt: createdAt,
  }))
