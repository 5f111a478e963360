// The reference rates of statutory interest, half year by half year, in millionths of a year's interest. What is not here is not known.
import type { Day } from '@/lib/time-zone'

export type Regime = 'statutory-eu' | 'statutory-uk'

/** `2026-1` begins on 1 January, `2026-2` on 1 July. */
type Half = string

/**
 * The rate of the European Central Bank for its main refinancing operations that was in force on 1 January and on 1 July: Directive
 * 2011/7/EU, article 2 (7). Source: “Key ECB interest rates”, ecb.europa.eu, as published until 18 December 2025.
 */
const ECB: Readonly<Record<Half, number>> = {
  ...{ '2013-1': 7_500, '2013-2': 5_000, '2014-1': 2_500, '2014-2': 1_500 },
  ...{ '2015-1': 500, '2015-2': 500, '2016-1': 500, '2016-2': 0 },
  ...{ '2017-1': 0, '2017-2': 0, '2018-1': 0, '2018-2': 0, '2019-1': 0, '2019-2': 0 },
  ...{ '2020-1': 0, '2020-2': 0, '2021-1': 0, '2021-2': 0, '2022-1': 0, '2022-2': 0 },
  ...{ '2023-1': 25_000, '2023-2': 40_000, '2024-1': 45_000, '2024-2': 42_500 },
  ...{ '2025-1': 31_500, '2025-2': 21_500, '2026-1': 21_500 },
}

/**
 * The Bank of England's Bank Rate on the 31 December and the 30 June before: Late Payment of Commercial Debts (Rate of Interest)
 * (No. 3) Order 2002, article 4. Source: “Official Bank Rate history”, bankofengland.co.uk, as published until 18 December 2025.
 */
const BANK_OF_ENGLAND: Readonly<Record<Half, number>> = {
  ...{ '2013-1': 5_000, '2013-2': 5_000, '2014-1': 5_000, '2014-2': 5_000, '2015-1': 5_000 },
  ...{ '2015-2': 5_000, '2016-1': 5_000, '2016-2': 5_000, '2017-1': 2_500, '2017-2': 2_500 },
  ...{ '2018-1': 5_000, '2018-2': 5_000, '2019-1': 7_500, '2019-2': 7_500, '2020-1': 7_500 },
  ...{ '2020-2': 1_000, '2021-1': 1_000, '2021-2': 1_000, '2022-1': 2_500, '2022-2': 12_500 },
  ...{ '2023-1': 35_000, '2023-2': 50_000, '2024-1': 52_500, '2024-2': 52_500 },
  ...{ '2025-1': 47_500, '2025-2': 42_500, '2026-1': 37_500 },
}

const TABLES: Readonly<Record<Regime, Readonly<Record<Half, number>>>> = {
  'statutory-eu': ECB,
  'statutory-uk': BANK_OF_ENGLAND,
}

/** The last one of which we know the reference rate. */
export const lastKnownHalf = (regime: Regime): Half => Object.keys(TABLES[regime]).toSorted().at(-1) ?? ''

/** Percentage points that the law adds, in both. */
export const ON_TOP_PPM = 80_000

export const halfOf = (day: Day): Half => `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? 1 : 2}`

/** The last day of its half year. */
export const endOfHalf = (day: Day): Day =>
  day.slice(5, 7) < '07' ? `${day.slice(0, 4)}-06-30` : `${day.slice(0, 4)}-12-31`

/** "the second half of 2026" */
export const halfInWords = (half: Half): string =>
  `the ${half.endsWith('1') ? 'first' : 'second'} half of ${half.slice(0, 4)}`

/** Half year → reference rate, as somebody names it of whom the table does not know it. */
export type NamedRates = Readonly<Record<Half, number>>

export interface Rate {
  /** Of a year. */
  ratePpm: number
  isNamed?: true
}

/** Undefined for a half year whose reference rate is not known here, and that nobody names. What is known is taken as it is. */
export function rateOf(regime: Regime, half: Half, named: NamedRates = {}): Rate | undefined {
  const known = TABLES[regime][half]
  if (known !== undefined) return { ratePpm: known + ON_TOP_PPM }
  const reference = Object.hasOwn(named, half) ? named[half] : undefined
  return reference === undefined ? undefined : { ratePpm: reference + ON_TOP_PPM, isNamed: true }
}

const UK_SUMS: readonly (readonly [below: number, minor: number])[] = [
  [1_000_00, 40_00],
  [10_000_00, 70_00],
]

/** €40 (article 6 of the directive); of a debt in the United Kingdom £40, £70 or £100 by its size (section 5A of the Act of 1998). */
export function fixedSumMinor(regime: Regime, debtMinor: number): number {
  if (regime === 'statutory-eu') return 40_00
  return UK_SUMS.find(([below]) => debtMinor < below)?.[1] ?? 100_00
}
