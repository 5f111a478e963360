// Reckons interest day by day, in whole numbers: what was late on each day, at the rate of that day, and rounded once, at the end.
import type { LateFeeStretch } from '@/db/schema/late-fees'
import { PPM_OF_ALL } from '@/lib/money/decimal'
import { divideHalfUp } from '@/lib/money/rounding'
import { type Day, daysBetween, plusDays } from '@/lib/time-zone'
import { endOfHalf, halfInWords, halfOf, type Regime, rateOf } from './rates'

const DAYS_OF_YEAR = 365n

export interface Debt {
  /** What was to be paid by which day, in that order: the parts of a plan, or all at once. */
  dues: readonly { day: Day; minor: number }[]
  /** What came, or went back, on which day, in that order. */
  moves: readonly { day: Day; minor: number }[]
  /** What was credited was never owed. */
  creditedMinor: number
}

type Due = Debt['dues'][number] & { beforeMinor: number }

const duesOf = ({ dues }: Debt): Due[] => {
  let beforeMinor = 0
  return dues.map((due) => {
    const found = { ...due, beforeMinor }
    beforeMinor += due.minor
    return found
  })
}

/** What is missing to it at the end of a day: what came covers the earliest first. */
function missingOn({ creditedMinor, moves }: Debt, { beforeMinor, minor }: Due, day: Day): number {
  const came = moves.reduce((sum, move) => (move.day <= day ? sum + move.minor : sum), creditedMinor)
  return minor - Math.min(Math.max(came - beforeMinor, 0), minor)
}

/** What is still late on a day, because its own day has passed. */
export const lateMinorOn = (debt: Debt, day: Day): number =>
  duesOf(debt).reduce((sum, due) => (due.day < day ? sum + missingOn(debt, due, day) : sum), 0)

/** The first day that something was late on, and how much; undefined where nothing was. */
export function firstLate(debt: Debt, through: Day): { day: Day; minor: number } | undefined {
  for (const due of duesOf(debt)) {
    const minor = due.day < through ? missingOn(debt, due, due.day) : 0
    if (minor > 0) return { day: plusDays(due.day, 1), minor }
  }
  return undefined
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** The days on which nothing changes: from `from` until money moves, or another rate begins. */
function endOfStretch({ moves }: Debt, from: Day, through: Day): Day {
  // What comes on a day counts from the next one on.
  const move = moves.find(({ day }) => day >= from)
  return earlier(earlier(move?.day ?? through, endOfHalf(from)), through)
}

/**
 * Each due's days, from the one behind it on. In the United Kingdom the rate of the half year in which interest begins to run
 * stays; in the EU each half year has its own. A half year that is not known is answered in words.
 */
export function stretchesOf(
  debt: Debt,
  regime: Regime,
  from: Day,
  through: Day,
): LateFeeStretch[] | { unknown: string } {
  const stretches: LateFeeStretch[] = []
  for (const due of duesOf(debt)) {
    const begins = plusDays(due.day, 1)
    for (let at = begins < from ? from : begins; at <= through; ) {
      const end = endOfStretch(debt, at, through)
      const lateMinor = missingOn(debt, due, plusDays(at, -1))
      const half = halfOf(regime === 'statutory-uk' ? begins : at)
      const ratePpm = rateOf(regime, half)
      if (lateMinor > 0 && ratePpm === undefined) return { unknown: halfInWords(half) }
      if (lateMinor > 0 && ratePpm !== undefined)
        stretches.push({ from: at, to: end, days: daysBetween(at, end) + 1, lateMinor, ratePpm })
      at = plusDays(end, 1)
    }
  }
  return stretches
}

/** Of 365 days a year; halves are rounded up. */
export const interestMinor = (stretches: readonly LateFeeStretch[]): number =>
  Number(
    divideHalfUp(
      stretches.reduce(
        (sum, { days, lateMinor, ratePpm }) => sum + BigInt(lateMinor) * BigInt(ratePpm) * BigInt(days),
        0n,
      ),
      DAYS_OF_YEAR * BigInt(PPM_OF_ALL),
    ),
  )
